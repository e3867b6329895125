import {
  closingTime,
  deadline,
  ENGLAND,
  firstDay,
  londonDate,
  londonTime,
  nextWorkingDay,
  sayDate,
  type HolidayCalendar,
} from './working-days.ts';

/** A span of at most so many days is told by weekdays alone; within it no weekday comes twice. */
const A_WEEK = 6;
const DAY_MS = 86_400_000;

/**
 * How a limit in working days came to its end, in one line. The rule is in docs/working-days.md.
 *
 * @example explainDeadline(new Date('2026-11-20T14:10:00Z'), 2)
 * // 'raised Fri 14:10, counts from Mon, 2 working days, due Tue 17:00'
 * @param began what happened at the start: `raised`, `decided`, `agreed`.
 * @param known `day` when only the day of the start is known, so that no time is told.
 * @throws CalendarError beyond the years whose bank holidays are known
 */
export function explainDeadline(
  startedAt: Date,
  days: number,
  calendar: HolidayCalendar = ENGLAND,
  began = 'raised',
  known: 'time' | 'day' = 'time',
): string {
  const started = londonDate(startedAt);
  const first = firstDay(startedAt, calendar);
  const due = londonDate(deadline(startedAt, days, calendar));
  const say = sayWithin(started, due);
  const skipped = bankHolidaysBetween(started, due, calendar).map(say);
  const parts = [
    `${began} ${say(started)}${known === 'time' ? ` ${londonTime(startedAt)}` : ''}${taken(started, first, calendar, say)}`,
    ...(days > 0 ? [`counts from ${say(nextWorkingDay(first, calendar))}`] : []),
    days === 0 ? 'the same working day' : `${days} working ${days === 1 ? 'day' : 'days'}`,
    ...(skipped.length > 0
      ? [`without ${listed(skipped)} (bank ${skipped.length === 1 ? 'holiday' : 'holidays'})`]
      : []),
    `due ${say(due)} ${closingTime(calendar)}`,
  ];
  const note = provisionalNote(started, due, calendar);
  return note ? `${parts.join(', ')} ${note}` : parts.join(', ');
}

/**
 * What to add to a date that was counted in working days from `from` to `to` (ISO dates, either way round): that the bank
 * holidays of a year in between are not published yet. Any of them may be moved or added, so the whole year is uncertain, and
 * not only the weeks in which one is expected. Undefined when all is certain.
 *
 * @example provisionalNote('2030-01-02', '2030-01-09') // '(provisional: bank holidays for 2030 are not published yet)'
 */
export function provisionalNote(
  from: string,
  to: string,
  calendar: HolidayCalendar = ENGLAND,
): string | undefined {
  const { publishedTo } = calendar;
  const [first, last] = from < to ? [from, to] : [to, from];
  if (publishedTo === undefined || last <= publishedTo) return undefined;
  const begin = Number((first > publishedTo ? first : nextDate(publishedTo)).slice(0, 4));
  const years = Array.from({ length: Number(last.slice(0, 4)) - begin + 1 }, (_, at) => String(begin + at));
  return `(provisional: bank holidays for ${listed(years)} are not published yet)`;
}

/** The weekdays between two dates, both included, that are bank holidays. */
export function bankHolidaysBetween(from: string, to: string, calendar: HolidayCalendar): readonly string[] {
  return [...calendar.dates]
    .filter((date) => date >= from && date <= to && !isWeekend(date))
    .sort((one, other) => (one < other ? -1 : 1));
}

/** Saturday or Sunday. */
export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

type Say = (date: string) => string;

function sayWithin(from: string, to: string): Say {
  const span = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (span <= A_WEEK) return (date) => sayDate(date).slice(0, 3);
  return (date) => sayDate(date, from.slice(0, 4) === to.slice(0, 4) ? 'short' : 'long');
}

function taken(started: string, first: string, calendar: HolidayCalendar, say: Say): string {
  if (started === first) return '';
  const isOff = isWeekend(started) || calendar.dates.has(started);
  return ` (${isOff ? 'not a working day' : `after ${closingTime(calendar)}`}, so taken as ${say(first)})`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function nextDate(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
}
