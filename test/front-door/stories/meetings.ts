import { expect, it } from 'vitest';
import { opened } from '../../domain/review/build.ts';
import { skipTo } from '../../support/escalations.ts';
import { buttonsOf, showing, wordsOf } from '../../support/screens.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, type Town } from '../../support/town.ts';

const OF_ANOTHER_GROUP = 'Hester Qureshi';
const UNIT = 'Zainab Cresswell';

/** Who was not at the table, a day that cannot be any more, and a group whose dates rest: in the town of the one meeting. */
export function seatsAndRests(town: () => Town): void {
  it('seats that stay empty are shown to the business unit alone', async () => {
    const { slack } = town().simulator;
    for (const person of [UNIT, OF_ANOTHER_GROUP]) {
      await slack.command(person, 'direct', '/meeting', 'gaps');
      await town().settled();
    }
    expect(wordsOf(showing(slack.dmMessages(UNIT), 'Empty seats'))).toContain('MAPQAG');
    expect(slack.dmMessages(OF_ANOTHER_GROUP).map(wordsOf).join()).not.toContain('Empty seats');
  });

  it('what is going to be sent is shown to its end, and of one group to whom by name', async () => {
    const { slack } = town().simulator;
    await slack.command(UNIT, 'direct', '/meeting', 'preview');
    await town().settled();
    const first = showing(slack.dmMessages(UNIT), 'What is sent until', 'page 1 of');
    await slack.press(UNIT, 'direct', first.id, { label: 'Next page' });
    await town().settled();
    showing(slack.dmMessages(UNIT), 'What is sent until', 'page 2 of');
    await slack.command(UNIT, 'direct', '/meeting', 'preview CSPR');
    await town().settled();
    const ofOne = wordsOf(showing(slack.dmMessages(UNIT), 'What is sent until', 'for CSPR'));
    expect(ofOne).not.toContain(' more');
    await slack.command(UNIT, 'direct', '/meeting', 'list');
    await town().settled();
    expect(wordsOf(showing(slack.dmMessages(UNIT), 'are of groups you are not in'))).toContain('MAPQAG');
    await slack.command(UNIT, 'direct', '/meeting', 'move MAPQAG to 1 Mar 2027');
    await town().settled();
    expect(JSON.stringify(slack.modals(UNIT).at(-1))).toContain('2027-03-01');
  });

  it('a day that becomes a bank holiday takes a meeting with it: its chair chooses another in one press, who knew it reads why', async () => {
    const { slack, teams } = town().simulator;
    const holiday = async (line: string) => {
      await slack.command(UNIT, 'direct', '/partnership', `holiday ${line}`);
      await town().settled();
    };
    const held = await town().store.read((view) => view.find('meetings', 'group', 'mapqag'));
    const { id } = held.find(({ kind }) => kind === 'extraordinary') ?? fail();
    const member = (...words: string[]) => wordsOf(showing(slack.dmMessages(CHAIR_ON_SLACK), id, ...words));
    await holiday('add "State funeral" on 3 Feb 2027');
    const answer = wordsOf(showing(slack.dmMessages(UNIT), 'is a bank holiday now: State funeral'));
    expect(answer).toContain(`Meetings of that day wait for another one: MAPQAG ${id}.`);
    expect(member('Waits for a new date')).toContain('Wed 3 February 2027 is a bank holiday.');
    const asked = showing(
      teams.messages('direct', CHAIR_ON_TEAMS),
      'A meeting needs another date',
      `${id}: was Wed 3 February 2027, 14:00`,
    );
    const [first = '', ...others] = buttonsOf(asked);
    expect(first).toBe('Fri 5 February 2027');
    expect(others).toHaveLength(4);
    await teams.press(CHAIR_ON_TEAMS, 'direct', asked.id, first);
    await town().settled();
    expect(member('Fri 5 February 2027, 14:00')).toContain('From Wed 3 February 2027, 14:00: Wed 3');

    // Taken out again, what somebody has moved stays where it is; a day that nobody has left is given back.
    await holiday('add "State funeral" on 5 Feb 2027');
    await holiday('remove on 3 Feb 2027');
    expect(member('Waits for a new date')).toContain('Fri 5 February 2027 is a bank holiday.');
    await holiday('remove on 5 Feb 2027');
    expect(member('Fri 5 February 2027, 14:00')).toContain('Fri 5 February 2027 is a working day again.');
  });

  it('while the review group sits on a live review its dates rest, and come back after it', async () => {
    const list = async (): Promise<string> => {
      const { slack } = town().simulator;
      await slack.command(UNIT, 'direct', '/meeting', 'list CSPR');
      await town().settled();
      return wordsOf(slack.dmMessages(UNIT).at(-1) ?? fail());
    };
    const review = opened('practice-review', '2027-01-12');
    const morning = async (state: 'open' | 'closed', at: string) => {
      await town().store.transact((tx) => tx.put('reviews', { ...review, state }));
      await skipTo(town(), at);
    };
    const before = await list();
    const later = /\d+ (?:May|June|July|September) 2027/.exec(before)?.[0] ?? fail();
    await morning('open', '2027-02-01T06:10:30Z');
    expect(await list()).not.toContain(later);
    await morning('closed', '2027-02-02T06:10:30Z');
    expect(await list()).toContain(later);
  });
}

function fail(): never {
  throw new Error('It is not there');
}
