import { allActions, allElements, isInput } from '../../../cards/walk.ts';
import { textRuns } from '../../../cards/user-text.ts';
import type { CardElement } from '../../../cards/adaptive-card.ts';
import type { CardView } from '../../bot/reply.ts';

/** Longest message shown beside a pressed button; Teams gives it one small line. */
const MOST_CHARACTERS = 300;

/**
 * The words of a short card, for the one place where Teams shows text and no card: the answer to a pressed button.
 * `whole` is false when the card says or does more than these words.
 */
export function plainWords(view: CardView): { readonly text: string; readonly whole: boolean } {
  const said: string[] = [];
  let whole = [...allActions(view.card)].length === 0;
  for (const element of allElements(view.card)) {
    const words = wordsOf(element);
    if (words !== undefined) said.push(...(words.trim() ? [words.trim()] : []));
    else if (element.type !== 'Container' && element.type !== 'ColumnSet') whole = false;
    if (isInput(element)) whole = false;
  }
  let text = '';
  for (const line of said) {
    const longer = text ? `${text}${/[.!?:]$/.test(text) ? '' : '.'} ${line}` : line;
    if (longer.length > MOST_CHARACTERS) return { text: text || view.summary, whole: false };
    text = longer;
  }
  return { text: text || view.summary, whole };
}

function wordsOf(element: CardElement): string | undefined {
  if (element.type === 'TextBlock') return bare(element.text);
  if (element.type !== 'RichTextBlock') return undefined;
  return element.inlines.map((inline) => bare(typeof inline === 'string' ? inline : inline.text)).join('');
}

/** Without the card's own bold and italic signs; what a person typed stays as typed. */
function bare(text: string): string {
  return textRuns(text)
    .map((run) => (run.typed ? run.text : run.text.replace(/\*\*|__|(?<!\w)[_*]|[_*](?!\w)/g, '')))
    .join('');
}
