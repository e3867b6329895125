import type { AccountDeps } from './accounts.ts';
import type { Breaker } from './breaker.ts';
import type { HoldWatch, Timing } from './hold-watch.ts';
import { newId } from './ids.ts';
import type { Platform } from './interaction.ts';
import { conversationOf, type OutboxMessage } from './outbox.ts';
import { laneOf, type Lane, type Pace } from './pace.ts';
import { Queue, type Waiting } from './queue.ts';
import type { Store, StoreView } from '../../storage/store.ts';

export interface PickerDeps {
  readonly store: Store;
  readonly accounts: AccountDeps;
  readonly tenants: () => ReadonlyMap<Platform, readonly string[]>;
  readonly now: () => Date;
  readonly monotonic: () => number;
  readonly pace: Pace;
  readonly breaker: Breaker;
  readonly watch: HoldWatch;
  readonly timing: Timing;
  /** True while the clock is not believed: only what somebody waits for may leave. */
  readonly holding: () => boolean;
  /** No other process works on this store. */
  readonly isAlone: boolean;
  /** Ids of the messages under way in this process. */
  readonly mine: ReadonlySet<string>;
}

export interface Taken {
  readonly message: OutboxMessage;
  readonly lane: Lane;
}

interface Choice {
  readonly waiting: Waiting;
  readonly lane: Lane;
}

/** Under way at once, for each platform: one that hangs must not hold up the other. */
const AT_ONCE = 8;
/** Kept free for people who wait for an answer. */
const FOR_REPLIES = 4;
/** No platform asks for a longer wait; a time further off than this was written under a wrong clock. */
const LONGEST_WAIT_MS = 3_600_000;
const AGAIN_MS = 1_000;
/** More waiting messages than this are not read again at every look: only what is new, and all of them now and then. */
const MANY = 500;
/** Reading them all holds up whoever asks something: it may take a thousandth of the time. */
const REST = 1_000;
const LONGEST_REST_MS = 30_000;
/** The same for all answers that wait, which are looked at for those that another process wrote by a clock of its own: a hundredth. */
const REPLIES_REST = 100;
const SECOND_MS = 1_000;
/** A message is seen when it is on the disk, which may be this much later than its own time says. */
const LATE_SECONDS = 3;
/** After a longer while without a look, or when the clock was set, all are read. */
const MOST_SECONDS = 15;

/** Chooses what leaves next, and takes it, so that nobody else sends it. */
export class Picker {
  readonly #deps: PickerDeps;
  /** Conversations with a message under way here, and where it counts. */
  readonly #busy = new Map<string, Lane>();
  /** Conversations with a message under way in another process. */
  #elsewhere: ReadonlySet<string> = new Set();
  #queue: Queue;
  #readAt = -Infinity;
  #restMs = AGAIN_MS;
  /** When the answers that wait are read again. */
  #repliesAt = -Infinity;
  /** The second, by the bot's clock, in which the outbox was last looked at. */
  #lookedIn = -Infinity;
  /** Milliseconds until something that waits may go, as far as the last look could tell. */
  nextIn = Infinity;
  /** Somebody else was quicker with one: it is worth looking again at once. */
  isStale = false;

  constructor(deps: PickerDeps) {
    this.#deps = deps;
    this.#queue = this.#emptyQueue();
  }

  /** The message under way in this conversation is settled; the next one may go. */
  free(conversation: string): void {
    this.#busy.delete(conversation);
  }

  /** Takes the first due message of each conversation, and marks it as being sent before it is sent. */
  async take(): Promise<Taken[]> {
    this.isStale = false;
    await this.#look();
    const chosen = await this.#choose();
    if (chosen.length === 0) return [];
    const { store, monotonic, pace, breaker } = this.#deps;
    const token = newId();
    const rows = await store.transact(async (tx) => {
      const found: (OutboxMessage | undefined)[] = [];
      for (const { waiting } of chosen) {
        const row = await tx.get('outbox', waiting.id);
        const mayGo = row?.state === 'pending' && this.#readyAt(row) <= monotonic();
        const held = mayGo ? this.#held(row, token) : row;
        if (mayGo && held) await tx.put('outbox', held);
        found.push(held);
      }
      return found;
    });
    const taken: Taken[] = [];
    for (const [index, { waiting, lane }] of chosen.entries()) {
      const row = rows[index];
      if (row?.lease?.token === token) {
        taken.push({ message: row, lane });
        this.#busy.set(waiting.conversation, lane);
        continue;
      }
      pace.giveBack(lane);
      breaker.giveBack(lane);
      // Somebody else has it, or it waits; else it is over, and what stands behind it may go.
      if (row?.state === 'sending') waiting.readyAt = monotonic() + AGAIN_MS;
      else if (row?.state === 'pending') waiting.readyAt = this.#readyAt(row);
      else this.#queue.drop(waiting);
      this.isStale = true;
    }
    return taken;
  }

  #held(row: OutboxMessage, token: string): OutboxMessage {
    const now = this.#deps.now();
    const until = new Date(now.getTime() + this.#deps.timing.leaseMs).toISOString();
    const tried = row.op === 'post' ? { tried: row.tried ?? { at: now.toISOString() } } : {};
    return { ...row, state: 'sending', lease: { token, until }, ...tried };
  }

  #emptyQueue(): Queue {
    return new Queue((message) => this.#readyAt(message));
  }

  /** The seconds since the last look, as messages that came then are found; undefined when they are too many. */
  #secondsSince(): readonly string[] | undefined {
    const second = Math.floor(this.#deps.now().getTime() / SECOND_MS);
    const from = this.#lookedIn - LATE_SECONDS;
    this.#lookedIn = second;
    if (second < from || second - from > MOST_SECONDS) return undefined;
    return Array.from({ length: second - from + 1 }, (_, at) =>
      new Date((from + at) * SECOND_MS).toISOString().slice(0, 19),
    );
  }

  /** Reads what waits. While very much does, only what is new, and everything once in a while. */
  async #look(): Promise<void> {
    const { store, mine, watch } = this.#deps;
    const began = performance.now();
    const seconds = this.#secondsSince();
    const isMuch =
      this.#queue.size > MANY && performance.now() - this.#readAt < this.#restMs && seconds !== undefined;
    const { pending, sending, unknown } = await store.read(async (view) => ({
      pending: isMuch ? await this.#freshOf(view, seconds) : await view.find('outbox', 'state', 'pending'),
      // Read together: what is not pending any more because somebody else sends it is seen here.
      sending: await view.find('outbox', 'state', 'sending'),
      unknown: isMuch ? [] : await view.find('outbox', 'state', 'unknown'),
    }));
    // From here on it is known how long each has been left as it is.
    for (const message of [...sending, ...unknown]) watch.heldFor(message);
    this.#elsewhere = new Set(sending.filter(({ id }) => !mine.has(id)).map(({ to }) => conversationOf(to)));
    if (isMuch) {
      this.#queue.add(pending);
      return;
    }
    this.#queue = this.#emptyQueue();
    this.#queue.add(pending);
    this.#readAt = performance.now();
    this.#restMs = Math.min(LONGEST_REST_MS, Math.max(AGAIN_MS, (this.#readAt - began) * REST));
    watch.keep(new Set([...pending, ...sending, ...unknown].map(({ id }) => id)));
  }

  /** What came in these seconds, and whatever somebody waits for. A message may be in it twice. */
  async #freshOf(view: StoreView, seconds: readonly string[]): Promise<OutboxMessage[]> {
    const found = (await Promise.all(seconds.map((second) => view.find('outbox', 'born', second)))).flat();
    const began = performance.now();
    if (began < this.#repliesAt) return found;
    const replies = await view.find('outbox', 'reply', 'waiting');
    const now = performance.now();
    this.#repliesAt = now + (now - began) * REPLIES_REST;
    return [...found, ...replies];
  }

  async #choose(): Promise<Choice[]> {
    const { accounts, tenants, pace, breaker, monotonic, holding } = this.#deps;
    const load = new Map<string, number>();
    for (const { platform } of this.#busy.values()) load.set(platform, (load.get(platform) ?? 0) + 1);
    const chosen: Choice[] = [];
    const directory = await accounts.directory();
    const served = tenants();
    const isFull = (): boolean => [...served.keys()].every((each) => (load.get(each) ?? 0) >= AT_ONCE);
    const isHeld = holding();
    const now = monotonic();
    // Where a whole tenant has to wait, thousands of conversations need not be asked one by one.
    const closed = new Set<string>();
    this.nextIn = Infinity;
    for (const { head, hasReply } of this.#queue.heads()) {
      if (this.#busy.has(head.conversation)) continue;
      if (!hasReply && isFull()) break;
      const mayNot = this.#elsewhere.has(head.conversation) || (isHeld && !hasReply);
      const lane: Lane = { ...laneOf(head, directory, served), hasReply };
      const underWay = load.get(lane.platform) ?? 0;
      if (underWay >= AT_ONCE + (hasReply ? FOR_REPLIES : 0)) continue;
      const tenant = `${lane.platform}|${lane.tenant}|${hasReply}`;
      if (closed.has(tenant)) continue;
      const shared = pace.sharedWaitFor(lane);
      if (shared > 0) {
        closed.add(tenant);
        this.nextIn = Math.min(this.nextIn, shared);
        continue;
      }
      const wait = Math.max(
        head.readyAt - now,
        pace.waitFor(lane),
        breaker.waitFor(lane),
        mayNot ? AGAIN_MS : 0,
      );
      if (wait > 0) {
        this.nextIn = Math.min(this.nextIn, wait);
        continue;
      }
      load.set(lane.platform, underWay + 1);
      pace.take(lane);
      breaker.take(lane);
      chosen.push({ waiting: head, lane });
    }
    return chosen;
  }

  /**
   * When a message may go, by this process's monotonic clock. A pause is measured from when the message was first seen to
   * wait; a process that is alone also goes by the time that was written down, which outlives a restart.
   */
  #readyAt(message: OutboxMessage): number {
    const { monotonic, watch, isAlone, now } = this.#deps;
    const { pauseMs, nextAt } = message;
    if (pauseMs === undefined) return -Infinity;
    const left = Math.min(LONGEST_WAIT_MS, pauseMs) - watch.heldFor(message);
    const written = isAlone ? Date.parse(nextAt) - now().getTime() : Infinity;
    return monotonic() + Math.min(left, written);
  }
}
