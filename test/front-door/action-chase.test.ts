import { describe, expect, it } from 'vitest';
import { acceptAction } from '../../src/domain/action/owners-steps.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { newAction } from '../support/actions.ts';
import { passTo, readBy } from '../support/escalations.ts';
import { buttonsOf, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';

const ON_TEAMS = 'Gwilym Choudhary';
const ON_SLACK = 'Blodwen Iqbal';
const CHAIR = 'Clementine Owusu';
const UNIT = 'Zainab Cresswell';

const kept = (id: string, title: string, due: string, doer: string): Action =>
  acceptAction(
    newAction(
      { id, title, due, doer, by: 'clementine-owusu', route: ['neglect'] },
      '2026-11-02T09:00:00.000Z',
    ),
    doer,
    new Date('2026-11-02T10:00:00Z'),
  );

describe('actions in view: prompts, lists, boards and files', () => {
  const town = useTown('2026-11-23T08:00:00Z');
  const prompts = (person: string) => readBy(town(), person, 'Actions\n');
  const latest = (person: string) => {
    const last = prompts(person).at(-1);
    if (!last) throw new Error(`${person} had no prompt`);
    return last;
  };

  it('come once in the morning, all in one message, to the owner, the chair and at last the business unit', async () => {
    await town().store.transact(async (tx) => {
      for (const action of [
        kept('ACT-2611-GCPU', 'Count the uses of the tool', '2026-11-23', 'gwilym-choudhary'),
        kept('ACT-2611-WKLY', 'Weigh and measure at two', '2026-11-24', 'gwilym-choudhary'),
        kept('ACT-2611-CHRN', 'Share the chronology page', '2026-11-16', 'blodwen-iqbal'),
        kept('ACT-2611-FRLR', 'Train the trainers', '2027-03-10', 'jory-whitmarsh'),
      ])
        await tx.put('actions', action);
    });
    await passTo(town(), '2026-11-23T09:05:10Z');

    expect(prompts(ON_TEAMS)).toHaveLength(1);
    expect(wordsOf(latest(ON_TEAMS))).toContain('2 need a look today');
    expect(wordsOf(latest(ON_TEAMS))).toContain('It is yours, and due today.');
    expect(wordsOf(latest(ON_TEAMS))).toContain('It is yours, and due in 1 working day.');
    expect(buttonsOf(latest(ON_TEAMS)).slice(0, 3)).toEqual(['Open', 'Mark as done', 'Remind me tomorrow']);
    expect(wordsOf(latest(ON_SLACK))).toContain('5 working days overdue');
    expect(wordsOf(latest(CHAIR))).toContain('It is 5 working days overdue. You look after this group.');
    expect(buttonsOf(latest(CHAIR))).toEqual(['Open']);
    expect(wordsOf(latest(UNIT))).toContain('ACT-2611-CHRN');
    // What a phone shows while it is locked.
    expect(latest(ON_TEAMS).text).not.toContain('Weigh');
  });

  it('are put off in one press, which moves nothing else, and come again on that day', async () => {
    const { simulator, store } = town();
    await simulator.slack.press(ON_SLACK, 'direct', latest(ON_SLACK).id, { label: 'Remind me tomorrow' });
    await town().settled();
    expect(readBy(town(), ON_SLACK, 'I will come back to you on Tue 24 November 2026')).toHaveLength(1);
    expect((await store.read((view) => view.get('actions', 'ACT-2611-CHRN')))?.due).toBe('2026-11-16');
    await passTo(town(), '2026-11-24T09:05:10Z');
    expect(prompts(ON_SLACK)).toHaveLength(2);
    expect(wordsOf(latest(ON_SLACK))).toContain('You asked to hear of it again today.');
    await passTo(town(), '2026-11-25T09:05:10Z');
    expect(prompts(ON_SLACK)).toHaveLength(2);
  });

  it('are found by the words people use, and no list shows what its reader may not see', async () => {
    const { simulator } = town();
    const ask = async (line: string) => {
      await simulator.slack.say(CHAIR, 'direct', line);
      await town().settled();
      return wordsOf(simulator.slack.dmMessages(CHAIR).at(-1) ?? latest(CHAIR));
    };
    expect(await ask('action list overdue in neglect')).toContain('ACT-2611-CHRN');
    expect(await ask('action list overdue in neglect')).not.toContain('ACT-2611-FRLR');
    expect(await ask('action list waiting for assurance')).toContain('There are none');
    expect(await ask('action list about chronology')).toContain('1 about “chronology”');
    expect(await ask('action list mine overdue')).toContain('of yours');
    expect(await ask('action ACT-2611-CHRN')).toContain('ACT-2611-CHRN');
    const board = await ask('action board neglect');
    expect(board).toContain('4 open. 3 overdue.');
    expect(board.indexOf('ACT-2611-CHRN')).toBeLessThan(board.indexOf('ACT-2611-FRLR'));
    await simulator.slack.say('Tobias Ekwueme', 'direct', 'action list mine');
    await town().settled();
    expect(readBy(town(), 'Tobias Ekwueme', 'ACT-2611')).toEqual([]);
  });

  it('come as a file for whoever asked: the same list, behind a link that is over in minutes', async () => {
    const { simulator } = town();
    await simulator.slack.say(CHAIR, 'direct', 'action list overdue');
    await town().settled();
    const list = readBy(town(), CHAIR, 'Overdue actions').at(-1);
    await simulator.slack.press(CHAIR, 'direct', list?.id ?? '', { label: 'As a spreadsheet' });
    await town().settled();
    const told = JSON.stringify(readBy(town(), CHAIR, 'Your list is ready').at(-1));
    const url = /http[^"]+\/files\/[\w-]+/.exec(told)?.[0] ?? '';
    const answer = await fetch(url);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')[0]).toContain('Reference,What,Who,Due');
    expect(text).toContain('ACT-2611-CHRN,Share the chronology page');
    expect(text).not.toContain('ACT-2611-FRLR');
    town().now = new Date(town().now.getTime() + 16 * 60_000);
    expect((await fetch(url)).status).toBe(404);
  });

  it('stop when it is done, and say nothing to those who owe nothing', async () => {
    const before = prompts(ON_TEAMS).length;
    await town().simulator.teams.say(ON_TEAMS, 'direct', 'action done ACT-2611-WKLY 61 of 64 were weighed');
    await town().simulator.teams.say(ON_TEAMS, 'direct', 'action done ACT-2611-GCPU 40 uses');
    await town().settled();
    await passTo(town(), '2026-11-26T09:05:10Z');
    expect(prompts(ON_TEAMS)).toHaveLength(before);
    expect(prompts('Tobias Ekwueme')).toEqual([]);
  });

  it('reach the chair as a digest five working days before the group meets', async () => {
    // Neglect meets on Wed 9 December 2026.
    await passTo(town(), '2026-12-01T12:00:00Z');
    expect(
      readBy(town(), CHAIR, 'Share the chronology page').filter((each) => wordsOf(each).includes('2 open.')),
    ).toEqual([]);
    await passTo(town(), '2026-12-02T09:20:10Z');
    const digest = readBy(town(), CHAIR, '2 open. 1 overdue.').at(-1);
    expect(digest && wordsOf(digest)).toContain('ACT-2611-CHRN');
  });

  it('say so at once when nobody holds the seat or chairs the group, with the way to give it to somebody', async () => {
    const { slack } = town().simulator;
    const assign = async (line: string) => {
      await slack.say(CHAIR, 'direct', `action assign ${line} "Count it" by 18 Dec measure "Monthly number"`);
      await town().settled();
      return readBy(town(), CHAIR, 'is assigned').at(-1) ?? latest(CHAIR);
    };
    const seat = await assign('the chair of task and finish');
    expect(wordsOf(seat)).toContain('Nobody has been told of it');
    expect(buttonsOf(seat)).toEqual(['Give it to somebody']);
    await town().amend('Dominic Oyelaran', { roles: [] });
    const sent = await assign('@Ewan Tregear to sawg from scorecard');
    expect(wordsOf(sent)).toContain('nobody on record as its chair: the business unit');
  });
});
