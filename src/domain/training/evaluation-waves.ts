import { monthsAfter } from '../meeting/dates.ts';
import { addWorkingDays, type HolidayCalendar } from '../working-days.ts';
import { evaluationKey, type Evaluation } from './evaluation-record.ts';

/** What the partnership file says about asking. */
export interface EvaluationRules {
  /** Working days after the question on which people are reminded. */
  readonly reminders: readonly number[];
  /** Working days after the last reminder by which it can be answered. */
  readonly closes: number;
}

/** One question that is due: to whom, about which session, and how many months after it. */
export type EvaluationDue = Pick<
  Evaluation,
  'key' | 'session' | 'course' | 'member' | 'agency' | 'wave' | 'held' | 'due'
>;

/** A question that could not be asked for so many working days is not asked any more: the day it was about is too far away. */
const LATE_DAYS = 20;

/** The working day on which a wave is asked: the day itself for 0, else so many months after it. @param held ISO date */
export function waveDay(held: string, wave: number, calendar: HolidayCalendar): string {
  return addWorkingDays(monthsAfter(held, wave), 0, calendar);
}

/** Somebody who was at a session, by its register. */
export type Attended = Pick<EvaluationDue, 'session' | 'course' | 'member' | 'agency' | 'held'>;

/**
 * What has to be asked today, whether it was asked before or not: of everybody who was at a session, each wave of its course
 * whose day has come and is not too long ago.
 *
 * @param wavesOf months after a session of this course
 */
export function wavesDue(
  attended: readonly Attended[],
  today: string,
  wavesOf: (course: string) => readonly number[],
  calendar: HolidayCalendar,
): EvaluationDue[] {
  const earliest = addWorkingDays(today, -LATE_DAYS, calendar);
  return attended.flatMap((each) =>
    [...new Set(wavesOf(each.course))].flatMap((wave): EvaluationDue[] => {
      // Long ago or far ahead, no calendar has to be asked.
      const about = monthsAfter(each.held, wave);
      if (about > today || about < earliest) return [];
      const due = waveDay(each.held, wave, calendar);
      return due > today ? [] : [{ ...each, key: evaluationKey({ ...each, wave }), wave, due }];
    }),
  );
}

/** What the next run does with one that was asked and not answered; undefined when its day has not come. */
export function evaluationStep(
  evaluation: Pick<Evaluation, 'due' | 'asked' | 'reminded'>,
  today: string,
  rules: EvaluationRules,
  calendar: HolidayCalendar,
): 'remind' | 'pass' | undefined {
  const { step, on } = nextEvaluationStep(evaluation, rules, calendar);
  return on <= today ? step : undefined;
}

/**
 * What happens next to one that is open, and on which day. Reminders keep their distance from one another also when one was late,
 * since whoever was away got it on their return.
 */
export function nextEvaluationStep(
  { due, asked = due, reminded }: Pick<Evaluation, 'due' | 'asked' | 'reminded'>,
  { reminders, closes }: EvaluationRules,
  calendar: HolidayCalendar,
): { readonly step: 'remind' | 'pass'; readonly on: string } {
  const last = reminded.at(-1) ?? asked;
  const after = reminders[reminded.length];
  if (after === undefined) return { step: 'pass', on: addWorkingDays(last, closes, calendar) };
  const before = reminders[reminded.length - 1] ?? 0;
  return { step: 'remind', on: addWorkingDays(last, Math.max(1, after - before), calendar) };
}

/** Words for a wave, after a name: `at the session`, `one month after it`, `three months after it`. */
export function sayWave(wave: number): string {
  if (wave === 0) return 'at the session';
  const words = [
    '',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ];
  return `${words[wave] ?? wave} ${wave === 1 ? 'month' : 'months'} after it`;
}
