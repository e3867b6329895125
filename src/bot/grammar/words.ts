import { withoutHidden } from './hidden.ts';

const PLAIN = /^[\x20-\x5F\x61-\x7E]*$/;

/**
 * A text as it is compared: lower case, without accents and hidden characters, with straight apostrophes and plain
 * dashes. "Zoë O’Neill" and "zoe o'neill" are the same.
 */
export function fold(text: string): string {
  // Most words are plain, and a line is folded many times.
  if (PLAIN.test(text)) return text.toLowerCase();
  return withoutHidden(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201B\u02BC`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** A folded word without the punctuation around it: `(Dec.,` is `dec`. Keeps `@`, `%`, `&` and what is inside. */
export function core(text: string): string {
  return fold(text)
    .replace(/^[^\p{L}\p{N}@&%£+?]+/u, '')
    .replace(/[^\p{L}\p{N}@&%£+]+$/u, '');
}

/** How many letters differ: typed wrongly, left out, too many, or two swapped (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

/** Those of the words that are at most `limit` letters away from what was typed, nearest first. */
export function nearest(typed: string, words: readonly string[], limit: number): readonly string[] {
  return words
    .filter((word) => Math.abs(word.length - typed.length) <= limit)
    .map((word) => ({ word, away: distance(typed, word) }))
    .filter(({ away }) => away <= limit)
    .sort((a, b) => a.away - b.away)
    .map(({ word }) => word);
}

/**
 * How many wrong letters still count as a slip when the word could as well be part of a sentence: none in short words
 * ("mash" and "cash" are both words), one in longer ones.
 */
export function slips(word: string): number {
  return word.length >= 5 ? 1 : 0;
}

/** What was typed, short enough to be shown back. */
export function clip(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = Array.from(line);
  return letters.length <= length ? line : `${letters.slice(0, length - 1).join('')}…`;
}

/** "a", "a or b", "a, b or c". */
export function orList(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items[items.length - 1] ?? ''}`;
}
