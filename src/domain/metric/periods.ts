import { sayPeriod, type Period } from '../period.ts';
import { sayDate } from '../working-days.ts';

/**
 * The periods figures are about, as they are written in the partnership file: `2024-25` (April to March), `2024` (a calendar year),
 * `2024-Q1` (a quarter of the partnership's year, April to June first), `2025-03` (a month), `2025-03-31` (as things stood on a
 * day), `2024-09..2025-08` (months from one to another).
 */
export const PERIOD_TEXT = /^(20\d{2})(?:-(\d{2})(?:-(\d{2}))?|-Q([1-4])|-(\d{2})\.\.(20\d{2})-(\d{2}))?$/;

/** @returns undefined for what is no period: 2024-13, 2024-26, a 31 February. */
export function readPeriod(text: string): Period | undefined {
  const read = PERIOD_TEXT.exec(text);
  if (!read) return undefined;
  const [, year = '', two, day, quarter, first, lastYear, last] = read;
  const from = Number(year);
  if (day !== undefined) {
    return isDay(text) ? { from: text, to: text } : undefined;
  }
  if (quarter !== undefined) {
    const month = Number(quarter) * 3 + 1;
    return month > 12 ? months(from + 1, 1, 3) : months(from, month, 3);
  }
  if (first !== undefined) {
    const count = (Number(lastYear) - from) * 12 + Number(last) - Number(first) + 1;
    return isMonth(first) && isMonth(last ?? '') && count > 0
      ? months(from, Number(first), count)
      : undefined;
  }
  if (two === undefined) return months(from, 1, 12);
  // 2011-12 alone could be read both ways, and nothing here is that old.
  if (Number(two) === (from + 1) % 100) return months(from, 4, 12);
  return isMonth(two) ? months(from, Number(two), 1) : undefined;
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The same as people type it: `2024/25`, `2024 to 2025`, `March 2025`, `Q1 2024-25`, `31 March 2025`. */
export function periodTyped(typed: string): Period | undefined {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ').replaceAll('/', '-').replaceAll('–', '-');
  const quarter = /^q([1-4]) (20\d{2})(?:-\d{2})?$/.exec(text) ?? /^(20\d{2})-\d{2} q([1-4])$/.exec(text);
  if (quarter)
    return text.startsWith('q')
      ? readPeriod(`${quarter[2] ?? ''}-Q${quarter[1] ?? ''}`)
      : readPeriod(`${quarter[1] ?? ''}-Q${quarter[2] ?? ''}`);
  const years = /^(20\d{2})(?: to |-)20(\d{2})$/.exec(text);
  if (years) return readPeriod(`${years[1] ?? ''}-${years[2] ?? ''}`);
  const named = /^(?:(\d{1,2}) )?([a-z]{3})[a-z]* (20\d{2})$/.exec(text);
  const month = named ? NAMES.indexOf(named[2] ?? '') + 1 : 0;
  if (named && month > 0) {
    const two = String(month).padStart(2, '0');
    return readPeriod(
      `${named[3] ?? ''}-${two}${named[1] === undefined ? '' : `-${named[1].padStart(2, '0')}`}`,
    );
  }
  return readPeriod(text.replace(/-q/, '-Q').replaceAll(' ', ''));
}

/** `2024-25`, `2023`, `March 2025`, `September 2024 to August 2025`, `Mon 31 March 2025`. */
export function sayFigurePeriod(period: Period): string {
  const { from, to } = period;
  if (from === to) return sayDate(from);
  const [year] = dateParts(from);
  if (from === `${year}-04-01` && to === `${year + 1}-03-31`)
    return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(year);
  return sayPeriod(period);
}

/** The month of a date, whole. */
export function monthOf(date: string): Period {
  const [year, month] = dateParts(date);
  return months(year, month, 1);
}

/** How many months it is about; 0 for one day. */
export function monthsIn({ from, to }: Period): number {
  if (from === to) return 0;
  const [firstYear, first] = dateParts(from);
  const [lastYear, last] = dateParts(to);
  return (lastYear - firstYear) * 12 + last - first + 1;
}

export function isSamePeriod(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

/** So many whole months from the first day of a month. */
export function months(year: number, month: number, count: number): Period {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const last = new Date(Date.UTC(year, month - 1 + count, 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}

/** The calendar has such a day: 31 February is none. */
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
}

function dateParts(date: string): readonly [year: number, month: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
}

function isMonth(two: string): boolean {
  return Number(two) >= 1 && Number(two) <= 12;
}
