/**
 * Text that a person typed is not markup. It travels through templates wrapped in two private-use characters, so that
 * each platform's edge can tell it from the card's own markup and escape it its own way (Teams: markdown, Slack: mrkdwn,
 * plain-text fields: not at all). `UserText` and `Markup` are different types: one cannot stand in for the other.
 */
declare const userText: unique symbol;
export type UserText = string & { readonly [userText]: true };

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKS = /[\uE000\uE001]/g;

/**
 * Marks text as typed by a person. Marks already inside are removed first, so nobody can close the wrapping early.
 * Nothing typed stays the empty string, so that templates can ask whether a text is empty.
 */
export function asUserText(text: string): UserText {
  const clean = text.replace(MARKS, '');
  return (clean === '' ? '' : OPEN + clean + CLOSE) as UserText;
}

export interface TextRun {
  readonly text: string;
  /** Typed by a person: escape it. Otherwise it is the card's own markup. */
  readonly typed: boolean;
}

/** Splits a string of an expanded card into the card's own markup and what people typed. Total: unbalanced marks count as text. */
export function textRuns(value: string): TextRun[] {
  const runs: TextRun[] = [];
  let rest = value;
  while (rest.length > 0) {
    const open = rest.indexOf(OPEN);
    if (open < 0) {
      runs.push({ text: rest.replace(MARKS, ''), typed: false });
      break;
    }
    if (open > 0) runs.push({ text: rest.slice(0, open).replace(MARKS, ''), typed: false });
    const close = rest.indexOf(CLOSE, open + 1);
    const end = close < 0 ? rest.length : close;
    runs.push({ text: rest.slice(open + 1, end).replace(MARKS, ''), typed: true });
    rest = rest.slice(end + 1);
  }
  return runs.filter((run) => run.text.length > 0);
}

/** The words alone, for places that know no markup (button labels, input values, notification text). */
export function plainText(value: string): string {
  return value.replace(MARKS, '');
}
