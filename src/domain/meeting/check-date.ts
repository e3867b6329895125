import type { AvoidRule, MeetingCalendar } from '../../partnership/meeting-schema.ts';
import { isWorkingDay, sayDate, type HolidayCalendar } from '../working-days.ts';
import { minutesOf, plusDays, weekdayName } from './dates.ts';
import { isRefused, type Finding, type Slot } from './finding.ts';
import { schoolDay } from './terms.ts';

/** The group a date is for, as far as it matters to the date. */
export interface DatedGroup {
  readonly kind: 'strategic' | 'operational';
  readonly needsSchools?: boolean;
}

export interface Calendars {
  readonly holidays: HolidayCalendar;
  /** Terms and times to keep free, from the partnership file. */
  readonly meetings: Pick<MeetingCalendar, 'schoolYears' | 'avoid'>;
}

/**
 * What the calendar says against a meeting at this time, the weightiest first: bank holidays refuse it, all else warns.
 * Clashes with other meetings are looked for in `clashes.ts`.
 *
 * @throws CalendarError beyond the years whose bank holidays are known
 */
export function checkDate(slot: Slot, group: DatedGroup, { holidays, meetings }: Calendars): Finding[] {
  const { date } = slot;
  const findings: Finding[] = [];
  if (holidays.dates.has(date))
    findings.push({ weight: 'refused', kind: 'bank-holiday', says: `${sayDate(date)} is a bank holiday.` });
  else if (!isWorkingDay(date, holidays))
    findings.push({ weight: 'warned', kind: 'weekend', says: `${sayDate(date)} is at the weekend.` });
  findings.push(...schoolFindings(date, group, meetings));
  for (const avoid of meetings.avoid) {
    if (!applies(avoid, slot, group)) continue;
    findings.push({ weight: avoid.lightly ? 'noted' : 'warned', kind: 'avoid', says: avoid.why });
  }
  if (holidays.publishedTo !== undefined && date > holidays.publishedTo)
    findings.push({
      weight: 'noted',
      kind: 'bank-holidays-unpublished',
      says: `Bank holidays for ${date.slice(0, 4)} are not published yet.`,
    });
  return findings.sort((a, b) => ORDER[a.weight] - ORDER[b.weight]);
}

const ORDER = { refused: 0, warned: 1, noted: 2 } as const;

function schoolFindings(date: string, group: DatedGroup, meetings: Calendars['meetings']): Finding[] {
  const day = schoolDay(date, meetings);
  const doubt = day.unconfirmed ? ' (term dates not confirmed)' : '';
  if (day.is === 'holiday')
    return [
      {
        weight: 'warned',
        kind: 'school-holiday',
        says: group.needsSchools
          ? `School holidays${doubt}, and this group cannot do without schools.`
          : `School holidays${doubt}: schools will be missing.`,
      },
    ];
  if (day.is === 'unknown' && group.needsSchools)
    return [
      {
        weight: 'noted',
        kind: 'terms-unknown',
        says: 'No school terms are known for this date. Add them to the partnership file.',
      },
    ];
  return [];
}

function applies(avoid: AvoidRule, slot: Slot, group: DatedGroup): boolean {
  const { date } = slot;
  if (avoid.groups && !avoid.groups.includes(group.kind)) return false;
  if (avoid.weekdays && !avoid.weekdays.some((name) => name === weekdayName(date))) return false;
  if (avoid.from !== undefined && avoid.to !== undefined && !(avoid.from <= date && date <= avoid.to))
    return false;
  if (
    avoid.fromDay !== undefined &&
    avoid.toDay !== undefined &&
    !inSeason(date.slice(5), avoid.fromDay, avoid.toDay)
  )
    return false;
  if (avoid.fromTime === undefined || avoid.toTime === undefined) return true;
  const starts = minutesOf(slot.at);
  return starts < minutesOf(avoid.toTime) && minutesOf(avoid.fromTime) < starts + slot.minutes;
}

/** A season may go round the turn of the year: 12-24 to 01-02. */
function inSeason(day: string, from: string, to: string): boolean {
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

export interface Alternative extends Slot {
  readonly findings: readonly Finding[];
}

/** How far away another date is looked for. */
const REACH = 14;

/**
 * The nearest other dates at the same time of day, best first: never a refused one or one at the weekend, those with nothing
 * against them before those with a warning, then the nearer one, then the later of two.
 *
 * @param against what else speaks against a time, such as clashes
 * @param notBefore an ISO date before which nothing is offered
 */
export function alternatives(
  slot: Slot,
  group: DatedGroup,
  calendars: Calendars,
  { count = 3, notBefore, against }: AlternativeOptions = {},
): Alternative[] {
  const found: (Alternative & { readonly away: number; readonly warned: number })[] = [];
  for (let away = 1; away <= REACH; away += 1) {
    for (const date of [plusDays(slot.date, away), plusDays(slot.date, -away)]) {
      if (date < (notBefore ?? calendars.holidays.from) || date > calendars.holidays.to) continue;
      const other = { ...slot, date };
      const findings = [...checkDate(other, group, calendars), ...(against?.(other) ?? [])];
      if (isRefused(findings) || findings.some(({ kind }) => kind === 'weekend')) continue;
      found.push({
        ...other,
        findings,
        away,
        warned: findings.filter(({ weight }) => weight === 'warned').length,
      });
    }
  }
  return found
    .sort((a, b) => a.warned - b.warned || a.away - b.away || (a.date < b.date ? 1 : -1))
    .slice(0, count)
    .map(({ away: _away, warned: _warned, ...alternative }) => alternative);
}

export interface AlternativeOptions {
  readonly count?: number;
  readonly notBefore?: string;
  readonly against?: (slot: Slot) => readonly Finding[];
}
