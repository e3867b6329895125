import type { ReplicasResult } from './replicas-run.ts';
import type { Taken } from './stand-in.ts';

export interface Tally {
  readonly occurrences: number;
  /** Occurrences that did not run, or whose effect is missing. */
  readonly notRun: number;
  readonly messages: number;
  /** Posts that stand on Slack more than once. */
  readonly doubleOnSlack: number;
  readonly missingOnSlack: number;
  readonly doubleOnTeams: number;
  /** How often the post that stands on Teams most often does. */
  readonly mostOnTeams: number;
  /** Posts that stand on Teams twice without the bot saying that they may. */
  readonly untold: number;
  /** Not on Teams, and the bot does not say so either. */
  readonly silentlyMissing: number;
  /** What the bot says itself: sent once more since nobody knew; and never sent again, for people to see to. */
  readonly mayRepeat: number;
  readonly unknown: number;
  /** Messages that are neither sent nor for people to see to. */
  readonly open: number;
}

/** Compares what the replicas say happened with what stands on the platforms. */
export function tally({ occurrences, effects, messages }: ReplicasResult, taken: readonly Taken[]): Tally {
  const counts = new Map<string, number>();
  for (const { id } of taken) counts.set(id, (counts.get(id) ?? 0) + 1);
  const on = (platform: string) =>
    messages
      .filter(({ to }) => to.kind === 'conversation' && to.platform === platform)
      .map((message) => ({ message, count: counts.get(message.id) ?? 0 }));
  const slack = on('slack');
  const teams = on('teams');
  return {
    occurrences: occurrences.length,
    notRun: occurrences.filter(({ id, state }) => state !== 'done' || !effects.has(id)).length,
    messages: messages.length,
    doubleOnSlack: slack.filter(({ count }) => count > 1).length,
    missingOnSlack: slack.filter(({ count }) => count === 0).length,
    doubleOnTeams: teams.filter(({ count }) => count > 1).length,
    mostOnTeams: Math.max(0, ...teams.map(({ count }) => count)),
    untold: teams.filter(({ message, count }) => count > 1 && !message.mayRepeat).length,
    silentlyMissing: teams.filter(({ message, count }) => count === 0 && message.state !== 'unknown').length,
    mayRepeat: messages.filter(({ mayRepeat }) => mayRepeat).length,
    unknown: messages.filter(({ state }) => state === 'unknown').length,
    open: messages.filter(({ state }) => state !== 'sent' && state !== 'unknown').length,
  };
}
