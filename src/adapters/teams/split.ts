import type { AdaptiveCard, CardElement } from '../../../cards/adaptive-card.ts';
import { asUserText, textRuns } from '../../../cards/user-text.ts';
import { childElements, isInput } from '../../../cards/walk.ts';
import { LIMITS } from './limits.ts';

/**
 * A card too long for one Teams message as several, in reading order. Inputs and everything below them stay with the
 * actions at the end, since an action sends only the answers of its own card.
 *
 * @param fits whether a card, once prepared, is short enough.
 */
export function splitCard(card: AdaptiveCard, fits: (card: AdaptiveCard) => boolean): AdaptiveCard[] {
  if (fits(card)) return [card];
  const { actions, body, ...rest } = card;
  const pieces = (body ?? []).flatMap((element) =>
    splitElement(element, (part) => fits({ ...rest, body: [part] })),
  );
  const firstInput = pieces.findIndex(holdsInput);
  const together = firstInput < 0 ? pieces.length : firstInput;
  const parts: CardElement[][] = [[]];
  for (const [index, piece] of pieces.entries()) {
    const last = parts.at(-1) ?? [];
    const mustStay = index > together;
    if (last.length > 0 && !mustStay && !fits({ ...rest, body: [...last, piece] })) parts.push([piece]);
    else last.push(piece);
  }
  const cards = parts.map((part): AdaptiveCard => ({ ...rest, body: part }));
  const end = cards.at(-1);
  if (actions === undefined || end === undefined) return cards;
  const closing = { ...end, actions };
  const alone = firstInput < 0 && !fits(closing);
  return alone ? [...cards, { ...rest, body: [], actions }] : [...cards.slice(0, -1), closing];
}

function holdsInput(element: CardElement): boolean {
  return isInput(element) || childElements(element).some(holdsInput);
}

type Fits = (element: CardElement) => boolean;

/** An element too long for a whole card as several of its kind. One that cannot be parted stays whole. */
function splitElement(element: CardElement, fits: Fits): CardElement[] {
  if (fits(element) || holdsInput(element)) return [element];
  if (element.type === 'TextBlock') {
    return splitText(element.text).map((text, index) => ({
      ...element,
      text,
      ...(index > 0 && { spacing: 'None' }),
    }));
  }
  if (element.type === 'FactSet') {
    return chunks(element.facts, (facts) => fits({ ...element, facts })).flatMap((facts) => {
      const [fact] = facts;
      if (facts.length > 1 || fact === undefined || fits({ ...element, facts }))
        return [{ ...element, facts }];
      const title: CardElement = { type: 'TextBlock', text: fact.title, weight: 'Bolder', wrap: true };
      return [title, ...splitElement({ type: 'TextBlock', text: fact.value, wrap: true }, fits)];
    });
  }
  if (element.type === 'Container') {
    const items = element.items.flatMap((item) => splitElement(item, fits));
    return chunks(items, (part) => fits({ ...element, items: part })).map((part) => ({
      ...element,
      items: part,
    }));
  }
  if (element.type === 'Table') {
    return chunks(element.rows, (rows) => fits({ ...element, rows })).map((rows) => ({ ...element, rows }));
  }
  if (element.type === 'ColumnSet') {
    return element.columns.flatMap((column) =>
      (column.items ?? []).flatMap((item) => splitElement(item, fits)),
    );
  }
  return [element];
}

function chunks<T>(items: readonly T[], fits: (items: readonly T[]) => boolean): T[][] {
  const made: T[][] = [];
  let current: T[] = [];
  for (const item of items) {
    if (current.length > 0 && !fits([...current, item])) {
      made.push(current);
      current = [];
    }
    current.push(item);
  }
  return current.length > 0 ? [...made, current] : made;
}

/** A text in parts, cut between words where possible; what was typed stays marked in each part. */
function splitText(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let room: number = LIMITS.textBlock;
  for (const run of textRuns(text)) {
    let rest = run.text;
    while (rest !== '') {
      const piece = rest.slice(0, cutAt(rest, room));
      part += run.typed ? asUserText(piece) : piece;
      rest = rest.slice(piece.length);
      room -= piece.length;
      if (rest === '') break;
      parts.push(part);
      part = '';
      room = LIMITS.textBlock;
    }
  }
  return part === '' ? parts : [...parts, part];
}

function cutAt(text: string, limit: number): number {
  const end = Math.max(limit, 1);
  if (text.length <= end) return text.length;
  const fitting = text.slice(0, end);
  const space = Math.max(fitting.lastIndexOf('\n'), fitting.lastIndexOf(' ')) + 1;
  if (space > end / 2) return space;
  return /[\uD800-\uDBFF]$/.test(fitting) && end > 1 ? end - 1 : end;
}
