import type { GuardSurroundings } from './finding.ts';
import { phraseAt } from './phrases.ts';
import type { Reading } from './reading.ts';
import { numbersIn, type WrittenNumber } from './digit-windows.ts';
import type { Token } from './token.ts';

/** What every detector has in hand. */
export interface Scene {
  readonly reading: Reading;
  readonly tokens: readonly Token[];
  readonly surroundings: GuardSurroundings;
  /** Runs of figures that are long enough for a telephone or an NHS number. */
  readonly numbers: readonly WrittenNumber[];
  /** Tokens that belong to a name or phrase known to be harmless. */
  readonly harmless: Uint8Array;
  /** Tokens of a neighbourhood's name. */
  readonly places: Uint8Array;
}

export function sceneOf(reading: Reading, surroundings: GuardSurroundings): Scene {
  const { tokens } = reading;
  const harmless = new Uint8Array(tokens.length);
  const places = new Uint8Array(tokens.length);
  const { phrases, places: known } = surroundings.allow;
  for (let at = 0; at < tokens.length; at += 1) {
    harmless.fill(1, at, at + phraseAt(phrases, tokens, at));
    const length = phraseAt(known, tokens, at);
    places.fill(1, at, at + length);
    harmless.fill(1, at, at + length);
  }
  return { reading, tokens, surroundings, numbers: numbersIn(tokens), harmless, places };
}

/** Is one of these words among the tokens from `from` up to `to` (without it)? */
export function among(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: ReadonlySet<string>,
): boolean {
  for (let at = Math.max(0, from); at < Math.min(tokens.length, to); at += 1) {
    if (words.has(tokens[at]?.low ?? '')) return true;
  }
  return false;
}

export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s/).filter((word) => word !== ''));
}
