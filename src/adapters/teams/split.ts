import type { AdaptiveCard, CardAction, CardElement, TextRunElement } from '../../../cards/adaptive-card.ts';
import { markdownOf, parseCardText, type Line, type Span } from '../../../cards/rich-text.ts';
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
function splitElement(whole: CardElement, fits: Fits): CardElement[] {
  if (fits(whole) || holdsInput(whole)) return [whole];
  const element = withoutId(whole);
  const share = <T>(items: readonly T[], make: (part: readonly T[]) => CardElement): CardElement[] =>
    chunks(items, (part) => fits(make(part))).map(make);
  switch (element.type) {
    case 'TextBlock':
      return splitLines(parseCardText(element.text)).map((lines, index) => ({
        ...element,
        text: markdownOf(lines),
        ...(index > 0 && { spacing: 'None' }),
      }));
    case 'RichTextBlock':
      return share(element.inlines.flatMap(splitRun), (inlines) => ({ ...element, inlines }));
    case 'FactSet':
      return chunks(element.facts, (facts) => fits({ ...element, facts })).flatMap((facts) => {
        const [fact] = facts;
        if (facts.length > 1 || fact === undefined || fits({ ...element, facts }))
          return [{ ...element, facts }];
        const title: CardElement = { type: 'TextBlock', text: fact.title, weight: 'Bolder', wrap: true };
        return [
          ...splitElement(title, fits),
          ...splitElement({ type: 'TextBlock', text: fact.value, wrap: true }, fits),
        ];
      });
    case 'Container': {
      const { selectAction, ...rest } = element;
      const items = [...element.items, ...pressed(selectAction)];
      return share(
        items.flatMap((item) => splitElement(item, fits)),
        (part) => ({ ...rest, items: part }),
      );
    }
    case 'ImageSet':
      return share(element.images, (images) => ({ ...element, images }));
    case 'ActionSet':
      return share(element.actions, (actions) => ({ ...element, actions }));
    case 'Table':
      return splitTable(element, fits);
    case 'ColumnSet':
      return [
        ...element.columns.flatMap(({ items = [], selectAction }) => [...items, ...pressed(selectAction)]),
        ...pressed(element.selectAction),
      ].flatMap((item) => splitElement(item, fits));
    case 'Image':
    case 'Media':
    case 'Input.Text':
    case 'Input.Number':
    case 'Input.Date':
    case 'Input.Time':
    case 'Input.Toggle':
    case 'Input.ChoiceSet':
      return [element];
  }
}

/** A part that comes apart cannot be pressed as one; what pressing it does is a button below it. */
function pressed(action: CardAction | undefined): CardElement[] {
  return action === undefined ? [] : [{ type: 'ActionSet', actions: [action] }];
}

/** No two pieces may share an id, and a button shows what stands in its own message only: so all of it is shown. */
function withoutId(element: CardElement): CardElement {
  const copy = { ...element };
  Reflect.deleteProperty(copy, 'id');
  Reflect.deleteProperty(copy, 'isVisible');
  return copy;
}

/** Row by row; a row too long for a whole card stands cell below cell. */
function splitTable(table: Extract<CardElement, { type: 'Table' }>, fits: Fits): CardElement[] {
  return chunks(table.rows, (rows) => fits({ ...table, rows })).flatMap((rows) => {
    if (fits({ ...table, rows })) return [{ ...table, rows }];
    return rows
      .flatMap((row) => row.cells)
      .flatMap(({ items, selectAction }) => [...items, ...pressed(selectAction)])
      .flatMap((item) => splitElement(item, fits));
  });
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

/** Lines in parts of at most `LIMITS.textBlock` characters, each span keeping its look; cut between words where possible. */
function splitLines(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = [[]];
  let room: number = LIMITS.textBlock;
  for (const line of lines) {
    let spans: Span[] = [];
    let kind: Partial<Line> = line;
    const close = (): void => {
      if (spans.length > 0) parts.at(-1)?.push({ ...line, ...kind, spans });
      // What goes on in the next part is no new entry of a list.
      kind = { kind: 'text' };
      spans = [];
    };
    for (const span of line.spans) {
      let rest = span.text;
      while (rest !== '') {
        const text = rest.slice(0, cutAt(rest, room));
        spans.push({ ...span, text });
        rest = rest.slice(text.length);
        room -= text.length;
        if (rest === '') break;
        close();
        parts.push([]);
        room = LIMITS.textBlock;
      }
    }
    close();
  }
  return parts.filter((part) => part.length > 0);
}

function splitRun(inline: string | TextRunElement): (string | TextRunElement)[] {
  return splitText(typeof inline === 'string' ? inline : inline.text).map((text) =>
    typeof inline === 'string' ? text : { ...inline, text },
  );
}

/** A text without markdown in parts; what was typed stays marked in each. */
function splitText(text: string): string[] {
  const parts: string[] = [];
  for (const run of textRuns(text)) {
    for (let rest = run.text; rest !== '';) {
      const piece = rest.slice(0, cutAt(rest, LIMITS.textBlock));
      parts.push(run.typed ? asUserText(piece) : piece);
      rest = rest.slice(piece.length);
    }
  }
  return parts;
}

function cutAt(text: string, limit: number): number {
  const end = Math.max(limit, 1);
  if (text.length <= end) return text.length;
  const fitting = text.slice(0, end);
  const space = Math.max(fitting.lastIndexOf('\n'), fitting.lastIndexOf(' ')) + 1;
  if (space > end / 2) return space;
  return /[\uD800-\uDBFF]$/.test(fitting) && end > 1 ? end - 1 : end;
}
