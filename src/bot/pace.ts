import type { Directory } from '../partnership/model.ts';
import type { Platform } from './interaction.ts';
import type { Waiting } from './queue.ts';

/** Where a request counts: a conversation, inside a tenant, on a platform. */
export interface Lane {
  readonly platform: Platform;
  readonly tenant: string;
  readonly conversation: string;
  readonly op: 'post' | 'update' | 'delete';
  /** Somebody in this conversation waits for an answer: it may use what is kept back from everything else. */
  readonly hasReply?: boolean;
}

/** Where a message will count, as far as that can be told before it leaves: a member's platform is the one they prefer. */
export function laneOf(
  { to, op, conversation }: Waiting,
  directory: Directory,
  tenants: ReadonlyMap<Platform, readonly string[]>,
): Lane {
  if (to.kind !== 'member') return { platform: to.platform, tenant: to.tenant, conversation, op };
  const member = directory.member(to.member);
  const platform = member?.prefers ?? member?.platforms[0] ?? 'slack';
  return { platform, tenant: tenants.get(platform)?.[0] ?? '', conversation, op };
}

export interface Pace {
  /** Milliseconds until one more request may leave; 0 when it may leave now. */
  waitFor(lane: Lane): number;
  /** The part of it that everything in the tenant has to wait for, whatever the conversation. */
  sharedWaitFor(lane: Lane): number;
  /** Counts a request that leaves now. */
  take(lane: Lane): void;
  /** Uncounts one that did not leave after all. */
  giveBack(lane: Lane): void;
}

interface Window {
  readonly most: number;
  readonly inMs: number;
}

interface Limits {
  readonly conversation: readonly Window[];
  readonly tenant: readonly Window[];
  /** For what nobody waits for: below the limit, since requests do not arrive as evenly as they leave, and spread over the second. */
  readonly tenantUnasked: readonly Window[];
}

/**
 * How much each platform takes. Slack: "one message per second per channel", short bursts allowed (docs.slack.dev, rate
 * limits); changes have a budget of their own there, so only posts count. Teams: per conversation and per tenant, whatever the
 * request (learn.microsoft.com, bots rate limit). What still is too much comes back as 429 and waits as long as it says.
 */
const LIMITS: Readonly<Record<Platform, Limits>> = {
  slack: {
    conversation: [
      { most: 3, inMs: 1_000 },
      { most: 10, inMs: 10_000 },
    ],
    tenant: [],
    tenantUnasked: [],
  },
  teams: {
    conversation: [
      { most: 7, inMs: 1_000 },
      { most: 8, inMs: 2_000 },
      { most: 60, inMs: 30_000 },
      { most: 1_800, inMs: 3_600_000 },
    ],
    tenant: [{ most: 29, inMs: 1_000 }],
    tenantUnasked: [
      { most: 8, inMs: 300 },
      { most: 25, inMs: 1_000 },
    ],
  },
};

/** Above this many counters the idle ones are dropped. */
const MANY = 20_000;

/** Requests of the recent past, against windows that slide with the clock. The clock is in milliseconds and never goes back. */
export class SlidingPace implements Pace {
  readonly #now: () => number;
  readonly #counted = new Map<string, number[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  waitFor(lane: Lane): number {
    return this.#longest(countersOf(lane));
  }

  sharedWaitFor(lane: Lane): number {
    return this.#longest(sharedCountersOf(lane));
  }

  take(lane: Lane): void {
    const now = this.#now();
    if (this.#counted.size > MANY) this.#forgetIdle(now);
    for (const [key, windows] of countersOf(lane)) {
      const longest = Math.max(...windows.map(({ inMs }) => inMs));
      const times = (this.#counted.get(key) ?? []).filter((at) => at > now - longest);
      times.push(now);
      this.#counted.set(key, times);
    }
  }

  giveBack(lane: Lane): void {
    for (const [key] of countersOf(lane)) this.#counted.get(key)?.pop();
  }

  #longest(counters: readonly Counter[]): number {
    const now = this.#now();
    let longest = 0;
    for (const [key, windows] of counters)
      longest = Math.max(longest, wait(this.#counted.get(key) ?? [], windows, now));
    return longest;
  }

  #forgetIdle(now: number): void {
    for (const [key, times] of this.#counted) {
      const last = times.at(-1);
      if (last === undefined || last < now - 3_600_000) this.#counted.delete(key);
    }
  }
}

/** Lets everything go at once: for tests whose clock stands still. */
export const unpaced: Pace = {
  waitFor: () => 0,
  sharedWaitFor: () => 0,
  take: () => undefined,
  giveBack: () => undefined,
};

type Counter = readonly [key: string, windows: readonly Window[]];

function countersOf(lane: Lane): readonly Counter[] {
  const { platform, tenant, conversation, op } = lane;
  if (platform === 'slack' && op !== 'post') return [];
  const own: Counter = [`${platform}|${tenant}|${conversation}`, LIMITS[platform].conversation];
  return [own, ...sharedCountersOf(lane)];
}

function sharedCountersOf({ platform, tenant, hasReply }: Lane): readonly Counter[] {
  const limits = LIMITS[platform];
  const shared = hasReply ? limits.tenant : limits.tenantUnasked;
  return shared.length > 0 ? [[`${platform}|${tenant}`, shared]] : [];
}

/** Until enough of the past has left each window. `times` are in order. */
function wait(times: readonly number[], windows: readonly Window[], now: number): number {
  let longest = 0;
  for (const { most, inMs } of windows) {
    const earliest = times[times.length - most];
    if (earliest !== undefined) longest = Math.max(longest, earliest + inMs - now);
  }
  return longest;
}
