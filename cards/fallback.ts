import type { AdaptiveCard, CardAction, CardElement, Column, MediaElement } from './adaptive-card.ts';
import { isKnownAction, isKnownElement } from './shape.ts';
import { elementName, type Warning } from './warning.ts';

/**
 * Settles every `fallback` and `requires` of a card, as a host would before it draws anything: an element that is unknown,
 * or asks for something the host has not got, gives way to its fallback. Without one, the nearest element around it that
 * has a fallback gives way instead (as Microsoft's own renderer does it); if there is none, it is left out and reported. An
 * element that says `"fallback": "drop"` wants to be left out, so that is not reported.
 *
 * What is kept keeps its own `fallback`: a client older than this version may still need it.
 */
export function settleFallbacks(card: AdaptiveCard, warnings: Warning[]): AdaptiveCard {
  // At the root there is nothing around the card that could take its place.
  return settleCard(card, { warnings, failed: false });
}

/** What one level of a card reports to the level around it. */
interface Report {
  readonly warnings: Warning[];
  /** Something inside could not be shown and had no fallback of its own. */
  failed: boolean;
}

function settleCard(card: AdaptiveCard, report: Report): AdaptiveCard {
  return {
    ...settleSelect(card, report),
    body: settleElements(card.body ?? [], report),
    ...(card.actions && { actions: settleActions(card.actions, report) }),
  };
}

function settleElements(elements: readonly CardElement[], report: Report): CardElement[] {
  return elements.flatMap((element) => settle(element, isShowable, settleInside, report) ?? []);
}

/** Media is known, but neither platform plays it in a message: its fallback comes first. */
function isShowable(element: CardElement): boolean {
  return isKnownElement(element) && (element.type !== 'Media' || element.fallback === undefined);
}

function settleActions(actions: readonly CardAction[], report: Report): CardAction[] {
  return actions.flatMap((action) => settleAction(action, report) ?? []);
}

function settleAction(action: CardAction, report: Report): CardAction | undefined {
  return settle(action, isKnownAction, insideAction, report);
}

function insideAction(action: CardAction, report: Report): CardAction {
  return action.type === 'Action.ShowCard' ? { ...action, card: settleCard(action.card, report) } : action;
}

interface Replaceable<T> {
  readonly type?: string;
  readonly id?: string;
  readonly fallback?: T | 'drop';
  readonly requires?: Readonly<Record<string, string>>;
}

function settle<T extends Replaceable<T>>(
  part: T,
  known: (part: T) => boolean,
  inside: (part: T, report: Report) => T,
  report: Report,
): T | undefined {
  let current = part;
  for (;;) {
    const next = current.fallback;
    if (known(current) && isMet(current.requires)) {
      const own: Report = { warnings: [], failed: false };
      const settled = inside(current, own);
      if (!own.failed || next === undefined) {
        report.warnings.push(...own.warnings);
        report.failed ||= own.failed;
        return settled;
      }
    }
    if (isDrop(next)) return undefined;
    if (next === undefined) {
      const detail = 'it is not supported and has no fallback';
      report.warnings.push({ code: 'dropped', element: elementName(part), detail });
      report.failed = true;
      return undefined;
    }
    current = next;
  }
}

function isDrop(fallback: unknown): fallback is 'drop' {
  return typeof fallback === 'string' && fallback.toLowerCase() === 'drop';
}

/** The only feature a host here can promise is the version of Adaptive Cards itself. */
function isMet(requires: Readonly<Record<string, string>> | undefined): boolean {
  return Object.entries(requires ?? {}).every(([feature, version]) => {
    if (feature !== 'adaptiveCards') return false;
    if (version === '*') return true;
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major < 1 || (major === 1 && minor <= 5);
  });
}

function settleInside(element: CardElement, report: Report): CardElement {
  const inside = (items: readonly CardElement[]): CardElement[] => settleElements(items, report);
  const select = <T extends Selectable>(part: T): T => settleSelect(part, report);
  switch (element.type) {
    case 'Media':
      return mediaInWords(element, report.warnings);
    case 'Image':
      return select(element);
    case 'ImageSet':
      return { ...element, images: inside(element.images).filter((image) => image.type === 'Image') };
    case 'Container':
      return { ...select(element), items: inside(element.items) };
    case 'ActionSet':
      return { ...element, actions: settleActions(element.actions, report) };
    case 'ColumnSet':
      return { ...select(element), columns: settleColumns(element.columns, report) };
    case 'Table': {
      const rows = element.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...select(cell), items: inside(cell.items) })),
      }));
      return { ...element, rows };
    }
    case 'RichTextBlock': {
      const inlines = element.inlines.map((inline) => (typeof inline === 'string' ? inline : select(inline)));
      return { ...element, inlines };
    }
    case 'Input.Text': {
      const { inlineAction, ...rest } = element;
      const settled = inlineAction && settleAction(inlineAction, report);
      return { ...rest, ...(settled && { inlineAction: settled }) };
    }
    case 'TextBlock':
    case 'FactSet':
    case 'Input.Number':
    case 'Input.Date':
    case 'Input.Time':
    case 'Input.Toggle':
    case 'Input.ChoiceSet':
      return element;
  }
}

function settleColumns(columns: readonly Column[], report: Report): Column[] {
  const isColumn = ({ type }: Column): boolean => type === undefined || type === 'Column';
  const insideColumn = (column: Column, own: Report): Column => ({
    ...settleSelect(column, own),
    ...(column.items && { items: settleElements(column.items, own) }),
  });
  return columns.flatMap((column) => settle(column, isColumn, insideColumn, report) ?? []);
}

interface Selectable {
  readonly selectAction?: CardAction;
}

function settleSelect<T extends Selectable>(part: T, report: Report): T {
  if (part.selectAction === undefined) return part;
  const settled = settleAction(part.selectAction, report);
  const copy = { ...part, selectAction: settled };
  if (settled === undefined) Reflect.deleteProperty(copy, 'selectAction');
  return copy;
}

/** Sound and film as neither platform plays them in a message: the picture, the words and a link to each source. */
function mediaInWords(media: MediaElement, warnings: Warning[]): CardElement {
  const { sources, poster, altText, id, isVisible, separator, spacing } = media;
  const common = {
    ...(id !== undefined && { id }),
    ...(isVisible !== undefined && { isVisible }),
    ...(separator !== undefined && { separator }),
    ...(spacing !== undefined && { spacing }),
  };
  const links = sources.map(({ url, mimeType }): CardAction => {
    const title = mimeType === undefined || sources.length === 1 ? 'Open' : `Open (${mimeType})`;
    return { type: 'Action.OpenUrl', title, url };
  });
  const named = altText !== undefined && altText.trim() !== '';
  warnings.push({
    code: 'downgraded',
    element: elementName(media),
    detail: 'it is not played in the message but opened by a link',
  });
  return {
    ...common,
    type: 'Container',
    items: [
      ...(poster === undefined
        ? []
        : [{ type: 'Image' as const, url: poster, altText: altText ?? 'Picture' }]),
      ...(named ? [{ type: 'TextBlock' as const, text: altText, wrap: true }] : []),
      ...(links.length > 0 ? [{ type: 'ActionSet' as const, actions: links }] : []),
    ],
  };
}
