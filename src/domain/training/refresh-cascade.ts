import type { StaffUpdate } from '../../partnership/licence-schema.ts';
import type { Directory, Member, Role } from '../../partnership/model.ts';
import { daysBetween, plusDays } from '../meeting/dates.ts';
import { addWorkingDays, ENGLAND, type HolidayCalendar } from '../working-days.ts';
import type { StaffUpdateRound } from './refresh-record.ts';

/** An agency as the partnership file has it. */
export interface AskedAgency {
  readonly id: string;
  readonly sector: string;
  readonly collective?: true;
}

/** One school, or one agency with schools: who can say that its staff have had the update. */
export interface SchoolAsked {
  /** The agency, and the person where it stands for many schools: `primary-schools|anne-marie-vosper`. */
  readonly key: string;
  readonly agency: string;
  /** Empty: nobody is on record. */
  readonly people: readonly Member[];
}

/** Who answers for an agency with one leadership, the first of these that it has. */
const ANSWERS: readonly Role[] = ['dsl', 'manager', 'senior', 'dsp'];

/** Everybody who is asked. In an agency that stands for many schools each designated safeguarding lead answers for their own. */
export function schoolsAsked(
  settings: Pick<StaffUpdate, 'sectors' | 'agencies' | 'except'>,
  agencies: readonly AskedAgency[],
  { members }: Pick<Directory, 'members'>,
): SchoolAsked[] {
  const asked = agencies.filter(
    ({ id, sector }) =>
      !settings.except.includes(id) && (settings.sectors.includes(sector) || settings.agencies.includes(id)),
  );
  return asked.flatMap(({ id, collective }) => {
    const here = members.filter(({ agency, left }) => agency === id && !left);
    const holding = (role: Role): Member[] =>
      here.filter(({ roles }) => roles.some((held) => held.role === role));
    const leads = holding('dsl');
    if (collective && leads.length > 0)
      return leads.map((lead) => ({ key: `${id}|${lead.id}`, agency: id, people: [lead] }));
    const people = ANSWERS.map(holding).find((some) => some.length > 0) ?? [];
    return [{ key: id, agency: id, people }];
  });
}

/** A round that was not begun so many days after its date is left out this year: it would come out of the blue. */
const LATEST_DAYS = 42;

/** The year whose round is on today; undefined between rounds. It is over with the next one. */
export function roundOf({ on }: Pick<StaffUpdate, 'on'>, today: string): string {
  const year = Number(today.slice(0, 4));
  return String(today >= `${year}-${on}` ? year : year - 1);
}

/**
 * The step of the round that is due today and was not sent: asked on the first working day from its date on, then once for each of
 * `chaseAfterDays` counted from when it was asked. Of several that waited only the newest.
 */
export function cascadeStep(
  { on, chaseAfterDays }: Pick<StaffUpdate, 'on' | 'chaseAfterDays'>,
  round: Pick<StaffUpdateRound, 'prompted'> | undefined,
  today: string,
  holidays: HolidayCalendar = ENGLAND,
): { readonly step: string; readonly settles: readonly string[] } | undefined {
  const asked = round?.prompted.find(({ step }) => step === 'asked')?.on;
  if (asked === undefined) {
    const from = `${roundOf({ on }, today)}-${on}`;
    const isDue = addWorkingDays(from, 0, holidays) <= today && daysBetween(from, today) <= LATEST_DAYS;
    return isDue ? { step: 'asked', settles: ['asked'] } : undefined;
  }
  const come = chaseAfterDays
    .map((days, at) => ({ step: `chase-${at + 1}`, on: addWorkingDays(plusDays(asked, days), 0, holidays) }))
    .filter((each) => each.on <= today);
  const known = new Set(round?.prompted.map(({ step }) => step));
  const newest = come.at(-1);
  if (!newest || known.has(newest.step)) return undefined;
  return { step: newest.step, settles: come.map(({ step }) => step).filter((step) => !known.has(step)) };
}

export type SchoolState = 'done' | 'planned' | 'silent' | 'nobody';

export function stateOfSchool(
  { key, people }: Pick<SchoolAsked, 'key' | 'people'>,
  round: Pick<StaffUpdateRound, 'answers'> | undefined,
): SchoolState {
  const said = round?.answers.find(({ school }) => school === key);
  if (said) return said.state;
  return people.length === 0 ? 'nobody' : 'silent';
}

/** How many of those asked are where. */
export function countSchools(
  schools: readonly SchoolAsked[],
  round: Pick<StaffUpdateRound, 'answers'> | undefined,
): Readonly<Record<SchoolState, number>> {
  const counts = { done: 0, planned: 0, silent: 0, nobody: 0 };
  for (const school of schools) counts[stateOfSchool(school, round)] += 1;
  return counts;
}

/** Somebody says where their school is. Said again it replaces what was said; done stays done. */
export function answerUpdate(
  round: StaffUpdateRound,
  school: string,
  state: 'planned' | 'done',
  by: { readonly member: string; readonly now: Date },
): StaffUpdateRound {
  const before = round.answers.find((each) => each.school === school);
  if (before?.state === 'done' || before?.state === state) return round;
  return {
    ...round,
    rev: round.rev + 1,
    answers: [
      ...round.answers.filter((each) => each.school !== school),
      { school, state, by: by.member, at: by.now.toISOString() },
    ],
  };
}
