import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../../bot/log.ts';

/**
 * Slack's packages log through this. Their messages quote request bodies, answers and whatever a person typed, so only
 * the words before the first detail are kept, and their debug output (whole payloads and tokens) is dropped.
 */
export function sdkLog(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said: unknown[]) =>
      log.warn({ kind: 'slack-sdk', said: gist(said[0]) }, 'warning from the Slack package'),
    error: (...said: unknown[]) =>
      log.error({ kind: 'slack-sdk', said: gist(said[0]) }, 'error from the Slack package'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

/** Opening words of the messages that are known to be fixed text. Anything else is reported by its type alone. */
const KNOWN = [
  'http request failed',
  'Failed to retrieve a new WSS URL',
  'Failed to send a message as the client is not connected',
  'Failed to send a message as the client has no active connection',
  'Failed to send a WebSocket message',
  'WebSocket error!',
  'Could not determine the type of an incoming event',
  'An unhandled error occurred while Bolt processed',
];

function gist(said: unknown): string {
  if (said instanceof Error) return errorGist(said);
  const text = typeof said === 'string' ? said : '';
  return KNOWN.find((known) => text.startsWith(known)) ?? 'other';
}

/** What may be logged of an error: its name and code, never its message. */
export function errorGist(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code && /^[\w.-]{1,60}$/.test(code) ? `${error.name}:${code}` : error.name;
}
