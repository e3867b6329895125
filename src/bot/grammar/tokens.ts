import type { PersonMention, Spoken } from '../interaction.ts';
import { core } from './words.ts';

interface At {
  /** Whether white space stood before it. Joining `raw` with these gaps gives the line back, tidied. */
  readonly spaced: boolean;
  readonly raw: string;
}

export interface WordToken extends At {
  readonly kind: 'word';
  /** As compared: folded, without the punctuation around it. Empty for a dash or a lone comma. */
  readonly core: string;
  /** Ends with a comma, a full stop or the like, or is nothing else: a clause may end here. */
  readonly stops: boolean;
}

export interface QuotedToken extends At {
  readonly kind: 'quoted';
  /** What stood between the quotes, exactly. */
  readonly text: string;
}

export interface MentionToken extends At {
  readonly kind: 'mention';
  readonly mention: PersonMention;
}

export type Token = WordToken | QuotedToken | MentionToken;

const SPACE = /\s/;
const CLOSERS = new Map([
  ['"', '"'],
  ['\u201C', '\u201D'],
  ['\u201D', '\u201D'],
  ['\u201E', '\u201D\u201C'],
  ['\u00AB', '\u00BB'],
  ["'", "'"],
  ['\u2018', '\u2019'],
]);

/**
 * Cuts a line into words, quoted texts and mentions. Quotes may be straight, curly or single; one that is never closed is
 * an ordinary character. `lead:rest` becomes two words, so that `due:Friday` can be read; nothing is lost either way.
 */
export function tokenise(spoken: Spoken): readonly Token[] {
  const tokens: Token[] = [];
  let spaced = false;
  for (const segment of spoken) {
    if (typeof segment === 'string') spaced = tokeniseText(segment, spaced, tokens);
    else {
      tokens.push({ kind: 'mention', mention: segment, raw: segment.name, spaced });
      spaced = false;
    }
  }
  return tokens;
}

function tokeniseText(text: string, spacedBefore: boolean, tokens: Token[]): boolean {
  let spaced = spacedBefore;
  let at = 0;
  const push = (token: Token): void => {
    tokens.push(token);
    spaced = false;
  };
  while (at < text.length) {
    if (SPACE.test(text[at] ?? '')) {
      spaced = true;
      at += 1;
      continue;
    }
    const close = closingQuote(text, at);
    if (close !== undefined) {
      push({ kind: 'quoted', text: text.slice(at + 1, close), raw: text.slice(at, close + 1), spaced });
      at = close + 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && !SPACE.test(text[end] ?? '') && !opensAfter(text, end)) end += 1;
    for (const raw of splitLead(text.slice(at, end))) push(wordToken(raw, spaced));
    at = end;
  }
  return spaced;
}

function wordToken(raw: string, spaced: boolean): WordToken {
  const bare = core(raw);
  return { kind: 'word', raw, core: bare, stops: bare === '' || /[,;:.!?)\u2013\u2014]$/.test(raw), spaced };
}

/** `due:Friday` → `due:` `Friday`; addresses such as `https://…` stay whole. */
function splitLead(word: string): readonly string[] {
  const match = /^(\p{L}+[:=])(?!\/\/)(.+)$/u.exec(word);
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1], match[2]] : [word];
}

// A quote inside a word only opens after a colon, an equals sign or a bracket: measure:"90%".
function opensAfter(text: string, at: number): boolean {
  return /[:=([]/.test(text[at - 1] ?? '') && closingQuote(text, at) !== undefined;
}

function closingQuote(text: string, open: number): number | undefined {
  const closers = CLOSERS.get(text[open] ?? '');
  if (closers === undefined) return undefined;
  const single = closers === "'" || closers === '\u2019';
  let found: number | undefined;
  for (let at = open + 1; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    const ends = !/[\p{L}\p{N}]/u.test(text[at + 1] ?? '');
    if (closers.includes(letter) && ends) {
      if (!single) return at;
      // An apostrophe at the end of a word (parents') looks like a closing quote: the last one before another
      // quotation opens is taken.
      if (!SPACE.test(text[at - 1] ?? ' ') || SPACE.test(text[at + 1] ?? ' ')) found = at;
    } else if (single && found !== undefined && letter === text[open] && SPACE.test(text[at - 1] ?? '')) {
      return found;
    }
  }
  return found;
}
