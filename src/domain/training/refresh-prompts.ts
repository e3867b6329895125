import { plusDays } from '../meeting/dates.ts';
import {
  addWorkingDays,
  ENGLAND,
  nextWorkingDay,
  onOrBefore,
  type HolidayCalendar,
} from '../working-days.ts';
import type { Refresher } from './refresh-record.ts';

/** Days before the due date on which the person is prompted. */
export const REFRESH_DAYS = [90, 30, 7] as const;

/** `overdue` goes to the person and to whoever answers for them; the others to the person alone. */
export interface RefreshPrompt {
  readonly step: '90' | '30' | '7' | 'overdue';
  /** The London day on whose morning it comes. */
  readonly on: string;
}

/** Working days after which a prompt that could not leave is not made up for: the next one says what is true then. */
const LATE_DAYS = 5;

/** The prompts about a refresher, oldest first: each on its day or the working day before; overdue on the first working day after. */
export function refreshPromptsOf(due: string, holidays: HolidayCalendar = ENGLAND): RefreshPrompt[] {
  const before = REFRESH_DAYS.map((days): RefreshPrompt => ({
    step: stepOf(days),
    on: onOrBefore(plusDays(due, -days), holidays),
  }));
  return [...before, { step: 'overdue', on: nextWorkingDay(due, holidays) }];
}

/**
 * The one prompt that is due today, and all the steps that are settled with it. Of several that waited only the newest goes; one that
 * waited for more than five working days does not go any more, except that it is overdue.
 * @param sent what was sent about this refresher before, for whatever due date
 */
export function refreshPromptFor(
  due: string,
  sent: Refresher['prompted'],
  today: string,
  holidays: HolidayCalendar = ENGLAND,
): { readonly prompt: RefreshPrompt; readonly settles: readonly string[] } | undefined {
  const known = new Set(sent.map(({ step }) => step));
  const come = refreshPromptsOf(due, holidays).filter(({ on }) => on <= today);
  const prompt = come.at(-1);
  if (!prompt || known.has(refreshKey(prompt.step, due))) return undefined;
  if (prompt.step !== 'overdue' && addWorkingDays(prompt.on, LATE_DAYS, holidays) < today) return undefined;
  return {
    prompt,
    settles: come.map(({ step }) => refreshKey(step, due)).filter((key) => !known.has(key)),
  };
}

/** Done again it is due again, and has its prompts again. */
export function refreshKey(step: RefreshPrompt['step'], due: string): string {
  return `${step}|${due}`;
}

function stepOf(days: (typeof REFRESH_DAYS)[number]): '90' | '30' | '7' {
  return days === 90 ? '90' : days === 30 ? '30' : '7';
}
