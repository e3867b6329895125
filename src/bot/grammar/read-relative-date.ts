import { BotError } from '../errors.ts';
import { addDays, addMonths, comingWeekday, dateParts, daysIn, isoDate, mondayOf } from './calendar.ts';
import type { DateContext, DateReading } from './read-date.ts';
import { monthNumber, weekdayFrom, weekdayNumber } from './read-calendar-date.ts';

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const COUNT = `(?<count>\\d{1,4}|${NUMBERS.join('|')}|thirty|forty|sixty|ninety|an?|(?:a )?couple(?: of)?)`;
const UNIT = '(?<unit>(?:(?:working|business) )?days?|weeks?|fortnights?|months?|years?)';
const AHEAD = [
  new RegExp(`^(?:in|within) (?:the next )?${COUNT} ${UNIT}(?: time| from (?:now|today))?$`),
  new RegExp(`^${COUNT} ${UNIT} (?:time|from (?:now|today)|today)$`),
];
const BEYOND = new RegExp(
  `^(?:${COUNT} )?(?<unit>days?|weeks?|fortnights?) (?:(?:on|from|after) )?(?<base>[a-z]+)$`,
);
const WEEKDAY =
  /^(?:(?<which>this coming|this|next|last|coming|following) )?(?<base>[a-z]+)(?: (?<later>week|fortnight))?$/;
const EDGE =
  /^(?<edge>end|start|beginning|middle|mid|first day|last day)(?:[ -]of)?[ -](?:the )?(?:(?<which>this|next|current|coming) )?(?<period>week|month|year|financial year|[a-z]{3,9})(?: (?<year>\d{4}))?$/;
const VAGUE =
  /^(?:(?:this|next|the|early|late|early in|late in|sometime) )*(?:week|month|year|term|weekend|spring|summer|autumn|winter|(?<month>[a-z]{3,9}))(?: \d{4})?$/;
const FEASTS = new Map<string, readonly [month: number, day: number]>([
  ['new year', [1, 1]],
  ['new year day', [1, 1]],
  ['new year eve', [12, 31]],
  ['christmas', [12, 25]],
  ['christmas day', [12, 25]],
  ['christmas eve', [12, 24]],
  ['boxing day', [12, 26]],
]);
const NAMED_DAYS = new Map([
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['tmw', 1],
  ['day after tomorrow', 2],
  ['yesterday', -1],
]);
const TENS = new Map([
  ['thirty', 30],
  ['forty', 40],
  ['sixty', 60],
  ['ninety', 90],
]);

/** Days counted from today: `tomorrow`, `next friday`, `friday week`, `in a fortnight`, `end of next month`, `mid-january`. */
export function readRelativeDate(said: string, context: DateContext): DateReading | undefined {
  const { today } = context;
  if (/^(?:end of (?:the )?day|close of (?:play|business)|end of play|cop|cob|eod)$/.test(said))
    return day(today);
  const named = NAMED_DAYS.get(said);
  if (named !== undefined) return day(addDays(today, named));
  const feast = FEASTS.get(said);
  if (feast) return day(nextDay(today, feast[0], feast[1]));
  for (const pattern of AHEAD) {
    const ahead = pattern.exec(said)?.groups;
    if (ahead) return later(today, ahead.count ?? '', ahead.unit ?? '', context);
  }
  return beyond(said, context) ?? weekday(said, today) ?? edge(said, today) ?? vague(said);
}

function later(from: string, count: string, unit: string, context: DateContext): DateReading | undefined {
  const many = counted(count);
  if (/^(?:working|business)/.test(unit)) {
    // Nobody means years of working days, and the calendar of bank holidays ends.
    if (!context.addWorkingDays || many > 1_300) return { kind: 'vague' };
    return workingDay(from, many, context.addWorkingDays);
  }
  if (unit.startsWith('month')) return day(addMonths(from, many));
  if (unit.startsWith('year')) return day(addMonths(from, Math.min(many, 1_000) * 12));
  return day(addDays(from, many * (unit.startsWith('fortnight') ? 14 : unit.startsWith('week') ? 7 : 1)));
}

function workingDay(from: string, many: number, add: (from: string, days: number) => string): DateReading {
  try {
    return day(add(from, many));
  } catch (error) {
    // Beyond the years whose bank holidays are known.
    if (error instanceof BotError) return { kind: 'impossible', message: error.message };
    throw error;
  }
}

/** "a week on Tuesday", "a fortnight tomorrow", "3 days from today". */
function beyond(said: string, context: DateContext): DateReading | undefined {
  const found = BEYOND.exec(said)?.groups;
  if (!found) return undefined;
  const base = found.base ?? '';
  const named = base === 'now' ? 0 : NAMED_DAYS.get(base);
  const from = named === undefined ? weekdayFrom(base, context.today) : addDays(context.today, named);
  return from === undefined ? undefined : later(from, found.count ?? 'a', found.unit ?? '', context);
}

/** "Friday", "next Friday" (of the week after this one), "last Friday", "Friday week", "today week". */
function weekday(said: string, today: string): DateReading | undefined {
  const found = WEEKDAY.exec(said)?.groups;
  if (!found) return undefined;
  const more = found.later === 'week' ? 7 : found.later === 'fortnight' ? 14 : 0;
  const base = found.base ?? '';
  const named = NAMED_DAYS.get(base);
  if (more > 0 && named !== undefined && found.which === undefined) return day(addDays(today, named + more));
  const number = weekdayNumber(base);
  if (number === undefined) return undefined;
  if (found.which === 'next') return day(addDays(mondayOf(today), 7 + ((number + 6) % 7) + more));
  const coming = comingWeekday(today, number);
  return day(addDays(coming, found.which === 'last' ? -7 : more));
}

/** "end of the month", "end of next month", "end of January", "start of March 2027", "mid-January", "end of next week". */
function edge(said: string, today: string): DateReading | undefined {
  if (/^(?:month|year|week)[ -]end$/.test(said)) return edge(`end of ${said.split(/[ -]/)[0] ?? ''}`, today);
  const year = /^end of (\d{4})$/.exec(said);
  if (year) return dayOrNothing(isoDate(Number(year[1]), 12, 31));
  const found = EDGE.exec(said)?.groups;
  if (!found) return undefined;
  const place = /^(?:end|last)/.test(found.edge ?? '')
    ? 'end'
    : /^mid/.test(found.edge ?? '')
      ? 'middle'
      : 'start';
  const next = found.which === 'next' ? 1 : 0;
  const period = found.period ?? '';
  if (period === 'week') {
    const friday = addDays(mondayOf(today), 4);
    const shift = place === 'end' ? (next === 0 && friday < today ? 7 : next * 7) : next * 7;
    return day(addDays(friday, shift - (place === 'end' ? 0 : place === 'middle' ? 2 : 4)));
  }
  const [thisYear, thisMonth] = dateParts(today);
  if (period === 'month') {
    const [y, m] = dateParts(addMonths(`${today.slice(0, 7)}-01`, next));
    return dayOrNothing(isoDate(y, m, dayIn(y, m, place)));
  }
  if (period.endsWith('year')) {
    const [endMonth, endDay] = period === 'year' ? [12, 31] : [3, 31];
    if (place !== 'end') return { kind: 'vague' };
    const end = nextDay(today, endMonth, endDay);
    return day(addMonths(end, next * 12));
  }
  const month = monthNumber(period);
  if (month === undefined) return undefined;
  if (found.year !== undefined)
    return dayOrNothing(isoDate(Number(found.year), month, dayIn(Number(found.year), month, place)));
  const passed =
    thisMonth > month ||
    (thisMonth === month && today > (isoDate(thisYear, month, dayIn(thisYear, month, place)) ?? today));
  const inYear = thisYear + (passed ? 1 : 0) + next;
  return dayOrNothing(isoDate(inYear, month, dayIn(inYear, month, place)));
}

function vague(said: string): DateReading | undefined {
  const found = VAGUE.exec(said);
  if (!found) return undefined;
  const month = found.groups?.month;
  return month === undefined || monthNumber(month) !== undefined ? { kind: 'vague' } : undefined;
}

function counted(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  if (word.includes('couple')) return 2;
  return TENS.get(word) ?? Math.max(NUMBERS.indexOf(word), 1);
}

function dayIn(year: number, month: number, place: 'start' | 'middle' | 'end'): number {
  return place === 'end' ? daysIn(year, month) : place === 'middle' ? 15 : 1;
}

/** The next such day of the calendar, today included. Only for days that every year has. */
function nextDay(today: string, month: number, dayOfMonth: number): string {
  const [year] = dateParts(today);
  const here = isoDate(year, month, dayOfMonth) ?? today;
  return here >= today ? here : (isoDate(year + 1, month, dayOfMonth) ?? today);
}

function day(iso: string): DateReading {
  return { kind: 'day', iso };
}

function dayOrNothing(iso: string | undefined): DateReading | undefined {
  return iso === undefined ? undefined : day(iso);
}
