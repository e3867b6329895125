import { describe, expect, it, onTestFinished } from 'vitest';
import { startNoisyProxy } from '../support/noisy-proxy.ts';
import { randomFrom } from '../support/random.ts';
import { showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  startTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
  type Town,
} from '../support/town.ts';

/** What is left of a story: what is on record, what was written down about it, and what everybody can read. */
interface Outcome {
  readonly actions: readonly string[];
  readonly audit: readonly string[];
  readonly messages: Readonly<Record<string, readonly string[]>>;
  readonly copies: number;
}

/** Each with its own date: lists of what is due the same day are in the order of references, which differ by chance. */
const line = (owner: string, what: string, day: number): string =>
  `/action assign @${owner} "${what}" by ${day} Dec to neglect measure "Done"`;

/** Both platforms, every kind of delivery: a command, a mention, a typed line, a message in a channel, buttons, questions. */
async function story(town: Town, between: () => Promise<void>): Promise<Outcome> {
  const { slack, teams } = town.simulator;
  const step = async (work: Promise<unknown>): Promise<void> => {
    await work;
    await town.settled();
    await between();
  };
  const idOf = async (what: string): Promise<string> =>
    (await town.store.read((view) => view.all('actions'))).find(({ title }) => title === what)?.id ?? '';

  await step(slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, 'By command', 1)));
  await step(slack.mention(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, 'By mention', 2).slice(1)));
  await step(teams.say(CHAIR_ON_TEAMS, 'General', line(WORKER_ON_TEAMS, 'In a channel', 3)));
  await step(slack.dm(CHAIR_ON_SLACK, line(WORKER_ON_TEAMS, 'One to one', 4).slice(1)));
  const onSlack = showing(slack.messages('#neglect'), await idOf('By command'));
  await step(slack.press(WORKER_ON_SLACK, '#neglect', onSlack.id, { label: 'Accept' }));
  const onTeams = showing(teams.dmMessages(WORKER_ON_TEAMS), 'In a channel');
  await step(teams.press(WORKER_ON_TEAMS, 'direct', onTeams.id, 'Accept'));
  await step(slack.dm(WORKER_ON_SLACK, `action update ${await idOf('By command')} Half of it is there`));
  await step(teams.dm(WORKER_ON_TEAMS, `action accept ${await idOf('By mention')}`));
  await step(teams.dm(WORKER_ON_TEAMS, `action done ${await idOf('By mention')} Handed in`));
  await step(slack.say(WORKER_ON_SLACK, '#neglect', '/mywork'));
  await step(teams.dm(WORKER_ON_TEAMS, 'mywork'));
  return outcomeOf(town);
}

async function outcomeOf(town: Town): Promise<Outcome> {
  const { slack, teams } = town.simulator;
  const { actions, audit, postings } = await town.store.read(async (view) => ({
    actions: await view.all('actions'),
    audit: await view.all('audit'),
    postings: await view.all('postings'),
  }));
  const plain = (words: string): string =>
    actions.reduce((text, { id, title }) => text.replaceAll(id, `<${title}>`), words);
  const read = (messages: readonly Parameters<typeof wordsOf>[0][]): string[] =>
    messages.map((message) => plain(wordsOf(message)));
  return {
    actions: actions.map((action) => plain(JSON.stringify(action))).sort(),
    audit: audit
      .map((entry) =>
        'who' in entry ? plain(`${entry.who} ${entry.verb} ${entry.subject} ${entry.outcome}`) : '',
      )
      .sort(),
    messages: {
      neglect: read(slack.messages('#neglect')),
      general: read(teams.messages('General')),
      ...Object.fromEntries(
        [CHAIR_ON_SLACK, WORKER_ON_SLACK].map((name) => [`slack ${name}`, read(slack.dmMessages(name))]),
      ),
      ...Object.fromEntries(
        [CHAIR_ON_TEAMS, WORKER_ON_TEAMS].map((name) => [`teams ${name}`, read(teams.dmMessages(name))]),
      ),
    },
    copies: postings.length,
  };
}

describe('every delivery of both platforms, repeated and out of order', () => {
  it('leaves the same records, entries and posts as when each comes once', async () => {
    const clean = await startTown();
    onTestFinished(() => clean.stop());
    const expected = await story(clean, async () => undefined);
    expect(expected.actions).toHaveLength(4);
    for (const seed of [1, 2]) {
      const town = await startTown();
      const noisy = await startNoisyProxy(town.bot.url, randomFrom(seed));
      town.simulator.connect(noisy.url);
      onTestFinished(async () => {
        await noisy.stop();
        await town.stop();
      });
      const outcome = await story(town, () => town.settled());
      expect(outcome).toEqual(expected);
      await noisy.flush();
      await town.settled();
      expect(await outcomeOf(town)).toEqual(expected);
      expect(noisy.repeated()).toBeGreaterThan(15);
    }
  }, 60_000);
});
