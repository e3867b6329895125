import { readCalendarDate } from './read-calendar-date.ts';
import { readRelativeDate } from './read-relative-date.ts';
import { readSpelledDate } from './read-spelled-date.ts';
import { fold } from './words.ts';

export interface DateContext {
  /** Today in London, ISO. */
  readonly today: string;
  readonly addWorkingDays?: (from: string, days: number) => string;
}

export type DateReading =
  | { readonly kind: 'day'; readonly iso: string }
  /** A date was meant, and there is no such day. `message` says why. */
  | { readonly kind: 'impossible'; readonly message: string }
  /** A time was meant that is not one day: "next week", "January". */
  | { readonly kind: 'vague' };

// Actions are due on a day: "by 5pm on Friday" and "close of play Friday" are due on Friday.
const CLOSE = 'close of play|close of business|cop|cob|eod|end of (?:the )?day|end of play';
const HOUR = '\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm)|\\d{1,2}:\\d\\d|noon|midday|lunchtime';
const BEFORE = new RegExp(`^(?:${CLOSE}|${HOUR})(?: on)? (?=.)`);
const AFTER = new RegExp(`(?<=.) (?:at |by )?(?:${CLOSE}|${HOUR}|morning|afternoon|evening)$`);

/**
 * Reads a phrase that is nothing but a date, the way it is said in Britain: day first, weeks from Monday. A day without
 * a year is the next such day, today included. Undefined when it is not a date at all. Linear in its length; phrases
 * over 60 characters are not dates.
 *
 * @example readDate('12/12', { today: '2026-11-18' }) // { kind: 'day', iso: '2026-12-12' }
 */
export function readDate(phrase: string, context: DateContext): DateReading | undefined {
  if (phrase.length > 60) return undefined;
  const said = fold(phrase)
    .replace(/[,()"]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[.;:!?]+$/, '')
    // "in two weeks' time", "New Year's Day": only there, because "Friday's meeting" is not a date.
    .replace(/(?<=[a-z])'s?(?= (?:time|day|eve)\b)/g, '')
    .trim()
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .replace(/^the /, '');
  if (said === '') return undefined;
  return (
    readCalendarDate(said, context.today) ??
    readRelativeDate(said, context) ??
    readSpelledDate(said, context.today)
  );
}
