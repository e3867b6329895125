/** What the rules of `block-kit-rules.ts` are made of. */
export type Json = Readonly<Record<string, unknown>>;

export class Problems {
  readonly found: string[] = [];
  add(at: string, what: string): void {
    this.found.push(`${at}: ${what}`);
  }
}

export function textObject(value: unknown, at: string, most: number, problems: Problems): void {
  const object = record(value);
  if (object.type !== 'mrkdwn') return plainText(value, at, most, problems);
  if (object.emoji !== undefined) problems.add(at, 'emoji in mrkdwn');
  text(object.text, at, most, problems);
}

export function plainText(value: unknown, at: string, most: number, problems: Problems): void {
  const object = record(value);
  if (object.type !== 'plain_text') problems.add(at, 'not plain_text');
  if (object.verbatim !== undefined) problems.add(at, 'verbatim in plain_text');
  text(object.text, at, most, problems);
}

export function text(value: unknown, at: string, most: number, problems: Problems): void {
  if (typeof value !== 'string') problems.add(at, 'not a text');
  else if (value.length < 1 || value.trim() === '') problems.add(at, 'empty');
  else if (value.length > most) problems.add(at, `${value.length} characters of ${most}`);
}

export function matches(value: unknown, pattern: RegExp, at: string, problems: Problems): void {
  if (value !== undefined && !pattern.test(words(value))) problems.add(at, 'is not in the right form');
}

export function count(value: unknown, at: string, least: number, most: number, problems: Problems): void {
  const { length } = list(value);
  if (length < least || length > most) problems.add(at, `${length} entries of ${least} to ${most}`);
}

export function actionIdsOf(block: Json): unknown[] {
  const elements = [...list(block.elements), ...(block.accessory === undefined ? [] : [block.accessory])];
  return elements.map((element) => record(element).action_id).filter((id) => id !== undefined);
}

export function shownText(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownText).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, entry]) => {
      if (key === 'options' || key === 'option_groups') return '';
      return typeof entry === 'string' ? (key === 'text' ? entry : '') : shownText(entry);
    })
    .join('');
}

export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function optionalString(value: unknown): string | undefined {
  return value === undefined ? undefined : words(value);
}

export function words(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
