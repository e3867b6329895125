import { afterEach, describe, expect, it } from 'vitest';
import { filledIn, showing } from '../support/screens.ts';
import { CHAIR_ON_SLACK, STRANGER, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

const SHORTCUT = 'action.from-message';
const LONG = `Please ring every school about the new form. ${'And then ring them again to be sure. '.repeat(30)}`;

describe('"Make this an action" in the menu of a message', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));
  const said = async (who: string, words: string, thread?: string): Promise<string> => {
    const { slack } = town().simulator;
    await slack.say(who, '#neglect', words, thread);
    await town().settled();
    return slack.messages('#neglect').findLast(({ text }) => text !== '')?.id ?? '';
  };
  const choose = (who: string, message: string) =>
    town().simulator.slack.messageShortcut(who, '#neglect', message, SHORTCUT);
  const modalOf = (who: string) =>
    until(town().simulator, () => town().simulator.slack.modals(who)[0], 'a modal');
  afterEach(async () => {
    const { slack } = town().simulator;
    for (const who of [CHAIR_ON_SLACK, WORKER_ON_SLACK, STRANGER]) {
      const top = slack.modals(who).at(-1);
      if (top) await slack.close(who, top.id, true);
    }
  });
  const words = (view: unknown): string => JSON.stringify(view);

  it('opens the form with the message in it; sent off, its card is in the thread and the word for the chair alone', async () => {
    const { slack } = town().simulator;
    const root = await said(WORKER_ON_SLACK, 'Who rings the schools?');
    const reply = await said(
      WORKER_ON_SLACK,
      `@${WORKER_ON_SLACK} will ring the twelve schools & the nurseries`,
      root,
    );
    expect(await choose(CHAIR_ON_SLACK, reply)).toMatchObject({ ok: true, status: 200 });
    const form = await modalOf(CHAIR_ON_SLACK);
    expect(filledIn(form.view)).toEqual({
      title: `${WORKER_ON_SLACK} will ring the twelve schools & the nurseries`,
    });
    const menu = await slack.suggest(CHAIR_ON_SLACK, form.id, 'owner', 'jory whit');
    expect(menu.options).toMatchObject([{ value: 'jory-whitmarsh' }]);
    await slack.submit(CHAIR_ON_SLACK, form.id, {
      owner: 'jory-whitmarsh',
      due: '2026-12-14',
      measure: 'All rung',
    });
    await town().settled();
    const [action] = await actions();
    expect(action).toMatchObject({
      title: `${WORKER_ON_SLACK} will ring the twelve schools & the nurseries`,
    });
    expect(action).not.toHaveProperty('origin');
    const thread = slack.screen(WORKER_ON_SLACK).rooms.find(({ name }) => name === '#neglect');
    const under = thread?.messages.find(({ id }) => id === root)?.replies ?? [];
    showing(under, action?.id ?? '?', 'ring the twelve schools');
    expect(
      showing(slack.messages('#neglect', CHAIR_ON_SLACK), `${action?.id ?? '?'} is assigned`).onlyYou,
    ).toBe(true);
    // Nothing that leads back to the message is kept.
    expect(JSON.stringify(await town().records('outbox', 'postings', 'deliveries'))).not.toContain(reply);
  });

  it('keeps the beginning of a message that is too long, and says so in the form', async () => {
    await choose(CHAIR_ON_SLACK, await said(WORKER_ON_SLACK, LONG));
    const form = await modalOf(CHAIR_ON_SLACK);
    const title = filledIn(form.view)['title'] ?? '';
    expect(title.length).toBeLessThanOrEqual(600);
    expect(LONG.startsWith(title.replace(/…$/, ''))).toBe(true);
    expect(words(form.view)).toContain('only its beginning is here');
  });

  it('refuses what could identify somebody, to the person alone, and keeps nothing', async () => {
    const message = await said(WORKER_ON_SLACK, 'Ring the mother on 07700 900123 about it');
    const before = await town().records('audit', 'deliveries');
    await choose(CHAIR_ON_SLACK, message);
    const refusal = await modalOf(CHAIR_ON_SLACK);
    expect(words(refusal.view)).toContain('phone number');
    expect(words(refusal.view)).not.toContain('900123');
    expect(await town().records('audit', 'deliveries')).toEqual(before);
    expect(JSON.stringify(await town().records())).not.toContain('900123');
    expect(town().logged.join()).not.toContain('900123');
  });

  it.each([
    ['somebody whose role does not assign', WORKER_ON_SLACK, 'Your role does not include this'],
    ['a stranger', STRANGER, 'I do not know this account yet'],
  ])('tells %s so', async (_who, who, why) => {
    await choose(who, await said(CHAIR_ON_SLACK, 'Somebody should count the chairs'));
    const refusal = await modalOf(who);
    expect(words(refusal.view)).toContain(why);
  });

  it('works from the message box too, with nothing filled in, and ends in the one-to-one chat', async () => {
    const { slack } = town().simulator;
    await slack.shortcut(CHAIR_ON_SLACK, 'action.assign');
    const form = await modalOf(CHAIR_ON_SLACK);
    expect(filledIn(form.view)).toEqual({});
    await slack.suggest(CHAIR_ON_SLACK, form.id, 'owner', 'jory');
    await slack.submit(CHAIR_ON_SLACK, form.id, {
      title: 'Buy the biscuits',
      owner: 'jory-whitmarsh',
      due: '2026-12-14',
      measure: 'There are biscuits',
    });
    await town().settled();
    showing(slack.dmMessages(CHAIR_ON_SLACK), 'is assigned');
  });

  it('a trigger that is too old: the form waits behind a button in the conversation, with everything in it', async () => {
    const { slack } = town().simulator;
    const message = await said(WORKER_ON_SLACK, 'We should paint the hall');
    slack.faults.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await choose(CHAIR_ON_SLACK, message);
    const offer = await until(
      town().simulator,
      () =>
        slack
          .messages('#neglect', CHAIR_ON_SLACK)
          .findLast(({ onlyYou, text }) => onlyYou && text === 'Assign an action'),
      'the offer',
    );
    await slack.press(CHAIR_ON_SLACK, '#neglect', offer.id, { label: 'Open the form' });
    const form = await modalOf(CHAIR_ON_SLACK);
    expect(filledIn(form.view)).toEqual({ title: 'We should paint the hall' });

    // The menu of the message box belongs to no conversation: the form comes to the one-to-one chat.
    slack.faults.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await slack.shortcut(CHAIR_ON_SLACK, 'action.assign');
    await until(
      town().simulator,
      () =>
        slack
          .dmMessages(CHAIR_ON_SLACK)
          .find(({ blocks }) => JSON.stringify(blocks ?? '').includes('What needs to happen?')),
      'the form in the chat',
    );
  });

  it('in a channel that is shared with outsiders nothing is opened, kept or posted', async () => {
    const { slack } = town().simulator;
    const message = await said(WORKER_ON_SLACK, 'Somebody should ring the museum');
    await slack.share('#neglect');
    await choose(CHAIR_ON_SLACK, message);
    const refusal = await modalOf(CHAIR_ON_SLACK);
    expect(words(refusal.view)).toContain('Please use another channel');
    expect((await actions()).map(({ title }) => title)).not.toContain('Somebody should ring the museum');
  });
});
