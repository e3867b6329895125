import type { Token, WordToken } from './tokens.ts';

/** Words with which people are polite. At the edges of a line they mean nothing to it. */
export const POLITE = new Set([
  'please',
  'pls',
  'kindly',
  'thanks',
  'thank',
  'you',
  'ta',
  'cheers',
  'hi',
  'hello',
  'hey',
]);

const FILLERS = new Set(['and', 'with', 'also', 'then', '&', '']);

/**
 * The words after the verb, and which argument has taken which of them. A clause (`to neglect`) only counts where it can
 * be told from running text: at the edge of what is text. This class knows where those edges are.
 */
export class Line {
  readonly tokens: readonly Token[];
  readonly #takenBy: (string | undefined)[];
  /** Where a lead of a text argument stands (`measure`), which ends the clause before it. */
  readonly #textLeads: ReadonlySet<number>;

  constructor(tokens: readonly Token[], textLeads: ReadonlySet<number>) {
    this.tokens = tokens;
    this.#takenBy = tokens.map(() => undefined);
    this.#textLeads = textLeads;
  }

  get length(): number {
    return this.tokens.length;
  }

  take(from: number, to: number, argument: string): void {
    for (let at = from; at < to; at += 1) this.#takenBy[at] = argument;
  }

  takenBy(at: number): string | undefined {
    return this.#takenBy[at];
  }

  isFree(at: number): boolean {
    return at >= 0 && at < this.length && this.#takenBy[at] === undefined;
  }

  /** The free word at this place, if it is one. */
  word(at: number): WordToken | undefined {
    const token = this.tokens[at];
    return token?.kind === 'word' && this.isFree(at) ? token : undefined;
  }

  /** Free words from here on, at most `limit`; with `withinStop`, none after one that ends with punctuation. */
  wordsFrom(at: number, limit: number, withinStop = true): readonly WordToken[] {
    const words: WordToken[] = [];
    for (let index = at; words.length < limit; index += 1) {
      const word = this.word(index);
      if (!word) break;
      words.push(word);
      if (withinStop && word.stops) break;
    }
    return words;
  }

  /** Whether something other than running text stands before this place. */
  opensClause(at: number): boolean {
    return this.#edgeBefore(at) || (this.tokens[at - 1]?.kind === 'quoted' && this.#edgeBefore(at - 1));
  }

  /** Whether running text does not go on at this place (the one after the clause's last word). */
  closesClause(at: number): boolean {
    return (
      this.#edgeAt(at) ||
      this.#textLeads.has(at) ||
      (this.tokens[at]?.kind === 'quoted' && (this.#edgeAt(at + 1) || this.#textLeads.has(at + 1)))
    );
  }

  #edgeBefore(at: number): boolean {
    if (at <= 0 || !this.isFree(at - 1)) return true;
    const before = this.word(at - 1);
    return (
      before !== undefined &&
      (before.stops || ((POLITE.has(before.core) || FILLERS.has(before.core)) && this.#edgeBefore(at - 1)))
    );
  }

  #edgeAt(at: number): boolean {
    if (at >= this.length || !this.isFree(at)) return true;
    if (this.word(at - 1)?.stops === true) return true;
    const here = this.word(at);
    if (here === undefined) return false;
    return here.core === '' || ((POLITE.has(here.core) || FILLERS.has(here.core)) && this.#edgeAt(at + 1));
  }
}

/** Where the lead that stands at this place ends, longest lead first; undefined when none does. */
export function afterLead(line: Line, at: number, leads: readonly string[]): number | undefined {
  let longest: number | undefined;
  for (const lead of leads) {
    const words = lead.toLowerCase().split(' ');
    const stands = words.every((word, index) => line.word(at + index)?.core === word);
    if (stands && at + words.length > (longest ?? at)) longest = at + words.length;
  }
  return longest;
}

/** Whether a segment of free words says nothing: connecting words, politeness, punctuation. */
export function isFiller(token: Token): boolean {
  return token.kind === 'word' && (FILLERS.has(token.core) || POLITE.has(token.core));
}
