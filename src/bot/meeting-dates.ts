import type { StoreView } from '../../storage/store.ts';
import { seriesOf } from '../domain/meeting/series.ts';
import { londonDate, type HolidayCalendar } from '../domain/working-days.ts';
import type { Partnership } from '../partnership/schema.ts';

/** ISO dates on which this group meets in a range, by the partnership file alone. */
function datesOfFile(
  partnership: Partnership,
  group: string,
  range: { readonly from: string; readonly to: string },
  holidays: HolidayCalendar,
): readonly string[] {
  const found = partnership.groups.find(({ id }) => id === group);
  if (!found) return [];
  const { dates } = seriesOf(found, range, {
    groups: partnership.groups,
    calendar: partnership.calendar,
    holidays,
  });
  return dates.map(({ date }) => date);
}

/**
 * ISO dates on which this group meets in a range, as the records have them, moves and all; by the partnership file as long as none of
 * the group's meetings is on record.
 */
export async function datesOnRecord(
  view: StoreView,
  ...asked: Parameters<typeof datesOfFile>
): Promise<readonly string[]> {
  const [, group, { from, to }] = asked;
  const known = await view.find('meetings', 'group', group);
  if (known.length === 0) return datesOfFile(...asked);
  return known
    .filter(({ state }) => state !== 'cancelled' && state !== 'moved')
    .map(({ starts }) => londonDate(new Date(starts)))
    .filter((date) => from <= date && date <= to)
    .sort();
}
