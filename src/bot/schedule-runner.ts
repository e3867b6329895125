import type { Store, StoreView } from '../../storage/store.ts';
import { londonDate } from '../domain/working-days.ts';
import { ClockGuard, type ClockBelief } from './clock-guard.ts';
import { gist } from './errors.ts';
import type { Log } from './log.ts';
import {
  closeRetired,
  isTimeFor,
  noteFailure,
  plan,
  retired,
  runOne,
  scheduleRecord,
  waiting,
} from './occurrence-ledger.ts';
import { checkSchedules, dueTimes, type Occurrence, type Schedule } from './schedule.ts';
import type { Surroundings } from './surroundings.ts';

/** What can be counted: occurrences by how they ended, and the news of the clock. */
export type ScheduleEvent =
  | {
      readonly kind: 'occurrence';
      readonly schedule: string;
      readonly outcome: OccurrenceOutcome;
      readonly count: number;
    }
  | { readonly kind: 'clock-jump' };
type OccurrenceOutcome = 'done' | 'merged' | 'skipped' | 'failed';

export interface ScheduleRunnerDeps {
  readonly store: Store;
  readonly schedules: readonly Schedule[];
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds that only ever grow, whatever is done to the clock. Default: the process's own. */
  readonly monotonic?: () => number;
  /** What the schedules are worked out with, as it is known now. */
  readonly surroundings: (view: StoreView) => Promise<Surroundings>;
  /** Called when an occurrence has run: there may be something in the outbox. */
  readonly ran?: () => void;
  readonly measure?: (event: ScheduleEvent) => void;
}

/** How far the watermark of a schedule with nothing to do may lag, and how often the clocks are written down. */
const LAG_MS = 60_000;

/**
 * Runs what is due. A tick means nothing but "look now": what is due follows from the calendar, the clock, the watermark
 * and the ledger, so a tick may come late, twice, or in several processes at once.
 */
export class ScheduleRunner {
  readonly #deps: ScheduleRunnerDeps;
  readonly #guard = new ClockGuard();
  #ticking: Promise<void> | undefined;
  #stopped = false;
  #clockKeptAt: number | undefined;

  /** @throws BotError 'schedule' when the list contradicts itself. */
  constructor(deps: ScheduleRunnerDeps) {
    checkSchedules(deps.schedules);
    this.#deps = deps;
  }

  /** True while the clock is not believed: nothing that depends on the time should leave. */
  get holding(): boolean {
    return this.#guard.holding;
  }

  /** Looks at the clock now, between ticks too: a jump is noticed before anything leaves. */
  belief(): ClockBelief {
    const hold = !this.#clockIsRight();
    return { hold, aheadMs: this.#guard.aheadMs };
  }

  /** Looks now. Never rejects. A tick during a tick is that tick. */
  async tick(): Promise<void> {
    if (this.#stopped) return;
    this.#ticking ??= this.#look().finally(() => {
      this.#ticking = undefined;
    });
    return this.#ticking;
  }

  /** Starts nothing more, and waits for what is running. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#ticking;
  }

  async #look(): Promise<void> {
    if (!this.#clockIsRight()) return;
    if (this.#isMinuteOver()) {
      await this.#attempt('clocks', () => this.#keepClock());
      await this.#attempt('retired', () => this.#closeRetired());
    }
    for (const schedule of this.#deps.schedules)
      if (!this.#stopped) await this.#attempt(schedule.name, () => this.#serve(schedule));
  }

  /** One that cannot even be planned must not stop the others. */
  async #attempt(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#deps.log.error({ kind: 'schedule', name, error: gist(error) }, 'schedule could not be looked at');
      this.#count(name, 'failed', 1);
    }
  }

  async #serve(schedule: Schedule): Promise<void> {
    let more = await this.#needsPlanning(schedule);
    while (more && !this.#stopped) more = await this.#plan(schedule);
    const { store } = this.#deps;
    for (const occurrence of await store.read((view) => waiting(view, schedule.name))) {
      if (this.#stopped || !this.#clockIsRight()) return;
      if (isTimeFor(occurrence, this.#deps.now())) await this.#run(schedule, occurrence);
    }
  }

  /** What a schedule that is gone had left to do is skipped, and said, instead of waiting for ever. */
  async #closeRetired(): Promise<void> {
    const { store, schedules, log, now } = this.#deps;
    const known = new Set(schedules.map(({ name }) => name));
    for (const { id } of await store.read((view) => retired(view, known, now()))) {
      const skipped = await store.transact(async (tx) => {
        const [record] = (await retired(tx, known, now())).filter((each) => each.id === id);
        return record ? closeRetired(tx, record, now()) : 0;
      });
      if (skipped > 0)
        log.warn({ kind: 'schedule', name: id, skipped }, 'occurrences skipped: schedule is gone');
      this.#count(id, 'skipped', skipped);
    }
  }

  /** Looking is cheap and done at every tick; writing is done when something is due, or the watermark lags. */
  async #needsPlanning(schedule: Schedule): Promise<boolean> {
    const { store, surroundings } = this.#deps;
    const now = this.#deps.now();
    return store.read(async (view) => {
      const { record, isNew } = await scheduleRecord(view, schedule.name, now);
      const watermark = new Date(record.watermark);
      if (isNew || now.getTime() - watermark.getTime() >= LAG_MS) return true;
      return (await dueTimes(schedule, view, watermark, now, await surroundings(view))).length > 0;
    });
  }

  async #plan(schedule: Schedule): Promise<boolean> {
    const { store, log, surroundings } = this.#deps;
    const now = this.#deps.now();
    const { merged, skipped, more } = await store.transact(async (tx) =>
      plan(tx, schedule, now, await surroundings(tx)),
    );
    if (skipped > 0) this.#saySkipped(schedule, skipped);
    if (merged > 0) log.info({ kind: 'schedule', name: schedule.name, merged }, 'missed occurrences merged');
    this.#count(schedule.name, 'skipped', skipped);
    this.#count(schedule.name, 'merged', merged);
    return more;
  }

  async #run(schedule: Schedule, seen: Occurrence): Promise<void> {
    const { store, log, surroundings } = this.#deps;
    const { id } = seen;
    const now = this.#deps.now();
    const started = performance.now();
    try {
      const outcome = await store.transact((tx) =>
        runOne(tx, schedule, id, now, async (occurrence) =>
          schedule.run({ tx, occurrence, now, today: londonDate(now), ...(await surroundings(tx)) }),
        ),
      );
      if (outcome === 'elsewhere') return;
      this.#count(schedule.name, outcome, 1);
      if (outcome === 'skipped') return this.#saySkipped(schedule, 1);
      const ms = Math.round(performance.now() - started);
      log.info({ kind: 'schedule', name: schedule.name, occurrence: id, ms }, 'schedule ran');
      this.#deps.ran?.();
    } catch (error) {
      const code = gist(error);
      this.#count(schedule.name, 'failed', 1);
      log.error({ kind: 'schedule', name: schedule.name, occurrence: id, error: code }, 'schedule failed');
      await store.transact((tx) => noteFailure(tx, seen, code, now));
    }
  }

  #clockIsRight(): boolean {
    const { log, measure } = this.#deps;
    const { hold, news, ms } = this.#guard.look(this.#deps.now().getTime(), this.#monotonic());
    const fields = { kind: 'clock-jump', news, ms: Math.round(ms) };
    if (news === 'jumped-ahead' || news === 'jumped-back') {
      log.error(fields, hold ? 'clock jumped: schedules wait until it is confirmed' : 'clock jumped back');
      measure?.({ kind: 'clock-jump' });
    } else if (news) log.warn(fields, 'clock believed again: schedules go on');
    return !hold;
  }

  #isMinuteOver(): boolean {
    return this.#clockKeptAt === undefined || this.#monotonic() - this.#clockKeptAt >= LAG_MS;
  }

  /** Once a minute, both clocks as this process reads them: what an operator compares after a jump. */
  async #keepClock(): Promise<void> {
    const monotonic = this.#monotonic();
    const wall = this.#deps.now().toISOString();
    const before = await this.#deps.store.transact(async (tx) => {
      const known = await tx.get('clocks', 'last');
      await tx.put('clocks', { id: 'last', wall, monotonic });
      return known;
    });
    if (this.#clockKeptAt === undefined && before && before.wall > wall)
      this.#deps.log.warn(
        { kind: 'clock-jump', news: 'behind' },
        'clock is behind what it was before the start',
      );
    this.#clockKeptAt = monotonic;
  }

  #saySkipped({ name, whenMissed }: Schedule, skipped: number): void {
    const wanted = whenMissed !== 'merge' && 'sendLate' in whenMissed;
    this.#deps.log[wanted ? 'warn' : 'info'](
      { kind: 'schedule', name, skipped },
      'occurrences skipped: too late',
    );
  }

  #count(schedule: string, outcome: OccurrenceOutcome, count: number): void {
    if (count > 0) this.#deps.measure?.({ kind: 'occurrence', schedule, outcome, count });
  }

  #monotonic(): number {
    return this.#deps.monotonic?.() ?? performance.now();
  }
}
