/** What the guard says at one look at the clocks. `news` is set when something changed. */
export interface ClockVerdict {
  readonly hold: boolean;
  readonly news?: 'jumped-ahead' | 'jumped-back' | 'confirmed' | 'back-in-step';
  /** By how many milliseconds the wall clock moved more than the monotonic clock. */
  readonly ms: number;
}

/** What everything that depends on the time has to know of the clock. */
export interface ClockBelief {
  /** It is not believed for now. */
  readonly hold: boolean;
  /** By how many milliseconds it is ahead of where it would be without its jump; 0 while it is believed. */
  readonly aheadMs: number;
}

interface Reading {
  readonly wall: number;
  readonly monotonic: number;
}

/** A jump of more than this is suspicious; time servers correct by far less. */
const JUMP_MS = 600_000;
/** A clock that jumped ahead is believed when it has gone evenly for this long. */
const CONFIRM_MS = 120_000;

/**
 * Watches the wall clock by the monotonic one. A machine whose clock is set a week ahead would send next week's prompts
 * at once; so after a jump ahead nothing runs until a second look, two minutes later, finds the clock going evenly.
 * A jump back needs no holding: what has run is in the ledger, and watermarks do not move back.
 */
export class ClockGuard {
  #last: Reading | undefined;
  #held: { readonly before: Reading; readonly since: Reading } | undefined;

  get holding(): boolean {
    return this.#held !== undefined;
  }

  /** By how many milliseconds the clock is ahead of where it would be without the jump that is not believed yet. */
  get aheadMs(): number {
    return this.#held && this.#last ? drift(this.#held.before, this.#last) : 0;
  }

  /** @param wall milliseconds since 1970 @param monotonic milliseconds since any fixed moment of this process */
  look(wall: number, monotonic: number): ClockVerdict {
    const here: Reading = { wall, monotonic };
    const ms = this.#last ? drift(this.#last, here) : 0;
    const before = this.#last ?? here;
    this.#last = here;
    if (this.#held) return this.#lookAgain(this.#held, here, ms);
    if (ms > JUMP_MS) {
      this.#held = { before, since: here };
      return { hold: true, news: 'jumped-ahead', ms };
    }
    return ms < -JUMP_MS ? { hold: false, news: 'jumped-back', ms } : { hold: false, ms };
  }

  #lookAgain(held: { before: Reading; since: Reading }, here: Reading, ms: number): ClockVerdict {
    if (drift(held.before, here) <= JUMP_MS) {
      this.#held = undefined;
      return { hold: false, news: 'back-in-step', ms };
    }
    if (Math.abs(drift(held.since, here)) > JUMP_MS) {
      this.#held = { before: held.before, since: here };
      return { hold: true, news: ms > 0 ? 'jumped-ahead' : 'jumped-back', ms };
    }
    if (here.monotonic - held.since.monotonic < CONFIRM_MS) return { hold: true, ms };
    this.#held = undefined;
    return { hold: false, news: 'confirmed', ms };
  }
}

function drift(from: Reading, to: Reading): number {
  return to.wall - from.wall - (to.monotonic - from.monotonic);
}
