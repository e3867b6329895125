import type { HolidayCalendar } from '../working-days.ts';

/**
 * Weeks in which schools in England are usually closed, by month and day. No source gives Plymouth's term dates, so these
 * are assumed; Easter is counted from Good Friday. The clock goes on through all of them.
 */
const CLOSED = [
  ['12-19', '12-31'],
  ['01-01', '01-03'],
  ['07-22', '09-01'],
] as const;
const DAY_MS = 86_400_000;
/** From the weekend before Holy Week to the end of the week after Easter. */
const EASTER = { before: 6, after: 16 } as const;

/** Does this span of ISO dates, both included, touch a time when schools are usually closed? */
export function touchesSchoolHolidays(from: string, to: string, calendar: HolidayCalendar): boolean {
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAY_MS)
    if (isClosed(iso(day), calendar)) return true;
  return false;
}

function isClosed(date: string, calendar: HolidayCalendar): boolean {
  const monthDay = date.slice(5);
  if (CLOSED.some(([from, to]) => monthDay >= from && monthDay <= to)) return true;
  const friday = goodFriday(date.slice(0, 4), calendar);
  if (friday === undefined) return false;
  const days = (Date.parse(date) - Date.parse(friday)) / DAY_MS;
  return days >= -EASTER.before && days <= EASTER.after;
}

/** The Friday in spring that is a bank holiday, as is the Monday after it. */
function goodFriday(year: string, { dates }: HolidayCalendar): string | undefined {
  return [...dates].find(
    (date) =>
      date >= `${year}-03-15` &&
      date <= `${year}-04-30` &&
      new Date(date).getUTCDay() === 5 &&
      dates.has(iso(Date.parse(date) + 3 * DAY_MS)),
  );
}

function iso(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
