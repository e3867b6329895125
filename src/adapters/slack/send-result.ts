import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { SendResult } from '../../bot/platform.ts';
import { slackErrorCode } from './identify.ts';

export type Failure = Exclude<SendResult, { outcome: 'sent' }>;

/** The conversation, the message or the person is not there (any more), or not for this bot. */
const GONE = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'messages_tab_disabled',
  'not_in_channel',
  'thread_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
  'user_not_visible',
  'users_not_found',
]);

/** Slack says so itself: it did nothing, and may do it later. */
const LATER = new Set([
  // An operator mends these; until then nothing is lost.
  'invalid_auth',
  'ekm_access_denied',
  'missing_scope',
  'not_authed',
  // While a workspace moves into an organisation (docs.slack.dev, errors of chat.postMessage).
  'org_login_required',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'request_timeout',
]);

/** Slack says so itself: it cannot tell how far it came. */
const UNSURE = new Set(['fatal_error', 'internal_error', 'service_unavailable']);

/** What the failure of one post means for the message. HTTP cannot tell "not received" from "received, answer lost". */
export function toFailure(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { outcome: 'retry', reason: 'rate_limited', afterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) return fromSlack(error);
  if (error instanceof WebAPIHTTPError) {
    const reason = `http_${error.statusCode}`;
    return error.statusCode >= 500 || error.statusCode === 408 || error.statusCode < 400
      ? { outcome: 'unknown', reason }
      : { outcome: 'rejected', reason };
  }
  if (isRateLimitWithoutTime(error)) return { outcome: 'retry', reason: 'rate_limited' };
  const before = reasonBeforeAnyByte(error);
  if (before !== undefined) return { outcome: 'retry', reason: before };
  if (hasName(error, 'TimeoutError')) return { outcome: 'unknown', reason: 'timeout' };
  const lost = error instanceof WebAPIRequestError || error instanceof TypeError;
  return { outcome: 'unknown', reason: lost ? 'connection_lost' : 'unreadable_answer' };
}

function fromSlack(error: WebAPIPlatformError): Failure {
  const code = slackErrorCode(error);
  // An answer that was not JSON reaches us as a refusal with the whole page as its "code".
  if (code === undefined) return { outcome: 'unknown', reason: 'unreadable_answer' };
  if (LATER.has(code)) return { outcome: 'retry', reason: code };
  if (UNSURE.has(code)) return { outcome: 'unknown', reason: code };
  if (GONE.has(code)) return { outcome: 'gone', reason: code };
  return { outcome: 'rejected', reason: [code, ...placesIn(error)].join(' ') };
}

/** Slack says where in the blocks the mistake is. Only the place is kept: the sentence around it quotes the message. */
function placesIn(error: WebAPIPlatformError): string[] {
  const messages: unknown = error.data.response_metadata?.messages;
  if (!Array.isArray(messages)) return [];
  const places = messages.map((message) => /\[json-pointer:([/\w-]{1,120})\]/.exec(String(message))?.[1]);
  return places.filter((place) => place !== undefined).slice(0, 5);
}

/** The client throws a plain error for a 429 that does not say when to come back. */
function isRateLimitWithoutTime(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Retry header did not contain a valid timeout');
}

/** Refused connections and unknown hosts: nothing has left this machine. */
function reasonBeforeAnyByte(error: unknown): string | undefined {
  return [...causesOf(error)].map(connectFailure).find((reason) => reason !== undefined);
}

function connectFailure(error: object): string | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'connect_timeout';
  const syscall = 'syscall' in error ? error.syscall : undefined;
  if (syscall === 'connect') return code === 'ECONNREFUSED' ? 'connection_refused' : 'connect_failed';
  return syscall === 'getaddrinfo' ? 'dns' : undefined;
}

function hasName(error: unknown, name: string): boolean {
  return [...causesOf(error)].some((cause) => 'name' in cause && cause.name === name);
}

/** The error, what caused it, and what caused that. */
function* causesOf(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 5) return;
  yield error;
  if ('original' in error) yield* causesOf(error.original, depth + 1);
  if ('cause' in error) yield* causesOf(error.cause, depth + 1);
  if ('errors' in error && Array.isArray(error.errors)) {
    for (const one of error.errors) yield* causesOf(one, depth + 1);
  }
}
