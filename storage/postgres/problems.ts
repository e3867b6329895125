import { DatabaseError } from 'pg';
import { BotError } from '../../src/bot/errors.ts';
import { StoreUnavailable } from '../errors.ts';

/** The database cannot be used as it is set up. One line that names DATABASE_URL, for whoever starts the bot. */
export class DatabaseNotUsable extends BotError {
  constructor(code: string, what: string) {
    super('database-not-usable', `DATABASE_URL: ${what} (${code}).`);
  }
}

/**
 * The connection broke while a transaction was being kept, and did not come back in time to find out how that ended.
 * Rare, and the one case in which nobody may be told that nothing was saved.
 */
export class StoreOutcomeUnknown extends StoreUnavailable {
  constructor() {
    super('the answer to a commit got lost');
    this.message =
      'The connection to the records broke while this was being saved, so it is not known whether it was. Please look before you try again.';
  }
}

/** What the server answers when another transaction was first: nothing was kept, and running it again is right. */
export function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/** The server itself said no to one statement and goes on: what it was asked did not happen. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DatabaseError && error.severity === 'ERROR';
}

/** Classes of SQLSTATE that say the statement was wrong, not that the database is in trouble. */
const MISTAKES = /^(0A|21|22|23|42|54)/;

/** The same failure in the store's words, with nothing in it that a record, a host or an address said. */
export function asStoreError(error: unknown): Error {
  const code = codeOf(error);
  if (isRefusal(error) && MISTAKES.test(code)) return new Error(`PostgreSQL refused a statement (${code})`);
  return unavailable(error);
}

export function unavailable(error: unknown): StoreUnavailable {
  return new StoreUnavailable(new Error(`PostgreSQL: ${codeOf(error)}`));
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(28P01|28000)$/, 'the server refused the user name or the password; put the right ones there'],
  [/^3D000$/, 'the server has no database of that name; create it, or put another name there'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'no server of that name can be found; check the host name'],
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOENT)$/,
    'nothing answers at that host and port; start the server, or put the right ones there',
  ],
  [
    /^(ETIMEDOUT|timeout)$/,
    'the server did not answer in time; check the host, the port and the firewall between',
  ],
  [/^42501$/, 'the role may not create what the bot needs; make it the owner of its database'],
  [/^53300$/, 'the server has no connection left; raise max_connections, or stop what uses them'],
  [
    /^08P01$/,
    "what answers there does not take the bot's settings; give the address of the server itself, not of a pooler",
  ],
  [/^57P03$/, 'the server is starting or stopping; try again in a minute'],
  [/^tls/, 'the encrypted connection failed; check sslmode and the certificates'],
];

/** Why the database could not be used at start, in one line for the operator. */
export function asStartError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  const code = codeOf(error);
  const reason = REASONS.find(([codes]) => codes.test(code))?.[1];
  return new DatabaseNotUsable(code, reason ?? 'the database could not be used');
}

/** SQLSTATE or system code; else which of the client's own errors it was. Never a message: those quote addresses and values. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const message = error.message.toLowerCase();
  if (/timeout|timed out/.test(message)) return 'timeout';
  if ('code' in error && typeof error.code === 'string')
    return /CERT|TLS|SSL|ISSUER/.test(error.code) ? `tls ${error.code}` : error.code;
  if (/ssl|certificate/.test(message)) return 'tls';
  return /terminated|closed|ended/.test(message) ? 'connection lost' : error.name;
}
