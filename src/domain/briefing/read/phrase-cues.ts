import type { Cue } from './cue.ts';
import type { Word } from './lex.ts';
import type { Reader } from './reader.ts';

/** The longest phrase at each word, from left to right. A phrase may be several cues at once. */
export function phraseCues(words: readonly Word[], { phrases, longest }: Reader): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < words.length;) {
    const first = words[at]?.low ?? '';
    let taken = 0;
    for (
      let length = Math.min(longest.get(first) ?? 0, words.length - at);
      length > 0 && taken === 0;
      length -= 1
    ) {
      if (isBroken(words, at, length)) continue;
      const meanings = phrases.get(keyOf(words, at, length));
      if (!meanings) continue;
      for (const { kind, value } of meanings) cues.push({ kind, value, from: at, to: at + length });
      taken = length;
    }
    at += Math.max(1, taken);
  }
  return cues;
}

function keyOf(words: readonly Word[], at: number, length: number): string {
  let key = words[at]?.low ?? '';
  for (let next = at + 1; next < at + length; next += 1) key += ` ${words[next]?.low ?? ''}`;
  return key;
}

/** A phrase does not reach over the end of a sentence or clause. */
function isBroken(words: readonly Word[], at: number, length: number): boolean {
  for (let next = at + 1; next < at + length; next += 1) if (words[next]?.after !== 'word') return true;
  return false;
}
