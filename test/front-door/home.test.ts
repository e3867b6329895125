import { describe, expect, it } from 'vitest';
import { showing } from '../support/screens.ts';
import { CHAIR_ON_SLACK, STRANGER, useTown, WORKER_ON_SLACK, WORKER_ON_TEAMS } from '../support/town.ts';
import { until } from '../support/until.ts';

describe("a member's own page", () => {
  const town = useTown();
  const page = (who: string): string => JSON.stringify(town().simulator.slack.home(who)?.['blocks'] ?? []);
  const published = (): number => town().simulator.slack.callsTo('views.publish').length;
  const assign = async (title: string, by: string, to: string): Promise<string> => {
    const before = new Set((await actions()).map(({ id }) => id));
    await town().simulator.slack.say(
      by,
      '#neglect',
      `/action assign @${to} "${title}" by 12 Dec measure "All of them"`,
    );
    await town().settled();
    return (await actions()).find(({ id }) => !before.has(id))?.id ?? '';
  };
  const actions = () => town().store.read((view) => view.all('actions'));
  const open = async (who: string): Promise<void> => {
    expect(await town().simulator.slack.openHome(who)).toMatchObject({ ok: true });
    await town().settled();
  };

  /** Long enough for a message that has to be tried again. */
  const later = async (): Promise<void> => {
    town().now = new Date(town().now.getTime() + 5_000);
    town().bot.bot.courier.nudge();
    await town().settled();
  };

  it('is drawn when it is opened, for whoever opened it, and nobody else gets one', async () => {
    const reference = await assign('Ring the schools', CHAIR_ON_SLACK, WORKER_ON_SLACK);
    expect(published()).toBe(0);
    await open(WORKER_ON_SLACK);
    expect(page(WORKER_ON_SLACK)).toContain('You owe one action');
    expect(page(WORKER_ON_SLACK)).toContain(reference);
    // Only who may assign is offered it.
    expect(page(WORKER_ON_SLACK)).not.toContain('Assign an action');
    expect(town().simulator.slack.home(CHAIR_ON_SLACK)).toBeUndefined();

    await open(CHAIR_ON_SLACK);
    expect(page(CHAIR_ON_SLACK)).toContain('You are waiting for');
    expect(page(CHAIR_ON_SLACK)).toContain('Assign an action');
    await open(WORKER_ON_SLACK);
    await open(WORKER_ON_SLACK);
    const pages = await town().store.read((view) =>
      view.find('postings', 'subject', 'member:jory-whitmarsh'),
    );
    expect(pages).toHaveLength(1);
  });

  it('follows every change that concerns its member, whoever made it and wherever', async () => {
    const { simulator, settled } = town();
    const reference = await assign('Book the hall', CHAIR_ON_SLACK, WORKER_ON_SLACK);
    expect(page(WORKER_ON_SLACK)).toContain('Book the hall');
    expect(page(CHAIR_ON_SLACK)).toContain('Book the hall');
    const card = showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'Book the hall');
    await simulator.slack.press(WORKER_ON_SLACK, 'direct', card.id, { label: 'Accept' });
    await settled();
    const line = JSON.stringify(simulator.slack.home(CHAIR_ON_SLACK)).split('Book the hall')[1] ?? '';
    expect(line.split('Open')[0]).not.toContain('waiting to be accepted');
    await simulator.slack.dm(
      WORKER_ON_SLACK,
      `action done ${reference} The hall is booked and everybody told`,
    );
    await settled();
    expect(page(WORKER_ON_SLACK)).not.toContain('Book the hall');
    expect(page(CHAIR_ON_SLACK)).not.toContain('Book the hall');
  });

  it('costs nothing for those who never opened theirs', async () => {
    const before = published();
    await assign('Check the rota', CHAIR_ON_SLACK, WORKER_ON_TEAMS);
    // The chair's page alone.
    expect(published()).toBe(before + 1);
  });

  it('opens what is pressed over it, and a form from it ends in the one-to-one chat', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const home = String(slack.home(CHAIR_ON_SLACK)?.['id']);
    await slack.pressInModal(CHAIR_ON_SLACK, home, { label: 'What I can do' });
    const help = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'help');
    expect(JSON.stringify(help.view)).toContain('/action assign');
    await slack.close(CHAIR_ON_SLACK, help.id);

    await slack.pressInModal(CHAIR_ON_SLACK, home, { label: 'Assign an action' });
    const form = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    await slack.suggest(CHAIR_ON_SLACK, form.id, 'owner', 'jory');
    const sent = await slack.submit(CHAIR_ON_SLACK, form.id, {
      title: 'Thank the volunteers',
      owner: 'jory-whitmarsh',
      due: '2026-12-14',
      measure: 'Everybody thanked',
    });
    expect(sent).toMatchObject({ ok: true, body: { response_action: 'clear' } });
    await settled();
    expect(slack.modals(CHAIR_ON_SLACK)).toEqual([]);
    showing(slack.dmMessages(CHAIR_ON_SLACK), 'is assigned');
    expect(page(CHAIR_ON_SLACK)).toContain('Thank the volunteers');
  });

  it('tells a stranger that the bot does not know them, and keeps nothing of them', async () => {
    await open(STRANGER);
    expect(page(STRANGER)).toContain('I do not know this account yet');
    expect(town().simulator.slack.dmMessages(STRANGER)).toEqual([]);
  });

  it('tells somebody who has left the same, and shows them none of their work', async () => {
    await town().amend(WORKER_ON_SLACK, { left: true });
    await open(WORKER_ON_SLACK);
    expect(page(WORKER_ON_SLACK)).toContain('I do not know this account yet');
    expect(page(WORKER_ON_SLACK)).not.toContain('Ring the schools');
    await town().amend(WORKER_ON_SLACK, { left: false });
    await open(WORKER_ON_SLACK);
    // The page has changed since the bot drew it for a member, which Slack says; the next try draws it anew.
    await later();
    expect(page(WORKER_ON_SLACK)).toContain('Ring the schools');
  });

  it('is never put back by an older drawing: a page that changed in between is drawn anew', async () => {
    const { simulator } = town();
    // The answer to a publish is lost, so that the bot knows an older state of the page than Slack has.
    simulator.slack.faults.next('views.publish', { kind: 'accept-then-reset' });
    await assign('Count the chairs', CHAIR_ON_SLACK, WORKER_ON_SLACK);
    for (let tries = 0; tries < 3; tries += 1) await later();
    expect(page(WORKER_ON_SLACK)).toContain('Count the chairs');
    expect(page(CHAIR_ON_SLACK)).toContain('Count the chairs');
    const waiting = await town().store.read((view) => view.find('outbox', 'state', 'pending'));
    expect(waiting).toEqual([]);
  });
});
