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

  it('a command is acknowledged before anything is stored, and its outcome follows', async () => {
    desk.store.shut();
    const answer = await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', COMPLETE);
    expect(answer).toMatchObject({ ok: true, status: 200 });
    expect(answer.body).toBeUndefined();
    expect(await actions()).toEqual([]);
    await until(
      desk.simulator,
      () => onlyYou().find((each) => wordsOf(each).includes('Working on it…')),
      'that it takes longer',
    );
    desk.store.open();
    await until(
      desk.simulator,
      () => onlyYou().find((each) => wordsOf(each).includes('is assigned')),
      'the outcome',
    );
    expect(await actions()).toHaveLength(1);
  });

  it('a command that could not be stored after all says so to the person, who was acknowledged', async () => {
    const before = (await actions()).length;
    desk.store.fails = () => true;
    const answer = await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', COMPLETE);
    expect(answer).toMatchObject({ ok: true, status: 200 });
    await desk.settled();
    showing(onlyYou(), 'Sorry, that did not work', 'Nothing was saved');
    desk.store.fails = () => false;
    expect(await actions()).toHaveLength(before);
  });

  it('the same command delivered again meanwhile has its effect once and one answer', async () => {
    const before = (await actions()).length;
    const answers = () => onlyYou().filter((each) => wordsOf(each).includes('is assigned')).length;
    const shown = answers();
    desk.store.shut();
    await slack().command(CHAIR_ON_SLACK, '#neglect', '/action', COMPLETE.replace('schools', 'nurseries'));
    expect(await slack().repeat()).toMatchObject({ ok: true, status: 200 });
    desk.store.open();
    await desk.settled();
    expect(await actions()).toHaveLength(before + 1);
    expect(answers()).toBe(shown + 1);
  });

  it('commands typed quickly one after the other are done in that order, and the bot stops when they are', async () => {
    desk.store.shut();
    const titles = ['One', 'Two', 'Three'];
    for (const title of titles)
      await slack().command(
        CHAIR_ON_SLACK,
        '#neglect',
        '/action',
        COMPLETE.replace('Ring the schools', `${title} of three`),
      );
    const idle = desk.bot.inHand.idle().then(actions);
    desk.store.open();
    const order = (await idle).map(({ id }) => `action:${id}`);
    const trail = (await desk.store.read((view) => view.all('audit'))).flatMap((entry) =>
      'subject' in entry && order.includes(entry.subject ?? '') ? [entry.subject] : [],
    );
    const named = new Map((await actions()).map(({ id, title }) => [`action:${id}`, title]));
    expect(trail.map((subject) => named.get(subject ?? '')).slice(-3)).toEqual(
      titles.map((title) => `${title} of three`),
    );
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
