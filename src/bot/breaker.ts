import type { Lane } from './pace.ts';
import type { SendResult } from './platform.ts';

/** What changed about a part of a platform that does not take messages. */
export interface BreakerNews {
  /** `slack|T1` for the whole workspace or tenant, `slack|T1|post` for one kind of request. */
  readonly id: string;
  readonly platform: Lane['platform'];
  readonly now: 'stopped' | 'still-stopped' | 'well';
  /** A code, never a text. */
  readonly reason: string;
}

/** So many conversations in a row have to be refused before it is taken for more than theirs. */
const REFUSED = 3;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A request that has not come back by then does not hold up the next one. */
const PROBE_MS = 60_000;

/** Told to wait, or refused for being too many: the codes the adapters use. */
const TOO_MANY = /rate_?limit|message_limit|http-(429|412)/;

/**
 * Stops sending to a workspace or tenant that says no, and lets one request at a time try whether it takes messages again,
 * after pauses that grow to half a minute and are never shorter than what the platform asked for.
 *
 * One refused conversation waits for itself, as the platform says; that is in the outbox. When several in a row are refused
 * it is not theirs. Slack counts each method of a workspace for itself (docs.slack.dev, rate limits), so its 429 stop one
 * kind of request; Teams counts all of a tenant's together, and an outage stops everything on either.
 */
export class Breaker {
  readonly #monotonic: () => number;
  readonly #circuits = new Map<string, Circuit>();

  /** @param monotonic milliseconds that only ever go forward */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Milliseconds until one more request may leave; `Infinity` while one is finding out. */
  waitFor(lane: Lane): number {
    const now = this.#monotonic();
    return Math.max(0, ...idsOf(lane).map((id) => this.#circuits.get(id)?.wait(now) ?? 0));
  }

  /** This request leaves now; where the platform says no, it is the one that finds out. */
  take(lane: Lane): void {
    for (const id of idsOf(lane)) this.#circuits.get(id)?.probe(lane, this.#monotonic());
  }

  /** It did not leave after all, or went elsewhere: another one may find out. The lane is the very one that was taken. */
  giveBack(lane: Lane): void {
    for (const id of idsOf(lane)) this.#circuits.get(id)?.release(lane);
  }

  /** Learns from what a request came to. It was taken as `taken`, and may have gone elsewhere than foreseen. */
  note(taken: Lane, result: SendResult, where: Pick<Lane, 'platform' | 'tenant'> = taken): BreakerNews[] {
    const { platform, tenant } = where;
    const isAsForeseen = platform === taken.platform && tenant === taken.tenant;
    const news = this.#learn(isAsForeseen ? taken : { ...taken, platform, tenant }, result);
    this.giveBack(taken);
    return news;
  }

  #learn(lane: Lane, result: SendResult): BreakerNews[] {
    const [whole, kind] = idsOf(lane);
    if (!isTrouble(result)) return [this.#well(whole, lane), this.#well(kind, lane)].flat();
    if (!TOO_MANY.test(result.reason)) return this.#trouble(whole, lane, result);
    // Whoever counts is there.
    if (lane.platform === 'slack') return [this.#well(whole, lane), this.#trouble(kind, lane, result)].flat();
    return this.#trouble(whole, lane, result);
  }

  #well(id: string, { platform }: Lane): BreakerNews[] {
    const circuit = this.#circuits.get(id);
    this.#circuits.delete(id);
    return circuit?.isOpen ? [{ id, platform, now: 'well', reason: '' }] : [];
  }

  #trouble(id: string, lane: Lane, result: Trouble): BreakerNews[] {
    const circuit = this.#circuits.get(id) ?? new Circuit();
    this.#circuits.set(id, circuit);
    const wasOpen = circuit.isOpen;
    const afterMs = result.outcome === 'retry' ? result.afterMs : undefined;
    circuit.trouble(lane, afterMs ?? 0, this.#monotonic());
    if (!circuit.isOpen) return [];
    return [
      { id, platform: lane.platform, now: wasOpen ? 'still-stopped' : 'stopped', reason: result.reason },
    ];
  }
}

type Trouble = Extract<SendResult, { outcome: 'retry' | 'unknown' }>;

/** Anything definite, even a refusal of this one message, shows that the platform answers. */
function isTrouble(result: SendResult): result is Trouble {
  return result.outcome === 'retry' || result.outcome === 'unknown';
}

function idsOf({ platform, tenant, op }: Lane): [whole: string, kind: string] {
  return [`${platform}|${tenant}`, `${platform}|${tenant}|${op}`];
}

class Circuit {
  readonly #refused = new Set<string>();
  #pauses = 0;
  #until = 0;
  #probe: { readonly lane: Lane; readonly since: number } | undefined;
  isOpen = false;

  wait(now: number): number {
    if (!this.isOpen) return 0;
    if (this.#probe && now - this.#probe.since < PROBE_MS) return Infinity;
    return Math.max(0, this.#until - now);
  }

  probe(lane: Lane, now: number): void {
    if (this.isOpen) this.#probe = { lane, since: now };
  }

  release(lane: Lane): void {
    if (this.#probe?.lane === lane) this.#probe = undefined;
  }

  trouble(lane: Lane, afterMs: number, now: number): void {
    this.#refused.add(lane.conversation);
    const isProbe = this.#probe?.lane === lane;
    if (this.isOpen && !isProbe) {
      // One of those that were under way already: it says nothing new, but may ask for a longer wait.
      this.#until = Math.max(this.#until, now + afterMs);
      return;
    }
    if (!this.isOpen && this.#refused.size < REFUSED) return;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#pauses);
    this.isOpen = true;
    this.#pauses += 1;
    this.#probe = undefined;
    this.#until = now + Math.max(afterMs, pause * (0.75 + Math.random() / 2));
  }
}
