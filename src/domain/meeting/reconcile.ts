import type { Meeting } from './record.ts';
import { seriesOf, type Series, type SeriesContext, type SeriesDate, type SeriesGroup } from './series.ts';
import { plusDays } from './dates.ts';

export interface Reconciled {
  /** Dates of the series that no meeting was made of yet. */
  readonly toPlan: readonly SeriesDate[];
  /** Meetings of the series that nobody was told of and that the series no longer has: its rule or dates were changed. */
  readonly gone: readonly Meeting[];
}

/**
 * What separates the meetings on record from the series as the partnership file has it now, from a date on. A meeting answers to
 * the date its series gave it, whatever became of it since: one that was moved or cancelled is never made again.
 *
 * @param meetings every meeting of the series' group
 * @param from ISO date; what lies before it is history and stays as it is
 */
export function reconcile(series: Series, meetings: readonly Meeting[], from: string): Reconciled {
  const known = new Set(meetings.map((meeting) => meeting.seriesDate));
  const still = new Set(
    [...series.dates, ...series.refused, ...series.leftOut].map(({ seriesDate }) => seriesDate),
  );
  return {
    toPlan: series.dates.filter(({ date, seriesDate }) => date >= from && !known.has(seriesDate)),
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
