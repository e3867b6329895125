import type { Router } from 'express';
import type { CallLog } from '../calls.ts';
import type { FaultQueue } from '../faults.ts';
import type { WorldSeed } from '../world.ts';
import { teamsClient } from './client.ts';
import { teamsDoor } from './door.ts';
import type { TeamsDriver } from './driver.ts';
import { TeamsSender } from './sender.ts';
import { TeamsState } from './state.ts';
import { TokenIssuer } from './tokens.ts';

export interface TeamsSideOptions {
  readonly seed: WorldSeed;
  readonly appId?: string;
  readonly tenantId?: string;
  readonly sign: boolean;
  readonly requireToken?: boolean;
  readonly ownKeys?: boolean;
  readonly timeoutMs?: number;
  readonly hearsAll?: boolean;
  readonly now: () => Date;
  readonly changed: () => void;
  readonly calls: CallLog;
  readonly faults: FaultQueue;
  readonly botUrl: () => string | undefined;
  /** The service URL, once the server listens. */
  readonly baseUrl: () => string;
}

/** Everything that stands in for Teams and the Bot Connector, wired. */
export function teamsSide(options: TeamsSideOptions): {
  readonly door: Router;
  readonly driver: TeamsDriver;
} {
  const { seed, now, changed, calls, faults } = options;
  const state = new TeamsState(seed, options, now, changed);
  const tokens = new TokenIssuer(options.ownKeys);
  const sender = new TeamsSender({
    serviceUrl: options.baseUrl,
    url: options.botUrl,
    appId: state.identity.appId,
    tokens,
    sign: options.sign,
    timeoutMs: options.timeoutMs ?? 10_000,
  });
  const requireToken = options.requireToken ?? options.sign;
  return {
    door: teamsDoor({ state, tokens, requireToken, calls, faults }, options.baseUrl),
    driver: teamsClient({ state, sender, calls, faults, hearsAll: options.hearsAll ?? false }),
  };
}
