import { describe, expect, it } from 'vitest';
import { returnPromptView } from '../../cards/return/prompts.ts';
import { returnWork } from '../../commands/report/returns-work.ts';
import { returns } from '../../schedules/returns.ts';
import { figureSweep, returnSweep } from '../../src/bot/metric-retention.ts';
import { returnSteps } from '../../src/bot/return-steps.ts';
import { answererOf, askedIn, leadOf, mayReturn } from '../../src/bot/returns-people.ts';
import { ScheduleRunner } from '../../src/bot/schedule-runner.ts';
import { snooze } from '../../src/bot/snooze.ts';
import { answerReturn } from '../../src/domain/returns/moves.ts';
import type { MonthlyReturn } from '../../src/domain/returns/record.ts';
import { ENGLAND, londonDate } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townsfolk } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { FakeClock } from '../support/schedules.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const partnership = plymouthFile();

/** The office on one morning: what each person was sent, by the clock. */
async function office(at: string, members: readonly Member[] = townsfolk()) {
  const clock = new FakeClock(at);
  const store = new MemoryStore();
  const directory = createDirectory(partnership, members, () => londonDate(clock.now()));
  const runner = new ScheduleRunner({
    store,
    schedules: [returns],
    surroundings: () => Promise.resolve({ partnership, directory, calendar: ENGLAND }),
    log: silent,
    now: clock.now,
    monotonic: clock.monotonic,
  });
  await runner.tick();
  const all = () => store.read((view) => view.all('monthlyReturns'));
  const read = new Set<string>();
  /** What left since the last look: `jory-whitmarsh return`, `clementine-owusu returns-prompt`. */
  const sent = async (): Promise<string[]> => {
    const outbox = await store.read((view) => view.all('outbox'));
    const fresh = outbox.filter(({ id }) => !read.has(id));
    for (const { id } of fresh) read.add(id);
    return fresh
      .map(
        ({ to, content }) =>
          `${to.kind === 'member' ? to.member : ''} ${content?.kind === 'record' ? content.view : ''}`,
      )
      .sort();
  };
  const jump = async (to: string): Promise<string[]> => {
    clock.pass(Date.parse(to) - clock.now().getTime());
    await runner.tick();
    return sent();
  };
  return { clock, store, directory, all, jump, runner };
}

const of = (records: readonly MonthlyReturn[], team: string): MonthlyReturn => {
  const found = records.findLast((each) => each.team === team);
  if (!found) throw new Error(`no ${team}`);
  return found;
};

describe('the monthly returns by the clock', () => {
  it('are asked for once on the second working day, one card each; a person with several has a list', async () => {
    const desk = await office('2026-12-01T08:00:00Z', [
      ...townsfolk().filter(({ id }) => id !== 'tariq-lugg'),
      // Holds both posts of children's services.
      ...townsfolk()
        .filter(({ id }) => id === 'yusuf-hannaford')
        .map((each) => ({
          ...each,
          id: 'tariq-lugg',
          post: 'Team Manager, Locality Team',
          email: 't@council.example',
        })),
    ]);
    expect(await desk.jump('2026-12-01T09:41:00Z')).toEqual([]);
    const sent = await desk.jump('2026-12-02T09:41:00Z');
    expect(await desk.all()).toHaveLength(12);
    expect(sent).toContain('siobhan-carrow return');
    expect(sent).toHaveLength(12);
    expect(await desk.jump('2026-12-03T09:41:00Z')).toEqual([]);
    expect(of(await desk.all(), 'mash')).toMatchObject({
      month: '2026-11',
      askedOn: '2026-12-02',
      state: 'asked',
    });
  });

  it('reminds twice on the fifth and eighth working day, tells the lead on the tenth, and nobody who has answered', async () => {
    const desk = await office('2026-12-01T08:00:00Z');
    await desk.jump('2026-12-02T09:41:00Z');
    const mash = of(await desk.all(), 'mash');
    const asked = askedIn(partnership, mash)?.asked;
    if (!asked) throw new Error('none');
    const answered = answerReturn(
      mash,
      asked,
      { decided: 3, 'in-time': 3 },
      { member: 'x', now: desk.clock.now() },
    );
    await desk.store.transact((tx) => tx.put('monthlyReturns', answered));
    expect(await desk.jump('2026-12-04T09:41:00Z')).toEqual([]);
    const first = await desk.jump('2026-12-07T09:41:00Z');
    expect(first).toContain('jory-whitmarsh returns-prompt');
    expect(first.some((each) => each.startsWith('siobhan-carrow'))).toBe(false);
    expect(await desk.jump('2026-12-10T09:41:00Z')).toEqual(first);
    const last = await desk.jump('2026-12-14T09:41:00Z');
    expect(last).toContain('clementine-owusu returns-prompt');
    expect(last).toContain('ngozi-trevanion returns-prompt');
    // Where nobody is above them, the business unit hears of it.
    expect(last).toContain('priya-nair returns-prompt');
    expect(await desk.jump('2026-12-15T09:41:00Z')).toEqual([]);
    const viewer = desk.directory.member('jory-whitmarsh');
    const drawn = (at: string) =>
      desk.store.read((view) =>
        returnPromptView.draw('jory-whitmarsh', {
          ...{ store: view, partnership, directory: desk.directory, now: new Date(at) },
          ...(viewer ? { viewer } : {}),
        }),
      );
    expect(JSON.stringify(await drawn('2026-12-14T09:41:00Z'))).toContain('the month shows as a gap');
    expect(await drawn('2026-12-14T21:00:00Z'), 'nobody is prompted at night').toBeUndefined();
  });

  it('what is owed when the next month is asked for is a gap that can still be filled', async () => {
    const desk = await office('2026-12-01T08:00:00Z');
    await desk.jump('2026-12-02T09:41:00Z');
    await desk.jump('2026-12-14T09:41:00Z');
    // Bank holidays: New Year's Day is a Friday, so the second working day is Tuesday the 5th.
    expect(await desk.jump('2027-01-04T09:41:00Z')).toEqual([]);
    expect((await desk.jump('2027-01-05T09:41:00Z')).length).toBeGreaterThan(8);
    const records = await desk.all();
    expect(records.filter(({ month }) => month === '2026-11').every(({ state }) => state === 'gap')).toBe(
      true,
    );
    expect(records.filter(({ month }) => month === '2026-12').every(({ state }) => state === 'asked')).toBe(
      true,
    );
  });

  it('downtime merges what waited into one, and a morning missed for good is made up for by the next', async () => {
    const desk = await office('2026-12-02T08:00:00Z');
    await desk.jump('2026-12-02T09:41:00Z');
    // Down from the reminders to the day before the lead is told: of both reminders the second is sent, once.
    const sent = await desk.jump('2026-12-11T10:00:00Z');
    expect(sent.filter((each) => each.startsWith('jory-whitmarsh'))).toEqual([
      'jory-whitmarsh returns-prompt',
    ]);
    expect(of(await desk.all(), 'action-for-children').prompted.map(({ step }) => step)).toEqual([
      'asked',
      'second',
    ]);
    // In the evening it is too late for a prompt of the morning; the next working morning has it.
    const other = await office('2026-12-02T08:00:00Z');
    expect(await other.jump('2026-12-02T19:00:00Z')).toEqual([]);
    expect((await other.jump('2026-12-03T09:41:00Z')).length).toBeGreaterThan(8);
    // Started in the middle of a month: nothing is asked for that whose chase would already be over.
    const late = await office('2026-11-23T08:00:00Z');
    expect(await late.jump('2026-11-23T09:41:00Z')).toEqual([]);
    expect(await late.all()).toEqual([]);
  });

  it('can be put off by the one who owes it; whoever is away is answered for by who stands in', async () => {
    const desk = await office('2026-12-01T08:00:00Z');
    await desk.jump('2026-12-02T09:41:00Z');
    const { id } = of(await desk.all(), 'action-for-children');
    await desk.store.transact((tx) =>
      snooze(
        tx,
        { member: 'jory-whitmarsh', subject: `return:${id}`, until: '2026-12-09' },
        desk.clock.now(),
      ),
    );
    expect(await desk.jump('2026-12-07T09:41:00Z')).not.toContain('jory-whitmarsh returns-prompt');
    expect(await desk.jump('2026-12-09T09:41:00Z')).toEqual(['jory-whitmarsh returns-prompt']);
  });

  it('belongs to one person, their deputy and those who answer for the agency; a gap shows among what has no next step', async () => {
    const desk = await office('2026-12-01T08:00:00Z');
    await desk.jump('2026-12-02T09:41:00Z');
    const records = await desk.all();
    const around = { partnership, directory: desk.directory };
    const person = (id: string): Member => desk.directory.member(id) ?? fail(id);
    const afc = of(records, 'action-for-children');
    const team = askedIn(partnership, afc)?.team;
    if (!team) throw new Error('no team');
    expect(answererOf(team, desk.directory).members.map(({ id }) => id)).toEqual(['jory-whitmarsh']);
    expect(leadOf(team, desk.directory)?.id).toBe('clementine-owusu');
    expect(mayReturn('return.answer', afc, person('clementine-owusu'), around)).toBe(true);
    expect(mayReturn('return.answer', afc, person('mairead-osullivan-bright'), around)).toBe(false);
    const reader = {
      ...around,
      member: person('jory-whitmarsh'),
      now: desk.clock.now(),
      today: '2026-12-02',
    };
    const owed = await desk.store.read((store) => returnWork.owed({ ...reader, store }));
    expect(owed).toEqual({ words: 'one monthly return', count: 1, late: 0 });
    const empty = createDirectory(
      partnership,
      townsfolk().filter(({ agency }) => agency !== 'action-for-children'),
    );
    const step = (directory: typeof empty, today: string) =>
      returnSteps.nextStep(afc, { ...around, directory, calendar: ENGLAND, today, lost: new Map() });
    expect(step(empty, '2026-12-03')).toMatchObject([{ reason: 'seat-empty' }]);
    expect(step(desk.directory, '2026-12-03')).toMatchObject({ who: 'jory-whitmarsh', when: '2026-12-07' });
    expect(step(desk.directory, '2026-12-15')).toMatchObject([{ reason: 'overdue' }]);
  });

  it('keeps the numbers and loses who gave them, once their time is over', async () => {
    const desk = await office('2026-12-01T08:00:00Z');
    await desk.jump('2026-12-02T09:41:00Z');
    const mash = of(await desk.all(), 'mash');
    const asked = askedIn(partnership, mash)?.asked ?? fail('none');
    const by = { member: 'siobhan-carrow', now: desk.clock.now() };
    await desk.store.transact(async (tx) => {
      const once = answerReturn(mash, asked, { decided: 30, 'in-time': 3 }, by, 'A long week');
      await tx.put('monthlyReturns', answerReturn(once, asked, { decided: 30, 'in-time': 20 }, by));
      await tx.put('metricFigures', {
        ...{ id: 'FIG-2612-AAAA', rev: 1, metric: 'ppn-children', wording: 'ppn-received', before: [] },
        ...{ from: '2025-04-01', to: '2026-03-31', value: { count: 5 }, by: 'zainab-cresswell' },
        at: '2026-12-02T09:00:00.000Z',
      });
    });
    const [due, ...others] = await desk.store.read((view) =>
      returnSweep.due(view, '2027-01-01T00:00:00.000Z', 10),
    );
    expect(due?.id).toBe(mash.id);
    expect(others).toEqual([]);
    const now = new Date('2029-01-01T03:00:00Z');
    await desk.store.transact(async (tx) => {
      await returnSweep.purge(tx, due ?? fail('none'), now);
      for (const each of await figureSweep.due(tx, '2027-01-01T00:00:00.000Z', 10))
        await figureSweep.purge(tx, each, now);
    });
    expect(of(await desk.all(), 'mash')).toMatchObject({
      answer: { numbers: { decided: 30, 'in-time': 20 }, by: 'removed' },
      before: [],
    });
    expect(await desk.store.read((view) => view.get('metricFigures', 'FIG-2612-AAAA'))).toMatchObject({
      value: { count: 5 },
      by: 'removed',
    });
  });
});

function fail(why: string): never {
  throw new Error(why);
}
