import {
  addWorkingDays,
  isWorkingDay,
  londonDate,
  londonInstant,
  londonTime,
  nextWorkingDay,
  type HolidayCalendar,
} from '../working-days.ts';

/** Between these times on a working day a prompt may come. */
export const HOURS = { from: '08:00', to: '17:30' } as const;

/** When prompts come: after the daily briefing, before people are in their meetings. */
export const PROMPT_TIME = '10:15';

/** First thing, for what became due the evening before. */
const MORNING = '09:00';

/** The first moment from `at` on at which a prompt may come: never at night, at a weekend or on a bank holiday. */
export function workingMoment(at: Date, holidays: HolidayCalendar): Date {
  const date = londonDate(at);
  const time = londonTime(at);
  if (!isWorkingDay(date, holidays)) return londonInstant(addWorkingDays(date, 0, holidays), MORNING);
  if (time < HOURS.from) return londonInstant(date, MORNING);
  return time >= HOURS.to ? londonInstant(nextWorkingDay(date, holidays), MORNING) : at;
}
