import type { LicenceTerms } from '../../partnership/licence-schema.ts';
import { daysBetween, monthsAfter, plusDays } from '../meeting/dates.ts';
import { addWorkingDays, ENGLAND, type HolidayCalendar } from '../working-days.ts';
import { levelOf, type PoolCount } from './licence-pool.ts';
import type { Licence, LicencePool } from './licence-record.ts';

/** `holder`: whoever has the licence. `lead`: whoever answers for them in their agency. `unit`: the business unit. */
export interface LicencePrompt {
  /** Its identity: `use|2026-10`, `unused|2026-05-04`, `unused-lead|2026-05-04`, `set-up|2026-05-11`. */
  readonly step: string;
  readonly kind: 'use' | 'unused' | 'unused-lead' | 'set-up';
  readonly to: 'holder' | 'lead' | 'unit';
  /** The London day on whose morning it comes. */
  readonly on: string;
  /** For `use`: the month that is over. For `set-up`: the day it fell due. For the others: since when it is not used. */
  readonly about: string;
}

/** Days after which whoever answers for a holder is asked, when the holder has not said. */
export const LEAD_AFTER_DAYS = 14;

/**
 * The prompts of a licence whose day has come and that were not sent, oldest first. The question about use comes on the first working
 * day after the month, and only about the month that ended last; that about six months without use once for each time it was used,
 * given or kept, and two weeks after it was really sent to whoever answers for the holder. One that is set aside is asked about until it
 * is set up.
 */
export function licencePrompts(
  licence: Licence,
  terms: Pick<LicenceTerms, 'asksUse' | 'unusedMonths'>,
  today: string,
  holidays: HolidayCalendar = ENGLAND,
): LicencePrompt[] {
  const { since } = licence;
  if (since === undefined) return [];
  if (licence.state === 'asked') return setUpQuestion(licence, since, today, holidays);
  if (licence.state !== 'held') return [];
  const sent = new Map(licence.prompted.map(({ step, on }) => [step, on]));
  const prompts = [
    ...(terms.asksUse ? useQuestion(licence, since, today, holidays) : []),
    ...unusedQuestions(licence, since, terms.unusedMonths, sent, holidays),
  ];
  return prompts.filter(({ step, on }) => on <= today && !sent.has(step));
}

/** Working days after which the business unit is asked about one that is set aside, and asked again. */
const SET_UP_DAYS = [5, 15, 30] as const;

/** The London days on which the business unit is asked whether one set aside since then is set up. */
export function setUpDays(since: string, holidays: HolidayCalendar): readonly string[] {
  return SET_UP_DAYS.map((days) => addWorkingDays(since, days, holidays));
}

/** Of several that waited only the newest. */
function setUpQuestion(
  { prompted }: Licence,
  since: string,
  today: string,
  holidays: HolidayCalendar,
): LicencePrompt[] {
  const on = setUpDays(since, holidays).findLast((day) => day <= today);
  const step = `set-up|${on ?? ''}`;
  if (on === undefined || prompted.some((each) => each.step === step)) return [];
  return [{ step, kind: 'set-up', to: 'unit', on, about: on }];
}

function useQuestion(
  { uses }: Licence,
  since: string,
  today: string,
  holidays: HolidayCalendar,
): LicencePrompt[] {
  const first = `${today.slice(0, 7)}-01`;
  const month = plusDays(first, -1).slice(0, 7);
  if (since > plusDays(first, -1) || uses.some((each) => each.month === month)) return [];
  const on = onOrAfter(first, holidays);
  return [{ step: `use|${month}`, kind: 'use', to: 'holder', on, about: month }];
}

function unusedQuestions(
  licence: Licence,
  since: string,
  months: number,
  sent: ReadonlyMap<string, string>,
  holidays: HolidayCalendar,
): LicencePrompt[] {
  const from = unusedSince(licence, since);
  const step = `unused|${from}`;
  const lead = `unused-lead|${from}`;
  const toHolder: LicencePrompt = {
    step,
    kind: 'unused',
    to: 'holder',
    on: onOrAfter(monthsAfter(from, months), holidays),
    about: from,
  };
  const asked = sent.get(step);
  if (asked === undefined) return [toHolder];
  return [
    {
      step: lead,
      kind: 'unused-lead',
      to: 'lead',
      on: onOrAfter(plusDays(asked, LEAD_AFTER_DAYS), holidays),
      about: from,
    },
  ];
}

/** The last day on which it was given, used, or said to be needed. */
export function unusedSince({ lastUsed, kept }: Pick<Licence, 'lastUsed' | 'kept'>, since: string): string {
  return [since, lastUsed ?? '', kept?.on ?? ''].reduce((a, b) => (a > b ? a : b));
}

/** Not used for as long as the pool allows: it stands in lists and figures. */
export function isUnused(
  licence: Pick<Licence, 'state' | 'since' | 'lastUsed' | 'kept'>,
  { unusedMonths }: Pick<LicenceTerms, 'unusedMonths'>,
  today: string,
): boolean {
  const { since } = licence;
  return (
    licence.state === 'held' &&
    since !== undefined &&
    monthsAfter(unusedSince(licence, since), unusedMonths) <= today
  );
}

/** Days after which a pool that is still full, with people waiting, is said again. */
const AGAIN_DAYS = 30;

/**
 * Whether the chair of training and the business unit are told today how full a pool is: when it gets fuller than they know, and each
 * month while it is full and people wait.
 * @param told what they were last told, if they were
 */
export function tellsLevel(count: PoolCount, told: LicencePool['told'] | undefined, today: string): boolean {
  const level = levelOf(count);
  if (level === undefined || told?.on === today) return false;
  if (!told || (told.level === 'near-full' && level === 'full')) return true;
  return level === 'full' && count.waiting > 0 && daysBetween(told.on, today) >= AGAIN_DAYS;
}

/** There has been room for a month: the next time it fills is news again. */
export function forgetsLevel(count: PoolCount, told: LicencePool['told'], today: string): boolean {
  return levelOf(count) === undefined && daysBetween(told.on, today) >= AGAIN_DAYS;
}

function onOrAfter(date: string, holidays: HolidayCalendar): string {
  return addWorkingDays(date, 0, holidays);
}
