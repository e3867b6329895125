import { fold } from '../../guard/fold.ts';
import { plainWord } from './spelling.ts';

/** One word or number of an update. */
export interface Word {
  /** In small letters, abbreviations written out. */
  readonly low: string;
  /** As typed, in small letters. */
  readonly typed: string;
  /** Offsets in the text as typed. */
  readonly from: number;
  readonly to: number;
  /** What stands before it: nothing much, the border of a clause, or the end of a sentence or line. */
  readonly after: 'word' | 'clause' | 'sentence';
  readonly capital: boolean;
}

/** Longer texts are cut here; a message on either platform is shorter. */
const MOST_CHARACTERS = 4_000;
const MOST_IN_WORD = 40;

/** Splits a text into words with the breaks between them. One pass, no patterns. */
export function lex(original: string): Word[] {
  const folded = fold(original.slice(0, MOST_CHARACTERS));
  const { text } = folded;
  const words: Word[] = [];
  let gap = 0;
  let at = 0;
  while (at < text.length) {
    if (!isWordAt(text, at)) {
      at += 1;
      continue;
    }
    const end = endOf(text, at);
    const typed = text.slice(at, end).toLowerCase();
    const after = words.length === 0 ? 'sentence' : breakIn(text, gap, at);
    const { start: from, end: to } = folded.original({ start: at, end });
    const capital = isCapital(text.charCodeAt(at));
    for (const [index, low] of plainWord(typed).entries())
      words.push({ low, typed, from, to, after: index === 0 ? after : 'word', capital });
    gap = end;
    at = end;
  }
  return words;
}

function endOf(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && end - start < MOST_IN_WORD && (isWordAt(text, end) || joins(text, end)))
    end += 1;
  // "4misper": the number and the word were run together.
  if (isRunTogether(text, start, end)) while (end > start && isLetter(text.charCodeAt(end - 1))) end -= 1;
  // "10+" is at least ten.
  if (text[end] === '+' && isFigure(text.charCodeAt(end - 1)) && !isWordAt(text, end + 1)) end += 1;
  return end;
}

/** One or two figures with a word of four letters or more behind them. */
function isRunTogether(text: string, start: number, end: number): boolean {
  let letters = 0;
  while (end - letters > start && isLetter(text.charCodeAt(end - letters - 1))) letters += 1;
  const figures = end - letters - start;
  if (letters < 4 || figures < 1 || figures > 2) return false;
  for (let at = start; at < start + figures; at += 1) if (!isFigure(text.charCodeAt(at))) return false;
  return !['hour', 'hours', 'mins', 'weeks', 'days', 'moro'].includes(
    text.slice(end - letters, end).toLowerCase(),
  );
}

/** A mark inside a word: don't, 21:40, 9.30, o/s, a&e, 3-4. */
function joins(text: string, at: number): boolean {
  const [mark, before, after] = [text[at] ?? '', text.charCodeAt(at - 1), text.charCodeAt(at + 1)];
  if (mark === "'") return isLetter(before) && isLetter(after);
  if (mark === ':' || mark === '.')
    return (
      isFigure(before) &&
      isFigure(after) &&
      isFigure(text.charCodeAt(at + 2)) &&
      !isFigure(text.charCodeAt(at + 3))
    );
  if (mark === '-' || mark === '/') {
    if (isFigure(before) && isFigure(after)) return true;
    if (mark === '-') return false;
  }
  if (mark === '/' || mark === '&')
    return (
      isLetter(before) &&
      isLetter(after) &&
      !isLetter(text.charCodeAt(at - 2)) &&
      !isLetter(text.charCodeAt(at + 2))
    );
  return false;
}

const CLAUSE = new Set([',', ':', '(', ')', '=', '>', '|', '*', '+', '[', ']', '"']);
const SENTENCE = new Set(['\n', ';', '!', '?', '.']);

function breakIn(text: string, from: number, to: number): Word['after'] {
  let most: Word['after'] = 'word';
  for (let at = from; at < to; at += 1) {
    const character = text[at] ?? '';
    if (SENTENCE.has(character)) return 'sentence';
    if (CLAUSE.has(character)) most = 'clause';
    // A dash with a blank beside it, or a slash with one.
    if ((character === '-' || character === '/') && to - from > 1) most = 'clause';
  }
  return most;
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetter(code) || isFigure(code) || (code === 35 && isFigure(text.charCodeAt(at + 1)));
}

export function isFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}
