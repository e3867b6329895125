import { seriesOf } from '../domain/meeting/series.ts';
import type { HolidayCalendar } from '../domain/working-days.ts';
import type { Partnership } from '../partnership/schema.ts';

/** ISO dates on which this group meets in a range, by the partnership file. */
export function meetingDates(
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
