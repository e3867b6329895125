import ts from 'typescript';

/** A JSON schema, as far as it is needed here. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The compiler's own library takes a second to read; declarations of shapes need no more of it than this. */
const LIBRARY = `
  interface Array<T> { length: number; [at: number]: T }
  interface ReadonlyArray<T> { length: number; [at: number]: T }
  interface Boolean {} interface Function {} interface CallableFunction {} interface NewableFunction {} interface IArguments {}
  interface Number {} interface Object {} interface RegExp {} interface String {} interface Date {}
  type Partial<T> = { [P in keyof T]?: T[P] };
  type Pick<T, K extends keyof T> = { [P in K]: T[P] };
  type Exclude<T, U> = T extends U ? never : T;
  type Extract<T, U> = T extends U ? T : never;
  type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
  type Record<K extends keyof any, T> = { [P in K]: T };
`;
const LIBRARY_FILE = '/library-of-shapes.d.ts';

/**
 * JSON schemas of types that a package declares, with nothing allowed that they do not name. What their comments say of
 * lengths and numbers ("Maximum length for this field is 255 characters") becomes part of it.
 *
 * @param file a `.d.ts` file
 * @param names exported types
 * @param unless names of types in unions that stand for "or anything else"
 */
export function schemasOf(
  file: string,
  names: readonly string[],
  unless: readonly string[] = [],
): { readonly definitions: JsonSchema; readonly limits: number } {
  const options: ts.CompilerOptions = { noLib: true, types: [], skipLibCheck: true, strict: true };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === LIBRARY_FILE ? ts.createSourceFile(name, LIBRARY, ts.ScriptTarget.Latest) : read(name, ...rest);
  const program = ts.createProgram([LIBRARY_FILE, file], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} declares nothing`);
  const writer = new SchemaWriter(checker, new Set(unless));
  const exported = checker.getExportsOfModule(module);
  const definitions: Record<string, unknown> = {};
  for (const name of names) {
    const symbol = exported.find((each) => each.name === name);
    if (!symbol) throw new Error(`${file} has no ${name}`);
    definitions[name] = writer.write(checker.getDeclaredTypeOfSymbol(symbol));
  }
  return { definitions: { ...writer.definitions, ...definitions }, limits: writer.limits };
}

class SchemaWriter {
  readonly definitions: Record<string, unknown> = {};
  /** How many lengths and numbers were read from comments. */
  limits = 0;
  readonly #checker: ts.TypeChecker;
  readonly #unless: ReadonlySet<string>;
  readonly #names = new Map<ts.Type, string>();

  constructor(checker: ts.TypeChecker, unless: ReadonlySet<string>) {
    this.#checker = checker;
    this.#unless = unless;
  }

  write(type: ts.Type): JsonSchema {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (flags & ts.TypeFlags.String) return { type: 'string' };
    if (flags & ts.TypeFlags.Number) return { type: 'number' };
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.isUnion()) return this.#union(type.types);
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type)) return this.#array(type);
    return this.#named(type);
  }

  #array(type: ts.Type): JsonSchema {
    const items = this.#checker.getTypeArguments(type as ts.TypeReference).map((each) => this.write(each));
    return { type: 'array', items: items.length === 1 ? items[0] : { anyOf: items } };
  }

  /** Objects that say by `type` what they are are told apart by it: then only one part says what is wrong. */
  #union(types: readonly ts.Type[]): JsonSchema {
    const members = types.filter(
      (each) => !(each.flags & ts.TypeFlags.Undefined) && !this.#unless.has(each.symbol?.name ?? ''),
    );
    const [only] = members;
    if (only && members.length === 1) return this.write(only);
    const tags = members.map((each) => this.#tag(each));
    if (tags.some((tag) => tag === undefined)) return { anyOf: members.map((each) => this.write(each)) };
    const known = [...new Set(tags)];
    return {
      type: 'object',
      required: ['type'],
      properties: { type: { enum: known } },
      allOf: known.map((tag) => {
        const same = members.filter((_, at) => tags[at] === tag).map((each) => this.write(each));
        return {
          if: { properties: { type: { const: tag } } },
          then: same.length === 1 ? same[0] : { anyOf: same },
        };
      }),
    };
  }

  #tag(type: ts.Type): string | undefined {
    const property = this.#checker.getPropertyOfType(type, 'type');
    const tag = property && this.#checker.getTypeOfSymbol(property);
    return tag?.isStringLiteral() ? tag.value : undefined;
  }

  #named(type: ts.Type): JsonSchema {
    const known = this.#names.get(type);
    if (known) return { $ref: `#/definitions/${known}` };
    const name = `${type.aliasSymbol?.name ?? type.symbol?.name ?? 'shape'}_${this.#names.size}`;
    this.#names.set(type, name);
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of this.#checker.getPropertiesOfType(type)) {
      properties[property.name] = this.#limited(
        property,
        this.write(this.#checker.getTypeOfSymbol(property)),
      );
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    const rest = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    this.definitions[name] = {
      type: 'object',
      properties,
      required,
      additionalProperties: rest ? this.write(rest) : false,
    };
    return { $ref: `#/definitions/${name}` };
  }

  /** With what the comment says of it: characters of a text or of an object's `text`, entries of a list. */
  #limited(property: ts.Symbol, schema: JsonSchema): JsonSchema {
    const said = [
      ts.displayPartsToString(property.getDocumentationComment(this.#checker)),
      ...property
        .getJsDocTags(this.#checker)
        .filter(({ name }) => name === 'description')
        .map(({ text }) => ts.displayPartsToString(text)),
    ]
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    const characters = /max(?:imum)?\b[^.]{0,80}?\b(\d[\d,]*) characters/i.exec(said)?.[1]?.replace(',', '');
    const entries = /max(?:imum)?\b(?: number)?(?: of| is)?[^.\d]{0,40}?\b(\d+)\b(?! characters)/i.exec(
      said,
    )?.[1];
    if (schema['type'] === 'array' && entries) return this.#count({ ...schema, maxItems: Number(entries) });
    if (!characters) return schema;
    if (schema['type'] === 'string') return this.#count({ ...schema, maxLength: Number(characters) });
    if (!('$ref' in schema) && !('allOf' in schema)) return schema;
    return this.#count({
      allOf: [schema, { properties: { text: { maxLength: Number(characters) } } }],
    });
  }

  #count(schema: JsonSchema): JsonSchema {
    this.limits += 1;
    return schema;
  }
}
