import type { Activity } from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type AuthenticateRequestResult,
} from 'botframework-connector';
import { z } from 'zod';
import type { TeamsDoor, TeamsSdk } from './connector.ts';
import { isLoopback } from './loopback.ts';
import { errorKind } from './outcome.ts';
import type { Served } from './options.ts';
import { tenantOf } from './identify.ts';
import type { TeamsActivity } from './payloads.ts';
import { within } from './within.ts';

export type Verdict =
  | {
      readonly accepted: true;
      readonly door: TeamsDoor;
      readonly result: AuthenticateRequestResult;
      readonly tenant: string;
    }
  | { readonly accepted: false; readonly status: 401 | 403 | 503; readonly reason: string };

export interface Gate {
  readonly sdk: TeamsSdk;
  readonly served: Served;
  /** A stand-in on this machine plays Teams, or no token is asked for: then activities may come from this machine. */
  readonly standIn: boolean;
  readonly timeoutMs: number;
}

/**
 * Whether an activity really comes from Teams, for this bot, from a tenant that is served. botbuilder checks the token
 * (signature, issuer, audience, expiry, endorsement, service address); this decides what it may check at all:
 *
 * - Only the channel `msteams`. Web Chat and Direct Line, which Azure turns on by itself, let a visitor name any Entra id.
 * - Only tokens of the Bot Framework's own issuer. botbuilder also takes emulator and skill tokens, for which it checks
 *   neither audience nor service address, and takes their issuer's tenant from the token itself.
 * - Only https service addresses: the bot sends its own token there.
 */
export async function verify(
  gate: Gate,
  activity: TeamsActivity,
  raw: Activity,
  header: string,
): Promise<Verdict> {
  if (activity.channelId !== 'msteams') return refused(403, 'channel');
  const door = header === '' || !gate.sdk.verified ? gate.sdk.anonymous : gate.sdk.verified;
  if (!door) return refused(401, 'no-token');
  const anonymous = door === gate.sdk.anonymous;
  if (!mayCall(activity.serviceUrl, gate.standIn, anonymous)) return refused(403, 'service-url');
  if (!anonymous && !isChannelToken(header)) return refused(401, 'issuer');
  try {
    const check = door.authentication.authenticateRequest(raw, anonymous ? '' : header);
    const result = await within(check, gate.timeoutMs);
    if (!result) return refused(503, 'keys-timeout');
    const tenant = servedTenant(gate.served, tenantOf(activity));
    return tenant === undefined ? refused(403, 'tenant') : { accepted: true, door, result, tenant };
  } catch (error) {
    return isKeyTrouble(error) ? refused(503, errorKind(error)) : refused(401, errorKind(error));
  }
}

function refused(status: 401 | 403 | 503, reason: string): Verdict {
  return { accepted: false, status, reason };
}

function mayCall(serviceUrl: string, standIn: boolean, anonymous: boolean): boolean {
  if (isLoopback(serviceUrl)) return standIn;
  return !anonymous && new URL(serviceUrl).protocol === 'https:';
}

/** As the allow-list spells it, so that one tenant has one name. */
function servedTenant({ tenants, any }: Served, tenant: string | undefined): string | undefined {
  if (tenant === undefined) return undefined;
  const listed = tenants.find((one) => one.toLowerCase() === tenant.toLowerCase());
  return listed ?? (any ? tenant : undefined);
}

const Claims = z.object({ iss: z.literal(AuthenticationConstants.ToBotFromChannelTokenIssuer) });

/** Reads the issuer without believing it: botbuilder checks the signature next. */
function isChannelToken(header: string): boolean {
  const [scheme, token, ...rest] = header.split(' ');
  const payload = token?.split('.')[1];
  if (scheme !== 'Bearer' || payload === undefined || rest.length > 0) return false;
  try {
    return Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).success;
  } catch {
    return false;
  }
}

/** The signing keys could not be fetched: our trouble, not the sender's, and worth another try by Teams. */
function isKeyTrouble(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode >= 500;
  return error instanceof Error && error.name === 'FetchError';
}
