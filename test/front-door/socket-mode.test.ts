import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showing, wordsOf } from '../support/screens.ts';
import { startDesk, type SlackDesk } from '../support/slack-desk.ts';
import { CHAIR_ON_SLACK, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

describe('Slack over a WebSocket that the bot opens', () => {
  let desk: SlackDesk;
  beforeAll(async () => {
    desk = await startDesk({ socketMode: true });
  });
  afterAll(() => desk.stop());
  const slack = () => desk.simulator.slack;

  it('a command, a mention and a one-to-one line', async () => {
    expect(slack().isConnected()).toBe(true);
    const line = (what: string) => `action assign @${WORKER_ON_SLACK} "${what}" by 12 Dec measure "Done"`;
    const typed = await slack().say(CHAIR_ON_SLACK, '#neglect', `/${line('Ring the schools')}`);
    expect(typed).toMatchObject({ ok: true });
    await desk.settled();
    showing(slack().messages('#neglect', CHAIR_ON_SLACK), 'is assigned');
    expect(await slack().mention(CHAIR_ON_SLACK, '#neglect', line('Ring the clubs'))).toMatchObject({
      ok: true,
    });
    expect(await slack().dm(CHAIR_ON_SLACK, line('Ring the choirs'))).toMatchObject({ ok: true });
    await desk.settled();
    const texts = () =>
      [slack().messages('#neglect'), slack().dmMessages(WORKER_ON_SLACK)].flat().map(wordsOf);
    for (const what of ['schools', 'clubs', 'choirs'])
      await until(
        desk.simulator,
        () => texts().find((words) => words.includes(`*Ring the ${what}*`)),
        `the card about the ${what}`,
      );
  });

  it('a button, a form with a searched menu, a shortcut and the home page', async () => {
    const card = showing(slack().dmMessages(WORKER_ON_SLACK), 'Ring the schools');
    await slack().press(WORKER_ON_SLACK, 'direct', card.id, { label: 'Accept' });
    await until(
      desk.simulator,
      () =>
        slack()
          .dmMessages(WORKER_ON_SLACK)
          .find(({ blocks }) => JSON.stringify(blocks).includes('*Accepted*')),
      'the accepted card',
    );
    await slack().say(WORKER_ON_SLACK, '#neglect', 'We need a new kettle');
    const message = showing(slack().messages('#neglect'), 'We need a new kettle');
    await slack().messageShortcut(CHAIR_ON_SLACK, '#neglect', message.id, 'action.from-message');
    const form = await until(desk.simulator, () => slack().modals(CHAIR_ON_SLACK)[0], 'the form');
    expect((await slack().suggest(CHAIR_ON_SLACK, form.id, 'owner', 'jory')).options).toHaveLength(1);
    expect(await slack().submit(CHAIR_ON_SLACK, form.id, { title: '' })).toMatchObject({ ok: false });
    const wrong = { owner: 'jory-whitmarsh', due: '2026-11-01', measure: 'It boils' };
    const refused = await slack().submit(CHAIR_ON_SLACK, form.id, { title: 'Buy a kettle', ...wrong });
    expect(refused.errors?.['due']).toContain('already passed');
    const sent = await slack().submit(CHAIR_ON_SLACK, form.id, { due: '2026-12-01' });
    expect(sent).toMatchObject({ ok: true, body: { response_action: 'clear' } });
    await slack().openHome(WORKER_ON_SLACK);
    await desk.settled();
    expect(JSON.stringify(slack().home(WORKER_ON_SLACK))).toContain('Buy a kettle');
  });

  it('connects again when Slack ends the connection, and an event the store refused comes again', async () => {
    slack().hangUp();
    await expect.poll(() => slack().isConnected(), { timeout: 10_000, interval: 20 }).toBe(true);
    desk.store.fails = () => true;
    const failed = await slack().dm(CHAIR_ON_SLACK, 'mywork');
    expect(failed.ok).toBe(false);
    desk.store.fails = () => false;
    expect(await slack().redeliver()).toMatchObject([{ ok: true }]);
    await desk.settled();
    showing(slack().dmMessages(CHAIR_ON_SLACK), 'My work');
  });
});
