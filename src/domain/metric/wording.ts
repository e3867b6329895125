import { createHash } from 'node:crypto';

/**
 * Names the words of a question: two that differ in more than case, spaces and punctuation have other marks, and their figures
 * are not compared (F39).
 */
export function wordingMark(asks: string): string {
  return createHash('sha256').update(wordsOf(asks).join(' ')).digest('hex').slice(0, 16);
}

/** Which words a question lost and gained, in order, those that stand together as one. */
export interface WordChange {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** Share of all words that both have, from 0 to 1. */
  readonly kept: number;
}

/** @example wordChange('Staff are aware', 'Staff are trained') // lost ['aware'], gained ['trained'] */
export function wordChange(before: string, after: string): WordChange {
  const one = wordsOf(before);
  const other = wordsOf(after);
  const common = commonWords(one, other);
  return {
    lost: runsWithout(
      one,
      common.map(([at]) => at),
    ),
    gained: runsWithout(
      other,
      common.map(([, at]) => at),
    ),
    kept: one.length + other.length === 0 ? 1 : (2 * common.length) / (one.length + other.length),
  };
}

/** Below this the two questions share so few words that a list of them would say nothing. */
const ANOTHER_QUESTION = 0.4;

/** What changed, in words for somebody who wants to compare. */
export function sayWordChange(change: WordChange): string {
  if (change.kept < ANOTHER_QUESTION) return 'It is another question.';
  const quote = (runs: readonly string[]): string => runs.map((run) => `“${run}”`).join(', ');
  if (change.lost.length === 0) return `New in the question: ${quote(change.gained)}.`;
  if (change.gained.length === 0) return `No longer in the question: ${quote(change.lost)}.`;
  return `${quote(change.lost)} became ${quote(change.gained)}.`;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '');
}

/** The longest list of words both have in this order, as pairs of places. */
function commonWords(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  const longest: number[][] = Array.from({ length: one.length + 1 }, () =>
    Array<number>(other.length + 1).fill(0),
  );
  const at = (row: number, column: number): number => longest[row]?.[column] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = longest[i];
      if (row) row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

function runsWithout(words: readonly string[], kept: readonly number[]): string[] {
  const runs: string[][] = [];
  let open = false;
  words.forEach((word, at) => {
    if (kept.includes(at)) open = false;
    else if (open) runs.at(-1)?.push(word);
    else {
      runs.push([word]);
      open = true;
    }
  });
  return runs.map((run) => run.join(' '));
}
