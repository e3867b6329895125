import { BotError } from '../../bot/errors.ts';
import type { Log } from '../../bot/log.ts';
import type { Pause } from './teller.ts';
import { isLoopback, isUrl } from './loopback.ts';

/** How the bot is known to Microsoft, and whom it answers. All of it comes from the settings. */
export interface TeamsOptions {
  /** The bot's application id. Absent only in local mode, without authentication. */
  readonly appId?: string;
  readonly appPassword?: string;
  /** `MultiTenant`, `SingleTenant` or `UserAssignedMSI`, as in the bot's registration. */
  readonly appType: string;
  /** The tenant the bot is registered in; needed for `SingleTenant`. */
  readonly appTenantId?: string;
  /** Tenants whose people may use the bot. When empty: the bot's own tenant, or any when `allowUnauthenticated`. */
  readonly tenantIds: readonly string[];
  /** Where the keys are described that sign what Teams sends. Default: Microsoft's. */
  readonly openIdMetadata?: string;
  /** Where outbound tokens come from; only a stand-in on this machine may be named. Default: Microsoft's. */
  readonly tokenUrl?: string;
  /** Accept activities that carry no token. The settings allow it on a loopback `HOST` only. */
  readonly allowUnauthenticated: boolean;
}

export interface TeamsDeps {
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds from the arrival of a pressed button to "Still working on it". Default 4000: Teams gives up at about 5 s. */
  readonly patienceMs?: number;
  /** Milliseconds one request to Teams may take. Default 10,000. */
  readonly timeoutMs?: number;
  /** How to wait between two tries to tell somebody a late answer; for tests. */
  readonly pause?: Pause;
}

/** Tenants that are served, and whether an unlisted one is served too (local mode only). */
export interface Served {
  readonly tenants: readonly string[];
  readonly any: boolean;
}

/** @throws BotError when the options cannot work together, saying which setting to change. */
export function checkOptions(options: TeamsOptions): Served {
  const { appId, appPassword, appType, appTenantId, openIdMetadata, tokenUrl, allowUnauthenticated } =
    options;
  if (!appId && !allowUnauthenticated) {
    throw new BotError('teams-not-configured', 'Set MICROSOFT_APP_ID to the application id of the bot.');
  }
  if (appId && !appPassword && !/^userassignedmsi$/i.test(appType) && !allowUnauthenticated) {
    throw new BotError('teams-no-password', 'Set MICROSOFT_APP_PASSWORD to the client secret of the bot.');
  }
  if (tokenUrl !== undefined && !isLoopback(tokenUrl)) {
    throw new BotError(
      'teams-token-url',
      'Tokens may come from Microsoft or from this machine, and from nowhere else.',
    );
  }
  if (openIdMetadata !== undefined && !isTrustworthy(openIdMetadata)) {
    throw new BotError(
      'teams-openid-metadata',
      'Set TEAMS_OPENID_METADATA to an https address, or leave it out.',
    );
  }
  const own = appTenantId ? [appTenantId] : [];
  const tenants = options.tenantIds.length > 0 ? options.tenantIds : own;
  const any = options.tenantIds.length === 0 && allowUnauthenticated;
  if (tenants.length === 0 && !any) {
    throw new BotError(
      'teams-no-tenant',
      'Set TEAMS_TENANT_IDS to the tenants whose people may use the bot.',
    );
  }
  return { tenants, any };
}

function isTrustworthy(url: string): boolean {
  return isLoopback(url) || (isUrl(url) && new URL(url).protocol === 'https:');
}
