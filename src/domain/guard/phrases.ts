import type { Token } from './token.ts';

export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

const WORDS = /[a-z]{1,40}(?:'(?:s|t|d|m|ll|re|ve)(?![a-z]))?|[0-9]{1,24}/gi;
const MOST_WORDS = 12;

/** Names as lists of lower-case words by their first word, for finding them in tokens. */
export function phrasesOf(names: Iterable<string>): Phrases {
  const phrases = new Map<string, string[][]>();
  for (const name of names) {
    const words = [
      ...name
        .normalize('NFKD')
        .replace(/\p{Mn}/gu, '')
        .matchAll(WORDS),
    ]
      .slice(0, MOST_WORDS)
      .map(([word]) => word.toLowerCase());
    const [first] = words;
    if (first === undefined) continue;
    const list = phrases.get(first);
    if (list) list.push(words);
    else phrases.set(first, [words]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.length - a.length);
  return phrases;
}

/** How many tokens from here are one of these phrases, the longest of them; 0 when none is. A possessive counts too. */
export function phraseAt(phrases: Phrases, tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (!first) return 0;
  const owned = bare(first.low);
  const candidates = phrases.get(first.low) ?? (owned === first.low ? undefined : phrases.get(owned));
  if (!candidates) return 0;
  for (const words of candidates) {
    if (isSaid(words, tokens, at)) return words.length;
  }
  return 0;
}

function isSaid(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  for (let index = 0; index < words.length; index += 1)
    if (!fits(tokens[at + index]?.low, words[index] ?? '')) return false;
  return true;
}

function fits(low: string | undefined, word: string): boolean {
  return low === word || (low !== undefined && bare(low) === word);
}

/** Without the possessive: `tyler's` → `tyler`. */
export function bare(low: string): string {
  return low.endsWith("'s") ? low.slice(0, -2) : low;
}
