import type { Period } from '../period.ts';
import { periodTyped } from './periods.ts';

const FILLERS = new Set(['from', 'to', 'and', 'with', 'between', 'of', 'for', 'in', 'against', '-', '–']);
/** `31 March 2025` is the longest way to say a period. */
const MOST_WORDS = 3;

/**
 * What somebody wants to compare: the words before the first period are the metric's name.
 *
 * @example readAsked('neglect plans from March 2024 to March 2025') // name 'neglect plans', two periods
 */
export function readAsked(typed: string): { readonly name: string; readonly periods: readonly Period[] } {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  for (let at = 0; at <= words.length; at += 1) {
    const periods = periodsIn(words.slice(at));
    if (periods) return { name: words.slice(0, at).join(' '), periods };
  }
  return { name: words.join(' '), periods: [] };
}

/** Only periods and the words between them, or undefined. */
function periodsIn(words: readonly string[]): readonly Period[] | undefined {
  const found: Period[] = [];
  for (let at = 0; at < words.length;) {
    const taken = [MOST_WORDS, 2, 1].find(
      (count) => at + count <= words.length && periodTyped(words.slice(at, at + count).join(' ')),
    );
    const period = taken === undefined ? undefined : periodTyped(words.slice(at, at + taken).join(' '));
    if (taken !== undefined && period) {
      found.push(period);
      at += taken;
    } else if (FILLERS.has((words[at] ?? '').toLowerCase())) at += 1;
    else return undefined;
  }
  return found;
}
