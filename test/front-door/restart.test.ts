import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

describe('a bot that was stopped and started again on the same directory', () => {
  const town = useTown();
  const line = (owner: string, what: string) =>
    `/action assign ${owner} "${what}" by 12 Dec to neglect measure "Done"`;
  const actionCalled = async (what: string) =>
    (await town().store.read((view) => view.all('actions'))).find(({ title }) => title === what);

  it('still reaches every posted card, and every person, on both platforms', async () => {
    const { simulator, settled, restart } = town();
    const { slack, teams } = simulator;
    await teams.say(CHAIR_ON_TEAMS, 'General', line(WORKER_ON_SLACK, 'Over the restart'));
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, 'The other way'));
    await settled();
    const one = (await actionCalled('Over the restart'))?.id ?? '';
    const two = (await actionCalled('The other way'))?.id ?? '';
    const chats = teams.callsTo('createConversation').length;

    await restart();
    // The first thing it hears on either platform comes from the other one.
    await slack.press(WORKER_ON_SLACK, 'direct', showing(slack.dmMessages(WORKER_ON_SLACK), one).id, {
      label: 'Accept',
    });
    await settled();
    showing(teams.messages('General'), one, 'Accepted');
    showing(slack.dmMessages(WORKER_ON_SLACK), one, 'Accepted');
    await teams.press(
      WORKER_ON_TEAMS,
      'direct',
      showing(teams.dmMessages(WORKER_ON_TEAMS), two).id,
      'Accept',
    );
    await settled();
    showing(slack.messages('#neglect'), two, 'Accepted');
    // Somebody new to act for, who has said nothing since: their chat is known from before.
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, 'After the restart'));
    await settled();
    showing(teams.dmMessages(WORKER_ON_TEAMS), 'After the restart');
    expect(teams.callsTo('createConversation')).toHaveLength(chats);
  });

  it('sends what was waiting, once, however often it is stopped', async () => {
    const { simulator, settled, restart, store } = town();
    const { slack, teams } = simulator;
    slack.faults.next('chat.postMessage', { kind: 'rate-limit', retryAfter: 30 }, 50);
    teams.faults.next('sendActivity', { kind: 'rate-limit', retryAfter: 30 }, 50);
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, 'Waiting'));
    await settled();
    expect((await store.read((view) => view.find('outbox', 'state', 'pending'))).length).toBe(2);
    expect(
      slack
        .messages('#neglect')
        .filter(
          (message) => wordsOf(message).includes('Waiting to') && wordsOf(message).includes('*Waiting*'),
        ),
    ).toEqual([]);

    await restart();
    await settled();
    await restart(async () => {
      slack.faults.clear();
      teams.faults.clear();
      town().now = new Date('2026-11-23T09:05:00Z');
    });
    await settled();
    const id = (await actionCalled('Waiting'))?.id ?? '';
    const copies = () =>
      [slack.messages('#neglect'), teams.dmMessages(WORKER_ON_TEAMS)].map(
        (messages) => messages.filter((message) => wordsOf(message).includes(id)).length,
      );
    expect(copies()).toEqual([1, 1]);
    await restart();
    await settled();
    expect(copies()).toEqual([1, 1]);
    const left = await town().store.read((view) => view.all('outbox'));
    expect(left.filter(({ state }) => state !== 'sent' && state !== 'superseded')).toEqual([]);
  });

  it('answers a delivery from before as it did then', async () => {
    const { simulator, settled, restart } = town();
    const { slack, teams } = simulator;
    const first = await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, 'Delivered before'));
    await settled();
    await restart();
    const again = await slack.repeat();
    expect(again.body).toEqual(first.body);
    await teams.dm(CHAIR_ON_TEAMS, line(WORKER_ON_SLACK, 'Said before').slice(1));
    await settled();
    await restart();
    await teams.repeat();
    await settled();
    const titles = (await town().store.read((view) => view.all('actions'))).map(({ title }) => title);
    expect(titles.filter((title) => title === 'Delivered before' || title === 'Said before')).toHaveLength(2);
  });

  it('takes in a form that was open when it stopped', async () => {
    const { simulator, settled, restart } = town();
    const { slack, teams } = simulator;
    await slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign @${WORKER_ON_SLACK} "Open over night" by 12 Dec`,
    );
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    await teams.dm(CHAIR_ON_TEAMS, `action assign ${WORKER_ON_TEAMS} "Open as well" by 12 Dec`);
    await settled();
    const form = teams
      .dmMessages(CHAIR_ON_TEAMS)
      .findLast((message) => buttonsOf(message).includes('Assign'));
    await restart();
    expect(await slack.submit(CHAIR_ON_SLACK, modal.id, { measure: 'Done' })).toMatchObject({ ok: true });
    await teams.press(CHAIR_ON_TEAMS, 'direct', form?.id ?? '', 'Assign', { measure: 'Done' });
    await settled();
    expect([await actionCalled('Open over night'), await actionCalled('Open as well')]).toMatchObject([
      { measure: 'Done' },
      { measure: 'Done' },
    ]);
  });

  it('while it is stopped, an event waits at Slack and is taken in afterwards', async () => {
    const { simulator, settled, restart } = town();
    const { slack } = simulator;
    await restart(async () => {
      const outcome = await slack.mention(
        CHAIR_ON_SLACK,
        '#neglect',
        line(WORKER_ON_SLACK, 'Said into the dark').slice(1),
      );
      expect(outcome.ok).toBe(false);
    });
    await slack.redeliver();
    await settled();
    expect((await actionCalled('Said into the dark'))?.owner).toEqual({
      kind: 'member',
      member: 'jory-whitmarsh',
    });
    showing(slack.messages('#neglect'), 'Said into the dark', 'Waiting to be accepted');
  });
});
