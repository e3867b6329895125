import type { AdaptiveCard, CardAction, CardElement, InputElement } from './adaptive-card.ts';

/** The elements inside an element, in reading order: one level down, actions' cards not included. */
export function childElements(element: CardElement): readonly CardElement[] {
  if (element.type === 'Container') return element.items;
  if (element.type === 'ColumnSet') return element.columns.flatMap((column) => column.items ?? []);
  if (element.type === 'Table') return element.rows.flatMap((row) => row.cells.flatMap((cell) => cell.items));
  if (element.type === 'ImageSet') return element.images;
  return [];
}

/**
 * The actions an element carries itself: an action set's, the one beside an input, and what pressing a container, a cell, an
 * image or a word does.
 */
export function ownActions(element: CardElement): readonly CardAction[] {
  if (element.type === 'ActionSet') return element.actions;
  if (element.type === 'Container' || element.type === 'Image')
    return element.selectAction ? [element.selectAction] : [];
  if (element.type === 'ColumnSet') {
    return [element, ...element.columns].flatMap((part) => part.selectAction ?? []);
  }
  if (element.type === 'Table') {
    return element.rows.flatMap((row) => row.cells.flatMap((cell) => cell.selectAction ?? []));
  }
  if (element.type === 'Input.Text') return element.inlineAction ? [element.inlineAction] : [];
  if (element.type === 'RichTextBlock') {
    return element.inlines.flatMap((inline) =>
      typeof inline === 'string' ? [] : (inline.selectAction ?? []),
    );
  }
  return [];
}

/** Every element of a card in reading order, those inside `Action.ShowCard` included. */
export function* allElements(card: AdaptiveCard): Generator<CardElement> {
  yield* elementsIn(card.body ?? []);
  for (const action of card.actions ?? [])
    if (action.type === 'Action.ShowCard') yield* allElements(action.card);
}

function* elementsIn(elements: readonly CardElement[]): Generator<CardElement> {
  for (const element of elements) {
    yield element;
    yield* elementsIn(childElements(element));
    for (const action of ownActions(element)) {
      if (action.type === 'Action.ShowCard') yield* allElements(action.card);
    }
  }
}

/** Every action of a card, those of inner cards included, whichever list the button that unfolds them stands in. */
export function* allActions(card: AdaptiveCard): Generator<CardAction> {
  for (const element of card.body ?? []) yield* actionsIn(element);
  yield* withInner([...(card.actions ?? []), ...(card.selectAction ? [card.selectAction] : [])]);
}

function* actionsIn(element: CardElement): Generator<CardAction> {
  for (const child of childElements(element)) yield* actionsIn(child);
  yield* withInner(ownActions(element));
}

function* withInner(actions: readonly CardAction[]): Generator<CardAction> {
  for (const action of actions) {
    yield action;
    if (action.type === 'Action.ShowCard') yield* allActions(action.card);
  }
}

export function isInput(element: CardElement): element is InputElement {
  return element.type.startsWith('Input.');
}

/** Rebuilds a card with every element passed through `change`, innermost first. */
export function mapElements(card: AdaptiveCard, change: (element: CardElement) => CardElement): AdaptiveCard {
  return {
    ...card,
    body: (card.body ?? []).map((element) => mapElement(element, change)),
    ...(card.actions && { actions: card.actions.map((action) => mapShown(action, change)) }),
  };
}

function mapShown(action: CardAction, change: (element: CardElement) => CardElement): CardAction {
  return action.type === 'Action.ShowCard' ? { ...action, card: mapElements(action.card, change) } : action;
}

function mapElement(element: CardElement, change: (element: CardElement) => CardElement): CardElement {
  const inside = (items: readonly CardElement[]): CardElement[] =>
    items.map((item) => mapElement(item, change));
  if (element.type === 'Container') return change({ ...element, items: inside(element.items) });
  if (element.type === 'ColumnSet') {
    const columns = element.columns.map((column) =>
      column.items === undefined ? column : { ...column, items: inside(column.items) },
    );
    return change({ ...element, columns });
  }
  if (element.type === 'Table') {
    const rows = element.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, items: inside(cell.items) })),
    }));
    return change({ ...element, rows });
  }
  if (element.type === 'ImageSet') {
    const images = inside(element.images).filter((image) => image.type === 'Image');
    return change({ ...element, images });
  }
  if (element.type === 'ActionSet') {
    return change({ ...element, actions: element.actions.map((action) => mapShown(action, change)) });
  }
  return change(element);
}
