import type { StoreView } from '../../storage/store.ts';
import { ENGLAND, type HolidayCalendar } from '../domain/working-days.ts';

/** England's bank holidays as the bot knows them now: the published ones, and one-off days that were entered since. */
export async function calendarOf(view: StoreView): Promise<HolidayCalendar> {
  const oneOff = await view.all('holidays');
  return oneOff.length === 0 ? ENGLAND : calendarWith(oneOff.map(({ id }) => id));
}

/** England's bank holidays and these one-off days (ISO dates). */
export function calendarWith(oneOff: readonly string[]): HolidayCalendar {
  return { ...ENGLAND, dates: new Set([...ENGLAND.dates, ...oneOff]) };
}
