import { describe, expect, it } from 'vitest';
import { evaluationAskView } from '../../commands/training/evaluation-ask.ts';
import { trainingEvaluation } from '../../schedules/training-evaluation.ts';
import { trainingImpact } from '../../schedules/training-impact.ts';
import { evaluationSteps } from '../../src/bot/evaluation-steps.ts';
import { ScheduleRunner } from '../../src/bot/schedule-runner.ts';
import { snooze } from '../../src/bot/snooze.ts';
import type { Surroundings } from '../../src/bot/surroundings.ts';
import { byItself, register } from '../../src/bot/training-change.ts';
import { ENGLAND, londonDate } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townsfolk } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { FakeClock, HOUR } from '../support/schedules.ts';
import { newBooking, newSession } from '../support/training.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const JORY = 'jory-whitmarsh';
const FOLK = townsfolk();
const partnership = plymouthFile();

/** A session of Graded Care Profile 2 on 19 January 2027 with its register taken, people who were there, and a clock. */
async function desk(at = '2027-01-20T09:39:00Z', change: (member: Member) => Member = (member) => member) {
  const clock = new FakeClock(at);
  const store = new MemoryStore();
  let members = FOLK.map(change);
  const around = (): Surroundings => ({
    partnership,
    directory: createDirectory(partnership, members, () => londonDate(clock.now())),
    calendar: ENGLAND,
  });
  await store.transact(async (tx) => {
    await tx.insert('trainingSessions', newSession({ state: 'held' }));
    await tx.insert('bookings', newBooking(JORY, { state: 'attended' }));
    await tx.insert('bookings', newBooking('tariq-lugg', { state: 'no-show' }));
  });
  const runner = new ScheduleRunner({
    store,
    schedules: [trainingEvaluation, trainingImpact],
    surroundings: () => Promise.resolve(around()),
    log: silent,
    now: clock.now,
    monotonic: clock.monotonic,
  });
  await runner.tick();
  return {
    clock,
    store,
    around,
    /** To this instant, and what is due then; returns who was prompted by which view since the last look. */
    at: async (instant: string) => {
      const before = new Set((await store.read((view) => view.all('outbox'))).map(({ id }) => id));
      clock.pass(Date.parse(instant) - clock.now().getTime());
      await runner.tick();
      const sent = (await store.read((view) => view.all('outbox'))).filter(({ id }) => !before.has(id));
      return sent.flatMap(({ to, content }) =>
        to.kind === 'member' && content?.kind === 'record' ? [`${content.view} ${to.member}`] : [],
      );
    },
    become: (next: (member: Member) => Member): void => {
      members = members.map(next);
    },
    all: () => store.read((view) => view.all('evaluations')),
    drawn: async (viewer = JORY) => {
      const { directory } = around();
      const now = clock.now();
      const member = directory.member(viewer);
      return evaluationAskView.draw(JORY, {
        store: await store.read((view) => Promise.resolve(view)),
        directory,
        partnership,
        now,
        ...(member ? { viewer: member } : {}),
      });
    },
  };
}
const ASKED = [`evaluation-ask ${JORY}`];

describe('questions about a course, by the clock', () => {
  it('the morning after the register whoever was there is asked, and nobody who was not', async () => {
    const { at, all, drawn } = await desk();
    expect(await at('2027-01-20T09:40:10Z')).toEqual(ASKED);
    expect(await all()).toMatchObject([{ member: JORY, wave: 0, state: 'asked', asked: '2027-01-20' }]);
    expect((await drawn())?.view.summary).toBe('Training: a question');
    // Nobody who stands in for her answers for her.
    expect(await drawn('tariq-lugg')).toBeUndefined();
    expect(await at('2027-01-20T12:40:10Z')).toEqual([]);
  });

  it('reminders on the third and eighth working day, then it is let go; three months later the next wave', async () => {
    const { at, all } = await desk();
    await at('2027-01-20T09:40:10Z');
    for (const day of ['2027-01-21', '2027-01-22']) expect(await at(`${day}T17:10:10Z`), day).toEqual([]);
    // Not at the weekend.
    expect(await at('2027-01-24T12:40:10Z')).toEqual([]);
    expect(await at('2027-01-25T09:40:10Z')).toEqual(ASKED);
    expect(await at('2027-01-29T17:10:10Z')).toEqual([]);
    expect(await at('2027-02-01T09:40:10Z')).toEqual(ASKED);
    expect(await at('2027-02-05T17:10:10Z')).toEqual([]);
    expect(await at('2027-02-08T09:40:10Z')).toEqual([]);
    expect(await all()).toMatchObject([
      { state: 'passed', ended: { on: '2027-02-08', why: 'not-answered' } },
    ]);
    expect(await at('2027-04-18T12:00:00Z')).toEqual([]);
    expect(await at('2027-04-19T08:40:10Z')).toEqual(ASKED);
    expect((await all()).map(({ wave, state }) => [wave, state])).toContainEqual([3, 'asked']);
  });

  it('who is away is asked on their return; what happens next is known all the time', async () => {
    const away = (member: Member): Member =>
      member.id === JORY ? { ...member, away: { from: '2027-01-20', back: '2027-03-08' } } : member;
    const { at, all, around } = await desk('2027-01-20T09:39:00Z', away);
    expect(await at('2027-01-20T09:40:10Z')).toEqual([]);
    const [waiting] = await all();
    expect(waiting).toMatchObject({ state: 'waiting' });
    const step = { ...around(), today: '2027-01-20', lost: new Map() };
    expect(waiting && evaluationSteps.nextStep(waiting, step)).toMatchObject({
      what: 'ask',
      when: '2027-03-08',
    });
    expect(await at('2027-03-05T15:40:10Z')).toEqual([]);
    expect(await at('2027-03-08T09:40:10Z')).toEqual(ASKED);
    const [asked] = await all();
    expect(asked && evaluationSteps.nextStep(asked, step)).toMatchObject({
      what: 'remind',
      when: '2027-03-11',
    });
  });

  it('leavers are not asked, and what they were asked before is let go', async () => {
    const { at, all, become } = await desk();
    await at('2027-01-20T09:40:10Z');
    become((member) => (member.id === JORY ? { ...member, left: true } : member));
    expect(await at('2027-01-25T09:40:10Z')).toEqual([]);
    expect(await all()).toMatchObject([{ state: 'passed', ended: { why: 'left' } }]);
    expect(await at('2027-04-19T08:40:10Z')).toEqual([]);
    expect(await all()).toHaveLength(1);
  });

  it('one that was put off comes again on its day, once', async () => {
    const { at, store, clock, all, drawn } = await desk();
    await at('2027-01-20T09:40:10Z');
    const [asked] = await all();
    await store.transact((tx) =>
      snooze(
        tx,
        { member: JORY, subject: `evaluation:${asked?.id ?? ''}`, until: '2027-01-22' },
        clock.now(),
      ),
    );
    expect(await drawn()).toBeUndefined();
    expect(await at('2027-01-21T09:40:10Z')).toEqual([]);
    expect(await at('2027-01-22T09:40:10Z')).toEqual(ASKED);
    expect(await drawn()).toBeDefined();
    expect(await at('2027-01-22T15:40:10Z')).toEqual([]);
  });

  it('nothing is asked of a session whose register is not taken, or that has not ended', async () => {
    const { at, store } = await desk();
    await store.transact((tx) => tx.put('trainingSessions', newSession({ state: 'planned', rev: 2 })));
    expect(await at('2027-01-20T09:40:10Z')).toEqual([]);
    await store.transact((tx) =>
      tx.put('trainingSessions', newSession({ state: 'held', rev: 3, ends: '2027-01-20T16:30:00.000Z' })),
    );
    expect(await at('2027-01-20T15:40:10Z')).toEqual([]);
    // While they still sit together.
    expect(await at('2027-01-20T17:10:10Z')).toEqual(ASKED);
  });

  it('a register put right takes back what somebody who was not there was asked, and leaves what was answered', async () => {
    const { at, store, all, around, clock, drawn } = await desk();
    const tariq = newBooking('tariq-lugg', { state: 'attended', rev: 2 });
    await store.transact((tx) => tx.put('bookings', tariq));
    await at('2027-01-20T09:40:10Z');
    await store.transact(async (tx) => {
      for (const each of (await tx.all('evaluations')).filter(({ member }) => member === 'tariq-lugg'))
        await tx.put('evaluations', { ...each, state: 'answered', ended: { on: '2027-01-20' } });
    });
    const puts = (absent: readonly string[]) =>
      store.transact(async (tx) => {
        const session = (await tx.get('trainingSessions', 'SES-2701-K4TR')) ?? newSession();
        await register(byItself({ tx, now: clock.now(), ...around() }), session, { absent, came: [] });
      });
    await puts([newBooking(JORY).id, tariq.id]);
    expect(await all()).toMatchObject([{ member: 'tariq-lugg', state: 'answered' }]);
    expect(await drawn()).toBeUndefined();
    for (const day of ['2027-01-25', '2027-02-01']) expect(await at(`${day}T09:40:10Z`), day).toEqual([]);
    // She was there after all: now she is asked.
    await puts([]);
    expect(await at('2027-02-02T09:40:10Z')).toEqual(ASKED);
    expect(await all()).toHaveLength(2);
  });

  it('after downtime that ended at night, what was due waits for the morning', async () => {
    const { at, clock } = await desk();
    clock.pass(12 * HOUR);
    expect(await at('2027-01-20T23:00:00Z')).toEqual([]);
    expect(await at('2027-01-21T09:40:10Z')).toEqual(ASKED);
  });
});

describe('the twice-yearly impact report', () => {
  it('is announced once, to who runs the training and to the business unit, when somebody was asked', async () => {
    const { at } = await desk();
    await at('2027-01-20T09:40:10Z');
    expect(await at('2027-03-31T09:40:10Z')).not.toContain('training-impact-ready aurelio-penrose');
    const told = (await at('2027-04-01T09:40:10Z')).filter((each) => each.startsWith('training-impact'));
    expect(told).toContain('training-impact-ready aurelio-penrose');
    expect(told).toContain('training-impact-ready hamish-oduya');
    expect((await at('2027-04-02T09:40:10Z')).filter((each) => each.startsWith('training-impact'))).toEqual(
      [],
    );
    expect((await at('2027-10-01T09:40:10Z')).filter((each) => each.startsWith('training-impact'))).toEqual(
      [],
    );
  });
});
