import type { Needs } from '../../partnership/needs-schema.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay, type HolidayCalendar } from '../working-days.ts';

type Times = Pick<Needs, 'opens' | 'closes' | 'reminds'>;

/** One year's round: when people are asked and reminded, and its last day. ISO dates. */
export interface NeedsRound {
  readonly year: number;
  /** The day it is asked, then the days on which whoever has not answered is reminded. */
  readonly steps: readonly string[];
  readonly last: string;
}

/** The round of this year; reminders that would come after its last day are left out. */
export function roundOf(
  year: number,
  { opens, closes, reminds }: Times,
  calendar: HolidayCalendar,
): NeedsRound {
  const day = `${year}-${opens}`;
  const first = isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar);
  const last = `${year}-${closes}`;
  const steps = [first, ...reminds.map((days) => addWorkingDays(first, days, calendar))];
  return { year, steps: steps.filter((step) => step <= last), last };
}

/** The round that people can answer today, or undefined between rounds. */
export function openRound(today: string, times: Times, calendar: HolidayCalendar): NeedsRound | undefined {
  const round = roundOf(Number(today.slice(0, 4)), times, calendar);
  const [first = round.last] = round.steps;
  return first <= today && today <= round.last ? round : undefined;
}

/** How many prompts somebody should have had by today. */
export function stepsDue({ steps }: NeedsRound, today: string): number {
  return steps.filter((step) => step <= today).length;
}
