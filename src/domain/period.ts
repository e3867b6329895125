/** Days from one to another, both included, as ISO dates in London. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The periods people ask for. Years are the partnership's own: April to March. */
export const PERIODS = [
  { value: 'this-month', words: ['this month', 'month'] },
  { value: 'last-month', words: ['last month'] },
  { value: 'quarter', words: ['quarter', 'this quarter'] },
  { value: 'last-quarter', words: ['last quarter'] },
  { value: 'half-year', words: ['half-year', 'half year', 'this half-year', 'this half year'] },
  { value: 'last-half-year', words: ['last half-year', 'last half year'] },
  { value: 'year', words: ['year', 'this year'] },
  { value: 'last-year', words: ['last year'] },
] as const;
export type PeriodName = (typeof PERIODS)[number]['value'];

/** One of those periods, whole, as of an ISO date. Unknown names are this month. */
export function periodNamed(name: string | undefined, today: string): Period {
  const month = monthOf(today);
  const quarter = month - (month % 3);
  const half = month - ((month + 3) % 6);
  const year = month - ((month + 9) % 12);
  switch (name) {
    case 'last-month':
      return months(month - 1, 1);
    case 'quarter':
      return months(quarter, 3);
    case 'last-quarter':
      return months(quarter - 3, 3);
    case 'half-year':
      return months(half, 6);
    case 'last-half-year':
      return months(half - 6, 6);
    case 'year':
      return months(year, 12);
    case 'last-year':
      return months(year - 12, 12);
    case undefined:
    default:
      return months(month, 1);
  }
}

/** So many whole months before the month of this date. */
export function monthsBefore(date: string, count: number): Period {
  return months(monthOf(date) - count, count);
}

const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `November 2026`, `October to December 2026`, `April 2026 to March 2027`; else the days themselves. */
export function sayPeriod({ from, to }: Period): string {
  const [first, last] = [monthOf(from), monthOf(to)];
  if (wholeMonths({ from, to }) === undefined) return `${sayDay(from)} to ${sayDay(to)}`;
  if (first === last) return `${nameOf(first)} ${yearOf(first)}`;
  return yearOf(first) === yearOf(last)
    ? `${nameOf(first)} to ${nameOf(last)} ${yearOf(last)}`
    : `${nameOf(first)} ${yearOf(first)} to ${nameOf(last)} ${yearOf(last)}`;
}

// Months are counted from January of year 0.
function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function months(first: number, count: number): Period {
  const end = new Date(Date.UTC(yearOf(first), (first % 12) + count, 0));
  return {
    from: `${yearOf(first)}-${String((first % 12) + 1).padStart(2, '0')}-01`,
    to: end.toISOString().slice(0, 10),
  };
}

function yearOf(month: number): number {
  return Math.floor(month / 12);
}

function nameOf(month: number): string {
  return NAMES[month % 12] ?? '';
}

function sayDay(date: string): string {
  return `${Number(date.slice(8))} ${nameOf(monthOf(date))} ${date.slice(0, 4)}`;
}

/** As long, and right before it: whole months before whole months, else as many days. */
export function periodBefore(period: Period): Period {
  const count = wholeMonths(period);
  if (count !== undefined) return months(monthOf(period.from) - count, count);
  const days = (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS + 1;
  return { from: plusDays(period.from, -days), to: plusDays(period.to, -days) };
}

/** The same time of the year before: the same months, else the same days of the week 52 weeks ago. */
export function yearBefore(period: Period): Period {
  const count = wholeMonths(period);
  if (count !== undefined) return months(monthOf(period.from) - 12, count);
  return { from: plusDays(period.from, -364), to: plusDays(period.to, -364) };
}

function wholeMonths({ from, to }: Period): number | undefined {
  const count = monthOf(to) - monthOf(from) + 1;
  const whole = months(monthOf(from), count);
  return whole.from === from && whole.to === to ? count : undefined;
}

const DAY_MS = 86_400_000;

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
