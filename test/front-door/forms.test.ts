import { describe, expect, it } from 'vitest';
import { buttonsOf, filledIn, showing, stepsOf, threadsIn, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

const INCOMPLETE = `/action assign @${WORKER_ON_SLACK} "Ring the schools" by 12 Dec to neglect`;

describe('what was left out is asked for in a form', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));
  const nothingButDrafts = () =>
    town().records('drafts', 'audit', 'deliveries', 'outbox', 'accounts', 'conversations');

  it('Slack: a modal at once, filled in; what is wrong stands beside its field; then it is posted where it was typed', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const before = await nothingButDrafts();
    await slack.say(CHAIR_ON_SLACK, '#neglect', INCOMPLETE);
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    expect(filledIn(modal.view)).toEqual({
      title: 'Ring the schools',
      owner: 'jory-whitmarsh',
      due: '2026-12-12',
      group: 'neglect',
    });
    expect(await nothingButDrafts()).toEqual(before);

    const wrong = await slack.submit(CHAIR_ON_SLACK, modal.id, {
      due: '2026-11-20',
      measure: 'All twelve rung',
    });
    expect(wrong.errors).toEqual({ due: 'That day has already passed. Choose today or a later day.' });
    const [still] = slack.modals(CHAIR_ON_SLACK);
    expect(JSON.stringify(still?.view)).toContain('All twelve rung');
    expect(await actions()).toEqual([]);

    expect(await slack.submit(CHAIR_ON_SLACK, modal.id, { due: '2026-12-14' })).toMatchObject({ ok: true });
    // Nothing is left to close: the word about it stands where the form was opened, for the chair alone.
    expect(slack.modals(CHAIR_ON_SLACK)).toEqual([]);
    await settled();
    expect(showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'is assigned').onlyYou).toBe(true);
    expect(await actions()).toMatchObject([
      { title: 'Ring the schools', due: '2026-12-14', measure: 'All twelve rung', group: 'neglect' },
    ]);
    const [action] = await actions();
    expect(showing(slack.messages('#neglect'), action?.id ?? '?', 'Ring the schools').onlyYou).toBe(false);
    showing(slack.dmMessages(WORKER_ON_SLACK), action?.id ?? '?');
    expect(await town().store.read((view) => view.all('drafts'))).toEqual([]);
  });

  it('Slack mention: nothing can open by itself, so the form is a message for the chair alone, and its place is the thread', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    await slack.say(WORKER_ON_SLACK, '#neglect', 'Which schools first?');
    const root = showing(slack.messages('#neglect'), 'Which schools first?').id;
    const known = new Set((await actions()).map(({ id }) => id));
    await slack.mention(CHAIR_ON_SLACK, '#neglect', INCOMPLETE.slice(1), root);
    await settled();
    const form = slack
      .messages('#neglect', CHAIR_ON_SLACK)
      .find((message) => message.onlyYou && buttonsOf(message).includes('Assign'));
    expect(form).toBeDefined();
    await slack.press(
      CHAIR_ON_SLACK,
      '#neglect',
      form?.id ?? '',
      { label: 'Assign' },
      { measure: 'All rung' },
    );
    await settled();
    const fresh = (await actions()).find(({ id }) => !known.has(id));
    expect(fresh).toMatchObject({ title: 'Ring the schools', measure: 'All rung', due: '2026-12-12' });
    const thread = threadsIn(slack.screen(WORKER_ON_SLACK), '#neglect').find((post) => post.id === root);
    showing(thread?.replies ?? [], fresh?.id ?? '?', 'Ring the schools');
  });

  it('Teams slash in a channel: a form for the chair alone; errors with everything typed still there; then a post', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    const known = new Set((await actions()).map(({ id }) => id));
    const before = await nothingButDrafts();
    await teams.say(CHAIR_ON_TEAMS, 'General', INCOMPLETE);
    await settled();
    const form = teams.messages('General', CHAIR_ON_TEAMS).findLast((message) => message.from.bot);
    expect(form?.onlyYou).toBe(true);
    expect(filledIn(form?.cards)).toEqual({
      title: 'Ring the schools',
      owner: 'jory-whitmarsh',
      due: '2026-12-12',
      group: 'neglect',
    });
    expect(teams.messages('General', WORKER_ON_TEAMS).filter((message) => message.from.bot)).toEqual([]);

    const refusedHere = await teams.press(CHAIR_ON_TEAMS, 'General', form?.id ?? '', 'Assign');
    expect(refusedHere.errors).toEqual({ measure: 'Say how we will know, for example "90% on time".' });
    await teams.press(CHAIR_ON_TEAMS, 'General', form?.id ?? '', 'Assign', {
      measure: 'All rung',
      due: '2026-11-20',
    });
    await settled();
    const again = teams.messages('General', CHAIR_ON_TEAMS).findLast((message) => message.from.bot);
    expect(again && wordsOf(again)).toContain('That day has already passed');
    expect(filledIn(again?.cards)).toMatchObject({
      title: 'Ring the schools',
      measure: 'All rung',
      due: '2026-11-20',
    });
    expect(await nothingButDrafts()).toEqual(before);

    await teams.press(CHAIR_ON_TEAMS, 'General', again?.id ?? '', 'Assign', { due: '2026-12-14' });
    await settled();
    const fresh = (await actions()).find(({ id }) => !known.has(id));
    expect(fresh).toMatchObject({ due: '2026-12-14', measure: 'All rung', assignedBy: 'dominic-oyelaran' });
    const posts = threadsIn(teams.screen(WORKER_ON_TEAMS), 'General').filter((post) => post.from.bot);
    expect(posts.map((post) => wordsOf(post).includes(fresh?.id ?? '?'))).toEqual([true]);
  });

  it('Teams: a button of a card opens a dialog, wrong answers come back beside their field, the last step says thank you', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    await teams.dm(
      CHAIR_ON_TEAMS,
      `/action assign ${WORKER_ON_TEAMS} "Book the room" by 12 Dec measure "Booked"`,
    );
    await settled();
    const card = showing(teams.dmMessages(WORKER_ON_TEAMS), 'Book the room');

    await teams.press(WORKER_ON_TEAMS, 'direct', card.id, 'Mark as done');
    const dialog = teams.dialog(WORKER_ON_TEAMS);
    expect(dialog?.title).toBe('Mark as done');
    expect(JSON.stringify(dialog?.card)).toContain('Booked');
    const refused = await teams.submitDialog(WORKER_ON_TEAMS, 'Done', {
      evidence: 'Ring 07700 900123 to ask',
    });
    expect(refused.ok).toBe(true);
    expect(JSON.stringify(teams.dialog(WORKER_ON_TEAMS)?.card)).toContain('That looks like a phone number');
    expect(filledIn(teams.dialog(WORKER_ON_TEAMS)?.card)).toEqual({ evidence: 'Ring 07700 900123 to ask' });
    expect((await actions()).find(({ title }) => title === 'Book the room')?.status).toBe('assigned');

    await teams.submitDialog(WORKER_ON_TEAMS, 'Done', { evidence: 'Room 3 from nine' });
    expect(JSON.stringify(teams.dialog(WORKER_ON_TEAMS)?.card)).toContain('is done');
    await settled();
    for (const messages of [teams.dmMessages(WORKER_ON_TEAMS), teams.dmMessages(CHAIR_ON_TEAMS)]) {
      const copy = showing(messages, 'Book the room');
      expect(wordsOf(copy)).toContain('Room 3 from nine');
      expect(stepsOf(copy)).toEqual([]);
    }
  });

  it('a line with a mistake says what it understood, and its button opens the form with the rest', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const line = `/action assign @${WORKER_ON_SLACK} "Ring the nurseries" by 31 February measure "All rung"`;
    await slack.say(CHAIR_ON_SLACK, '#neglect', line);
    const word = showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'I could not read all of that');
    expect(word.onlyYou).toBe(true);
    expect(wordsOf(word)).toContain('Ring the nurseries');
    await slack.press(CHAIR_ON_SLACK, '#neglect', word.id, { label: 'Open the form, filled in' });
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    expect(filledIn(modal.view)).toEqual({
      title: 'Ring the nurseries',
      owner: 'jory-whitmarsh',
      measure: 'All rung',
    });
    await slack.submit(CHAIR_ON_SLACK, modal.id, { due: '2026-12-01' });
    await settled();
    showing(slack.messages('#neglect'), 'Ring the nurseries', 'Waiting to be accepted');

    await teams.dm(CHAIR_ON_TEAMS, line.replace('nurseries', 'colleges'));
    await settled();
    const told = showing(teams.dmMessages(CHAIR_ON_TEAMS), 'I could not read all of that');
    await teams.press(CHAIR_ON_TEAMS, 'direct', told.id, 'Open the form, filled in');
    expect(filledIn(teams.dialog(CHAIR_ON_TEAMS)?.card)).toEqual({
      title: 'Ring the colleges',
      owner: 'jory-whitmarsh',
      measure: 'All rung',
    });
    await teams.submitDialog(CHAIR_ON_TEAMS, 'Assign', { due: '2026-12-01' });
    expect(JSON.stringify(teams.dialog(CHAIR_ON_TEAMS)?.card)).toContain('is assigned');
    await settled();
    expect((await actions()).map(({ title }) => title)).toContain('Ring the colleges');
  });
});
