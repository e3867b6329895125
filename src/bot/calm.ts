import { setImmediate as nextTurn } from 'node:timers/promises';

/** An answer is still on its way out when the bot has it ready. */
const QUIET_MS = 5;
/** Eight messages for each platform leave at once: even while people keep asking, more than the platforms take. */
const LONGEST_MS = 100;

/**
 * Who is being answered just now. What follows from an answer (drawing cards, sending them) takes the same processor, and
 * can wait until the answer is out.
 */
export class Calm {
  #answering = 0;
  #endedAt = -Infinity;
  #turns: Promise<void> = Promise.resolve();

  begin(): void {
    this.#answering += 1;
  }

  end(): void {
    this.#answering -= 1;
    this.#endedAt = performance.now();
  }

  /** Resolves when nobody is being answered, and after a tenth of a second in any case. */
  come(): Promise<void> {
    return this.#quiet(performance.now() + LONGEST_MS);
  }

  /** The same for one piece of work among several: they begin one by one, and what arrived meanwhile is begun in between. */
  turn(): Promise<void> {
    const latest = performance.now() + LONGEST_MS;
    const mine = this.#turns.then(() => this.#quiet(latest));
    this.#turns = mine.then(() => nextTurn());
    return mine;
  }

  async #quiet(latest: number): Promise<void> {
    for (;;) {
      const quietAt = this.#answering > 0 ? Infinity : this.#endedAt + QUIET_MS;
      const wait = Math.min(quietAt, latest) - performance.now();
      if (wait <= 0) return;
      await new Promise((done) => setTimeout(done, Math.min(wait, QUIET_MS)));
    }
  }
}
