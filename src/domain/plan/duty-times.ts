import type { Duty } from '../../partnership/schema.ts';
import { dayOfPlan, monthOfPlan, PLAN_MONTHS, planYear, planYearOf } from './plan-year.ts';

/** One time a duty falls due: from when it can be worked on, and the last day for it. */
export interface DutyTime {
  readonly opens: string;
  readonly due: string;
  /** It comes round within the year, so that what leads up to it must fit in between. */
  readonly rhythm?: true;
}

type When = Duty['when'];

/** Months at whose end a rhythm falls due, and how many months lead up to it. */
const RHYTHMS: Partial<
  Record<NonNullable<When['every']>, readonly [months: readonly number[], long: number]>
> = {
  month: [PLAN_MONTHS, 1],
  'two-months': [[5, 7, 9, 11, 1, 3], 2],
  quarter: [[6, 9, 12, 3], 3],
  'half-term': [[5, 7, 10, 12, 2, 3], 1],
  // In the first month of each term, when schools know who does what this year.
  term: [[4, 9, 1], 1],
  'half-year': [[9, 3], 6],
};

/**
 * When a duty falls due in a plan year (April to March), oldest first. A day of the year is that day; months are a season that
 * ends with its last month; a rhythm ends with each of its periods; "every year" alone ends with the year. What comes more often
 * than monthly, or when needed, is not on the plan.
 */
export function dutyTimes(when: When, year: number): DutyTime[] {
  if (when.year !== undefined) return once(when, when.year).filter(({ due }) => planYearOf(due) === year);
  if (when.by !== undefined) {
    const due = dayOfPlan(year, when.by);
    return [{ opens: `${due.slice(0, 8)}01`, due }];
  }
  const rhythm = when.every === undefined || when.every === 'year' ? undefined : RHYTHMS[when.every];
  if (rhythm) return rhythmTimes(rhythm, year);
  if (when.months) return seasons(when.months, year);
  return when.every === 'year' ? [{ opens: planYear(year).from, due: planYear(year).to }] : [];
}

function rhythmTimes([months, long]: readonly [readonly number[], number], year: number): DutyTime[] {
  return PLAN_MONTHS.filter((month) => months.includes(month)).map((month) => {
    const at = PLAN_MONTHS.indexOf(month);
    const first = PLAN_MONTHS[Math.max(0, at - long + 1)] ?? month;
    return { opens: monthOfPlan(year, first).from, due: monthOfPlan(year, month).to, rhythm: true as const };
  });
}

/** Months that follow each other are one season. */
function seasons(months: readonly number[], year: number): DutyTime[] {
  const times: DutyTime[] = [];
  let before: number | undefined;
  for (const [at, month] of PLAN_MONTHS.entries()) {
    if (!months.includes(month)) continue;
    const { from, to } = monthOfPlan(year, month);
    const last = times.at(-1);
    if (last && before === at - 1) times[times.length - 1] = { ...last, due: to };
    else times.push({ opens: from, due: to });
    before = at;
  }
  return times;
}

/** Once, in one calendar year. */
function once(when: When, calendarYear: number): DutyTime[] {
  if (when.by !== undefined) {
    const due = `${calendarYear}-${when.by}`;
    return [{ opens: `${due.slice(0, 8)}01`, due }];
  }
  const months = when.months ?? [12];
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const planned = (month: number) => monthOfPlan(month >= 4 ? calendarYear : calendarYear - 1, month);
  return [{ opens: planned(first).from, due: planned(last).to }];
}
