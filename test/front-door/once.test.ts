import { describe, expect, it, vi } from 'vitest';
import { collectAnswers, pressOnSlack } from '../support/forged.ts';
import { actionsOf, buttonsOf, stepsOf, showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

describe('whatever arrives twice happens once', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));
  const done = async (verb: string) =>
    (await town().store.read((view) => view.all('audit'))).filter(
      (entry) => entry.verb === verb && entry.outcome === 'done',
    ).length;
  const line = (owner: string, what: string) =>
    `/action assign @${owner} "${what}" by 12 Dec to neglect measure "Done"`;
  const copiesOf = (what: string) => {
    const { slack, teams } = town().simulator;
    return [
      slack.messages('#neglect'),
      slack.dmMessages(WORKER_ON_SLACK),
      teams.messages('General'),
      teams.dmMessages(CHAIR_ON_TEAMS),
    ]
      .flat()
      .filter(
        (message) => message.from.bot && wordsOf(message).includes(what) && buttonsOf(message).length > 0,
      ).length;
  };

  async function assign(what: string): Promise<{ id: string; inChannel: string }> {
    const { simulator, settled } = town();
    await simulator.slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, what));
    await settled();
    const id = (await actions()).find(({ title }) => title === what)?.id ?? '';
    return { id, inChannel: showing(simulator.slack.messages('#neglect'), id).id };
  }

  it('a Slack command delivered again gets the same answer', async () => {
    const { simulator, settled } = town();
    const first = await simulator.slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      line(WORKER_ON_SLACK, 'Repeated command'),
    );
    const again = await simulator.slack.repeat();
    await settled();
    expect(again.body).toEqual(first.body);
    expect((await actions()).filter(({ title }) => title === 'Repeated command')).toHaveLength(1);
    expect(copiesOf('Repeated command')).toBe(2);
  });

  it('a Slack event delivered again, with its retry headers, changes nothing and says nothing more', async () => {
    const { simulator, settled } = town();
    const before = await done('action.assign');
    await simulator.slack.mention(
      CHAIR_ON_SLACK,
      '#neglect',
      line(WORKER_ON_SLACK, 'Repeated event').slice(1),
    );
    await settled();
    const words = simulator.slack.messages('#neglect', CHAIR_ON_SLACK).length;
    expect(await simulator.slack.repeat()).toMatchObject({ ok: true });
    await settled();
    expect(await done('action.assign')).toBe(before + 1);
    expect(copiesOf('Repeated event')).toBe(2);
    expect(simulator.slack.messages('#neglect', CHAIR_ON_SLACK)).toHaveLength(words);
  });

  it('a Teams message and a Teams button delivered again happen once, and the button gets the same answer', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    await teams.say(CHAIR_ON_TEAMS, 'General', line(WORKER_ON_TEAMS, 'Repeated activity'));
    await settled();
    const words = teams.messages('General', CHAIR_ON_TEAMS).length;
    await teams.repeat();
    await settled();
    expect((await actions()).filter(({ title }) => title === 'Repeated activity')).toHaveLength(1);
    expect(teams.messages('General', CHAIR_ON_TEAMS)).toHaveLength(words);

    const card = showing(teams.dmMessages(WORKER_ON_TEAMS), 'Repeated activity');
    const accepted = await done('action.accept');
    const first = await teams.press(WORKER_ON_TEAMS, 'direct', card.id, 'Accept');
    const again = await teams.repeat();
    expect(again.body).toEqual(first.body);
    expect(await done('action.accept')).toBe(accepted + 1);
  });

  it('a double press on Slack changes nothing more', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const { id, inChannel } = await assign('Pressed twice');
    const accepted = await done('action.accept');
    await Promise.all([
      slack.press(WORKER_ON_SLACK, '#neglect', inChannel, { label: 'Accept' }),
      slack.press(WORKER_ON_SLACK, '#neglect', inChannel, { label: 'Accept' }),
    ]);
    await settled();
    expect(await done('action.accept')).toBe(accepted + 1);
    showing(slack.messages('#neglect'), id, 'Accepted');
    await slack.say(WORKER_ON_SLACK, '#csa', '/mywork');
    // The second press is the first one again, so it is not told that somebody was quicker.
    const told = slack
      .messages('#neglect', WORKER_ON_SLACK)
      .filter((message) => wordsOf(message).includes('Already'));
    expect(told).toEqual([]);
  });

  it('a press repeated much later, from a screen never brought up to date, shows the record as it is now', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const { id, inChannel } = await assign('Pressed late');
    const subject = `action:${id}`;
    await slack.press(WORKER_ON_SLACK, '#neglect', inChannel, { label: 'Accept' });
    await settled();
    await slack.dm(WORKER_ON_SLACK, `action done ${id} Handed in`);
    await settled();
    const accepted = await done('action.accept');

    const answers = await collectAnswers();
    const value = JSON.stringify({ verb: 'action.accept', subject, rev: 1 });
    await pressOnSlack(town(), WORKER_ON_SLACK, { action_id: 'action.accept', value }, answers);
    expect(await answers.said()).toContain('Handed in');
    expect(await answers.said()).not.toContain('Mark as done');

    // And by somebody who never pressed it before: the stale card is answered with who did it, and when.
    const late = await collectAnswers();
    await pressOnSlack(
      town(),
      CHAIR_ON_SLACK,
      {
        action_id: 'action.finish',
        value: JSON.stringify({ verb: 'action.finish', subject, rev: 1, opens: 'form' }),
      },
      late,
    );
    expect(await late.said()).toContain('Only Jory Whitmarsh or their deputy');

    await teams.dm(CHAIR_ON_TEAMS, line(WORKER_ON_TEAMS, 'Pressed late on Teams').slice(1));
    await settled();
    const copy = showing(teams.dmMessages(WORKER_ON_TEAMS), 'Pressed late on Teams');
    const action = actionsOf(copy)[0] ?? {};
    await teams.press(WORKER_ON_TEAMS, 'direct', copy.id, 'Accept');
    await settled();
    const ref = (await actions()).find(({ title }) => title === 'Pressed late on Teams')?.id ?? '';
    await teams.dm(WORKER_ON_TEAMS, `action done ${ref} Sent by post`);
    await settled();
    await teams.pressAction(WORKER_ON_TEAMS, 'direct', copy.id, action, {});
    expect(
      stepsOf(showing(teams.dmMessages(WORKER_ON_TEAMS), 'Pressed late on Teams', 'Sent by post')),
    ).toEqual([]);
    expect(await done('action.accept')).toBe(accepted + 1);
  });

  it('two people at once: one has it, the other is told who and when', async () => {
    const { simulator, settled, store } = town();
    const { slack } = simulator;
    // Jory stands in for Clementine: both may accept what is hers.
    await simulator.teams.dm(CHAIR_ON_TEAMS, line(CHAIR_ON_SLACK, 'For two'));
    await settled();
    const id = (await actions()).find(({ title }) => title === 'For two')?.id ?? '';
    await slack.say(WORKER_ON_SLACK, '#neglect', `/action show ${id}`);
    const his = showing(slack.messages('#neglect', WORKER_ON_SLACK), id);
    const hers = showing(slack.dmMessages(CHAIR_ON_SLACK), id);
    const before = await done('action.accept');
    await Promise.all([
      slack.press(CHAIR_ON_SLACK, 'direct', hers.id, { label: 'Accept' }),
      slack.press(WORKER_ON_SLACK, '#neglect', his.id, { label: 'Accept' }),
    ]);
    await settled();
    expect(await done('action.accept')).toBe(before + 1);
    const by = (await store.read((view) => view.get('actions', id)))?.accepted?.by;
    const [winner, loser, where] =
      by === 'clementine-owusu'
        ? [CHAIR_ON_SLACK, WORKER_ON_SLACK, '#neglect']
        : [WORKER_ON_SLACK, CHAIR_ON_SLACK, 'direct'];
    const told = await until(
      simulator,
      () =>
        slack
          .messages(where, loser)
          .find((message) => wordsOf(message).includes(`Already accepted by ${winner} at 09:00.`)),
      'who was quicker',
    );
    expect(told.onlyYou).toBe(true);
  });

  it('a form sent off twice is one action, and the second answer is the first', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign @${WORKER_ON_SLACK} "Form on Slack" by 12 Dec`,
    );
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    const first = await slack.submit(CHAIR_ON_SLACK, modal.id, { measure: 'Done' });
    const again = await slack.repeat();
    expect(again.body).toEqual(first.body);

    await teams.dm(CHAIR_ON_TEAMS, `action assign ${WORKER_ON_TEAMS} "Form on Teams" by 12 Dec`);
    await settled();
    const form = teams
      .dmMessages(CHAIR_ON_TEAMS)
      .findLast((message) => buttonsOf(message).includes('Assign'));
    const button = actionsOf(form)[0] ?? {};
    const answers = { title: 'Form on Teams', owner: 'tariq-lugg', due: '2026-12-12', measure: 'Done' };
    // Not a repeat by Teams, but two presses by an impatient person.
    await Promise.all([
      teams.pressAction(CHAIR_ON_TEAMS, 'direct', form?.id ?? '', button, answers),
      teams.pressAction(CHAIR_ON_TEAMS, 'direct', form?.id ?? '', button, answers),
    ]);
    await settled();
    const told = teams
      .dmMessages(CHAIR_ON_TEAMS)
      .filter((message) => wordsOf(message).includes('no longer open'));
    expect(told).toEqual([]);
    const titles = (await actions()).map(({ title }) => title).filter((title) => title.startsWith('Form on'));
    expect(titles.sort()).toEqual(['Form on Slack', 'Form on Teams']);
  });

  it('a command that fails half way leaves nothing, and works when it is tried again', async () => {
    const { simulator, settled, store, records } = town();
    const { slack } = simulator;
    await settled();
    const before = await records();
    // The work is done and the disk fails at the moment of writing: whatever was done so far must be gone.
    const write = store.transact.bind(store);
    const failing = vi.spyOn(store, 'transact').mockImplementationOnce((work) =>
      write(async (tx) => {
        await work(tx);
        throw new Error('the disk is full');
      }),
    );
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, 'Half way'));
    failing.mockRestore();
    await settled();
    showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Nothing was saved');
    expect(await records()).toEqual(before);

    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, 'Half way'));
    await settled();
    expect(copiesOf('Half way')).toBe(2);
  });
});
