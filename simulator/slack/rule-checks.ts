import { isObject, type JsonObject } from '../json.ts';

/** Collects what is wrong with a payload, in the words Slack's own API uses: `[ERROR] … [json-pointer:/blocks/0]`. */
export class Findings {
  readonly messages: string[] = [];

  add(pointer: string, problem: string): void {
    this.messages.push(`[ERROR] ${problem} [json-pointer:${pointer}]`);
  }

  /** The value as an object, or undefined with a finding. */
  object(value: unknown, pointer: string): JsonObject | undefined {
    if (isObject(value)) return value;
    this.add(pointer, value === undefined ? 'missing required field' : 'must be an object');
    return undefined;
  }

  /** A list with `min` to `max` entries; anything else is a finding. */
  list(value: unknown, pointer: string, min: number, max: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.add(pointer, value === undefined ? 'missing required field' : 'must be an array');
      return [];
    }
    if (value.length < min) this.add(pointer, `must have at least ${min} item${min === 1 ? '' : 's'}`);
    if (value.length > max) this.add(pointer, `no more than ${max} items allowed`);
    return value;
  }

  /** A string of `min` to `max` characters. */
  string(value: unknown, pointer: string, min: number, max: number): void {
    if (typeof value !== 'string') {
      this.add(pointer, value === undefined ? 'missing required field' : 'must be a string');
    } else if (value.length < min) this.add(pointer, `must be more than ${min - 1} characters`);
    else if (value.length > max) this.add(pointer, `must be less than ${max + 1} characters`);
  }

  optionalString(value: unknown, pointer: string, max: number): void {
    if (value !== undefined) this.string(value, pointer, 0, max);
  }

  boolean(value: unknown, pointer: string): void {
    if (value !== undefined && typeof value !== 'boolean') this.add(pointer, 'must be a boolean');
  }

  oneOf(value: unknown, pointer: string, allowed: readonly string[]): void {
    if (value !== undefined && (typeof value !== 'string' || !allowed.includes(value))) {
      this.add(pointer, `must be one of: ${allowed.join(', ')}`);
    }
  }

  matching(value: unknown, pointer: string, pattern: RegExp, what: string): void {
    if (value !== undefined && (typeof value !== 'string' || !pattern.test(value))) {
      this.add(pointer, `must be ${what}`);
    }
  }

  /** Slack refuses properties it does not know. */
  onlyKnown(object: JsonObject, pointer: string, known: readonly string[]): void {
    for (const key of Object.keys(object)) {
      if (!known.includes(key)) this.add(pointer, `invalid additional property: ${key}`);
    }
  }

  /** A text object: plain, mrkdwn or either, 1 to `max` characters. */
  text(value: unknown, pointer: string, kind: 'plain_text' | 'mrkdwn' | 'any', max: number): void {
    const object = this.object(value, pointer);
    if (object === undefined) return;
    const type = object['type'];
    if (type !== 'plain_text' && type !== 'mrkdwn') {
      this.add(`${pointer}/type`, 'must be one of: plain_text, mrkdwn');
    } else if (kind !== 'any' && type !== kind) this.add(`${pointer}/type`, `must be ${kind}`);
    this.string(object['text'], `${pointer}/text`, 1, max);
    this.boolean(object['emoji'], `${pointer}/emoji`);
    this.boolean(object['verbatim'], `${pointer}/verbatim`);
    this.onlyKnown(object, pointer, ['type', 'text', type === 'mrkdwn' ? 'verbatim' : 'emoji']);
  }

  optionalText(value: unknown, pointer: string, kind: 'plain_text' | 'mrkdwn' | 'any', max: number): void {
    if (value !== undefined) this.text(value, pointer, kind, max);
  }

  /** A confirmation dialog. */
  confirm(value: unknown, pointer: string): void {
    if (value === undefined) return;
    const object = this.object(value, pointer);
    if (object === undefined) return;
    this.onlyKnown(object, pointer, ['title', 'text', 'confirm', 'deny', 'style']);
    this.text(object['title'], `${pointer}/title`, 'plain_text', 100);
    this.text(object['text'], `${pointer}/text`, 'any', 300);
    this.text(object['confirm'], `${pointer}/confirm`, 'plain_text', 30);
    this.text(object['deny'], `${pointer}/deny`, 'plain_text', 30);
    this.oneOf(object['style'], `${pointer}/style`, ['primary', 'danger']);
  }
}
