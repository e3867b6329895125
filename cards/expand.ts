// The package's front door would pull another package's TypeScript sources into this project's type check.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import { z } from 'zod';
import { BotError } from '../src/bot/errors.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { Conditions } from './conditions.ts';
import { isAdaptiveCard, shapeProblems } from './shape.ts';
import { asUserText, type UserText } from './user-text.ts';

/** A card that could not be built. A fault of the template or of whoever filled it, never of the person reading. */
export class CardExpansionError extends BotError {
  override readonly name = 'CardExpansionError';
  /** The places that are wrong (`body[2].text`), without any text from the data. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(
      'card-expansion',
      `This card could not be shown because of a fault in the bot: ${problems.slice(0, 3).join('; ')}. Nothing was lost. Please tell the business unit.`,
      options,
    );
    this.problems = problems;
  }
}

/**
 * A field of a card's data that a person typed. Goes in as a plain string and comes out marked, so that each platform
 * escapes it its own way. `max` counts UTF-16 code units, as JavaScript and both platforms do.
 *
 * @example const data = z.object({ title: userText({ max: 300 }), due: z.string() });
 */
export function userText(options: { readonly max?: number } = {}): z.ZodType<UserText, string> {
  const typed = options.max === undefined ? z.string() : z.string().max(options.max);
  return typed.transform(asUserText);
}

/** One card: a name, an Adaptive Card 1.5 template and the zod schema of the data it takes. */
export interface CardDefinition<S extends z.ZodType> {
  readonly name: string;
  readonly template: unknown;
  readonly data: S;
  /** Fills the template. @throws CardExpansionError */
  expand(data: z.input<S>): AdaptiveCard;
}

/**
 * Ties a template to its data schema.
 *
 * @example export const helpCard = defineCard({ name: 'help', template, data: z.object({ title: z.string() }) });
 */
export function defineCard<S extends z.ZodType>(definition: {
  readonly name: string;
  readonly template: unknown;
  readonly data: S;
}): CardDefinition<S> {
  const { name, template, data: schema } = definition;
  return { name, template, data: schema, expand: (data) => expandCard(template, schema, data) };
}

/**
 * Fills an Adaptive Card template with validated data.
 *
 * The templating library leaves `${missing}` on the screen when a value is missing, and never re-reads what it inserted.
 * So every `${` in the data is put aside before the expansion and put back after it: whatever `${` is found in between
 * came from the template and is an error.
 *
 * An input whose value or placeholder expands to nothing is left without one, and numbers in text positions become text.
 *
 * @throws CardExpansionError (code `card-expansion`) when the data does not fit the schema, the template refers to
 *   something the data does not hold, or the result is not a card of version 1.5 made of known elements.
 */
export function expandCard<S extends z.ZodType>(
  template: unknown,
  schema: S,
  data: z.input<S>,
): AdaptiveCard {
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    throw new CardExpansionError(
      parsed.error.issues.map((issue) => `data.${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const { body, conditions } = prepared(template);
  const $root = mapStrings(parsed.data, hideDollars);
  const expanded = attempt((): unknown => body.expand({ $root }));
  const faults = [...unfilledPlaces(expanded, ''), ...attempt(() => conditions.undecided($root))];
  if (faults.length > 0) throw new CardExpansionError(faults);
  const card = tidy(mapStrings(expanded, showDollars));
  if (!isAdaptiveCard(card)) throw new CardExpansionError(shapeProblems(card));
  return card;
}

interface Prepared {
  readonly body: Template;
  readonly conditions: Conditions;
}

/** Parsing a template costs far more than filling it, so each template object is parsed once. */
const templates = new WeakMap<object, Prepared>();

function prepared(template: unknown): Prepared {
  if (typeof template !== 'object' || template === null) {
    throw new CardExpansionError(['the template must be an object']);
  }
  const known = templates.get(template);
  if (known !== undefined) return known;
  const made = attempt(() => ({ body: new Template(template), conditions: new Conditions(template) }));
  templates.set(template, made);
  return made;
}

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw new CardExpansionError(['the template holds an expression that cannot be worked out'], { cause });
  }
}

/** Stands for `${` from the data while the template is being expanded. A noncharacter: no text may hold it. */
const HIDDEN = '\uFDD0';

function hideDollars(text: string): string {
  return text.replaceAll(HIDDEN, '').replaceAll('${', HIDDEN);
}

function showDollars(text: string): string {
  return text.replaceAll(HIDDEN, '${');
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapStrings(entry, change));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapStrings(entry, change)]));
  }
  return value;
}

function unfilledPlaces(value: unknown, path: string): string[] {
  if (typeof value === 'string') {
    return value.includes('${') ? [`${path} refers to something the data does not hold`] : [];
  }
  if (Array.isArray(value))
    return value.flatMap((entry, index) => unfilledPlaces(entry, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, entry]) =>
      unfilledPlaces(entry, path === '' ? key : `${path}.${key}`),
    );
  }
  return [];
}

const TEXT_KEYS = new Set(['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'url']);

/** Text where text is due, no empty input values, and nothing where a `$when` removed the only value. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = [];
  const node: Readonly<Record<string, unknown>> = { ...value };
  const isInput = typeof node.type === 'string' && node.type.startsWith('Input.');
  for (const [key, entry] of Object.entries(node)) {
    if (entry === null) continue;
    if (isInput && (key === 'value' || key === 'placeholder') && entry === '') continue;
    const textual = TEXT_KEYS.has(key) || (key === 'value' && node.type !== 'Input.Number');
    if (textual && (typeof entry === 'number' || typeof entry === 'boolean'))
      entries.push([key, String(entry)]);
    else entries.push([key, key === 'data' ? entry : tidy(entry)]);
  }
  return Object.fromEntries(entries);
}
