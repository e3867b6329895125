import { describe, expect, it } from 'vitest';
import { skipTo } from '../support/escalations.ts';
import { unitDesk } from '../support/unit-desk.ts';
import { until } from '../support/until.ts';
import { buttonsOf, filledIn, showing, stepsOf, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { opened } from '../domain/review/build.ts';
import type { Action } from '../../src/domain/action/record.ts';

const UNIT = 'Aurelio Penrose';
const LEADS_REVIEWS = 'Hamish Oduya';

describe('an action on its way through the groups, on both platforms', () => {
  const town = useTown();
  let id = '';

  const kept = async (): Promise<Action> => {
    const action = await town().store.read((view) => view.get('actions', id));
    if (!action) throw new Error('The action is not there');
    return action;
  };
  const atQuality = () => showing(town().simulator.teams.dmMessages(CHAIR_ON_TEAMS), id);
  const atNeglect = () => showing(town().simulator.slack.dmMessages(CHAIR_ON_SLACK), id);
  const atOwner = () => showing(town().simulator.slack.dmMessages(WORKER_ON_SLACK), id);
  const pressTeams = async (label: string): Promise<void> => {
    await town().simulator.teams.press(CHAIR_ON_TEAMS, 'direct', atQuality().id, label);
    await town().settled();
  };
  const pressSlack = async (who: string, message: string, label: string): Promise<void> => {
    await town().simulator.slack.press(who, 'direct', message, { label });
    await town().settled();
  };
  const formOf = (who: string) =>
    until(town().simulator, () => town().simulator.slack.modals(who)[0], 'the form');

  const unit = unitDesk(town, LEADS_REVIEWS);

  it('begins as what a rapid review found: one press, and the review knows its action', async () => {
    const { simulator, store } = town();
    await simulator.teams.install({ people: [LEADS_REVIEWS] });
    await unit.type('/review open');
    await unit.press('Rapid review', 'What is to be opened?');
    await unit.send('Open it', { topic: 'A serious incident in the north', agencies: 'barnardos' });
    const review = (await store.read((view) => view.all('reviews')))[0]?.id ?? '?';
    await unit.type(`/review finding ${review} Minutes come too late to act on`);
    await unit.type(`/review findings ${review}`);
    await unit.press('Make it an action', `Findings of ${review}`);
    await unit.send('Assign', {
      title: 'Send the minutes within ten days',
      owner: 'jory-whitmarsh',
      due: '2026-12-12',
      measure: '90% on time',
      group: 'neglect',
    });
    id = (await store.read((view) => view.all('actions')))[0]?.id ?? '?';
    expect(await kept()).toMatchObject({ origin: 'rapid-review', source: `review:${review}` });
    const found = await store.read((view) => view.get('reviews', review));
    expect(found?.findings).toMatchObject([{ action: id }]);
  });

  it('is first sent to the next group on its way, and its owner hears nothing yet', async () => {
    const { slack } = town().simulator;
    expect(await kept()).toMatchObject({
      status: 'sent',
      route: ['cspr', 'mapqag', 'neglect'],
      priority: 'neglect',
    });
    expect(wordsOf(atQuality())).toContain('CSPR → MAPQAG (to answer by Mon 30 Nov) → Neglect');
    expect(buttonsOf(atQuality())).toEqual([
      'Take it and send to Neglect',
      'Return it',
      'Send it elsewhere',
      'More',
    ]);
    expect(slack.dmMessages(WORKER_ON_SLACK).filter((message) => wordsOf(message).includes(id))).toEqual([]);
  });

  it('is taken, returned with a reason, sent again and taken', async () => {
    await pressTeams('Take it and send to Neglect');
    expect(buttonsOf(atNeglect())).toEqual(['Take it', 'Return it', 'Send it elsewhere', 'More']);
    await pressSlack(CHAIR_ON_SLACK, atNeglect().id, 'Return it');
    const form = await formOf(CHAIR_ON_SLACK);
    await town().simulator.slack.submit(CHAIR_ON_SLACK, form.id, { text: 'Which minutes?' });
    await town().settled();
    expect(wordsOf(atQuality())).toContain('Neglect returned it: Which minutes?');
    expect(buttonsOf(atQuality())[0]).toBe('Send it to Neglect again');
    await pressTeams('Send it to Neglect again');
    await pressSlack(CHAIR_ON_SLACK, atNeglect().id, 'Take it');
    expect(await kept()).toMatchObject({ status: 'assigned' });
    expect(buttonsOf(atOwner())[0]).toBe('Accept');
  });

  it('is done with evidence, and looked at by the group it came through: not enough', async () => {
    await pressSlack(WORKER_ON_SLACK, atOwner().id, 'Mark as done');
    const form = await formOf(WORKER_ON_SLACK);
    await town().simulator.slack.submit(WORKER_ON_SLACK, form.id, { evidence: '19 of 20 went out' });
    await town().settled();
    expect(await kept()).toMatchObject({ status: 'assurance' });
    expect(buttonsOf(atQuality()).slice(0, 2)).toEqual(['The evidence is enough', 'Something is missing']);
    await pressTeams('Something is missing');
    await town().simulator.teams.submitDialog(CHAIR_ON_TEAMS, 'Send', { text: 'Of which month?' });
    await town().settled();
    expect(wordsOf(atOwner())).toContain('sent it back: Of which month?');
    expect(await kept()).toMatchObject({ status: 'assigned' });
  });

  it('is assured by nobody who did the work: neither its owner nor the chair of its group, nor the business unit', async () => {
    await pressSlack(WORKER_ON_SLACK, atOwner().id, 'Mark as done');
    const form = await formOf(WORKER_ON_SLACK);
    await town().simulator.slack.submit(WORKER_ON_SLACK, form.id, {
      evidence: 'In October, list on the page',
    });
    await town().settled();
    for (const who of [WORKER_ON_SLACK, CHAIR_ON_SLACK, UNIT]) {
      await town().simulator.slack.command(who, 'direct', '/action', `assure ${id}`);
      await town().settled();
      showing(town().simulator.slack.dmMessages(who), 'can say whether the evidence is enough');
    }
    expect(await kept()).toMatchObject({ status: 'assurance' });
  });

  it('is closed once somebody says what they looked at, and every copy says so', async () => {
    const { teams } = town().simulator;
    await pressTeams('The evidence is enough');
    await teams.submitDialog(CHAIR_ON_TEAMS, 'Send', { text: '' });
    expect(await kept()).toMatchObject({ status: 'assurance' });
    await teams.submitDialog(CHAIR_ON_TEAMS, 'Send', { looked: '0,1', text: 'Good work' });
    await town().settled();
    expect(await kept()).toMatchObject({
      status: 'closed',
      closed: { how: 'assured', by: 'dominic-oyelaran' },
    });
    const { slack } = town().simulator;
    for (const messages of [
      teams.dmMessages(CHAIR_ON_TEAMS),
      slack.dmMessages(CHAIR_ON_SLACK),
      slack.dmMessages(WORKER_ON_SLACK),
    ])
      expect(stepsOf(showing(messages, id, 'Assured and closed', 'Good work'))).toEqual([]);
    const audit = (await town().store.read((view) => view.find('audit', 'subject', `action:${id}`))).flatMap(
      (entry) => ('verb' in entry && entry.outcome === 'done' ? [entry.verb] : []),
    );
    expect(audit).toEqual([
      ...['action.assign', 'action.route', 'action.route', 'action.route', 'action.route'],
      ...['action.finish', 'action.assure', 'action.finish', 'action.assure'],
    ]);
    expect((await kept()).story).toHaveLength(audit.length);
  });

  it('A15: "Monitor Families First" is refused, and the form says what it needs', async () => {
    const { slack } = town().simulator;
    await slack.command(UNIT, 'direct', '/action', 'assign "Monitor Families First" from lfe');
    const form = await formOf(UNIT);
    expect(filledIn(form.view)).toMatchObject({
      title: 'Monitor Families First',
      origin: 'learning-from-experience',
      measure: 'A figure for Families First every month, and what we do when it falls',
    });
    expect(JSON.stringify(form.view)).toContain('Still needed: who will do it, by when and how we will know');
    expect(JSON.stringify(form.view)).toContain('leaves open what will be done');
    expect(await town().store.read((view) => view.all('actions'))).toHaveLength(1);
    await slack.close(UNIT, form.id, true);
  });

  it('54 actions from one self-assessment: seen line by line, put right, and assigned with one press', async () => {
    const { slack } = town().simulator;
    const lines = Array.from(
      { length: 54 },
      (_, at) =>
        `Bring housing to meeting number ${at + 1}; ${at === 3 ? 'Nobody Known' : WORKER_ON_SLACK}; 18 Dec 2026; There at ${at + 1}; DA&C`,
    );
    await slack.command(UNIT, 'direct', '/action', 'bulk');
    const form = await formOf(UNIT);
    const halves = { text: lines.slice(0, 20).join('\n'), text2: lines.slice(20, 40).join('\n') };
    await slack.submit(UNIT, form.id, { ...halves, text3: lines.slice(40).join('\n') });
    await town().settled();
    const preview = showing(slack.dmMessages(UNIT), 'One line to put right, 53 ready');
    expect(await town().store.read((view) => view.all('actions'))).toHaveLength(1);
    showing(slack.dmMessages(UNIT), '“Nobody Known” is nobody on record');
    await pressSlack(UNIT, preview.id, 'Assign the 53 that are ready');
    expect(await town().store.read((view) => view.all('actions'))).toHaveLength(54);
    showing(slack.dmMessages(UNIT), '53 actions are assigned');
    expect(
      slack.dmMessages(WORKER_ON_SLACK).filter((message) => wordsOf(message).includes('Bring housing'))
        .length,
    ).toBeLessThan(10);

    const left = showing(slack.dmMessages(UNIT), 'One line to put right, 0 ready');
    await pressSlack(UNIT, left.id, 'Put them right');
    const again = await formOf(UNIT);
    expect(filledIn(again.view)['text']).toContain('Nobody Known');
    await slack.submit(UNIT, again.id, { text: lines[3]?.replace('Nobody Known', WORKER_ON_SLACK) ?? '' });
    await town().settled();
    const ready = showing(slack.dmMessages(UNIT), 'One line is ready to assign');
    await pressSlack(UNIT, ready.id, 'Assign it');
    expect(await town().store.read((view) => view.all('actions'))).toHaveLength(55);
  });

  it('ends where it began: the audit of its theme is due again, with the same questions', async () => {
    const audit = opened('audit', '2026-04-01', { id: 'REV-2604-D3FT', theme: 'neglect' });
    await town().store.transact((tx) => tx.put('reviews', audit));
    await skipTo(town(), '2027-02-01T09:20:30Z');
    await unit.press('Start the repeat', 'It can be repeated now, with the same questions', audit.id);
    expect(filledIn(town().simulator.teams.dialog(LEADS_REVIEWS))).toMatchObject({
      questions: audit.questions.map(({ text }) => text).join('\n'),
    });
  });
});
