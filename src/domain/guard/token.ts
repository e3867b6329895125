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

const TOKEN = /[a-z]{1,40}(?:'(?:s|t|d|m|ll|re|ve)(?![a-z]))?|[0-9]{1,24}/gi;
const GAP_KEPT = 8;

/** Splits folded text at the borders between letters, digits and everything else. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [said] = match;
    const start = match.index;
    const end = start + said.length;
    const isNumber = said.charCodeAt(0) <= 57;
    const low = isNumber ? said : said.toLowerCase();
    tokens.push({
      text: said,
      low,
      start,
      end,
      gap: text.slice(before, Math.min(start, before + GAP_KEPT)),
      digits: isNumber ? said : noughts(low, start === before, tokens.at(-1), text.charCodeAt(end)),
      capital: !isNumber && said.charCodeAt(0) <= 90,
      upper: !isNumber && said.length > 1 && said === said.toUpperCase(),
    });
    before = end;
  }
  return tokens;
}

/** "o7700", "9oo": the letter o beside a digit is a nought. */
function noughts(low: string, joined: boolean, last: Token | undefined, next: number): string {
  if (low.length > 3 || low !== 'o'.repeat(low.length)) return '';
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
