import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import { AlreadyDone } from '../already-done.ts';
import type { HolidayCalendar } from '../working-days.ts';
import { contributionsAtStart } from './contributions.ts';
import { movedTimes } from './late-opening.ts';
import { next, refuseIf, stamp, type By } from './moves-shared.ts';
import type { Briefing, BriefingItem, HospitalTick, TalkReport } from './record.ts';
import { briefingDueAt, briefingId, refKey, windowOf } from './times.ts';
import { isOutstanding } from './outstanding.ts';

export interface Opening {
  readonly settings: BriefingSettings;
  readonly calendar: HolidayCalendar;
  readonly now: Date;
  /** ISO date of the last briefing that was held. */
  readonly last?: string;
  /** Items that were still open when the last one closed. */
  readonly carriedIn: readonly string[];
  /** Agencies that expect to bring nothing: everybody who is asked is away. */
  readonly onLeave?: readonly string[];
}

/** Today's briefing, opened. Undefined when there is none to open now. @throws CalendarError */
export function openBriefing(opening: Opening): Briefing | undefined {
  const { settings, calendar, now, last, carriedIn, onLeave = [] } = opening;
  const due = briefingDueAt(now, settings.timetable, calendar);
  if (!due) return undefined;
  const moved = due.late ? movedTimes(now, settings.timetable) : undefined;
  const { from } = windowOf(due.date, settings.timetable, calendar, last);
  const { to } = windowOf(due.date, { ...settings.timetable, ...moved }, calendar);
  return {
    id: briefingId(due.date),
    rev: 1,
    date: due.date,
    window: { from: from.toISOString(), to: to.toISOString() },
    state: 'open',
    openedAt: now.toISOString(),
    ...(due.late ? { openedLate: true as const } : {}),
    ...(moved ? { moved } : {}),
    contributions: contributionsAtStart(settings, onLeave),
    nextItem: 1,
    carriedIn: [...carriedIn],
    hospital: [],
    talks: [],
  };
}

/** At the cut-off: the chair sees a draft. Doing it twice changes nothing. */
export function toDraft(briefing: Briefing, now: Date): Briefing {
  if (briefing.state !== 'open') return briefing;
  return { ...next(briefing), state: 'draft', drafted: now.toISOString() };
}

/** The chair's own order. Items that are not in it follow in the running order. */
export function setOrder(briefing: Briefing, refs: readonly string[], by: By): Briefing {
  refuseIf(briefing.state === 'closed', 'This briefing is closed.');
  refuseIf(new Set(refs).size !== refs.length, 'An item stands in this order twice.');
  return { ...next(briefing), order: [...refs], orderBy: stamp(by) };
}

/** The chair lets everybody see it. @throws AlreadyDone, IllegalBriefingMove */
export function release(briefing: Briefing, by: By): Briefing {
  if (briefing.released) throw new AlreadyDone('released', briefing.released.by, briefing.released.at);
  refuseIf(briefing.state === 'closed', 'This briefing is closed.');
  return {
    ...next(briefing),
    state: 'released',
    drafted: briefing.drafted ?? by.at.toISOString(),
    released: stamp(by),
  };
}

/**
 * The end of the day: who never posted is `silent`, and what is not done goes over to the next briefing. Doing it twice changes
 * nothing.
 *
 * @param items all items of this day and those carried into it
 */
export function closeBriefing(
  briefing: Briefing,
  items: readonly BriefingItem[],
  { at, member }: { readonly at: Date; readonly member?: string },
): Briefing {
  if (briefing.state === 'closed') return briefing;
  const carriedOut = items
    .filter(isOutstanding)
    .map(({ id }) => id)
    .sort((a, b) => (refKey(a) < refKey(b) ? -1 : 1));
  return {
    ...next(briefing),
    state: 'closed',
    contributions: briefing.contributions.map((row) =>
      row.state === 'expected' ? { ...row, state: 'silent' as const } : row,
    ),
    closed: { at: at.toISOString(), ...(member ? { by: member } : {}), carriedOut },
  };
}

/** The duty out of hours has been told of what is open. @throws AlreadyDone */
export function handOver(briefing: Briefing, by: By): Briefing {
  if (briefing.handedOver)
    throw new AlreadyDone('handed over', briefing.handedOver.by, briefing.handedOver.at);
  return { ...next(briefing), handedOver: stamp(by) };
}

/** The hospital's tick: the list of who is missing now is right, or so many flags were put on and taken off. */
export function tickHospital(briefing: Briefing, counts: Omit<HospitalTick, 'by' | 'at'>, by: By): Briefing {
  return { ...next(briefing), hospital: [...briefing.hospital, { ...counts, ...stamp(by) }] };
}

/** Flags on at the hospital after everything that was reported today. */
export function flagsOnNow({ hospital }: Briefing): number {
  const on = hospital.reduce((sum, { flagsOn = 0, flagsRemoved = 0 }) => sum + flagsOn - flagsRemoved, 0);
  return Math.max(0, on);
}

/** Return home conversations of earlier days, reported as numbers. */
export function reportTalks(briefing: Briefing, counts: Omit<TalkReport, 'by' | 'at'>, by: By): Briefing {
  return { ...next(briefing), talks: [...briefing.talks, { ...counts, ...stamp(by) }] };
}

/** Without the numbers that one update had reported. */
export function withoutCountsOf(briefing: Briefing, update: string): Briefing {
  const hospital = briefing.hospital.filter((tick) => tick.update !== update);
  const talks = briefing.talks.filter((report) => report.update !== update);
  const same = hospital.length === briefing.hospital.length && talks.length === briefing.talks.length;
  return same ? briefing : { ...next(briefing), hospital, talks };
}
