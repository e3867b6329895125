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
  parsed.parse(structuredClone(card), context);
  const problems: string[] = [];
  for (let index = 0; index < context.eventCount; index += 1)
    problems.push(context.getEventAt(index).message);
  return [...problems, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
}
