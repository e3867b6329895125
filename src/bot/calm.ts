/** An answer is still on its way out when the bot has it ready. */
const QUIET_MS = 5;
/** Eight messages for each platform leave at once: even while people keep asking, more than the platforms take. */
const LONGEST_MS = 100;
/** What arrives together is acknowledged together: work begins when nothing has arrived for this long. */
const ARRIVED_MS = 2;
/** While more keeps arriving, a piece of work still begins this often. */
const BEAT_MS = 100;

interface Waiting {
  /** When it begins even while somebody is being answered. */
  readonly latest: number;
  readonly begin: () => void;
}

/**
 * Who is being answered just now, and what may take the processor next. Everything happens on one thread, so that a piece of work delays
 * whatever arrives meanwhile. Acknowledgements come first; then, one piece a turn, the answers people wait for; and then what
 * follows from an answer (drawing cards, sending them).
 */
export class Calm {
  #answering = 0;
  #endedAt = -Infinity;
  #arrivedAt = -Infinity;
  #begunAt = -Infinity;
  readonly #answers: Waiting[] = [];
  readonly #rest: Waiting[] = [];
  #isLooking = false;

  begin(): void {
    this.#answering += 1;
  }

  end(): void {
    this.#answering -= 1;
    this.#endedAt = performance.now();
  }

  /** Something is acknowledged now, and will be answered. */
  arrived(): void {
    this.#arrivedAt = performance.now();
  }

  /** Resolves when nobody is being answered, and after a tenth of a second in any case. */
  async come(): Promise<void> {
    const latest = performance.now() + LONGEST_MS;
    for (;;) {
      const wait = Math.min(this.#quietAt(), latest) - performance.now();
      if (wait <= 0) return;
      await new Promise((done) => setTimeout(done, Math.min(wait, QUIET_MS)));
    }
  }

  /** The same for one piece of work among several: they begin one by one, and what arrived meanwhile is begun in between. */
  turn(): Promise<void> {
    return this.#wait(this.#rest, performance.now() + LONGEST_MS);
  }

  /** The turn of a piece of work that somebody waits for, in the order in which they were asked for. */
  answer(): Promise<void> {
    return this.#wait(this.#answers, performance.now());
  }

  #wait(queue: Waiting[], latest: number): Promise<void> {
    return new Promise((begin) => {
      queue.push({ latest, begin });
      if (!this.#isLooking) this.#look();
    });
  }

  /** After what has arrived by now, and one piece at most. */
  #look(): void {
    this.#isLooking = true;
    setImmediate(() => {
      const wait = this.#next();
      if (this.#answers.length + this.#rest.length === 0) this.#isLooking = false;
      else if (wait <= 0) this.#look();
      else setTimeout(() => this.#look(), Math.min(wait, QUIET_MS));
    });
  }

  /** Begins what may begin. Returns after how many milliseconds to look again. */
  #next(): number {
    const now = performance.now();
    const free = Math.min(this.#arrivedAt + ARRIVED_MS, this.#begunAt + BEAT_MS);
    if (free > now) return free - now;
    const [rest] = this.#rest;
    // Whatever waits for its last moment goes in turns with the answers.
    const [answer] = this.#answers;
    const isDue = rest !== undefined && rest.latest <= now;
    if (answer && !(isDue && rest.latest < answer.latest)) return this.#begin(this.#answers);
    if (!rest) return 0;
    const quiet = isDue ? 0 : Math.min(this.#quietAt(), rest.latest) - now;
    return quiet > 0 ? quiet : this.#begin(this.#rest);
  }

  #begin(queue: Waiting[]): number {
    this.#begunAt = performance.now();
    queue.shift()?.begin();
    return 0;
  }

  #quietAt(): number {
    return this.#answering > 0 ? Infinity : Math.max(this.#endedAt, this.#arrivedAt) + QUIET_MS;
  }
}
