import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT_ON_SLACK = 'Zainab Cresswell';
const UNIT_ON_TEAMS = 'Priya Nair';

describe('a one-off bank holiday', () => {
  const town = useTown();
  const holidays = () => town().store.read((view) => view.all('holidays'));
  const actionTitled = async (title: string) => {
    const found = (await town().store.read((view) => view.all('actions'))).find(
      (each) => each.title === title,
    );
    if (!found) throw new Error(`"${title}" was not assigned`);
    return found;
  };
  const doneBy = async (verb: string) =>
    (await town().store.read((view) => view.all('audit'))).filter(
      (entry) => entry.verb === verb && entry.outcome === 'done',
    ).length;
  const toldOnSlack = (person: string, ...words: string[]) =>
    showing(town().simulator.slack.messages('#neglect', person), ...words);
  const say = async (person: string, line: string) => {
    await town().simulator.slack.say(person, '#neglect', line);
    await town().settled();
  };

  it('is entered by the business unit on Slack; whose action falls on it is told on either platform and moves it with one press', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await teams.dm(
      CHAIR_ON_TEAMS,
      `/action assign ${WORKER_ON_SLACK} "Send the figures" by 12 Mar 2027 to neglect measure "Sent"`,
    );
    await settled();
    const { id } = await actionTitled('Send the figures');

    await say(UNIT_ON_SLACK, '/partnership holiday add "State funeral" on 12 Mar 2027');
    const answer = wordsOf(
      toldOnSlack(UNIT_ON_SLACK, 'Fri 12 March 2027 is a bank holiday now: State funeral'),
    );
    expect(answer).toContain('No open deadline is counted over that day');
    expect(answer).toContain('One action is due on that day');
    expect(await holidays()).toMatchObject([
      { id: '2027-03-12', name: 'State funeral', by: 'zainab-cresswell' },
    ]);
    expect(await doneBy('holiday.change')).toBe(1);

    // The owner on Slack and the assigner on Teams are both asked; nothing has moved yet.
    const hers = showing(teams.dmMessages(CHAIR_ON_TEAMS), 'State funeral', id);
    const his = showing(slack.dmMessages(WORKER_ON_SLACK), 'State funeral', id);
    expect(buttonsOf(his)).toEqual(['Move to Mon 15 Mar']);
    expect(his.text).not.toContain('figures');
    expect((await actionTitled('Send the figures')).due).toBe('2027-03-12');

    await slack.press(WORKER_ON_SLACK, 'direct', his.id, { label: 'Move to Mon 15 Mar' });
    await settled();
    const moved = await actionTitled('Send the figures');
    expect(moved).toMatchObject({ due: '2027-03-15', rev: 2 });
    expect(moved.dueChanges).toMatchObject([
      { from: '2027-03-12', to: '2027-03-15', reason: 'bank holiday' },
    ]);
    // Every copy of the card shows it.
    showing(slack.dmMessages(WORKER_ON_SLACK), id, 'Mon 15 March 2027', 'bank holiday');
    showing(teams.dmMessages(CHAIR_ON_TEAMS), id, 'Mon 15 March 2027', 'bank holiday');

    // The other one presses, too, and the platform delivers it again under another id: it has moved once.
    await teams.press(CHAIR_ON_TEAMS, 'direct', hers.id, 'Move to Mon 15 Mar');
    await teams.press(CHAIR_ON_TEAMS, 'direct', hers.id, 'Move to Mon 15 Mar');
    await settled();
    expect(await actionTitled('Send the figures')).toMatchObject({ due: '2027-03-15', rev: 2 });
    expect(await doneBy('action.move-due')).toBe(1);
  });

  it('counts from then on in what is typed: "in 1 working day" from Thursday is Monday', async () => {
    town().now = new Date('2027-03-11T09:00:00Z');
    try {
      await say(
        CHAIR_ON_SLACK,
        `/action assign ${WORKER_ON_SLACK} "After the funeral" in 1 working day measure "Done"`,
      );
      expect((await actionTitled('After the funeral')).due).toBe('2027-03-15');
    } finally {
      town().now = new Date('2026-11-23T09:00:00Z');
    }
  });

  it('is in the list, with what is published and what is provisional, and is taken out there, once', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    await say(UNIT_ON_SLACK, '/partnership holiday');
    const list = toldOnSlack(UNIT_ON_SLACK, 'Bank holidays');
    expect(wordsOf(list)).toContain('Fri 12 March 2027 · entered by the business unit');
    expect(wordsOf(list)).toContain('2030, provisional');
    expect(wordsOf(list)).toContain('Fri 25 December 2026');
    expect(buttonsOf(list)).toEqual(['Take out']);
    await slack.press(UNIT_ON_SLACK, '#neglect', list.id, { label: 'Take out' });
    await settled();
    expect(await holidays()).toEqual([]);
    // Entered anew: the old list's button is not for this one.
    await say(UNIT_ON_SLACK, '/partnership holiday add "State funeral" on 12 Mar 2027');
    await slack.press(UNIT_ON_SLACK, '#neglect', list.id, { label: 'Take out' });
    await settled();
    expect(await holidays()).toHaveLength(1);
    await say(UNIT_ON_SLACK, '/partnership holiday remove on 12/03/2027');
    toldOnSlack(UNIT_ON_SLACK, 'Fri 12 March 2027 is a working day again');
    expect(await holidays()).toEqual([]);
    expect(await doneBy('holiday.change')).toBe(4);
  });

  it('is refused on a weekend, on a bank holiday, and to everybody else', async () => {
    const before = await doneBy('holiday.change');
    await say(UNIT_ON_SLACK, '/partnership holiday add "Jubilee" on 13 Mar 2027');
    toldOnSlack(UNIT_ON_SLACK, 'is a weekend, so it is no working day already');
    await say(UNIT_ON_SLACK, '/partnership holiday add "Jubilee" on 25 Dec 2026');
    toldOnSlack(UNIT_ON_SLACK, 'is a bank holiday already (Christmas Day)');
    await say(UNIT_ON_SLACK, '/partnership holiday remove on 25 Dec 2026');
    toldOnSlack(UNIT_ON_SLACK, 'Only days that were entered here can be taken out');
    await say(CHAIR_ON_SLACK, '/partnership holiday add "Day off" on 12 Mar 2027');
    toldOnSlack(CHAIR_ON_SLACK, 'Your role does not include');
    expect(await holidays()).toEqual([]);
    expect(await doneBy('holiday.change')).toBe(before);
  });

  it('asks for what is missing with a form, and holds the name to the text guard', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await say(UNIT_ON_SLACK, '/partnership holiday add "Coronation"');
    const modal = await until(simulator, () => slack.modals(UNIT_ON_SLACK)[0], 'the form');
    await slack.submit(UNIT_ON_SLACK, modal.id, { date: '2027-03-13' });
    expect(await holidays()).toEqual([]);
    await slack.submit(UNIT_ON_SLACK, modal.id, { date: '2027-05-05' });
    await settled();
    expect(await holidays()).toMatchObject([{ id: '2027-05-05', name: 'Coronation' }]);
    await teams.dm(UNIT_ON_TEAMS, 'partnership holiday add "Day for 999 012 3454" on 6 May 2027');
    await teams.dm(UNIT_ON_TEAMS, 'partnership holiday add "Day for 9990123454" on 6 May 2027');
    await settled();
    expect(await holidays()).toHaveLength(1);
  });

  it('asks first about a day that has passed, says what it would change, and does it once', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    await teams.dm(UNIT_ON_TEAMS, 'partnership holiday add "Storm closure" on 19 Nov 2026');
    await settled();
    const asked = showing(teams.dmMessages(UNIT_ON_TEAMS), 'Thu 19 November 2026 has passed');
    expect(wordsOf(asked)).toContain('No open deadline would move.');
    expect((await holidays()).map(({ id }) => id)).toEqual(['2027-05-05']);
    const before = await doneBy('holiday.change');
    await teams.press(UNIT_ON_TEAMS, 'direct', asked.id, 'Enter it all the same');
    await teams.repeat();
    await settled();
    expect((await holidays()).map(({ id }) => id)).toEqual(['2026-11-19', '2027-05-05']);
    expect(await doneBy('holiday.change')).toBe(before + 1);
  });
});
