import { plusDays } from '../meeting/dates.ts';
import { PROMPT_TIME } from '../meeting/working-hours.ts';
import {
  addWorkingDays,
  ENGLAND,
  londonInstant,
  sayDate,
  onOrBefore,
  type HolidayCalendar,
} from '../working-days.ts';
import { missingParts } from './moves.ts';
import type { DutyOccurrence } from './record.ts';

/** `owner`: who sees to the duty, or else the owning group's chair or agency. `parts`: those who still owe theirs. */
export type DutyAudience = 'owner' | 'parts' | 'unit';

export interface DutyPrompt {
  readonly duty: string;
  /** `90`, `30`, `due`, `late`, `very-late`: its identity within the occurrence. */
  readonly step: string;
  readonly dueAt: Date;
  readonly to: readonly DutyAudience[];
  readonly asks: string;
  readonly why: string;
}

/** Working days after the date on which what is late is asked about; after that it stands red on the plan. */
const LATE = [
  { step: 'late', workingDays: 1 },
  { step: 'very-late', workingDays: 10 },
] as const;

/**
 * The prompts of a duty's countdown, oldest first, each on a working day: days before the date are counted on the calendar and
 * moved back to the working day before. Nothing is asked of a duty that is done or dropped.
 *
 * @throws CalendarError beyond the years whose bank holidays are known
 */
export function countdownOf(duty: DutyOccurrence, holidays: HolidayCalendar = ENGLAND): DutyPrompt[] {
  if (duty.done ?? duty.dropped) return [];
  const parts = missingParts(duty).length > 0 ? (['parts'] as const) : [];
  const when = `${duty.name} is due by ${sayDate(duty.due)}`;
  const before = duty.countdown.map((days): DutyPrompt => ({
    duty: duty.id,
    step: String(days),
    dueAt: at(onOrBefore(plusDays(duty.due, -days), holidays)),
    to: ['owner', ...(days <= 30 ? parts : [])],
    asks: asks(duty),
    why: `${when}: ${days === 1 ? 'one day' : `${days} days`} before.`,
  }));
  const last: DutyPrompt = {
    duty: duty.id,
    step: 'due',
    dueAt: at(onOrBefore(duty.due, holidays)),
    to: ['owner', ...parts],
    asks: asks(duty),
    why: `${when}: its last working day.`,
  };
  const late = LATE.map(({ step, workingDays }): DutyPrompt => ({
    duty: duty.id,
    step,
    dueAt: at(addWorkingDays(onOrBefore(duty.due, holidays), workingDays, holidays)),
    to: ['owner', 'unit'],
    asks: asks(duty),
    why: `${duty.name} was due by ${sayDate(duty.due)}.`,
  }));
  // Where weekends push two onto one day, the nearer one says it all.
  const days = new Map([...before, last, ...late].map((prompt) => [prompt.dueAt.getTime(), prompt]));
  return [...days.values()].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** Every prompt of these duties that falls due after `from`, up to and including `to`, oldest first. */
export function dutyPromptsBetween(
  duties: readonly DutyOccurrence[],
  from: Date,
  to: Date,
  holidays: HolidayCalendar = ENGLAND,
): DutyPrompt[] {
  return duties
    .flatMap((duty) => countdownOf(duty, holidays))
    .filter(({ dueAt }) => dueAt > from && dueAt <= to)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.duty < b.duty ? -1 : 1));
}

function asks(duty: DutyOccurrence): string {
  const missing = missingParts(duty).length;
  if (missing > 0)
    return `${missing} of ${duty.parts.length} still to give their part. ${duty.evidenceWanted ?? ''}`.trim();
  if (duty.evidence.length > 0) return 'The evidence is in: is it done?';
  return duty.evidenceWanted === undefined
    ? 'How is it going?'
    : `How is it going? Wanted: ${duty.evidenceWanted}.`;
}

function at(date: string): Date {
  return londonInstant(date, PROMPT_TIME);
}
