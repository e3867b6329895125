import { GB } from 'chrono-node/en';
import { isoDate, MONTHS } from './calendar.ts';
import type { DateReading } from './read-date.ts';

const NAMES_A_MONTH = new RegExp(`\\b(?:${MONTHS.join('|')})\\b`, 'i');

/**
 * Dates written out in words ("the twelfth of December"), by chrono-node's British parser. It only gets what
 * names a month, and is only believed when it used every word and is sure of the day: on its own it swaps 12/13 round,
 * knows no fortnights, and reads a month as its first day.
 */
export function readSpelledDate(said: string, today: string): DateReading | undefined {
  if (!NAMES_A_MONTH.test(said)) return undefined;
  const results = GB.parse(
    said,
    { instant: new Date(`${today}T12:00:00Z`), timezone: 'UTC' },
    { forwardDate: true },
  );
  const [result] = results;
  if (results.length !== 1 || result?.text.length !== said.length || result.end) return undefined;
  const { start } = result;
  if (!start.isCertain('day') || !start.isCertain('month') || start.isCertain('hour')) return undefined;
  const iso = isoDate(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  return iso === undefined ? undefined : { kind: 'day', iso };
}
