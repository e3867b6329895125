import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';

const MINUTE = 60_000;
const BUSINESS_UNIT = 'Priya Nair';

describe('messages whose answer was lost', () => {
  const town = useTown();
  const line = (owner: string, what: string) =>
    `/action assign @${owner} "${what}" by 12 Dec to neglect measure "Done"`;

  async function later(ms: number): Promise<void> {
    town().now = new Date(town().now.getTime() + ms);
    town().bot.bot.courier.nudge();
    await town().settled();
  }
  const referenceOf = async (what: string): Promise<string> => {
    const all = await town().store.read((view) => view.all('actions'));
    return all.find(({ title }) => title === what)?.id ?? '';
  };
  /** The cards of an action that stand in the Slack channel. */
  const cardsIn = (id: string) =>
    town()
      .simulator.slack.messages('#neglect')
      .filter((message) => wordsOf(message).includes(id) && buttonsOf(message).length > 0);
  const open = async () =>
    (await town().store.read((view) => view.all('outbox'))).filter(
      ({ state }) => state !== 'sent' && state !== 'superseded',
    );

  it.each(['accept-then-reset', 'accept-then-status'] as const)(
    'a card that Slack took without saying so (%s) stands there once, and later changes reach it',
    async (kind) => {
      const { slack } = town().simulator;
      slack.faults.next('chat.postMessage', kind === 'accept-then-status' ? { kind, status: 503 } : { kind });
      await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, kind));
      await town().settled();
      const id = await referenceOf(kind);
      expect(cardsIn(id)).toHaveLength(1);
      await town().simulator.teams.dm(WORKER_ON_TEAMS, `action accept ${id}`);
      await later(MINUTE);
      expect(cardsIn(id)).toHaveLength(1);
      showing(slack.messages('#neglect'), id, 'Accepted');
      await town().simulator.teams.dm(WORKER_ON_TEAMS, `action update ${id} Half of it is there`);
      await later(20 * MINUTE);
      expect(cardsIn(id)).toHaveLength(1);
      showing(slack.messages('#neglect'), id, 'Half of it is there');
      expect(await open()).toEqual([]);
    },
  );

  it('a card that Slack never got is posted after a minute, once', async () => {
    const { slack } = town().simulator;
    slack.faults.next('chat.postMessage', { kind: 'reset' });
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, 'Never got'));
    await town().settled();
    const id = await referenceOf('Never got');
    expect(cardsIn(id)).toEqual([]);
    await later(MINUTE / 2);
    expect(cardsIn(id)).toEqual([]);
    await later(MINUTE / 2);
    expect(cardsIn(id)).toHaveLength(1);
    await later(20 * MINUTE);
    expect(cardsIn(id)).toHaveLength(1);
    expect(await open()).toEqual([]);
  });

  it('a direct message and one in a thread are found where they are', async () => {
    const { slack } = town().simulator;
    slack.faults.next('chat.postMessage', { kind: 'accept-then-reset' }, 2);
    const [root] = slack.messages('#neglect');
    await slack.mention(
      CHAIR_ON_SLACK,
      '#neglect',
      line(WORKER_ON_SLACK, 'In a thread').slice(1),
      root?.id ?? '',
    );
    await town().settled();
    const id = await referenceOf('In a thread');
    await later(MINUTE);
    await later(MINUTE);
    const copies = (messages: readonly Parameters<typeof wordsOf>[0][]) =>
      messages.filter((message) => wordsOf(message).includes(id) && buttonsOf(message).includes('Accept'));
    expect(cardsIn(id)).toHaveLength(1);
    expect(copies(slack.dmMessages(WORKER_ON_SLACK))).toHaveLength(1);
    expect(await open()).toEqual([]);
  });

  it('a storm of 429 keeps the order and loses nothing', async () => {
    const { slack } = town().simulator;
    const names = Array.from({ length: 6 }, (_, index) => `Storm number ${index}`);
    slack.faults.next('chat.postMessage', { kind: 'rate-limit', retryAfter: 2 }, 15);
    for (const name of names) await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, name));
    await town().settled();
    for (let tries = 0; tries < 40 && (await open()).length > 0; tries += 1) await later(2_001);
    slack.faults.clear();
    expect(await open()).toEqual([]);
    const seen = slack
      .messages('#neglect')
      .map((message) => /Storm number \d/.exec(wordsOf(message))?.[0])
      .filter((name) => name !== undefined);
    expect(seen).toEqual(names);
  });

  it('the business unit sees on either platform what did not arrive, without its words, and sends it again', async () => {
    const { slack, teams } = town().simulator;
    teams.faults.next('sendActivity', { kind: 'accept-then-reset' });
    await slack.dm(CHAIR_ON_SLACK, line(WORKER_ON_TEAMS, 'Words nobody shall see').slice(1));
    await town().settled();
    for (let minute = 0; minute < 16; minute += 1) await later(MINUTE);
    const id = await referenceOf('Words nobody shall see');
    expect(await open()).toMatchObject([{ state: 'unknown' }]);
    // Whoever assigned it is told that it may not have arrived.
    showing(slack.dmMessages(CHAIR_ON_SLACK), `${id} may not have reached ${WORKER_ON_TEAMS}`);

    await slack.command(BUSINESS_UNIT, '#neglect', '/partnership', 'health');
    const onSlack = showing(
      slack.messages('#neglect', BUSINESS_UNIT),
      'How the bot is doing',
      `Card of ${id}`,
    );
    expect(wordsOf(onSlack)).toContain('May not have arrived');
    expect(wordsOf(onSlack)).toContain('Clear away what has served its purpose');
    expect(wordsOf(onSlack)).not.toContain('Words nobody');
    await teams.dm(BUSINESS_UNIT, 'partnership health');
    await town().settled();
    const onTeams = showing(teams.dmMessages(BUSINESS_UNIT), 'How the bot is doing', `Card of ${id}`);
    await teams.press(BUSINESS_UNIT, 'direct', onTeams.id, 'Send again');
    await town().settled();
    expect(await open()).toEqual([]);
    expect(teams.dmMessages(WORKER_ON_TEAMS).filter((message) => wordsOf(message).includes(id))).toHaveLength(
      2,
    );
    const audit = await town().store.read((view) => view.all('audit'));
    expect(audit.filter(({ verb, outcome }) => verb === 'message.again' && outcome === 'done')).toHaveLength(
      1,
    );

    // The same card is still on the Slack screen: its button has nothing left to do.
    await slack.press(BUSINESS_UNIT, '#neglect', onSlack.id, { label: 'Send again' });
    await town().settled();
    expect(teams.dmMessages(WORKER_ON_TEAMS).filter((message) => wordsOf(message).includes(id))).toHaveLength(
      2,
    );
  });

  it('the business unit sees that a platform does not take messages', async () => {
    const { slack, teams } = town().simulator;
    slack.faults.next('chat.update', { kind: 'rate-limit', retryAfter: 30 }, 10);
    slack.faults.next('chat.postMessage', { kind: 'rate-limit', retryAfter: 30 }, 10);
    for (const room of ['#neglect', '#csa'])
      await slack.say(CHAIR_ON_SLACK, room, line(WORKER_ON_SLACK, `In ${room}`));
    await town().settled();
    await teams.dm(BUSINESS_UNIT, 'partnership health');
    await town().settled();
    showing(teams.dmMessages(BUSINESS_UNIT), 'How the bot is doing', 'asks me to slow down since');
    slack.faults.clear();
    for (let minute = 0; minute < 3; minute += 1) await later(MINUTE);
    expect(await open()).toEqual([]);
    expect(await town().store.read((view) => view.all('outages'))).toEqual([]);
  });

  it('nobody else sees how the messages are doing', async () => {
    const { slack, teams } = town().simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', '/partnership health');
    showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Your role does not include');
    await teams.dm(CHAIR_ON_TEAMS, 'partnership health');
    await town().settled();
    showing(teams.dmMessages(CHAIR_ON_TEAMS), 'Your role does not include');
  });
});
