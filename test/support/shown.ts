import type {
  AdaptiveCard,
  CardAction,
  CardElement,
  Column,
  InputElement,
} from '../../cards/adaptive-card.ts';
import { textRuns } from '../../cards/user-text.ts';

/**
 * What a reader of a card must be able to see, fill in and press, worked out from the Adaptive Card specification alone
 * (`fallback`, `requires`, `isVisible`, `Action.ToggleVisibility`): the oracle for both conversions.
 */
export interface Shown {
  /** What people typed, in running text. */
  readonly texts: readonly string[];
  /** What people typed, as descriptions of pictures and labels of inputs. */
  readonly labels: readonly string[];
  readonly inputs: readonly InputElement[];
  readonly actions: readonly CardAction[];
}

interface Entry {
  readonly kind: 'text' | 'label' | 'input' | 'action';
  readonly text?: string;
  readonly input?: InputElement;
  readonly action?: CardAction;
  /** Ids of the hidden parts it stands in; '' for one without an id. */
  readonly behind: readonly string[];
}

interface Found {
  readonly entries: readonly Entry[];
  readonly broken: boolean;
}

const NOTHING: Found = { entries: [], broken: false };
const KNOWN = new Set([
  ...['TextBlock', 'RichTextBlock', 'FactSet', 'Image', 'ImageSet', 'Media', 'Container', 'ColumnSet', 'Table', 'ActionSet'],
  ...['Input.Text', 'Input.Number', 'Input.Date', 'Input.Time', 'Input.Toggle', 'Input.ChoiceSet'],
  ...['Action.Execute', 'Action.Submit', 'Action.OpenUrl', 'Action.ShowCard', 'Action.ToggleVisibility', 'Column'],
]); // prettier-ignore

/** Everything that is shown, or would be once every button that shows something was pressed. */
export function shownOf(card: AdaptiveCard, hiddenToo = false): Shown {
  const { entries } = inCard(card);
  const targets = entries.flatMap(({ action }) =>
    action?.type === 'Action.ToggleVisibility' ? action.targetElements : [],
  );
  const shown = new Set(targets.map((target) => (typeof target === 'string' ? target : target.elementId)));
  const visible = entries.filter(({ behind }) => hiddenToo || behind.every((id) => shown.has(id)));
  const textsOf = (kind: Entry['kind']): string[] =>
    visible.flatMap((entry) => (entry.kind === kind ? typedIn(entry.text ?? '') : []));
  return {
    texts: textsOf('text'),
    labels: textsOf('label'),
    inputs: visible.flatMap(({ input }) => input ?? []),
    actions: visible.flatMap(({ action }) => action ?? []),
  };
}

function typedIn(text: string): string[] {
  return textRuns(text).flatMap((run) => (run.typed ? [run.text] : []));
}

function inCard(card: AdaptiveCard): Found {
  return all([...each(card.body ?? [], inElement), ...each(card.actions ?? [], inAction), ...select(card)]);
}

interface Part<T> {
  readonly type?: string;
  readonly fallback?: T | 'drop';
  readonly requires?: Readonly<Record<string, string>>;
}

/** The first of a part and its stand-ins that can be shown whole. */
function first<T extends Part<T>>(part: T, inside: (part: T) => Found): Found {
  const can = KNOWN.has(part.type ?? 'Column') && !(part.type === 'Media' && part.fallback !== undefined);
  if (
    can &&
    Object.entries(part.requires ?? {}).every(
      ([what, version]) => what === 'adaptiveCards' && Number(version) <= 1.5,
    )
  ) {
    const found = inside(part);
    if (!found.broken || part.fallback === undefined) return found;
  }
  if (part.fallback === undefined) return { entries: [], broken: true };
  return part.fallback === 'drop' ? NOTHING : first(part.fallback, inside);
}

function inElement(element: CardElement): Found {
  return first(element, (part) => behind(part, contents(part)));
}

function inColumn(column: Column): Found {
  return first(column, (part) => behind(part, all([...each(part.items ?? [], inElement), ...select(part)])));
}

function inAction(action: CardAction): Found {
  return first(action, (part) => {
    const own: Found = { entries: [{ kind: 'action', action: part, behind: [] }], broken: false };
    return part.type === 'Action.ShowCard' ? all([own, inCard(part.card)]) : own;
  });
}

function select({ selectAction }: { readonly selectAction?: CardAction }): Found[] {
  return selectAction === undefined ? [] : [inAction(selectAction)];
}

function contents(element: CardElement): Found {
  const say = (kind: 'text' | 'label', ...texts: (string | undefined)[]): Found => ({
    entries: texts.flatMap((text) => (text === undefined ? [] : [{ kind, text, behind: [] }])),
    broken: false,
  });
  switch (element.type) {
    case 'TextBlock':
      return say('text', element.text);
    case 'FactSet':
      return say('text', ...element.facts.flatMap(({ title, value }) => [title, value]));
    case 'RichTextBlock':
      return all(
        element.inlines.flatMap((inline) =>
          typeof inline === 'string' ? [say('text', inline)] : [say('text', inline.text), ...select(inline)],
        ),
      );
    case 'Image':
      return all([say('label', element.altText), ...select(element)]);
    case 'Media':
      // It can be opened, under whatever title.
      return all([
        say('label', element.altText),
        ...element.sources.map(({ url }) => inAction({ type: 'Action.OpenUrl', url })),
      ]);
    case 'ImageSet':
      return all(each(element.images, inElement));
    case 'Container':
      return all([...each(element.items, inElement), ...select(element)]);
    case 'ColumnSet':
      return all([...each(element.columns, inColumn), ...select(element)]);
    case 'Table':
      return all(
        element.rows.flatMap(({ cells }) =>
          cells.flatMap((cell) => [...each(cell.items, inElement), ...select(cell)]),
        ),
      );
    case 'ActionSet':
      return all(each(element.actions, inAction));
    case 'Input.Text':
    case 'Input.Number':
    case 'Input.Date':
    case 'Input.Time':
    case 'Input.Toggle':
    case 'Input.ChoiceSet': {
      const beside =
        element.type === 'Input.Text' && element.inlineAction ? [inAction(element.inlineAction)] : [];
      return all([
        say('label', element.label),
        { entries: [{ kind: 'input', input: element, behind: [] }], broken: false },
        ...beside,
      ]);
    }
  }
}

function behind(
  { id, isVisible }: { readonly id?: string; readonly isVisible?: boolean },
  found: Found,
): Found {
  if (isVisible !== false) return found;
  return {
    ...found,
    entries: found.entries.map((entry) => ({ ...entry, behind: [...entry.behind, id ?? ''] })),
  };
}

function each<T>(parts: readonly T[], look: (part: T) => Found): Found[] {
  return parts.map(look);
}

function all(found: readonly Found[]): Found {
  return { entries: found.flatMap(({ entries }) => entries), broken: found.some(({ broken }) => broken) };
}
