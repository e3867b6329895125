import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Interaction } from './bot/interaction.ts';
import type { OutageEvent } from './bot/outages.ts';
import type { Tally } from './bot/perform.ts';
import type { ScheduleEvent } from './bot/schedule-runner.ts';

export interface Metrics {
  /** Counts one interaction and how long its answer took. */
  readonly measure: (interaction: Interaction, outcome: string, ms: number) => void;
  /** Counts what became of occurrences, and jumps of the clock. */
  readonly measureSchedule: (event: ScheduleEvent) => void;
  /** Notes which parts of a platform this process does not send to for now, since it says no. */
  readonly measureOutage: (event: OutageEvent) => void;
  /** Counts what was noticed in texts: danger, what belongs elsewhere, what was refused or asked about. By kind alone. */
  readonly tally: Tally;
  /** Prometheus text format. */
  text(): Promise<string>;
}

/** The process's figures. Labels are kinds and outcomes, never people or texts. */
export function createMetrics(
  outboxStates: () => Promise<Readonly<Record<string, number>>>,
  commandsInHand: () => number = () => 0,
): Metrics {
  const registry = new Registry();
  const interactions = new Counter({
    name: 'partnership_bot_interactions_total',
    help: 'Interactions handled, by platform, kind and outcome',
    labelNames: ['platform', 'kind', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'partnership_bot_answer_seconds',
    help: 'Time from receiving an interaction to having its answer',
    labelNames: ['platform', 'kind'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const occurrences = new Counter({
    name: 'partnership_bot_occurrences_total',
    help: 'Occurrences of schedules, by schedule and outcome (done, merged, skipped, failed)',
    labelNames: ['schedule', 'outcome'],
    registers: [registry],
  });
  const clockJumps = new Counter({
    name: 'partnership_bot_clock_jumps_total',
    help: 'Jumps of the wall clock by more than ten minutes',
    registers: [registry],
  });
  const noticed = new Counter({
    name: 'partnership_bot_noticed_total',
    help: 'What was noticed in texts (danger, redirect, refused, asked), by kind, never by person or place',
    labelNames: ['what', 'kind'],
    registers: [registry],
  });
  const outages = new Gauge({
    name: 'partnership_bot_platform_outages',
    help: 'Workspaces, tenants and kinds of request there that take no messages for now, by platform',
    labelNames: ['platform'],
    registers: [registry],
  });
  new Gauge({
    name: 'partnership_bot_outbox_messages',
    help: 'Messages in the outbox, by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await outboxStates())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'partnership_bot_commands_in_hand',
    help: 'Commands that were acknowledged and are not answered yet',
    registers: [registry],
    collect() {
      this.set(commandsInHand());
    },
  });
  return {
    measure: ({ sender, kind }, outcome, ms) => {
      interactions.inc({ platform: sender.platform, kind, outcome });
      seconds.observe({ platform: sender.platform, kind }, ms / 1000);
    },
    measureSchedule: (event) => {
      if (event.kind === 'clock-jump') clockJumps.inc();
      else occurrences.inc({ schedule: event.schedule, outcome: event.outcome }, event.count);
    },
    measureOutage: ({ platform, isStopped }) => {
      if (isStopped) outages.inc({ platform });
      else outages.dec({ platform });
    },
    tally: (what, kind) => noticed.inc({ what, kind }),
    text: () => registry.metrics(),
  };
}
