import { describe, expect, it } from 'vitest';
import { filledIn, showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

describe('long texts, long stories and people who come back', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));

  it('a text that is too long is a problem of the line at every door, and the form opens with it', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const long = 'Send the minutes. '.repeat(40).trim();
    const line = `/action assign ${WORKER_ON_SLACK} "${long}" by 12 Dec measure "90% on time"`;
    const before = await actions();

    await teams.dm(CHAIR_ON_TEAMS, line);
    await settled();
    const told = showing(teams.dmMessages(CHAIR_ON_TEAMS), 'Please say it in 600 or fewer');
    expect(wordsOf(told)).toContain('Open the form, filled in');

    await slack.say(CHAIR_ON_SLACK, '#neglect', line);
    const here = showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Please say it in 600 or fewer');
    await slack.press(CHAIR_ON_SLACK, '#neglect', here.id, { label: 'Open the form, filled in' });
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    expect(filledIn(modal.view)['measure']).toBe('90% on time');

    await slack.dm(CHAIR_ON_SLACK, `action update ACT-2611-XXXX ${'a'.repeat(1500)}`);
    await settled();
    showing(slack.dmMessages(CHAIR_ON_SLACK), 'Please say it in 1000 or fewer');
    expect(await actions()).toEqual(before);
  });

  it('the posted card shows the newest updates; /action show tells the whole story, and its copy stays true', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign ${WORKER_ON_TEAMS} "Tell the story" by 12 Dec measure "Told"`,
    );
    await settled();
    const id = (await actions()).find(({ title }) => title === 'Tell the story')?.id ?? '';
    for (const part of ['first', 'second', 'third', 'fourth'])
      await teams.dm(WORKER_ON_TEAMS, `action update ${id} The ${part} part`);
    await settled();
    const posted = wordsOf(showing(slack.messages('#neglect'), id));
    expect(posted).toContain('The fourth part');
    expect(posted).not.toContain('The first part');

    await teams.dm(WORKER_ON_TEAMS, `action show ${id}`);
    await settled();
    const shown = showing(teams.dmMessages(WORKER_ON_TEAMS), 'The first part', 'The fourth part');
    await teams.dm(WORKER_ON_TEAMS, `action update ${id} The fifth part`);
    await settled();
    const again = teams.dmMessages(WORKER_ON_TEAMS).find((message) => message.id === shown.id);
    expect(again && wordsOf(again)).toContain('The fifth part');
  });

  it('somebody who left and came back under a new membership is known again', async () => {
    const { simulator, settled, amend, store, members } = town();
    const { slack } = simulator;
    await slack.say(WORKER_ON_SLACK, '#neglect', '/mywork');
    const before = members.find(({ name }) => name === WORKER_ON_SLACK);
    if (!before) throw new Error('The worker is not a member');
    await amend(WORKER_ON_SLACK, { left: true });
    const gone = await slack.say(WORKER_ON_SLACK, '#neglect', '/mywork');
    expect(JSON.stringify(gone.body)).toContain('I do not know this account yet');
    await store.transact((tx) =>
      tx.put('members', {
        ...before,
        id: 'jory-whitmarsh-again',
        roles: [...before.roles],
        platforms: [...before.platforms],
      }),
    );
    town().bot.bot.forgetDirectory();
    const back = await slack.say(WORKER_ON_SLACK, '#neglect', '/mywork');
    expect(JSON.stringify(back.body)).toContain('My work');
    await settled();
  });
});
