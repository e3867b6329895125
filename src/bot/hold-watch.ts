import type { OutboxMessage } from './outbox.ts';

/** How long messages are held and left alone. All in milliseconds, by the monotonic clock of whoever waits. */
export interface Timing {
  /** How long a message is held by whoever sends it. Longer than any request: one that takes longer was lost with its sender. */
  readonly leaseMs: number;
  /** After a lost answer: longer than a request may take and than Slack takes to show a message in its history. */
  readonly graceMs: number;
  /** After so many looks without an answer, each at least a grace after the last, people are told instead. */
  readonly looks: number;
}

export const TIMING: Timing = { leaseMs: 60_000, graceMs: 60_000, looks: 15 };

/**
 * Measures how long messages have stood as they are, by this process's own monotonic clock. Several processes on one store
 * need not agree on the time: whoever wants to take a message over, or go on with one that waits, has to have seen it
 * unchanged for the whole length of its lease, grace or pause. A clock that is minutes off, or jumps, makes nobody
 * take over too early, nor wait longer than that.
 */
export class HoldWatch {
  readonly #monotonic: () => number;
  readonly #seen = new Map<string, { readonly mark: string; readonly at: number }>();

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Milliseconds since this process first saw the message as it is now. */
  heldFor(message: OutboxMessage): number {
    const { id, state, lease, nextAt } = message;
    const mark = `${state} ${lease?.token ?? ''} ${nextAt}`;
    const now = this.#monotonic();
    const seen = this.#seen.get(id);
    if (seen?.mark === mark) return now - seen.at;
    this.#seen.set(id, { mark, at: now });
    return 0;
  }

  /** Forgets all messages but these. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#seen.keys()) if (!ids.has(id)) this.#seen.delete(id);
  }
}
