import type { MeetingsOfGroup, SeriesChange } from '../../partnership/meeting-schema.ts';
import type { Period } from '../period.ts';
import { ENGLAND, londonInstant, type HolidayCalendar } from '../working-days.ts';
import { alternatives, checkDate, type Alternative, type Calendars } from './check-date.ts';
import { isRefused, type Finding, type Slot } from './finding.ts';
import { ruleDays } from './rule-days.ts';
import { schoolDay } from './terms.ts';

/** What a series needs to know of a group: a group of the partnership file is one. */
export interface SeriesGroup {
  readonly id: string;
  readonly kind: 'strategic' | 'operational';
  readonly meetings?: MeetingsOfGroup;
}

export interface SeriesContext {
  readonly groups: readonly SeriesGroup[];
  /** Terms and times to keep free: `partnership.calendar`. */
  readonly calendar: Calendars['meetings'];
  readonly holidays?: HolidayCalendar;
  /** Moves, cancellations, additions and pauses beyond those of the partnership file, by group, in order. */
  readonly changes?: (group: string) => readonly SeriesChange[];
}

export interface SeriesDate extends Slot {
  readonly group: string;
  /** The date the rule gave: it names this meeting of the series whatever becomes of it. */
  readonly seriesDate: string;
  readonly kind: 'regular' | 'extraordinary';
  /** From which date it was moved, and why. */
  readonly moved?: { readonly from: string; readonly why: string };
  /** Why it is held beside the series. */
  readonly why?: string;
  /** Warnings and notes; a refused date is never among the dates. */
  readonly findings: readonly Finding[];
}

/** A date that the rule gives and the calendar refuses: somebody has to choose another. */
export interface RefusedDate extends Omit<SeriesDate, 'moved' | 'why'> {
  readonly alternatives: readonly Alternative[];
}

/** A date of the rule on which there is no meeting. */
export interface LeftOut {
  readonly group: string;
  readonly seriesDate: string;
  readonly because: 'cancelled' | 'paused' | 'school-holiday';
  readonly why: string;
}

export interface Series {
  readonly dates: readonly SeriesDate[];
  readonly refused: readonly RefusedDate[];
  readonly leftOut: readonly LeftOut[];
}

const EMPTY: Series = { dates: [], refused: [], leftOut: [] };

/**
 * The meetings of a group in a period, oldest first, by its rules and dates in the partnership file and what was changed since.
 * Pure: the same file, changes and period give the same dates.
 *
 * @example seriesOf(mapqag, { from: '2026-04-01', to: '2027-03-31' }, { groups, calendar: partnership.calendar }).dates
 * @throws CalendarError for a rule nobody knows, and beyond the years whose bank holidays are known
 */
export function seriesOf(group: SeriesGroup, period: Period, context: SeriesContext): Series {
  const { meetings } = group;
  if (!meetings) return EMPTY;
  const calendars: Calendars = { holidays: context.holidays ?? ENGLAND, meetings: context.calendar };
  const changes = [...meetings.changes, ...(context.changes?.(group.id) ?? [])];
  const drafts = drafted(group.id, meetings, reachOf(period, changes), context, calendars);
  const leftOut = drafts.leftOut;
  let kept = drafts.dates;
  for (const change of changes) {
    const outcome = changed(kept, change, group.id, meetings);
    kept = outcome.dates;
    leftOut.push(...outcome.leftOut);
  }
  const within = (date: string): boolean => period.from <= date && date <= period.to;
  const dates: SeriesDate[] = [];
  const refused: RefusedDate[] = [];
  for (const draft of kept.sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.at < b.at ? -1 : 1,
  )) {
    if (!within(draft.date)) continue;
    const dated = datedGroup(group);
    const findings = checkDate(draft, dated, calendars);
    if (isRefused(findings))
      refused.push({ ...draft, findings, alternatives: alternatives(draft, dated, calendars) });
    else dates.push({ ...draft, findings });
  }
  return { dates, refused, leftOut: leftOut.filter(({ seriesDate }) => within(seriesDate)) };
}

/** What `checkDate` wants to know of a group. */
export function datedGroup(group: SeriesGroup): { kind: SeriesGroup['kind']; needsSchools: boolean } {
  return { kind: group.kind, needsSchools: group.meetings?.needsSchools ?? false };
}

/** When a slot begins and ends. */
export function slotTimes({ date, at, minutes }: Slot): { starts: Date; ends: Date } {
  const starts = londonInstant(date, at);
  return { starts, ends: new Date(starts.getTime() + minutes * 60_000) };
}

/**
 * The pauses that live reviews bring to a group that sits on them. A review without an end pauses it until there is one.
 * @param live first and last day on which the group sat on each live review
 */
export function pausesForReviews(
  meetings: MeetingsOfGroup | undefined,
  live: readonly { readonly from: string; readonly to?: string }[],
): SeriesChange[] {
  if (!meetings?.pausesForLiveReview) return [];
  return live.map(({ from, to }) => ({
    kind: 'paused',
    from,
    ...(to === undefined ? {} : { to }),
    why: 'The group sits on a live review',
  }));
}

type Draft = Omit<SeriesDate, 'findings'>;

function drafted(
  group: string,
  meetings: MeetingsOfGroup,
  period: Period,
  context: SeriesContext,
  calendars: Calendars,
): { dates: Draft[]; leftOut: LeftOut[] } {
  const dates = new Map<string, Draft>();
  const leftOut: LeftOut[] = [];
  const put = (date: string, at: string): void => {
    if (!dates.has(date))
      dates.set(date, { group, seriesDate: date, date, at, minutes: meetings.minutes, kind: 'regular' });
  };
  for (const rule of meetings.rules) {
    for (const date of ruleDays(rule, period, calendars.holidays, datesOfOthers(context))) {
      if (rule.inTerm && schoolDay(date, calendars.meetings).is === 'holiday')
        leftOut.push({ group, seriesDate: date, because: 'school-holiday', why: 'School holidays' });
      else put(date, rule.at ?? meetings.at);
    }
  }
  for (const date of meetings.dates) {
    if (period.from <= date && date <= period.to) put(date, meetings.at);
  }
  return { dates: [...dates.values()], leftOut };
}

/** Dates of the group that a rule follows. Groups that follow others themselves are not followed (the file is refused). */
function datesOfOthers(context: SeriesContext): (id: string, period: Period) => readonly string[] {
  return (id, period) => {
    const group = context.groups.find((one) => one.id === id);
    if (!group?.meetings || group.meetings.rules.some((rule) => rule.with !== undefined)) return [];
    const { dates, refused } = seriesOf(group, period, context);
    return [...dates, ...refused].map(({ date }) => date).sort();
  };
}

function changed(
  dates: readonly Draft[],
  change: SeriesChange,
  group: string,
  { at, minutes }: MeetingsOfGroup,
): { dates: Draft[]; leftOut: LeftOut[] } {
  const left = (draft: Draft, because: LeftOut['because']): LeftOut => ({
    group,
    seriesDate: draft.seriesDate,
    because,
    why: change.why,
  });
  switch (change.kind) {
    case 'moved':
      return {
        dates: dates.map((draft) =>
          draft.date === change.from
            ? {
                ...draft,
                date: change.to,
                at: change.at ?? draft.at,
                moved: { from: draft.seriesDate, why: change.why },
              }
            : draft,
        ),
        leftOut: [],
      };
    case 'cancelled': {
      const gone = dates.filter((draft) => draft.date === change.on);
      return {
        dates: dates.filter((draft) => draft.date !== change.on),
        leftOut: gone.map((draft) => left(draft, 'cancelled')),
      };
    }
    case 'extra': {
      const extra: Draft = {
        group,
        seriesDate: change.on,
        date: change.on,
        at: change.at ?? at,
        minutes,
        kind: 'extraordinary',
        why: change.why,
      };
      return { dates: [...dates, extra], leftOut: [] };
    }
    case 'paused': {
      const rests = (draft: Draft): boolean =>
        draft.kind === 'regular' &&
        draft.date >= change.from &&
        (change.to === undefined || draft.date <= change.to);
      return {
        dates: dates.filter((draft) => !rests(draft)),
        leftOut: dates.filter(rests).map((draft) => left(draft, 'paused')),
      };
    }
  }
}

/** The period, and every date outside it from which a meeting was moved. */
function reachOf(period: Period, changes: readonly SeriesChange[]): Period {
  let { from, to } = period;
  for (const change of changes) {
    if (change.kind !== 'moved') continue;
    if (change.from < from) from = change.from;
    if (change.from > to) to = change.from;
  }
  return { from, to };
}
