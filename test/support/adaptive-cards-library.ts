import { createRequire } from 'node:module';

/** The little of Microsoft's `adaptivecards` that the tests use: its parser and validator, without drawing anything. */
interface Library {
  readonly Versions: { readonly v1_5: unknown };
  readonly SerializationContext: new (version: unknown) => {
    readonly eventCount: number;
    getEventAt(index: number): { readonly message: string };
  };
  readonly AdaptiveCard: new () => {
    hostConfig: { actions: { maxActions: number } };
    parse(json: unknown, context: unknown): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
}

// The package looks for a browser's global and finds none in Node.
if (!('window' in globalThis)) Object.assign(globalThis, { window: globalThis });
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Library;

/** What Microsoft's own library finds wrong with a card: unknown elements, bad values, ids used twice, missing labels. */
export function adaptiveCardProblems(card: unknown): string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  // Teams shows six actions and puts the others behind a menu.
  parsed.hostConfig.actions.maxActions = 100;
  parsed.parse(withoutSearches(card), context);
  const problems: string[] = [];
  for (let index = 0; index < context.eventCount; index += 1)
    problems.push(context.getEventAt(index).message);
  return [...problems, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
}

/**
 * The card with a list in place of each that is searched. Teams takes `choices.data` in cards of version 1.5 (learn.microsoft.com,
 * "Typeahead search"), with or without a list beside it; the library knows it from 1.6 on only.
 */
function withoutSearches(card: unknown): unknown {
  return JSON.parse(
    JSON.stringify(card, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('choices.data' in value)) return value;
      const { 'choices.data': search, ...input } = value;
      return search ? { ...input, choices: [{ title: 'Found by typing', value: 'found' }] } : input;
    }),
  ) as unknown;
}
