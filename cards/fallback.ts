import type { AdaptiveCard, CardAction, CardElement } from './adaptive-card.ts';
import { isKnownAction, isKnownElement } from './shape.ts';
import { elementName, type Warning } from './warning.ts';

/**
 * Settles every `fallback` and `requires` of a card, as a host would before it draws anything: an element that is unknown,
 * or asks for something the host has not got, gives way to its fallback; without one it is left out and reported. An
 * element that says `"fallback": "drop"` wants to be left out, so that is not reported.
 */
export function settleFallbacks(card: AdaptiveCard, warnings: Warning[]): AdaptiveCard {
  return {
    ...card,
    body: settleElements(card.body ?? [], warnings),
    ...(card.actions && { actions: settleActions(card.actions, warnings) }),
  };
}

function settleElements(elements: readonly CardElement[], warnings: Warning[]): CardElement[] {
  return elements.flatMap((element) => {
    const settled = settle(element, isKnownElement, warnings);
    return settled === undefined ? [] : [settleInside(settled, warnings)];
  });
}

function settleActions(actions: readonly CardAction[], warnings: Warning[]): CardAction[] {
  return actions.flatMap((action): CardAction[] => {
    const settled = settle(action, isKnownAction, warnings);
    if (settled === undefined) return [];
    return settled.type === 'Action.ShowCard'
      ? [{ ...settled, card: settleFallbacks(settled.card, warnings) }]
      : [settled];
  });
}

interface Replaceable<T> {
  readonly type: string;
  readonly id?: string;
  readonly fallback?: T | 'drop';
  readonly requires?: Readonly<Record<string, string>>;
}

function settle<T extends Replaceable<T>>(
  part: T,
  known: (part: T) => boolean,
  warnings: Warning[],
): T | undefined {
  let current = part;
  while (!known(current) || !isMet(current.requires)) {
    const next = current.fallback;
    if (next === 'drop') return undefined;
    if (next === undefined) {
      warnings.push({
        code: 'dropped',
        element: elementName(part),
        detail: 'it is not supported and has no fallback',
      });
      return undefined;
    }
    current = next;
  }
  return current;
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

function settleInside(element: CardElement, warnings: Warning[]): CardElement {
  const inside = (items: readonly CardElement[]): CardElement[] => settleElements(items, warnings);
  if (element.type === 'Container') return { ...element, items: inside(element.items) };
  if (element.type === 'ActionSet') return { ...element, actions: settleActions(element.actions, warnings) };
  if (element.type === 'ColumnSet') {
    const columns = element.columns.map((column) =>
      column.items === undefined ? column : { ...column, items: inside(column.items) },
    );
    return { ...element, columns };
  }
  if (element.type === 'Table') {
    const rows = element.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, items: inside(cell.items) })),
    }));
    return { ...element, rows };
  }
  return element;
}
