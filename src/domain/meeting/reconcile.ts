import type { Meeting } from './record.ts';
import {
  seriesOf,
  type RefusedDate,
  type Series,
  type SeriesContext,
  type SeriesDate,
  type SeriesGroup,
} from './series.ts';
import { plusDays } from './dates.ts';

export interface Reconciled {
  /** Dates of the series that no meeting was made of yet. */
  readonly toPlan: readonly SeriesDate[];
  /** Meetings of the series that nobody was told of and that the series no longer has: its rule or dates were changed. */
  readonly gone: readonly Meeting[];
  /** Meetings that nobody was told of and that fall into a pause: they are made again when it ends. */
  readonly paused: readonly Meeting[];
  /** Dates of the rule that the calendar refuses and that nobody was told of: somebody has to choose another. */
  readonly toChoose: readonly RefusedDate[];
  /** Meetings that wait for a date since theirs was refused, and the one that the partnership file has given them since. */
  readonly toDate: readonly { readonly meeting: Meeting; readonly date: SeriesDate }[];
}

/** Who plans, postpones or cancels when nobody pressed anything. */
export const BY_ITSELF = 'schedule';

/**
 * What separates the meetings on record from the series as the partnership file has it now, from a date on. A meeting answers to
 * the date its series gave it, whatever became of it since: one that somebody moved or cancelled is never made again.
 *
 * @param meetings every meeting of the series' group
 * @param from ISO date; what lies before it is history and stays as it is
 */
export function reconcile(series: Series, meetings: readonly Meeting[], from: string): Reconciled {
  const standing = meetings.filter(({ cancelled }) => cancelled?.by !== BY_ITSELF);
  const known = new Set(standing.map((meeting) => meeting.seriesDate));
  const isNew = ({ date, seriesDate }: SeriesDate | RefusedDate): boolean =>
    date >= from && !known.has(seriesDate);
  const resting = new Set(
    series.leftOut.filter(({ because }) => because === 'paused').map(({ seriesDate }) => seriesDate),
  );
  const still = new Set(
    [...series.dates, ...series.refused, ...series.leftOut].map(({ seriesDate }) => seriesDate),
  );
  return {
    toPlan: series.dates.filter(isNew),
    toChoose: series.refused.filter(isNew),
    toDate: standing.flatMap((meeting) => {
      const { state, moves, seriesDate } = meeting;
      if (state !== 'moved' || moves.at(-1)?.by !== BY_ITSELF) return [];
      const date = series.dates.find((each) => each.seriesDate === seriesDate && each.date >= from);
      return date ? [{ meeting, date }] : [];
    }),
    paused: standing.filter(
      ({ state, seriesDate }) =>
        state === 'planned' && seriesDate !== undefined && seriesDate >= from && resting.has(seriesDate),
    ),
    gone: meetings.filter(
      ({ state, seriesDate }) =>
        state === 'planned' && seriesDate !== undefined && seriesDate >= from && !still.has(seriesDate),
    ),
  };
}

/** How far ahead a next date is looked for: a yearly meeting has one within it. */
const AHEAD_DAYS = 400;

/** The next date of a group's series after a date: what the minute-taker is offered when a meeting ends. */
export function nextInSeries(
  group: SeriesGroup,
  after: string,
  context: SeriesContext,
): SeriesDate | undefined {
  const period = { from: plusDays(after, 1), to: plusDays(after, AHEAD_DAYS) };
  return seriesOf(group, period, context).dates.find(({ kind }) => kind === 'regular');
}
