import { performance } from 'node:perf_hooks';
import { Breaker } from './breaker.ts';
import type { Calm } from './calm.ts';
import type { ClockBelief } from './clock-guard.ts';
import type { Sheet } from './draw.ts';
import { BotError, gist } from './errors.ts';
import { HoldWatch, TIMING, type Timing } from './hold-watch.ts';
import type { Log } from './log.ts';
import { endLeases, isLost, search, settleSearch, takeLost, type Holding } from './look-up.ts';
import { keepOutage, type OutageEvent } from './outages.ts';
import { conversationOf, type OutboxMessage } from './outbox.ts';
import { SlidingPace, type Pace } from './pace.ts';
import { Picker, type Taken } from './picker.ts';
import { sendOne, sheetFor, type Attempt, type SendDeps } from './send-one.ts';
import { settle, type Settlement } from './settle.ts';

export interface CourierDeps extends SendDeps {
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds that only ever go forward, also while the process is frozen; the machine's own by default. */
  readonly monotonic?: () => number;
  readonly pace?: Pace;
  /** Whether the clock is believed. While it is not, only what somebody waits for leaves. */
  readonly clock?: () => ClockBelief;
  /** No other process works on this store. Without it, nothing that another one may hold is touched. */
  readonly isAlone?: boolean;
  readonly timing?: Timing;
  /** Waited for before anything new leaves: answers go first. */
  readonly calm?: Calm;
  readonly measure?: (event: OutageEvent) => void;
}

const AGAIN_MS = 1_000;

/**
 * Carries the outbox to the platforms. One message at a time per conversation, in order; several conversations at once,
 * those first in which somebody waits for an answer. Each try is one request: what the answer means for the message is decided
 * in `settle`, and what becomes of a post without an answer in `look-up`. What leaves next is chosen in `picker`.
 */
export class Courier {
  readonly #deps: CourierDeps;
  readonly #monotonic: () => number;
  readonly #timing: Timing;
  readonly #breaker: Breaker;
  readonly #picker: Picker;
  readonly #flights = new Set<Promise<void>>();
  /** Ids of the messages under way, or tried and not written down yet. */
  readonly #mine = new Set<string>();
  readonly #holding: Holding;
  /** Messages that were tried, and whose outcome could not be written down yet. */
  readonly #unsettled: Settlement[] = [];
  #wanted = false;
  #nudged = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(deps: CourierDeps) {
    this.#deps = deps;
    const { isAlone = false, timing = TIMING, monotonic = () => performance.now() } = deps;
    this.#monotonic = monotonic;
    this.#timing = timing;
    this.#breaker = new Breaker(monotonic);
    const watch = new HoldWatch(monotonic);
    this.#holding = { watch, timing, mine: this.#mine };
    this.#picker = new Picker({
      ...deps,
      ...this.#holding,
      now: () => this.#now(),
      monotonic,
      isAlone,
      breaker: this.#breaker,
      pace: deps.pace ?? new SlidingPace(monotonic),
      holding: () => deps.clock?.().hold ?? false,
    });
  }

  /**
   * A message being sent when the process died may or may not have arrived. The only process on a store takes up all of
   * them at its start; with others about, each is left alone until nobody can be holding it any more.
   */
  async recover(): Promise<void> {
    if (!this.#deps.isAlone) return;
    await this.#deps.store.transact((tx) => endLeases(tx, this.#mine, this.#now()));
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
      const { nextIn } = this.#picker;
      if (nextIn < Infinity) this.#sleep(Math.max(50, nextIn));
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
      await this.#deps.calm?.come();
      this.#wanted = false;
      if (this.#nudged) for (const lost of await this.#takeLost()) this.#launch(lost, this.#lookFor(lost));
      await this.#settleAgain();
      for (const taken of await this.#picker.take()) {
        const { message } = taken;
        this.#launch(message, this.#carry(taken), conversationOf(message.to));
      }
      if (this.#wanted || this.#picker.isStale) continue;
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
    const { store } = this.#deps;
    const isAny = await store.read(async (view) => {
      const sending = await view.find('outbox', 'state', 'sending');
      const unknown = await view.find('outbox', 'state', 'unknown');
      // Each is looked at, for that is when the watch begins.
      return [...sending, ...unknown].filter((message) => isLost(message, this.#holding)).length > 0;
    });
    return isAny ? store.transact((tx) => takeLost(tx, this.#holding, this.#now())) : [];
  }

  #launch(message: OutboxMessage, work: Promise<void>, conversation?: string): void {
    this.#mine.add(message.id);
    const flight: Promise<void> = work.finally(() => {
      if (conversation) this.#picker.free(conversation);
      if (!this.#unsettled.some((each) => each.message.id === message.id)) this.#mine.delete(message.id);
      this.#flights.delete(flight);
      this.#wanted = true;
    });
    this.#flights.add(flight);
  }

  /** Never rejects: a message that cannot be drawn or addressed waits, one that was sent is settled sooner or later. */
  async #carry({ message, lane }: Taken): Promise<void> {
    const mayLeave = this.#deadline();
    await this.#deps.calm?.turn();
    let sheet: Sheet | undefined;
    let attempt: Attempt | undefined;
    try {
      sheet = await sheetFor(this.#deps, message);
      // Drawing and sending take a millisecond each: whoever asks meanwhile is answered in between.
      await this.#deps.calm?.turn();
      attempt = sheet ? await sendOne(this.#deps, message, sheet, mayLeave) : undefined;
    } catch (error) {
      sheet ??= { show: {}, messages: [] };
      attempt = { result: { outcome: 'retry', reason: gist(error) }, address: undefined };
    }
    const { result, address, standIn } = attempt ?? { result: undefined, address: undefined };
    if (result && result.outcome !== 'sent') {
      this.#deps.log.warn(
        { kind: 'outbox', id: message.id, op: message.op, outcome: result.outcome, reason: result.reason },
        'message not sent',
      );
    }
    this.#unsettled.push({
      message,
      sheet,
      result,
      address,
      standIn,
      timing: this.#timing,
      now: this.#now(),
    });
    await this.#deps.calm?.turn();
    await this.#calmly(() => this.#settleAgain());
    if (!result || !address) {
      this.#breaker.giveBack(lane);
      return;
    }
    for (const news of this.#breaker.note(lane, result, address))
      await this.#calmly(() => keepOutage(this.#deps, news, this.#now()));
  }

  /**
   * Says until when a message may leave: a process that was frozen must not send what somebody else may have taken over
   * meanwhile. Both clocks are asked, since the monotonic one stands still while a machine sleeps.
   */
  #deadline(): () => boolean {
    const half = this.#timing.leaseMs / 2;
    const began = this.#monotonic();
    const wall = this.#deps.now().getTime();
    return () => this.#monotonic() - began < half && Math.abs(this.#deps.now().getTime() - wall) < half;
  }

  /** The time as far as it is believed: a clock that jumped ahead counts as if it had not, until it is confirmed. */
  #now(): Date {
    const now = this.#deps.now();
    const aheadMs = this.#deps.clock?.().aheadMs ?? 0;
    return aheadMs === 0 ? now : new Date(now.getTime() - aheadMs);
  }

  /** Never rejects: what could not be found out is tried again when its lease is over. */
  async #lookFor(message: OutboxMessage): Promise<void> {
    await this.#calmly(async () => {
      const { store, accounts, log } = this.#deps;
      const result = await search(this.#deps, message);
      const directory = await accounts.directory();
      await store.transact((tx) => settleSearch(tx, message, result, directory, this.#timing, this.#now()));
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

  /**
   * What the store refuses for now is written down later. An outcome that cannot be written at all must not keep back all
   * others: it is let go, and the message is lost and looked for when its lease is over.
   */
  async #settleAgain(): Promise<void> {
    for (let next = this.#unsettled.shift(); next; next = this.#unsettled.shift()) {
      const settlement = next;
      try {
        await this.#deps.store.transact((tx) => settle(tx, settlement));
        this.#mine.delete(settlement.message.id);
      } catch (error) {
        if (error instanceof BotError) {
          this.#unsettled.unshift(settlement);
          throw error;
        }
        const { id } = settlement.message;
        this.#deps.log.error({ kind: 'courier', id, error: gist(error) }, 'outcome cannot be written down');
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
