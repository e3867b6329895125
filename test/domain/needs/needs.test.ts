import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsAskView, needsForm } from '../../../commands/training/needs-ask.ts';
import { needsWork } from '../../../commands/training/needs-work.ts';
import { trainingNeeds } from '../../../schedules/training-needs.ts';
import { needsSweep } from '../../../src/bot/metric-retention.ts';
import { askedAs, keepAnswer, maySeeNeeds, needsResult } from '../../../src/bot/needs-store.ts';
import { ScheduleRunner } from '../../../src/bot/schedule-runner.ts';
import { snooze } from '../../../src/bot/snooze.ts';
import type { NeedsTally } from '../../../src/domain/needs/record.ts';
import { rankNeeds, surveyCounts, type SourceCounts } from '../../../src/domain/needs/ranked.ts';
import { openRound, roundOf } from '../../../src/domain/needs/round.ts';
import { addAnswer, tallyKeys } from '../../../src/domain/needs/tally.ts';
import { ENGLAND, isWorkingDay, londonDate } from '../../../src/domain/working-days.ts';
import { createDirectory } from '../../../src/partnership/directory.ts';
import type { Member } from '../../../src/partnership/model.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import '../../support/fixed-seed.ts';
import { townsfolk } from '../../support/people.ts';
import { plymouthFile } from '../../support/plymouth.ts';
import { FakeClock } from '../../support/schedules.ts';

const partnership = plymouthFile();
const { needs } = partnership;
const round = roundOf(2027, needs, ENGLAND);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const JORY = 'jory-whitmarsh';

async function office(at: string, members: readonly Member[] = townsfolk()) {
  const clock = new FakeClock(at);
  const store = new MemoryStore();
  const directory = createDirectory(partnership, members, () => londonDate(clock.now()));
  const around = { partnership, directory, calendar: ENGLAND };
  const runner = new ScheduleRunner({
    store,
    schedules: [trainingNeeds],
    surroundings: () => Promise.resolve(around),
    log: silent,
    now: clock.now,
    monotonic: clock.monotonic,
  });
  await runner.tick();
  const read = new Set<string>();
  const jump = async (to: string): Promise<string[]> => {
    clock.pass(Date.parse(to) - clock.now().getTime());
    await runner.tick();
    const fresh = (await store.read((view) => view.all('outbox'))).filter(({ id }) => !read.has(id));
    for (const { id } of fresh) read.add(id);
    return fresh.map(({ to: { ...whom } }) => (whom.kind === 'member' ? whom.member : '')).sort();
  };
  const answer = (who: string, chosen: Record<string, string[]>, text = '') =>
    store.transact((tx) =>
      keepAnswer(
        tx,
        directory.member(who) ?? fail(who),
        { chosen, texts: { else: text } },
        round,
        partnership,
      ),
    );
  return { clock, store, directory, around, jump, answer };
}

describe('the yearly question by the clock', () => {
  it('goes out on a working day in January, with two reminders before the end of March, in every year', () => {
    expect(round).toEqual({
      year: 2027,
      steps: ['2027-01-11', '2027-02-01', '2027-03-01'],
      last: '2027-03-26',
    });
    for (let year = 2025; year <= 2028; year += 1) {
      const { steps, last } = roundOf(year, needs, ENGLAND);
      expect(steps).toHaveLength(3);
      for (const step of steps) expect(isWorkingDay(step, ENGLAND)).toBe(true);
      expect(openRound(last, needs, ENGLAND)?.year).toBe(year);
    }
    expect(openRound('2027-01-10', needs, ENGLAND)).toBeUndefined();
    expect(openRound('2027-03-27', needs, ENGLAND)).toBeUndefined();
  });

  it('asks everybody who works with children once, reminds who has not answered, and nobody who is away', async () => {
    const members = townsfolk().map((each) =>
      each.id === JORY ? { ...each, away: { from: '2027-01-04', back: '2027-01-20' } } : each,
    );
    const desk = await office('2027-01-04T08:00:00Z', members);
    expect(await desk.jump('2027-01-08T11:11:00Z')).toEqual([]);
    const asked = await desk.jump('2027-01-11T11:11:00Z');
    expect(asked.length).toBe(members.filter((each) => askedAs(each, partnership)).length - 1);
    expect(asked).not.toContain(JORY);
    expect(asked).not.toContain('saoirse-hext');
    expect(await desk.jump('2027-01-12T11:11:00Z')).toEqual([]);
    expect(await desk.jump('2027-01-20T11:11:00Z'), 'once back').toEqual([JORY]);
    const [first = ''] = asked;
    await desk.answer(first, { topics: ['neglect'] });
    await desk.store.transact((tx) =>
      snooze(tx, { member: JORY, subject: 'needs:2027', until: '2027-02-04' }, desk.clock.now()),
    );
    const reminded = await desk.jump('2027-02-01T11:11:00Z');
    expect(reminded).toHaveLength(asked.length - 1);
    expect(reminded).not.toContain(first);
    expect(await desk.jump('2027-02-04T11:11:00Z')).toEqual([JORY]);
    // Down for a month: the last reminder is one, and after the last day there is none.
    expect((await desk.jump('2027-03-10T11:11:00Z')).length).toBe(asked.length);
    expect(await desk.jump('2027-03-29T11:11:00Z')).toEqual([]);
    const drawn = (who: string, at: string) =>
      desk.store.read((store) =>
        needsAskView.draw(who, { store, partnership, directory: desk.directory, now: new Date(at) }),
      );
    expect(JSON.stringify(await drawn(JORY, '2027-03-10T11:11:00Z'))).toContain('You have not answered yet');
    expect(await drawn(first, '2027-03-10T11:11:00Z')).toBeUndefined();
    expect(await drawn(JORY, '2027-03-10T22:00:00Z')).toBeUndefined();
    const member = desk.directory.member(JORY) ?? fail('jory');
    const owed = (today: string) =>
      desk.store.read((store) =>
        needsWork.owed({ ...desk.around, store, member, now: new Date(`${today}T10:00:00Z`), today }),
      );
    expect((await owed('2027-03-10')).count).toBe(1);
    expect((await owed('2027-03-29')).count).toBe(0);
  });
});

describe('answers', () => {
  it('are counted by agency and by role apart; nothing of one person is kept but that they have answered', async () => {
    const desk = await office('2027-01-11T08:00:00Z');
    await desk.jump('2027-01-11T11:11:00Z');
    await desk.answer(
      JORY,
      { topics: ['neglect', 'challenge', 'weather'], sure: ['mostly'] },
      'More at lunch',
    );
    const all = await desk.store.read(async (view) => ({
      tallies: await view.all('needsTallies'),
      texts: await view.all('needsTexts'),
      person: await view.get('needsPeople', `2027|${JORY}`),
    }));
    expect(all.tallies.map(({ id }) => id).sort()).toEqual([
      '2027|agency|action-for-children',
      '2027|all',
      '2027|role|practitioner',
    ]);
    const told = [...all.tallies].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(told.map(({ of, people, chosen }) => [of, people, chosen['topics']])).toEqual([
      ['agency', 1, undefined],
      ['all', 1, { neglect: 1, challenge: 1 }],
      ['role', 1, undefined],
    ]);
    expect(JSON.stringify([all.tallies, all.texts])).not.toContain(JORY);
    expect(all.texts).toMatchObject([{ text: 'More at lunch', year: 2027 }]);
    expect(all.person).toMatchObject({ answered: true });
    const result = await desk.store.read((view) => needsResult(view, desk.clock.now(), desk.around));
    expect(result.ranked.map(({ theme, from }) => [theme.id, from.survey])).toEqual([
      ['challenge', '<5'],
      ['neglect', '<5'],
    ]);
    // Words come out together, once nobody can see which came last.
    const textsOn = async (day: string) =>
      (await desk.store.read((view) => needsResult(view, new Date(`${day}T10:00:00Z`), desk.around))).texts;
    expect([await textsOn('2027-03-26'), await textsOn('2027-03-27')]).toEqual([[], ['More at lunch']]);
    expect(needsForm.about).toBe('case');
    const due = await desk.store.read((view) => needsSweep.due(view, '2028-02-01T00:00:00.000Z', 99));
    await desk.store.transact(async (tx) => {
      for (const each of due) await needsSweep.purge(tx, each, desk.clock.now());
    });
    expect(await desk.store.read((view) => view.all('needsPeople'))).toEqual([]);
    expect(await desk.store.read((view) => view.all('needsTexts'))).toEqual([]);
    expect((await desk.store.read((view) => view.all('needsTallies'))).length).toBe(3);
  });

  it('add up whatever the order, and every count is at most the people who answered', () => {
    const choices = needs.questions[0]?.choices.map(({ id }) => id) ?? [];
    const answer = fc.subarray([...choices, 'unknown']);
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
        const [key] = tallyKeys(2027, 'a', 'dsl');
        if (!key) throw new Error('no key');
        const add = (all: string[][]): NeedsTally =>
          all.reduce<NeedsTally>((tally, topics) => addAnswer(tally, needs.questions, { topics }), {
            ...key,
            people: 0,
            chosen: {},
          });
        const tally = add(answers);
        expect(tally).toEqual(add([...answers].reverse()));
        expect(tally.people).toBe(answers.length);
        for (const count of Object.values(tally.chosen['topics'] ?? {}))
          expect(count).toBeLessThanOrEqual(answers.length);
        expect(tally.chosen['topics']?.['unknown']).toBeUndefined();
        expect(Object.keys(surveyCounts(needs.questions, tally)).length).toBeGreaterThan(5);
      }),
      { numRuns: 50 },
    );
  });

  it('rank with what audits, escalations and the briefing bring; each place counts the same and says where it came from', () => {
    const counts: SourceCounts = {
      survey: { neglect: 20, challenge: 10, 'online-safety': 3 },
      findings: { 'domestic-abuse': 4 },
      escalations: { threshold: 6, drift: 6 },
      briefing: { drugs: 60, online: 30 },
    };
    const ranked = rankNeeds(needs.themes, counts);
    expect(ranked.map(({ theme, weight }) => [theme.id, weight])).toEqual([
      ['challenge', 38],
      ['domestic-abuse', 25],
      ['adolescents', 25],
      ['neglect', 25],
      ['online-safety', 15],
    ]);
    expect(ranked[0]?.from).toEqual({ survey: '10', escalations: '12' });
    expect(ranked.at(-1)?.from).toEqual({ survey: '<5', briefing: '30' });
    const other = rankNeeds(needs.themes, { ...counts, survey: { ...counts.survey, 'online-safety': 1 } });
    expect(other).toEqual(ranked);
    expect(rankNeeds(needs.themes, { survey: {}, findings: {}, escalations: {}, briefing: {} })).toEqual([]);
  });

  it('the result is for the business unit, the partners and whoever chairs the group that uses it', () => {
    const person = (id: string) => townsfolk().find((each) => each.id === id) ?? fail(id);
    expect(
      ['zainab-cresswell', 'aurelio-penrose', 'gareth-penhallow'].map((id) =>
        maySeeNeeds(person(id), partnership),
      ),
    ).toEqual([true, true, true]);
    for (const id of [JORY, 'clementine-owusu', 'chidinma-rosewarne'])
      expect(maySeeNeeds(person(id), partnership), id).toBe(false);
  });
});

function fail(why: string): never {
  throw new Error(why);
}
