/** A run of letters or a run of digits, with what stands between it and the one before. */
export interface Token {
  readonly text: string;
  readonly low: string;
  readonly start: number;
  readonly end: number;
  /** Everything since the token before; only its first characters when it is long. */
  readonly gap: string;
  /** Its digits, with a letter o among digits read as a nought; empty for a word. */
  readonly digits: string;
  readonly capital: boolean;
  /** More than one letter, all of them capitals. */
  readonly upper: boolean;
}

const GAP_KEPT = 8;
const MOST_LETTERS = 40;
const MOST_FIGURES = 24;
const ENDINGS = new Set(['s', 't', 'd', 'm', 'll', 're', 've']);

/** Splits folded text at the borders between letters, digits and everything else. By hand: this is half of all reading. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  let last: Token | undefined;
  for (let start = 0; start < text.length;) {
    const code = text.charCodeAt(start);
    const isNumber = isFigure(code);
    if (!isNumber && !isLetter(code)) {
      start += 1;
      continue;
    }
    const end = isNumber ? endOfFigures(text, start) : endOfWord(text, start);
    const said = text.slice(start, end);
    const low = isNumber || !hasBetween(text, start, end, 65, 90) ? said : said.toLowerCase();
    const capital = !isNumber && code <= 90;
    last = {
      text: said,
      low,
      start,
      end,
      gap: text.slice(before, Math.min(start, before + GAP_KEPT)),
      digits: isNumber ? said : noughts(low, start === before, last, text.charCodeAt(end)),
      capital,
      upper: capital && said.length > 1 && !hasBetween(text, start, end, 97, 122),
    };
    tokens.push(last);
    before = end;
    start = end;
  }
  return tokens;
}

function isFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function endOfFigures(text: string, start: number): number {
  let end = start + 1;
  while (end - start < MOST_FIGURES && isFigure(text.charCodeAt(end))) end += 1;
  return end;
}

/** Is a character with a code from `least` to `most` in this stretch? Quicker than making the word in other letters. */
function hasBetween(text: string, start: number, end: number, least: number, most: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= least && code <= most) return true;
  }
  return false;
}

/** With the ending of a short form or a possessive: don't, Tyler's. */
function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end - start < MOST_LETTERS && isLetter(text.charCodeAt(end))) end += 1;
  if (text.charCodeAt(end) !== 39) return end;
  let after = end + 1;
  while (after - end < 4 && isLetter(text.charCodeAt(after))) after += 1;
  return ENDINGS.has(text.slice(end + 1, after).toLowerCase()) ? after : end;
}

/** "o7700", "9oo": the letter o beside a digit is a nought. */
function noughts(low: string, joined: boolean, last: Token | undefined, next: number): string {
  if (low.charCodeAt(0) !== 111 || low.length > 3 || low !== 'o'.repeat(low.length)) return '';
  const beside = (joined && last !== undefined && last.digits !== '') || (next >= 48 && next <= 57);
  return beside ? '0'.repeat(low.length) : '';
}

/** Only blanks, dots, dashes, slashes, brackets and the like, and few of them. */
export function isThin(gap: string, most = 3): boolean {
  if (gap.length > most) return false;
  for (const character of gap) if (!' .-_/\\()|:*\n+~='.includes(character)) return false;
  return true;
}

/** The end of a sentence, a line or a field lies in between. */
export function isBreak(gap: string): boolean {
  return (
    gap.includes('\n') || gap.includes('. ') || gap.includes(';') || gap.includes('! ') || gap.includes('? ')
  );
}
