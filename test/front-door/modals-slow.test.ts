import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { showing, wordsOf } from '../support/screens.ts';
import { startDesk, type SlackDesk } from '../support/slack-desk.ts';
import { CHAIR_ON_SLACK, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

const COMPLETE = `assign @${WORKER_ON_SLACK} "Ring the schools" by 12 Dec measure "All rung"`;

describe('a store that is slow', () => {
  let desk: SlackDesk;
  beforeAll(async () => {
    desk = await startDesk({ answerMs: 40 });
    // Who is who is known, so that what waits is the work alone.
    await desk.simulator.slack.command(CHAIR_ON_SLACK, '#neglect', '/mywork');
    await desk.simulator.slack.command(WORKER_ON_SLACK, '#neglect', '/mywork');
    await desk.settled();
  });
  afterAll(() => desk.stop());
  afterEach(() => {
    desk.store.fails = () => false;
    desk.store.open();
  });
  const slack = () => desk.simulator.slack;
  const actions = () => desk.store.read((view) => view.all('actions'));
  const onlyYou = () =>
    slack()
      .messages('#neglect', CHAIR_ON_SLACK)
      .filter((each) => each.onlyYou);

  it('a command is answered in time, and its outcome follows', async () => {
    desk.store.shut();
    const answer = await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', COMPLETE);
    expect(answer).toMatchObject({ ok: true, status: 200, body: { text: 'Working on it…' } });
    expect(await actions()).toEqual([]);
    desk.store.open();
    await until(
      desk.simulator,
      () => onlyYou().find((each) => wordsOf(each).includes('is assigned')),
      'the outcome',
    );
    expect(await actions()).toHaveLength(1);
  });

  it('the same command delivered again meanwhile has its effect once and the same answer', async () => {
    const before = (await actions()).length;
    desk.store.shut();
    await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', COMPLETE.replace('schools', 'nurseries'));
    await slack().repeat();
    desk.store.open();
    await desk.settled();
    expect(await actions()).toHaveLength(before + 1);
  });

  it('a form that had to wait opens behind a button when its trigger is too old, as far as it was filled in', async () => {
    desk.store.shut();
    slack().faults.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await slack().command(
      CHAIR_ON_SLACK,
      '#neglect',
      '/action',
      `assign @${WORKER_ON_SLACK} "Paint the hall"`,
    );
    desk.store.open();
    const offer = await until(
      desk.simulator,
      () => onlyYou().find((each) => wordsOf(each).includes('Open the form')),
      'the offer',
    );
    await slack().press(CHAIR_ON_SLACK, '#neglect', offer.id, { label: 'Open the form' });
    const form = await until(desk.simulator, () => slack().modals(CHAIR_ON_SLACK)[0], 'the form');
    expect(JSON.stringify(form.view)).toContain('Paint the hall');
    await slack().close(CHAIR_ON_SLACK, form.id);
  });

  it('a form stays with what was typed in it, is saved once however often it is sent, and then says so', async () => {
    const before = (await actions()).length;
    await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', `assign @${WORKER_ON_SLACK} by 12 Dec`);
    const form = await until(desk.simulator, () => slack().modals(CHAIR_ON_SLACK)[0], 'the form');
    desk.store.shut();
    const filled = { title: 'Order the chairs', measure: 'Chairs are there' };
    expect(await slack().submit(CHAIR_ON_SLACK, form.id, filled)).toMatchObject({
      ok: true,
      body: { response_action: 'update' },
    });
    const waiting = slack().modals(CHAIR_ON_SLACK)[0];
    expect(JSON.stringify(waiting?.view)).toContain('longer than usual');
    expect(JSON.stringify(waiting?.view)).toContain('Order the chairs');
    // Somebody impatient sends it again, as it stands.
    await slack().submit(CHAIR_ON_SLACK, form.id, {});
    desk.store.open();
    await until(
      desk.simulator,
      () => (JSON.stringify(slack().modals(CHAIR_ON_SLACK)[0]?.view).includes('Done') ? true : undefined),
      'that it is done',
    );
    await desk.settled();
    expect((await actions()).filter(({ title }) => title === 'Order the chairs')).toHaveLength(1);
    expect(await actions()).toHaveLength(before + 1);
    showing(onlyYou(), 'is assigned');
    await slack().close(CHAIR_ON_SLACK, form.id);
  });

  it('a form whose saving failed in the end is still there with everything, and can be sent again', async () => {
    await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', `assign @${WORKER_ON_SLACK} by 12 Dec`);
    const form = await until(desk.simulator, () => slack().modals(CHAIR_ON_SLACK)[0], 'the form');
    desk.store.shut();
    await slack().submit(CHAIR_ON_SLACK, form.id, { title: 'Order the tables', measure: 'Tables are there' });
    desk.store.fails = () => true;
    desk.store.open();
    const failed = await until(
      desk.simulator,
      () =>
        slack()
          .modals(CHAIR_ON_SLACK)
          .find(({ view }) => !JSON.stringify(view).includes('longer than usual')),
      'that it failed',
    );
    expect(JSON.stringify(failed.view)).toContain('Order the tables');
    expect((await actions()).map(({ title }) => title)).not.toContain('Order the tables');
    desk.store.fails = () => false;
    expect(await slack().submit(CHAIR_ON_SLACK, form.id, {})).toMatchObject({ ok: true });
    await desk.settled();
    expect((await actions()).map(({ title }) => title)).toContain('Order the tables');
  });

  it('a button pressed twice while the store is slow is acknowledged in time each time, and has its effect once', async () => {
    await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', COMPLETE.replace('schools', 'clubs'));
    await desk.settled();
    const card = showing(slack().dmMessages(WORKER_ON_SLACK), 'Ring the clubs');
    desk.store.shut();
    const presses = await Promise.all(
      [1, 2].map(() => slack().press(WORKER_ON_SLACK, 'direct', card.id, { label: 'Accept' })),
    );
    for (const press of presses) expect(press).toMatchObject({ ok: true, status: 200 });
    desk.store.open();
    await until(
      desk.simulator,
      () =>
        wordsOf(showing(slack().dmMessages(WORKER_ON_SLACK), 'Ring the clubs')).includes('*Accepted*')
          ? true
          : undefined,
      'the card as it is now',
    );
    await desk.settled();
    const [action] = (await actions()).filter(({ title }) => title === 'Ring the clubs');
    const trail = await desk.store.read((view) =>
      view.find('audit', 'subject', `action:${action?.id ?? ''}`),
    );
    expect(trail.filter((entry) => 'verb' in entry && entry.verb === 'action.accept')).toHaveLength(1);
  });
});
