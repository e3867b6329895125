import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, stepsOf, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

describe('an action on its way', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));

  async function assign(chair: string, owner: string, what: string, rest = ''): Promise<string> {
    const { simulator, settled } = town();
    const line = `/action assign ${owner} "${what}" by 12 Dec measure "Done" ${rest}`;
    if (chair === CHAIR_ON_TEAMS) await simulator.teams.dm(chair, line);
    else await simulator.slack.say(chair, '#neglect', line);
    await settled();
    const id = (await actions()).find(({ title }) => title === what)?.id;
    if (id === undefined) throw new Error(`"${what}" was not assigned`);
    return id;
  }

  it('an update from Slack is read on both platforms', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const id = await assign(CHAIR_ON_TEAMS, WORKER_ON_SLACK, 'Collect the figures', 'to neglect');
    const card = showing(slack.dmMessages(WORKER_ON_SLACK), id);
    await slack.press(WORKER_ON_SLACK, 'direct', card.id, { label: 'Say how it is going' });
    const modal = await until(simulator, () => slack.modals(WORKER_ON_SLACK)[0], 'the form');
    await slack.submit(WORKER_ON_SLACK, modal.id, { note: 'Two of five teams have sent theirs' });
    await settled();
    showing(slack.dmMessages(WORKER_ON_SLACK), id, 'Two of five teams have sent theirs', WORKER_ON_SLACK);
    showing(teams.dmMessages(CHAIR_ON_TEAMS), id, 'Two of five teams have sent theirs', WORKER_ON_SLACK);
  });

  it('the same by typing, from either platform, also by whoever assigned it', async () => {
    const { simulator, settled } = town();
    const id = await assign(CHAIR_ON_TEAMS, WORKER_ON_SLACK, 'Write the briefing');
    await simulator.teams.dm(CHAIR_ON_TEAMS, `action update ${id} The template is in the folder`);
    await simulator.slack.dm(WORKER_ON_SLACK, `action accept ${id.toLowerCase()}`);
    await simulator.slack.say(WORKER_ON_SLACK, '#neglect', `/action done ${id} It went out on Monday`);
    await settled();
    for (const messages of [
      simulator.slack.dmMessages(WORKER_ON_SLACK),
      simulator.teams.dmMessages(CHAIR_ON_TEAMS),
    ]) {
      const copy = showing(
        messages,
        'Write the briefing',
        'The template is in the folder',
        'It went out on Monday',
      );
      expect(stepsOf(copy)).toEqual([]);
    }
    expect((await actions()).find((action) => action.id === id)).toMatchObject({ rev: 4, status: 'closed' });
  });

  it('what somebody gives themselves is accepted already, and is posted to them once', async () => {
    const { simulator } = town();
    const id = await assign(CHAIR_ON_TEAMS, CHAIR_ON_TEAMS, 'Read the report');
    expect((await actions()).find((action) => action.id === id)).toMatchObject({
      status: 'accepted',
      rev: 1,
    });
    const copies = simulator.teams
      .dmMessages(CHAIR_ON_TEAMS)
      .filter((message) => buttonsOf(message).length > 0 && wordsOf(message).includes(id));
    expect(copies.map(buttonsOf)).toEqual([['Say how it is going', 'Mark as done', 'More']]);
  });

  it('a deputy accepts for the owner, and everybody reads who it was', async () => {
    const { simulator, settled } = town();
    // Jory stands in for Clementine, so an action of hers is in his list, and he may take it.
    const id = await assign(CHAIR_ON_TEAMS, CHAIR_ON_SLACK, 'Chair the panel', 'to neglect');
    await simulator.slack.say(WORKER_ON_SLACK, '#neglect', '/mywork');
    showing(simulator.slack.messages('#neglect', WORKER_ON_SLACK), 'You stand in for', 'Chair the panel');
    await simulator.slack.dm(WORKER_ON_SLACK, `action accept ${id}`);
    await settled();
    expect((await actions()).find((action) => action.id === id)).toMatchObject({
      status: 'accepted',
      accepted: { by: 'jory-whitmarsh' },
    });
    showing(simulator.slack.dmMessages(CHAIR_ON_SLACK), id, 'Accepted');
    showing(simulator.teams.dmMessages(CHAIR_ON_TEAMS), id, 'Accepted');
  });

  it('/mywork and /action list say the same on both platforms, and hide what one may not see', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const late = await assign(CHAIR_ON_TEAMS, WORKER_ON_TEAMS, 'Ask the schools', 'to neglect');
    const other = await assign(CHAIR_ON_TEAMS, WORKER_ON_TEAMS, 'Ask the midwives');
    town().now = new Date('2026-12-14T09:00:00Z');
    try {
      await teams.dm(WORKER_ON_TEAMS, '/mywork');
      await settled();
      const mine = showing(teams.dmMessages(WORKER_ON_TEAMS), 'My work', 'overdue since', 'Ask the midwives');
      expect(wordsOf(mine)).toContain('Ask the schools');
      await teams.press(WORKER_ON_TEAMS, 'direct', mine.id, 'Open');
      await settled();

      await slack.say(CHAIR_ON_SLACK, '#neglect', '/action list overdue for neglect');
      const list = wordsOf(showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Neglect', 'overdue since'));
      expect(list).toContain(late);
      expect(list).not.toContain(other);

      // Somebody with no part in any of it is told of nothing, not even a number.
      await slack.say('Kofi Rendle', '#neglect', '/action list all');
      const nothing = slack.messages('#neglect', 'Kofi Rendle').findLast((message) => message.onlyYou);
      expect(nothing && wordsOf(nothing)).toMatch(/^(?!.*(ACT-|Ask|[1-9]))/s);
      await slack.say(WORKER_ON_SLACK, '#neglect', '/mywork');
      showing(slack.messages('#neglect', WORKER_ON_SLACK), 'My work', 'Collect the figures', 'overdue since');
    } finally {
      town().now = new Date('2026-11-23T09:00:00Z');
    }
  });

  it('a list opens a record for its reader alone', async () => {
    const { simulator } = town();
    const { slack } = simulator;
    const id = await assign(CHAIR_ON_SLACK, WORKER_ON_TEAMS, 'Map the services', 'to neglect');
    await slack.say(CHAIR_ON_SLACK, '#csa', '/mywork');
    const list = showing(slack.messages('#csa', CHAIR_ON_SLACK), 'You are waiting for', 'Map the services');
    expect(list.onlyYou).toBe(true);
    await slack.say(CHAIR_ON_SLACK, '#csa', `/action show ${id}`);
    const card = showing(slack.messages('#csa', CHAIR_ON_SLACK), id, 'Measure');
    expect(card.onlyYou).toBe(true);
    expect(slack.messages('#csa').filter((message) => !message.onlyYou)).toEqual([]);
  });
});
