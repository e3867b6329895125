import { describe, expect, it } from 'vitest';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import { readBy, skipTo } from '../support/escalations.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { useTown, WORKER_ON_SLACK, WORKER_ON_TEAMS } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT = 'Zainab Cresswell';
const LEAD = 'Anne-Marie Vosper';
const CAP = 450;

describe('licences, from both platforms', () => {
  const town = useTown('2026-11-23T09:00:00Z');
  const licences = () => town().store.read((view) => view.all('licences'));
  const own = async (member: string, pool: string) =>
    (await licences()).find((each) => each.member === member && each.pool === pool && !each.ended);
  const onTeams = (person: string, ...words: string[]) =>
    showing(town().simulator.teams.messages('direct', person), ...words);
  const onSlack = (person: string, ...words: string[]) =>
    showing(town().simulator.slack.dmMessages(person), ...words);

  async function type(person: string, line: string): Promise<void> {
    await town().simulator.teams.dm(person, line);
    await town().settled();
  }
  async function slash(person: string, command: string, line: string): Promise<string> {
    const answered = await town().simulator.slack.command(person, 'direct', command, line);
    await town().settled();
    return JSON.stringify(answered);
  }
  async function press(person: string, label: string, ...words: string[]): Promise<void> {
    const { id } = onTeams(person, ...words);
    expect(await town().simulator.teams.press(person, 'direct', id, label)).toMatchObject({ ok: true });
    await town().settled();
  }

  it('a pool with a cap fills, and whoever comes then waits', async () => {
    // Everybody else's, from before: spread over people who are in no part of the story.
    await town().store.transact(async (tx) => {
      for (let at = 1; at < CAP; at += 1) await tx.put('licences', others(at));
    });
    await slash(WORKER_ON_SLACK, '/training', 'licence ask homicide timeline');
    expect(await own('jory-whitmarsh', 'homicide-timeline')).toMatchObject({ state: 'held' });
    await type(WORKER_ON_TEAMS, '/training licence ask homicide timeline');
    const waits = onTeams(WORKER_ON_TEAMS, 'Number 1 on the waiting list');
    expect(wordsOf(waits)).toContain('450 of 450 licences held, none free, 1 waiting');
    expect(buttonsOf(waits)).toEqual(['I do not need it']);
    // Next morning whoever runs the training and the business unit are told, once.
    await skipTo(town(), '2026-11-23T09:35:30Z');
    expect(readBy(town(), UNIT, 'the cap is reached')).toHaveLength(1);
    expect(readBy(town(), WORKER_ON_SLACK, 'the cap is reached')).toHaveLength(0);
    await skipTo(town(), '2026-11-24T09:35:30Z');
    expect(readBy(town(), UNIT, 'the cap is reached')).toHaveLength(1);
  });

  it('drains by somebody who leaves: the next in line has it and is told', async () => {
    await slash(UNIT, '/partnership', `member leave @${WORKER_ON_SLACK}`);
    expect(await own('tariq-lugg', 'homicide-timeline')).toMatchObject({
      state: 'held',
      since: '2026-11-24',
    });
    const told = onTeams(WORKER_ON_TEAMS, 'Licence held', 'Homicide Timeline e-learning');
    expect(buttonsOf(told)).toEqual([
      'I used it this month',
      'Used more than once',
      'Give it back',
      'Hand to a colleague',
    ]);
    await press(WORKER_ON_TEAMS, 'I used it this month', 'Licence held');
    expect(await own('tariq-lugg', 'homicide-timeline')).toMatchObject({
      uses: [{ month: '2026-11', times: 1 }],
    });
    // The rest of the year is without them.
    await town().store.transact(async (tx) => {
      for (let at = 1; at < CAP; at += 1) await tx.remove('licences', others(at).id);
    });
    const gone = (await licences()).filter(({ member }) => member === 'jory-whitmarsh');
    expect(gone).toMatchObject([{ state: 'released', ended: { why: 'left' } }]);
  });

  it('a tool for trained users comes after the course, once the business unit has set it up', async () => {
    await type(WORKER_ON_TEAMS, '/training licence ask GCP2');
    expect(buttonsOf(onTeams(WORKER_ON_TEAMS, 'The course comes first'))).toEqual(['Sessions to come']);
    await type(WORKER_ON_TEAMS, '/training record GCP2 on 3 Feb 2025');
    await type(WORKER_ON_TEAMS, '/training licence ask GCP2');
    expect(wordsOf(onTeams(WORKER_ON_TEAMS, 'A licence is set aside'))).toContain(
      'Register them with the NSPCC',
    );
    const card = onSlack(UNIT, 'Tariq Lugg', 'A licence is set aside', 'as they say themselves');
    await town().simulator.slack.press(UNIT, 'direct', card.id, { label: 'It is set up' });
    await town().settled();
    expect(await own('tariq-lugg', 'gcp2')).toMatchObject({ state: 'held', since: '2026-11-24' });
    onTeams(WORKER_ON_TEAMS, 'Licence held', 'Graded Care Profile 2');
    // Nobody outside learns who has one; how many is no secret.
    const list = await slash(LEAD, '/training', 'licence list GCP2');
    expect(list).not.toContain('Tariq');
    expect(wordsOf(onSlack(LEAD, 'Graded Care Profile 2'))).toContain('1 licence held');
  });

  it('in one message a morning: the course is due again, and was the licence used; each settled in one press', async () => {
    // The course of 3 February 2025 is due again on 3 February 2027; 1 December asks about November.
    await skipTo(town(), '2026-12-01T09:35:30Z');
    const first = onTeams(WORKER_ON_TEAMS, 'Training and licences', 'did you use it in November');
    await press(WORKER_ON_TEAMS, 'Once', 'Training and licences', 'did you use it in November');
    expect(await own('tariq-lugg', 'gcp2')).toMatchObject({ uses: [{ month: '2026-11', times: 1 }] });
    expect(wordsOf(first)).not.toContain('due Wed 3 February 2027');
    // What else stands in the message of the morning stays.
    onTeams(WORKER_ON_TEAMS, 'Thank you, noted', 'November: once');
    expect(onTeams(WORKER_ON_TEAMS, 'Training and licences', 'did you use it in November').id).toBe(first.id);
    await skipTo(town(), '2027-01-04T09:35:30Z');
    const both = onTeams(
      WORKER_ON_TEAMS,
      'did you use it in December',
      'due Wed 3 February 2027, in 30 days',
    );
    expect(buttonsOf(both)).toEqual(
      expect.arrayContaining([
        'Sessions to come',
        'I have done it elsewhere',
        'Remind me in 5 days',
        'Not used',
      ]),
    );
    await skipTo(town(), '2027-01-05T09:35:30Z');
    expect(readBy(town(), WORKER_ON_TEAMS, 'in 30 days')).toHaveLength(1);
    // Overdue, it is for whoever answers for them as well.
    await skipTo(town(), '2027-02-04T09:35:30Z');
    const leads = town()
      .members.filter(({ name }) => readBy(town(), name, 'Tariq Lugg: Graded Care Profile 2').length > 0)
      .map(({ name }) => name);
    expect(leads).toHaveLength(1);
    expect(leads).not.toContain(WORKER_ON_TEAMS);
  });

  it('after the summer each school says in one press that its staff have had the update; the count says who has not', async () => {
    await skipTo(town(), '2027-09-01T08:35:30Z');
    const asked = onSlack(LEAD, 'Keeping Children Safe in Education 2027');
    await town().simulator.slack.press(LEAD, 'direct', asked.id, { label: 'Done for our staff' });
    await town().settled();
    await slash(UNIT, '/training', 'staff-update');
    expect(wordsOf(onSlack(UNIT, 'Keeping Children Safe in Education 2027'))).toMatch(
      /1 of \d+ done, \d+ without an answer/,
    );
    await skipTo(town(), '2027-09-15T08:35:30Z');
    expect(readBy(town(), LEAD, 'have your staff had the update')).toHaveLength(1);
    expect(readBy(town(), 'Linnet Chowdhury', 'have your staff had the update')).toHaveLength(2);
  });

  it('the business unit records many holders out of a pasted list, after a look at it', async () => {
    await slash(UNIT, '/training', 'licence record GCP2');
    const { slack } = town().simulator;
    const modal = await until(town().simulator, () => slack.modals(UNIT).at(-1), 'the form');
    await slack.submit(UNIT, modal.id, {
      people: 'Linnet Chowdhury\n- Kwame Luscombe\nNobody Atall\nTariq Lugg',
    });
    await town().settled();
    const preview = onSlack(UNIT, '2 people would be recorded');
    expect(wordsOf(preview)).toContain('Line 3 is left out');
    expect(wordsOf(preview)).toContain('Tariq Lugg holds one already');
    expect(await own('linnet-chowdhury', 'gcp2')).toBeUndefined();
    await slack.press(UNIT, 'direct', preview.id, { label: 'Record them' });
    await town().settled();
    expect(await own('linnet-chowdhury', 'gcp2')).toMatchObject({ state: 'held' });
    expect(await own('kwame-luscombe', 'gcp2')).toMatchObject({ state: 'held' });
  });
});

function others(at: number): Licence {
  const people = ['aurelio-penrose', 'priya-nair', 'rosalind-achebe'];
  return {
    id: `LIC-2611-${String(at).padStart(4, '0')}`,
    rev: 1,
    pool: 'homicide-timeline',
    member: people[at % people.length] ?? 'priya-nair',
    state: 'held',
    askedAt: '2026-11-23T08:00:00.000Z',
    since: '2026-11-23',
    uses: [],
    prompted: [],
  };
}
