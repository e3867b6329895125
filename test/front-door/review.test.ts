import { describe, expect, it } from 'vitest';
import { skipTo } from '../support/escalations.ts';
import { unitDesk } from '../support/unit-desk.ts';
import { auditsAndTheOthers } from './stories/reviews.ts';
import { buttonsOf, filledIn, showing, wordsOf } from '../support/screens.ts';
import { TEAM_ID, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT = 'Hamish Oduya';
const POLICE = 'Callum Rowsell';
const SCHOOL = 'Anne-Marie Vosper';
const THIRD = 'Kwame Luscombe';

describe('a rapid review run by the business unit on Teams, with a school on Slack', () => {
  const town = useTown('2026-12-16T09:00:00Z');
  const reviews = () => town().store.read((view) => view.all('reviews'));
  const review = async () => (await reviews())[0] ?? fail();
  const desk = unitDesk(town, UNIT);
  const { unitReads, press, send, type } = desk;
  const schoolReads = (...words: string[]) => showing(town().simulator.slack.dmMessages(SCHOOL), ...words);

  it('is opened by form, with a reference and a topic; its clock explains itself', async () => {
    const { teams } = town().simulator;
    await teams.install({ people: [UNIT, POLICE] });
    await type('/review open');
    await press('Rapid review', 'What is to be opened?');
    expect(filledIn(teams.dialog(UNIT))).toMatchObject({ startedOn: '2026-12-16', lead: 'hamish-oduya' });
    const agencies = 'devon-cornwall-police,primary-schools,british-transport-police';
    await teams.submitDialog(UNIT, 'Open it', { topic: 'Baby K born 14/03/2025 at PL0 9ZZ', agencies });
    expect(await reviews()).toEqual([]);
    await send('Open it', { topic: 'A serious incident in the east of the city', agencies });

    const { id } = await review();
    const card = wordsOf(unitReads(`Rapid review ${id}`, 'Notification not sent yet'));
    expect(card).toContain('Serious incident notification sent to the national panel');
    expect(card).toContain('aware Wed 16 Dec, counts from Thu 17 Dec, 5 working days, due Wed 23 Dec 17:00');
    expect(card).toContain('Nobody is on record who answers for British Transport Police.');
    expect((await review()).returns.map(({ state }) => state)).toEqual(['planned', 'planned', 'planned']);
  });

  it('starts nothing before the notification; then its fifteen days run to Mon 11 January, and the agencies are asked', async () => {
    const { id } = await review();
    await type(`/review done ${id}`);
    const steps = unitReads(`Steps of ${id}`);
    expect(wordsOf(steps)).toContain('waits for “Serious incident notification sent to the national panel”');
    expect(buttonsOf(steps)).not.toContain('Done: templates out');
    await press('Done: notification', `Steps of ${id}`);
    await send('Save', { text: 'Sent by secure mail.' });
    const running = wordsOf(unitReads(`Rapid review ${id}`, 'Working day 0 of 15'));
    expect(running).toContain('Letters and templates out to the agencies');

    await type(`/review done ${id}`);
    await press('Done: templates out', `Steps of ${id}`, 'Done: templates out');
    await send('Save', {});
    await type(`/review show ${id}`);
    expect(wordsOf(unitReads('The plan'))).toContain(
      'Fri 1 January 2027 (bank holidays), due Mon 11 January 2027 17:00',
    );

    const card = schoolReads(id, 'Primary schools: due Mon 4 Jan 17:00');
    expect(buttonsOf(card)).toEqual(['We have sent it', 'Ask for more time', 'We cannot']);
    expect(wordsOf(card)).not.toMatch(/Police|Hamish|huddle/);
    expect(card.text).not.toContain('serious incident in the east');
  });

  it('an agency asks for more time with a reason, gets it, and is reminded on its days; a day later it says that it was sent', async () => {
    const { slack } = town().simulator;
    const { id } = await review();
    await slack.press(SCHOOL, 'direct', schoolReads(id, 'due Mon 4 Jan').id, { label: 'Ask for more time' });
    const modal = await until(town().simulator, () => slack.modals(SCHOOL).at(-1), 'the form');
    await slack.submit(SCHOOL, modal.id, { until: '2027-01-06', text: 'School is closed until the 4th' });
    await town().settled();
    // Whom it is up to hears of it, either way: a card that changes in place rings no phone.
    expect(wordsOf(unitReads('Primary schools asks for more time'))).not.toContain('School is closed');
    expect(buttonsOf(unitReads('Primary schools asks for more time'))).toEqual(['Returns']);
    await type(`/review returns ${id}`);
    expect(wordsOf(unitReads(`Returns for ${id}`))).toContain('asks for more time, until Wed 6 Jan');
    await press('Give the time', `Returns for ${id}`);
    showing(slack.dmMessages(SCHOOL), 'Primary schools has until Wed 6 January 2027');
    expect(wordsOf(schoolReads(id, 'due Wed 6 Jan 17:00'))).toContain(
      'More time was given: School is closed',
    );

    await skipTo(town(), '2026-12-23T09:10:30Z');
    const prompted = showing(slack.dmMessages(SCHOOL), 'Reviews and audits', 'Return of Primary schools');
    expect(buttonsOf(prompted)).toContain('We have sent it');
    showing(
      town().simulator.teams.dmMessages(POLICE),
      'Return of Devon & Cornwall Police',
      'due Mon 4 Jan 17:00',
    );

    await slack.press(SCHOOL, 'direct', prompted.id, { label: 'We have sent it' });
    await town().settled();
    expect(wordsOf(schoolReads(id, 'Thank you'))).toContain('Primary schools: in since Wed 23 Dec');
    expect((await review()).returns.find(({ agency }) => agency === 'primary-schools')?.received?.by).toBe(
      'anne-marie-vosper',
    );
    expect(wordsOf(unitReads(`Rapid review ${id}`, 'Next'))).toContain('Returns: 1 of 3 settled');
  });

  it('is late: three prompts and no more; the next one up hears of it, and then the business unit has it', async () => {
    const said = (person: string) =>
      town()
        .simulator.teams.dmMessages(person)
        .filter((message) => wordsOf(message).includes('Return of Devon & Cornwall Police')).length;
    const counts: [number, number][] = [];
    for (const day of ['05', '06', '07', '08', '11', '12', '13']) {
      await skipTo(town(), `2027-01-${day}T09:10:30Z`);
      counts.push([said(POLICE), said('Ngozi Trevanion')]);
    }
    const count = (index: number): [number, number] => counts[index] ?? fail();
    // Late by 1, 3 and 5 working days: Tue 5, Thu 7, Mon 11.
    expect([
      count(1)[0] - count(0)[0],
      count(2)[0] - count(1)[0],
      count(4)[0] - count(3)[0],
      count(6)[0] - count(4)[0],
    ]).toEqual([0, 1, 1, 0]);
    expect(count(1)[1]).toBe(0);
    expect(count(6)[1]).toBe(2);
    expect(wordsOf(unitReads('Its agency has been asked three times'))).toContain('late by 5 working days');
  });

  it('does not exist for anybody else, nor in a room that is not for it', async () => {
    const { slack } = town().simulator;
    const { id } = await review();
    for (const line of [`show ${id}`, `returns ${id}`, 'list']) {
      await slack.command(THIRD, 'direct', '/review', line);
      await town().settled();
    }
    const all = slack.dmMessages(THIRD).map(wordsOf).join('\n');
    expect(all).toContain('I cannot find that review');
    expect(all).not.toMatch(/serious incident|Primary schools|Working day/);
    // The school has its own return in its list, and nothing of the others'.
    await slack.command(SCHOOL, 'direct', '/review', 'list');
    await town().settled();
    expect(wordsOf(showing(slack.dmMessages(SCHOOL), 'Reviews and audits', 'in since'))).not.toContain(
      'Police',
    );

    const channel = slack.screen(SCHOOL).rooms.find(({ name }) => name.includes('dsl-briefing')) ?? fail();
    await town().store.transact((tx) => tx.remove('places', `slack|${TEAM_ID}|${channel.id}`));
    await slack.command(SCHOOL, '#dsl-briefing', '/review', `show ${id}`);
    await town().settled();
    const answer = slack.messages('#dsl-briefing', SCHOOL).at(-1) ?? fail();
    expect(wordsOf(answer)).toContain('I do not talk about cases in this channel');
  });

  it('a finding becomes an action in one press, with its origin, its source and its theme', async () => {
    const { teams } = town().simulator;
    const { id } = await review();
    await type(`/review finding ${id} Chronologies are not shared between health and schools`);
    await type(`/review findings ${id}`);
    await press('Make it an action', `Findings of ${id}`);
    expect(filledIn(teams.dialog(UNIT))).toMatchObject({
      title: 'Chronologies are not shared between health and schools',
      origin: 'rapid-review',
    });
    await send('Assign', {
      owner: 'tariq-lugg',
      due: '2027-03-31',
      measure: 'In nine of ten files looked at',
      group: 'neglect',
    });
    const [action] = await town().store.read((view) => view.all('actions'));
    expect(action).toMatchObject({ origin: 'rapid-review', source: `review:${id}` });
    expect((await review()).findings).toMatchObject([{ id: 'F1', action: action?.id }]);
  });

  it('a one-page briefing is written, agreed, sent round, and acknowledged by an agency in one press', async () => {
    const { slack } = town().simulator;
    const { id } = await review();
    await type(`/review more ${id}`);
    await press('Write the one page', `What you can do with ${id}`);
    await send('Save', {
      looked: 'Sharing',
      well: 'Midwives ring',
      better: 'Chronologies',
      now: 'Use the tool',
    });
    const chair = 'Ngozi Trevanion';
    await town().simulator.teams.install({ people: [chair] });
    await type(`/review circulate ${id}`);
    unitReads('agreed before it is sent round');
    // Without a step for it in the plan of a rapid review it is agreed from the page itself.
    await type(`/review briefing ${id}`);
    await press('Agree it', `Learning briefing ${id}`, 'Not agreed yet');
    await type(`/review more ${id}`);
    await press('Send the one page round', `What you can do with ${id}`, 'Send the one page round');
    await send('Send it', { agencies: 'action-for-children,livewell-southwest' });

    const page = showing(slack.dmMessages(WORKER_ON_SLACK), `Learning briefing ${id}`, 'Use the tool');
    await slack.press(WORKER_ON_SLACK, 'direct', page.id, { label: 'We have read it and passed it on' });
    await town().settled();
    expect((await review()).onePage?.to).toMatchObject([
      { agency: 'action-for-children', acknowledged: { by: 'jory-whitmarsh' } },
      { agency: 'livewell-southwest' },
    ]);
    expect(wordsOf(unitReads(`Rapid review ${id}`, 'One-page briefing'))).toContain(
      '1 of 2 agencies have read it',
    );
    expect(buttonsOf(showing(slack.dmMessages(WORKER_ON_SLACK), `Learning briefing ${id}`))).toContain(
      'Say how many it reached',
    );
  });

  auditsAndTheOthers(town, desk);

  it('stands in the lists of those it waits for, and no word of it in the log', async () => {
    await type('mywork');
    expect(wordsOf(unitReads('Reviews that wait for you'))).toContain('Rapid review');
    const looks = (await town().store.read((view) => view.all('audit'))).filter(
      (entry) => 'outcome' in entry && entry.outcome === 'seen' && entry.verb === 'review.see',
    );
    expect(new Set(looks.map((entry) => ('who' in entry ? entry.who : '')))).toEqual(
      new Set(['hamish-oduya', 'anne-marie-vosper', 'jory-whitmarsh']),
    );
    expect(town().logged.join('\n')).not.toMatch(/serious incident|Chronologies|secure mail/);
  });
});

function fail(): never {
  throw new Error('It is not there');
}
