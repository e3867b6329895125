import { performance } from 'node:perf_hooks';
import type { Sheet } from './draw.ts';
import { gist } from './errors.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { endLeases, LEASE_MS, search, settleSearch, takeLost } from './look-up.ts';
import { conversationOf, type OutboxMessage } from './outbox.ts';
import { laneOf, SlidingPace, type Lane, type Pace } from './pace.ts';
import { Queue, type Waiting } from './queue.ts';
import { sendOne, sheetFor, type Attempt, type SendDeps } from './send-one.ts';
import { settle, type Settlement } from './settle.ts';

export interface CourierDeps extends SendDeps {
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds that only ever go forward, also while the process is frozen; the machine's own by default. */
  readonly monotonic?: () => number;
  readonly pace?: Pace;
}

/** Under way at once, for each platform: one that hangs must not hold up the other. */
const AT_ONCE = 8;
/** Kept free for people who wait for an answer. */
const FOR_REPLIES = 4;
/** No platform asks for a longer wait; a time further off than this was written under a wrong clock. */
const LONGEST_WAIT_MS = 3_600_000;
const AGAIN_MS = 1_000;
/** More waiting messages than this are not read again at every look, but once a second. */
const MANY = 500;

/**
 * Carries the outbox to the platforms. One message at a time per conversation, in order; several conversations at once,
 * those first in which somebody waits for an answer. Each try is one request: what the answer means for the message is decided
 * in `settle`, and what becomes of a post without an answer in `look-up`.
 */
export class Courier {
  readonly #deps: CourierDeps;
  readonly #monotonic: () => number;
  readonly #pace: Pace;
  /** Conversations with a message under way, and where it counts. */
  readonly #busy = new Map<string, Lane>();
  readonly #flights = new Set<Promise<void>>();
  /** Ids of the messages under way, or tried and not written down yet. */
  readonly #mine = new Set<string>();
  /** Messages that were tried, and whose outcome could not be written down yet. */
  readonly #unsettled: Settlement[] = [];
  #queue = new Queue();
  #readAt = -Infinity;
  #wanted = false;
  #nudged = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;
  #timer: NodeJS.Timeout | undefined;
  /** Milliseconds until something that waits may go. */
  #nextIn = Infinity;
  #stopped = false;

  constructor(deps: CourierDeps) {
    this.#deps = deps;
    this.#monotonic = deps.monotonic ?? (() => performance.now());
    this.#pace = deps.pace ?? new SlidingPace(this.#monotonic);
  }

  /** A message being sent when the process died may or may not have arrived: updates are repeated, posts are looked for. */
  async recover(): Promise<void> {
    await this.#deps.store.transact((tx) => endLeases(tx, this.#deps.now(), this.#mine));
  }

  /** Looks at the outbox now. Cheap to call often. */
  nudge(): void {
    if (this.#stopped) return;
    this.#wanted = true;
    this.#nudged = true;
    this.#wake();
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#running = this.#run();
  }

  /** Resolves when everything due has been tried. */
  async idle(): Promise<void> {
    while (this.#isRunning) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.idle();
  }

  async #run(): Promise<void> {
    try {
      await this.#rounds();
      if (this.#nextIn < Infinity) this.#sleep(Math.max(50, this.#nextIn));
    } catch (error) {
      this.#deps.log.error({ kind: 'courier', error: gist(error) }, 'outbox round failed');
      this.#sleep(AGAIN_MS);
    } finally {
      await Promise.all(this.#flights);
      this.#isRunning = false;
      if (this.#wanted) this.nudge();
    }
  }

  async #rounds(): Promise<void> {
    while (!this.#stopped) {
      this.#wanted = false;
      if (this.#nudged) for (const lost of await this.#takeLost()) this.#launch(lost, this.#lookFor(lost));
      await this.#settleAgain();
      for (const message of await this.#claim()) {
        const began = this.#monotonic();
        this.#launch(message, this.#carry(message, began), conversationOf(message.to));
      }
      if (this.#wanted) continue;
      if (this.#flights.size === 0) return;
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([woken, ...this.#flights]);
    }
  }

  /** Looks first: nearly always there is nothing, and then nothing is written. */
  async #takeLost(): Promise<OutboxMessage[]> {
    this.#nudged = false;
    const { store, now } = this.#deps;
    const isAny = await store.read(async (view) => {
      const sending = await view.find('outbox', 'state', 'sending');
      const unknown = await view.find('outbox', 'state', 'unknown');
      return sending.length > 0 || unknown.some(({ tried }) => tried !== undefined);
    });
    if (!isAny) return [];
    return store.transact(async (tx) => {
      await endLeases(tx, now(), this.#mine);
      return takeLost(tx, now());
    });
  }

  #launch(message: OutboxMessage, work: Promise<void>, conversation?: string): void {
    this.#mine.add(message.id);
    const flight: Promise<void> = work.finally(() => {
      if (conversation) this.#busy.delete(conversation);
      if (!this.#unsettled.some((each) => each.message.id === message.id)) this.#mine.delete(message.id);
      this.#flights.delete(flight);
      this.#wanted = true;
    });
    this.#flights.add(flight);
  }

  /** Takes the first due message of each conversation, and marks it as being sent before it is sent. */
  async #claim(): Promise<OutboxMessage[]> {
    await this.#look();
    const chosen = await this.#choose();
    if (chosen.length === 0) return [];
    const now = this.#deps.now();
    const at = now.toISOString();
    const lease = { token: newId(), until: new Date(now.getTime() + LEASE_MS).toISOString() };
    const rows = await this.#deps.store.transact(async (tx) => {
      const found: (OutboxMessage | undefined)[] = [];
      for (const { waiting } of chosen) {
        const row = await tx.get('outbox', waiting.id);
        const isMine = row?.state === 'pending' && this.#waitOf(row.nextAt) <= 0;
        const tried = row?.op === 'post' ? { tried: row.tried ?? { at } } : {};
        const sending: OutboxMessage | undefined = isMine
          ? { ...row, state: 'sending', lease, ...tried }
          : row;
        if (isMine && sending) await tx.put('outbox', sending);
        found.push(sending);
      }
      return found;
    });
    const taken: OutboxMessage[] = [];
    for (const [index, { waiting, lane }] of chosen.entries()) {
      const row = rows[index];
      if (row?.lease?.token === lease.token) {
        taken.push(row);
        this.#busy.set(waiting.conversation, lane);
        continue;
      }
      this.#pace.giveBack(lane);
      // Somebody else has it, or it waits; else it is over, and what stands behind it may go.
      if (row?.state === 'sending') waiting.nextAt = new Date(now.getTime() + AGAIN_MS).toISOString();
      else if (row?.state === 'pending') waiting.nextAt = row.nextAt;
      else this.#queue.drop(waiting);
      this.#wanted = true;
    }
    return taken;
  }

  /** Reads what waits. While very much does, only what somebody waits for, and everything once a second. */
  async #look(): Promise<void> {
    const { store } = this.#deps;
    if (this.#queue.size > MANY && performance.now() - this.#readAt < AGAIN_MS) {
      this.#queue.add(await store.read((view) => view.find('outbox', 'reply', 'waiting')));
      return;
    }
    this.#queue = new Queue(await store.read((view) => view.find('outbox', 'state', 'pending')));
    this.#readAt = performance.now();
  }

  async #choose(): Promise<{ waiting: Waiting; lane: Lane }[]> {
    const load = new Map<string, number>();
    for (const { platform } of this.#busy.values()) load.set(platform, (load.get(platform) ?? 0) + 1);
    const chosen: { waiting: Waiting; lane: Lane }[] = [];
    const directory = await this.#deps.accounts.directory();
    const tenants = this.#deps.tenants();
    const isFull = (): boolean => [...tenants.keys()].every((each) => (load.get(each) ?? 0) >= AT_ONCE);
    this.#nextIn = Infinity;
    for (const { head, hasReply } of this.#queue.heads()) {
      if (this.#busy.has(head.conversation)) continue;
      if (!hasReply && isFull()) break;
      const lane = laneOf(head, directory, tenants);
      const underWay = load.get(lane.platform) ?? 0;
      if (underWay >= AT_ONCE + (hasReply ? FOR_REPLIES : 0)) continue;
      const wait = Math.max(this.#waitOf(head.nextAt), this.#pace.waitFor(lane));
      if (wait > 0) {
        this.#nextIn = Math.min(this.#nextIn, wait);
        continue;
      }
      load.set(lane.platform, underWay + 1);
      this.#pace.take(lane);
      chosen.push({ waiting: head, lane });
    }
    return chosen;
  }

  #waitOf(nextAt: string): number {
    const wait = Date.parse(nextAt) - this.#deps.now().getTime();
    return wait <= LONGEST_WAIT_MS ? wait : 0;
  }

  /** Never rejects: a message that cannot be drawn or addressed waits, one that was sent is settled sooner or later. */
  async #carry(message: OutboxMessage, began: number): Promise<void> {
    let sheet: Sheet | undefined;
    let attempt: Attempt | undefined;
    // A process that was frozen must not send what somebody else may have taken over meanwhile.
    const mayLeave = (): boolean => this.#monotonic() - began < LEASE_MS / 2;
    try {
      sheet = await sheetFor(this.#deps, message);
      attempt = sheet ? await sendOne(this.#deps, message, sheet, mayLeave) : undefined;
    } catch (error) {
      sheet ??= { show: {}, messages: [] };
      attempt = { result: { outcome: 'retry', reason: gist(error) }, address: undefined };
    }
    const { result, address } = attempt ?? { result: undefined, address: undefined };
    if (result && result.outcome !== 'sent') {
      this.#deps.log.warn(
        { kind: 'outbox', id: message.id, op: message.op, outcome: result.outcome, reason: result.reason },
        'message not sent',
      );
    }
    this.#unsettled.push({ message, sheet, result, address, now: this.#deps.now() });
    await this.#calmly(() => this.#settleAgain());
  }

  /** Never rejects: what could not be found out is tried again when its lease is over. */
  async #lookFor(message: OutboxMessage): Promise<void> {
    await this.#calmly(async () => {
      const { store, accounts, log, now } = this.#deps;
      const result = await search(this.#deps, message);
      const directory = await accounts.directory();
      await store.transact((tx) => settleSearch(tx, message, result, directory, now()));
      log.info({ kind: 'outbox', id: message.id, outcome: result.looked.outcome }, 'message looked for');
    });
  }

  async #calmly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#deps.log.error({ kind: 'courier', error: gist(error) }, 'outcome not written down yet');
      this.#sleep(AGAIN_MS);
    }
  }

  async #settleAgain(): Promise<void> {
    for (let next = this.#unsettled.shift(); next; next = this.#unsettled.shift()) {
      const settlement = next;
      try {
        await this.#deps.store.transact((tx) => settle(tx, settlement));
        this.#mine.delete(settlement.message.id);
      } catch (error) {
        this.#unsettled.unshift(settlement);
        throw error;
      }
    }
  }

  #sleep(ms: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.nudge(), Math.min(ms, 60_000));
    this.#timer.unref();
  }
}
