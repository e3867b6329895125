import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { JsonSchema } from './types-schema.ts';

/** What Microsoft's `adaptivecards` says of the properties of its own elements. */
interface Property {
  readonly name: string;
  readonly targetVersion: { toString(): string };
  readonly values?: readonly { readonly value: string | number; readonly targetVersion?: unknown }[];
  readonly enumType?: Readonly<Record<string, string | number>>;
  readonly objectType?: Shape;
}
type Shape = new () => { getSchema(): { getCount(): number; getItemAt(at: number): Property } };
interface Registry {
  getItemCount(): number;
  getItemAt(at: number): {
    readonly typeName: string;
    readonly objectType: Shape;
    readonly schemaVersion: { toString(): string };
  };
}
type Library = Readonly<Record<'AdaptiveCard' | 'Column' | 'TableRow' | 'TableCell' | 'TextRun', Shape>> & {
  readonly GlobalRegistry: { readonly elements: Registry; readonly actions: Registry };
};

if (!('window' in globalThis)) Object.assign(globalThis, { window: globalThis });
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Library;

/** The version this project's cards are written in. */
const LATEST = 1.5;
const list = (of: string): JsonSchema => ({ type: 'array', items: { $ref: `#/definitions/${of}` } });
const one = (of: string): JsonSchema => ({ $ref: `#/definitions/${of}` });

/** What the library reads by hand, and so does not list among the properties: what stands inside what. */
const INSIDE: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  AdaptiveCard: { body: list('element'), actions: list('action'), msteams: { type: 'object' } },
  Container: { items: list('element') },
  Column: { items: list('element') },
  ColumnSet: { columns: list('Column') },
  TableCell: { items: list('element') },
  TableRow: { cells: list('TableCell') },
  // The published schema of 1.5 writes it without the s, the library with one.
  Table: { rows: list('TableRow'), firstRowAsHeader: { type: 'boolean' } },
  ActionSet: { actions: list('action') },
  RichTextBlock: { inlines: { type: 'array', items: { anyOf: [{ type: 'string' }, one('TextRun')] } } },
  'Action.ShowCard': { card: one('AdaptiveCard') },
  // Teams takes it in cards of version 1.5 (learn.microsoft.com, "Typeahead search"); the library from 1.6 on.
  'Input.ChoiceSet': {
    'choices.data': {
      type: 'object',
      required: ['type', 'dataset'],
      properties: { type: { const: 'Data.Query' }, dataset: { type: 'string' } },
    },
  },
};

/** What an element is nothing without: the specification's required properties (adaptivecards.io/explorer). */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['version'],
  TextBlock: ['text'],
  TextRun: ['text'],
  Image: ['url'],
  ImageSet: ['images'],
  Media: ['sources'],
  FactSet: ['facts'],
  Container: ['items'],
  ActionSet: ['actions'],
  RichTextBlock: ['inlines'],
  Fact: ['title', 'value'],
  Choice: ['title', 'value'],
  'Input.Text': ['id'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
  'Input.Number': ['id'],
  'Input.Toggle': ['id', 'title'],
  'Input.ChoiceSet': ['id'],
  'Action.OpenUrl': ['url'],
  'Action.ShowCard': ['card'],
  'Action.ToggleVisibility': ['targetElements'],
};

const ELSEWHERE: ReadonlySet<string> = new Set([
  'AdaptiveCard',
  'Column',
  'TableRow',
  'TableCell',
  'TextRun',
]);
const definitions: Record<string, JsonSchema> = {};

/** Names are written as they like best, or with the first letter the other way round. */
function bothCases(words: readonly string[]): JsonSchema {
  return {
    enum: words.flatMap((word) => [
      `${word.charAt(0).toLowerCase()}${word.slice(1)}`,
      `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    ]),
  };
}

function schemaOf(property: Property): JsonSchema {
  switch (property.constructor.name) {
    case 'StringProperty':
    case 'TimeProperty':
    case 'ImageDimensionProperty':
      return { type: 'string' };
    case 'BoolProperty':
      return { type: 'boolean' };
    case 'NumProperty':
      return { type: 'number' };
    case 'PixelSizeProperty':
      return { type: 'string', pattern: '^\\d+px$' };
    case 'StringArrayProperty':
      return { type: 'array', items: { type: 'string' } };
    case 'ActionProperty':
    case 'RefreshActionProperty':
      return one('action');
    case 'ValueSetProperty':
      return bothCases((property.values ?? []).map(({ value }) => String(value)));
    case 'EnumProperty':
      return bothCases((property.values ?? []).map(({ value }) => String(property.enumType?.[value])));
    case 'ContainerStyleProperty':
      return bothCases(['default', 'emphasis', 'accent', 'good', 'attention', 'warning']);
    case 'SerializableObjectProperty':
      return property.name === 'requires'
        ? { type: 'object', additionalProperties: { type: 'string' } }
        : property.name === 'backgroundImage'
          ? { anyOf: [{ type: 'string' }, inner(property)] }
          : inner(property);
    case 'SerializableObjectCollectionProperty':
      return property.name === 'images' ? list('Image') : { type: 'array', items: inner(property) };
    default:
      return {};
  }
}

function inner({ objectType }: Property): JsonSchema {
  return objectType ? define(objectType.name, objectType) : {};
}

function define(name: string, shape: Shape): JsonSchema {
  if (definitions[name]) return one(name);
  definitions[name] = {};
  const properties: Record<string, JsonSchema> = {};
  const known = new shape().getSchema();
  for (let at = 0; at < known.getCount(); at += 1) {
    const property = known.getItemAt(at);
    if (Number(property.targetVersion.toString()) <= LATEST) properties[property.name] = schemaOf(property);
  }
  definitions[name] = {
    type: 'object',
    additionalProperties: false,
    required: NEEDED[name] ?? [],
    properties: { ...properties, ...INSIDE[name], ...fallbackOf(name, properties) },
  };
  return one(name);
}

/** Elements, columns and actions may name what stands in for them; what they are made of may not. */
function fallbackOf(name: string, known: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  if (name === 'AdaptiveCard' || !known['requires']) return {};
  const of = name.startsWith('Action.') ? 'action' : name === 'Column' ? 'Column' : 'element';
  return { fallback: { anyOf: [{ const: 'drop' }, one(of)] } };
}

/** One of the registered ones, told apart by `type`: so only one of them says what is wrong. */
function anyOf(registry: Registry): JsonSchema {
  const names: string[] = [];
  for (let at = 0; at < registry.getItemCount(); at += 1) {
    const { typeName, objectType, schemaVersion } = registry.getItemAt(at);
    if (Number(schemaVersion.toString()) > LATEST || ELSEWHERE.has(typeName)) continue;
    define(typeName, objectType);
    names.push(typeName);
  }
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: names } },
    allOf: names.map((name) => ({ if: { properties: { type: { const: name } } }, then: one(name) })),
  };
}

for (const name of ['AdaptiveCard', 'Column', 'TableRow', 'TableCell', 'TextRun'] as const)
  define(name, library[name]);
definitions['element'] = anyOf(library.GlobalRegistry.elements);
definitions['action'] = anyOf(library.GlobalRegistry.actions);

const validate = new Ajv({ strict: false }).compile({ $ref: '#/definitions/AdaptiveCard', definitions });

/**
 * What in a card is not as Microsoft's library lists the properties of its elements, up to version 1.5: its parser passes over
 * properties it does not know and texts that are missing. As `path: what`.
 */
export function adaptiveCardSchemaProblems(card: unknown): string[] {
  if (validate(JSON.parse(JSON.stringify(card)))) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}
