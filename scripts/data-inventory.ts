import { z } from 'zod';
import { RETENTION } from '../src/domain/retention.ts';
import { collectionNames, collections, type CollectionName } from '../storage/collections.ts';
import { PURPOSES } from '../storage/data-class.ts';
import { DATA_CLASSES } from '../storage/data-classes.ts';
import { classOf, type FieldClass } from '../storage/field-classes.ts';
import { generate, table } from './generated-block.ts';

/** A field of a record: where it is, and whether it takes any text at all. */
export interface Field {
  /** `updates[].text`. */
  readonly path: string;
  readonly isOpen: boolean;
}

/** Every field of a collection's records that holds a value, from its schema. */
export function fieldsOf(collection: CollectionName): Field[] {
  const found = new Map<string, boolean>();
  const visit = (schema: Schema, path: string): void => {
    const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    const properties = Object.entries(schema.properties ?? {});
    if (inner.length > 0) for (const each of inner) visit(each, path);
    else if (properties.length > 0)
      for (const [key, each] of properties) visit(each, path ? `${path}.${key}` : key);
    else if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, `${path}.*`);
    else if (schema.items) visit(schema.items, `${path}[]`);
    else found.set(path, (found.get(path) ?? false) || takesAnyText(schema));
  };
  visit(Schema.parse(z.toJSONSchema(collections[collection].schema)), '');
  return [...found].map(([path, isOpen]) => ({ path, isOpen }));
}

interface Schema {
  readonly type?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
}
const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    properties: z.record(z.string(), Schema).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    items: Schema.optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    allOf: z.array(Schema).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
  }),
);

/** A text without a list, a form or a pattern it has to follow; and anything at all. */
function takesAnyText({ type, enum: list, const: only, format, pattern }: Schema): boolean {
  if (list !== undefined || only !== undefined) return false;
  return type === undefined || (type === 'string' && format === undefined && pattern === undefined);
}

/** Fields that nobody has classified, as `collection.path`. Has to be empty. */
export function unclassified(): string[] {
  return collectionNames.flatMap((name) =>
    fieldsOf(name)
      .filter(({ path, isOpen }) => classOf(name, path, isOpen) === undefined)
      .map(({ path }) => `${name}.${path}`),
  );
}

/** What is held, why and for how long: a section for each collection, made from its schema. */
export function inventory(): string {
  const missing = unclassified();
  if (missing.length > 0)
    throw new Error(`Say in storage/data-classes.ts what these fields are: ${missing.join(', ')}`);
  const overview = table(
    ['Collection', 'Holds', 'Purpose', 'Agreement', 'Kept'],
    collectionNames.map((name) => {
      const { holds, purpose, tier, retention } = DATA_CLASSES[name];
      const { rule, until } = retention;
      const kept = [until, rule ? `see “${RETENTION[rule].holds}”` : ''].filter(Boolean).join(' ');
      return [`\`${name}\``, holds, PURPOSES[purpose], tier, kept];
    }),
  );
  const fields = table(
    ['Collection', 'Personal', 'Free text', 'Technical'],
    collectionNames.map((name) => [
      `\`${name}\``,
      ...(['personal', 'free text', 'technical'] as const).map((kind) => pathsOf(name, kind)),
    ]),
  );
  return `# Data inventory

Made by \`npm run generate\` from the schemas in \`storage/collections.ts\` and the tags in \`storage/data-classes.ts\`. A collection without a purpose, or a field that takes any text
and that nobody has classified, fails the tests. How long the rows named under “Kept” are: [information governance](information-governance.md#how-long-what-is-kept).

*Agreement*: which data-sharing agreement covers what other agencies see of it. Nothing here rests on a Tier 2 agreement, because nothing about a child is held. *Lawful basis*: in
the retention table, for each row.

## Collections

${overview}

## Fields

*Personal*: about a member (their id is made of their name). *Free text*: what somebody typed, after the text guard, or a card that shows it. *Technical*: references, times, choices from
lists, ids of rooms and agencies.

${fields}
`;
}

function pathsOf(collection: CollectionName, kind: FieldClass): string {
  const paths = fieldsOf(collection).filter(({ path, isOpen }) => classOf(collection, path, isOpen) === kind);
  return paths.map(({ path }) => `\`${path}\``).join(', ');
}

await generate(import.meta.url, 'docs/data-inventory.md', inventory);
