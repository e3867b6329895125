import type { SendResult } from '../../bot/platform.ts';
import { BotError } from '../../bot/errors.ts';

export type Failure = Exclude<SendResult, { outcome: 'sent' }>;

/** Failures before any byte of the request left: certainly not delivered. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Teams' words for a person or place that cannot be reached, whatever the status beside them. */
const GONE = new Set([
  'MessageWritesBlocked',
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'ConversationNotFound',
  'ActivityNotFoundInConversation',
  'MessageNotFound',
]);

/** Longest wait that Teams can impose, so that one odd header cannot park a message for days. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * What a failed attempt means for the message. 429 and 412 say that nothing happened; a refused connection or an unknown
 * name says so too. A reset, a timeout and every 5xx may have come after Teams had accepted the message, so
 * the outcome is unknown: repeating those is what makes people read things twice.
 */
export function failureOf(error: unknown, now: Date): Failure {
  if (error instanceof BotError) return { outcome: 'retry', reason: error.code };
  const status = numberAt(error, 'statusCode');
  const code = serviceCode(error);
  if (status === undefined) {
    const reason = errorKind(error);
    const cause = textAt(error, 'code');
    return { outcome: cause && NEVER_LEFT.has(cause) ? 'retry' : 'unknown', reason };
  }
  const reason = `http-${status}${code ? ` ${code}` : ''}`;
  if (code && GONE.has(code)) return { outcome: 'gone', reason };
  switch (status) {
    case 429: {
      const afterMs = retryAfter(error, now);
      return { outcome: 'retry', reason, ...(afterMs !== undefined && { afterMs }) };
    }
    case 401:
    case 412:
      return { outcome: 'retry', reason };
    case 403:
    case 404:
      return { outcome: 'gone', reason };
    case 408:
      return { outcome: 'unknown', reason };
    default:
      return { outcome: status >= 500 || status < 300 ? 'unknown' : 'rejected', reason };
  }
}

/** What may be logged of an error: its kind and code, never its message. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const status = numberAt(error, 'statusCode');
  const code = textAt(error, 'code');
  const detail =
    status !== undefined ? `http-${status}` : code && /^[\w.-]{1,60}$/.test(code) ? code : undefined;
  return detail ? `${error.name}:${detail}` : error.name;
}

export function numberAt(value: unknown, name: string): number | undefined {
  const found = at(value, name);
  return typeof found === 'number' ? found : undefined;
}

function textAt(value: unknown, name: string): string | undefined {
  const found = at(value, name);
  return typeof found === 'string' ? found : undefined;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

/** `{ error: { code } }` in the body of the answer. */
function serviceCode(error: unknown): string | undefined {
  const code = textAt(at(at(error, 'details'), 'error'), 'code') ?? textAt(error, 'code');
  return code && /^[A-Za-z]{1,60}$/.test(code) ? code : undefined;
}

/** `Retry-After` in milliseconds: seconds or an HTTP date. */
function retryAfter(error: unknown, now: Date): number | undefined {
  const headers = at(at(error, 'response'), 'headers');
  const get = at(headers, 'get');
  const value: unknown = typeof get === 'function' ? Reflect.apply(get, headers, ['retry-after']) : undefined;
  if (typeof value !== 'string') return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : undefined;
}
