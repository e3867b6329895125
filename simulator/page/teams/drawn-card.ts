import {
  AdaptiveCard,
  ChoiceSetInput,
  ExecuteAction,
  OpenUrlAction,
  SubmitAction,
  type Action,
  type Input,
} from 'adaptivecards';
import type { FoundChoice, Person } from '../../protocol.ts';
import { searchAsTyped } from './search-as-typed.ts';
import { teamsHostConfig } from './host-config.ts';
import { safeMarkdownHtml } from './markdown.ts';

/** What a press carries away: the action's own JSON and the values on the card. */
export interface CardPress {
  readonly action: unknown;
  readonly inputs: Readonly<Record<string, string>>;
}

/** A card with its elements. It outlives its place on the page, so that going to another room and back loses no typing. */
export interface DrawnCard {
  readonly element: HTMLElement;
  onPress: (press: CardPress) => void;
  /** Asks for what fits what is typed in a choice. */
  onSearch: (dataset: string, typed: string) => Promise<readonly FoundChoice[]>;
}

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = safeMarkdownHtml(text);
  result.didProcess = true;
};

const MOST_KEPT = 300;
const kept = new Map<string, DrawnCard>();

/** Draws a card, or hands back the one drawn before under the same key (person, message and content). */
export function drawnCard(key: string, card: unknown, people: readonly Person[]): DrawnCard {
  const before = kept.get(key);
  if (before) return before;
  const drawn = draw(card, people);
  kept.set(key, drawn);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return drawn;
}

/** Forgets cards whose key starts like this: a dialog that was closed starts afresh when it is opened again. */
export function forgetCards(prefix: string): void {
  for (const key of [...kept.keys()]) {
    if (key.startsWith(prefix)) kept.delete(key);
  }
}

function draw(json: unknown, people: readonly Person[]): DrawnCard {
  const card = new AdaptiveCard();
  card.hostConfig = teamsHostConfig;
  card.parse(withPeople(json, people));
  const element = card.render() ?? document.createElement('div');
  mendFiltered(card);
  const drawn: DrawnCard = { element, onPress: () => undefined, onSearch: async () => [] };
  const found = searchAsTyped(card, (dataset, typed) => drawn.onSearch(dataset, typed));
  card.onExecuteAction = (action: Action) => {
    if (action instanceof OpenUrlAction) {
      if (action.url && /^(https?:|mailto:)/i.test(action.url)) {
        window.open(action.url, '_blank', 'noopener,noreferrer');
      }
    } else if (action instanceof SubmitAction || action instanceof ExecuteAction) {
      const referenced: Readonly<Record<string, Input>> = action.getReferencedInputs() ?? {};
      drawn.onPress({ action: action.toJSON(), inputs: valuesOf(Object.values(referenced), found) });
    }
  };
  return drawn;
}

/** The filled-in inputs by id, as text; Teams leaves empty ones out. */
function valuesOf(
  inputs: readonly Input[],
  found: (input: Input, title: string) => string,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const input of inputs) {
    const value: unknown = input.value;
    if (!input.id || !input.isSet()) continue;
    if (typeof value === 'string') values[input.id] = found(input, value);
    else if (typeof value === 'number' || typeof value === 'boolean') {
      values[input.id] = String(value);
    }
  }
  return values;
}

/** The renderer labels the wrapping of a filtered choice, not its box, and fills in the value instead of the title. */
function mendFiltered(card: AdaptiveCard): void {
  for (const input of card.getAllInputs()) {
    if (!(input instanceof ChoiceSetInput) || input.style !== 'filtered' || input.isMultiSelect) continue;
    const box = input.renderedElement?.querySelector<HTMLInputElement>(
      'input.ac-choiceSetInput-filtered, input.ac-choiceSetInput-filtered-textbox',
    );
    if (!box) continue;
    const chosen = input.choices.find((choice) => choice.value === input.defaultValue);
    if (chosen?.title) box.value = chosen.title;
    for (const name of ['id', 'aria-labelledby', 'aria-required']) {
      const value = box.parentElement?.getAttribute(name);
      if (!value) continue;
      box.parentElement?.removeAttribute(name);
      box.setAttribute(name, value);
    }
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Teams' people picker asks the directory (`graph.microsoft.com/users`); here the tenant's people are the choices. */
function withPeople(json: unknown, people: readonly Person[]): unknown {
  if (Array.isArray(json)) return json.map((each) => withPeople(each, people));
  if (!isRecord(json)) return json;
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    // What an action carries is none of the renderer's business.
    copy[name] = name === 'data' ? value : withPeople(value, people);
  }
  // Newer than the version the card names, to this renderer; Teams takes them together.
  if (json['type'] === 'AdaptiveCard') copy['version'] = '1.6';
  const query = json['choices.data'];
  if (json['type'] === 'Input.ChoiceSet' && isRecord(query)) {
    if (String(query['dataset']).startsWith('graph.microsoft.com/users')) {
      delete copy['choices.data'];
      copy['choices'] = [
        ...(Array.isArray(json['choices']) ? (json['choices'] as readonly unknown[]) : []),
        ...people.map((person) => ({ title: person.name, value: person.id })),
      ];
    }
  }
  return copy;
}
