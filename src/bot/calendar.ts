import type { StoreView } from '../../storage/store.ts';
import { ENGLAND, type HolidayCalendar } from '../domain/working-days.ts';

/** England's bank holidays as the bot knows them now: the published ones, and one-off days that were entered since. */
export async function calendarOf(view: StoreView): Promise<HolidayCalendar> {
  const oneOff = await view.all('holidays');
  if (oneOff.length === 0) return ENGLAND;
  return { ...ENGLAND, dates: new Set([...ENGLAND.dates, ...oneOff.map(({ id }) => id)]) };
}
