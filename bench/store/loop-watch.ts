import { readFileSync } from 'node:fs';
import { performance, PerformanceObserver } from 'node:perf_hooks';

/** The longest gaps between two turns of a timer of 1 ms, in milliseconds. */
export interface LoopReport {
  /** As a clock saw it. */
  readonly wall: number;
  /** The most that this thread worked in one gap: what the program itself is to blame for. */
  readonly own: number;
  /** The most that it was ready to work in one gap and had no processor: what the machine is to blame for. */
  readonly waited: number;
  /** The longest pause of the garbage collector; part of `own`. */
  readonly collected: number;
  /** Gaps above 20 ms, and how many of them had more than 20 ms of own work. */
  readonly late: number;
  readonly lateByItself: number;
}

const LIMIT_MS = 20;

/** Watches the event loop of this process. Linux only: the kernel says what the main thread did and what it waited for. */
export class LoopWatch {
  #report: LoopReport = NOTHING;
  #last = snapshotOf();
  #timer: NodeJS.Timeout | undefined;
  readonly #collections: PerformanceObserver;

  constructor() {
    this.#collections = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        this.#report = { ...this.#report, collected: Math.max(this.#report.collected, duration) };
    });
  }

  start(): void {
    this.#collections.observe({ entryTypes: ['gc'] });
    this.restart();
    this.#timer = setInterval(() => this.#turn(), 1);
  }

  /** Begins anew, and says what was up to now. */
  restart(): LoopReport {
    this.#turn();
    const report = this.#report;
    this.#report = NOTHING;
    this.#last = snapshotOf();
    return report;
  }

  stop(): LoopReport {
    clearInterval(this.#timer);
    const report = this.restart();
    this.#collections.disconnect();
    return report;
  }

  #turn(): void {
    const now = snapshotOf();
    const [wall, own, waited] = now.map((value, at) => value - (this.#last[at] ?? 0));
    this.#last = now;
    const before = this.#report;
    this.#report = {
      wall: Math.max(before.wall, wall ?? 0),
      own: Math.max(before.own, own ?? 0),
      waited: Math.max(before.waited, waited ?? 0),
      collected: before.collected,
      late: before.late + ((wall ?? 0) > LIMIT_MS ? 1 : 0),
      lateByItself: before.lateByItself + ((own ?? 0) > LIMIT_MS ? 1 : 0),
    };
  }
}

const NOTHING: LoopReport = { wall: 0, own: 0, waited: 0, collected: 0, late: 0, lateByItself: 0 };

/** Time on the clock, time on a processor, and time waiting for one, in milliseconds. */
function snapshotOf(): [number, number, number] {
  const [own = 0, waited = 0] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ').map(Number);
  return [performance.now(), own / 1e6, waited / 1e6];
}

export function sayLoop({ wall, own, waited, collected, late, lateByItself }: LoopReport): string {
  const ms = (value: number): string => value.toFixed(1);
  return (
    `at most ${ms(wall)} ms between two turns; of that own work at most ${ms(own)} ms (garbage collector ${ms(collected)}), ` +
    `waiting for a processor at most ${ms(waited)} ms; ${late} gaps above ${LIMIT_MS} ms, ${lateByItself} by own work`
  );
}
