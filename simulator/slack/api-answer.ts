import type { JsonObject } from '../json.ts';
import type { SlackState } from './state.ts';

/** Body of a Web API answer. Slack says 200 for refusals too; `ok` and `error` tell. */
export type ApiAnswer = { readonly ok: true } & JsonObject;
export type ApiRefusal = { readonly ok: false; readonly error: string } & JsonObject;

/** One Web API method: pure but for the state it changes. */
export type ApiMethod = (state: SlackState, args: JsonObject) => ApiAnswer | ApiRefusal;

export function refused(error: string, messages?: readonly string[]): ApiRefusal {
  return messages === undefined
    ? { ok: false, error }
    : { ok: false, error, errors: messages, response_metadata: { messages } };
}

export function missing(...names: readonly string[]): ApiRefusal {
  return refused(
    'invalid_arguments',
    names.map((name) => `[ERROR] missing required field: ${name}`),
  );
}

/** `true`, `'true'`, `1` and `'1'` all mean yes in the Web API. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/** One page of a list: Slack's cursors are opaque; ours hold the offset. */
export function page<T>(
  all: readonly T[],
  args: JsonObject,
  byDefault = 100,
): { readonly items: readonly T[]; readonly response_metadata: { readonly next_cursor: string } } {
  const from = Number(
    Buffer.from(typeof args['cursor'] === 'string' ? args['cursor'] : '', 'base64').toString() || '0',
  );
  const limit = Math.min(Math.max(Number(args['limit'] ?? byDefault) || byDefault, 1), 1000);
  const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString('base64') : '';
  return { items: all.slice(from, from + limit), response_metadata: { next_cursor: next } };
}
