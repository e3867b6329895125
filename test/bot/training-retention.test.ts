import { describe, expect, it } from 'vitest';
import { trainingParagraphs } from '../../commands/report/training.ts';
import { trainingFigureProviders } from '../../commands/meeting/training-figures.ts';
import { trainingSweep } from '../../src/bot/training-retention.ts';
import { trainingSteps } from '../../src/bot/training-steps.ts';
import { cutoff } from '../../src/domain/retention.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townDirectory } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { newBooking, newSession } from '../support/training.ts';

const partnership = plymouthFile();
const directory = townDirectory();
const held = newSession({ state: 'held', places: 10 });
const done = {
  id: 'jo-day|gcp2|2027-01-19',
  course: 'gcp2',
  member: 'jo-day',
  agency: 'nspcc',
  on: '2027-01-19',
};
const people = ['ann-lee', 'bo-fry', 'cy-day', 'di-oak', 'ed-ash', 'fay-elm'];
const came = people.map((member) => newBooking(member, { state: 'attended' }));
const missed = newBooking('gil-yew', { state: 'no-show', agency: 'nspcc' });

describe('training that is over', () => {
  it('F24 sessions, bookings and who had what go six years after the training, and not before', async () => {
    const store = new MemoryStore();
    await store.transact(async (tx) => {
      await tx.put('trainingSessions', held);
      await tx.put('bookings', missed);
      await tx.put('trainingDone', { ...done, how: 'self', by: 'jo-day', at: held.at });
    });
    const due = (now: string) =>
      store.read((view) =>
        trainingSweep.due(view, cutoff(partnership.retention.training.keep, new Date(now)), 100),
      );
    expect(await due('2033-01-19T09:00:00Z')).toEqual([]);
    const over = await due('2033-01-20T09:00:00Z');
    expect(over.map(({ subject }) => subject)).toEqual([
      'member:gil-yew',
      'member:jo-day',
      'session:SES-2701-K4TR',
    ]);
    await store.transact(async (tx) => {
      for (const each of over) await trainingSweep.purge(tx, each, new Date('2033-01-20T09:00:00Z'));
    });
    const left = await store.read(async (view) => [
      ...(await view.all('trainingSessions')),
      ...(await view.all('bookings')),
      ...(await view.all('trainingDone')),
    ]);
    expect(left).toEqual([]);
  });

  it('is written for a paper with small numbers hidden', async () => {
    const store = new MemoryStore();
    const text = await store.transact(async (tx) => {
      await tx.put('trainingSessions', held);
      for (const booking of [...came, missed]) await tx.put('bookings', booking);
      return trainingParagraphs({ tx, partnership, directory }, { from: '2027-01-01', to: '2027-03-31' });
    });
    const said = text.join('\n');
    expect(said).toContain('One session with 10 places; 7 were taken');
    // One person did not come, and one came from another agency: neither can be told.
    expect(said).toContain('Attendance where it was noted: too few to say');
    expect(said).toContain('By agency (2 took part). Other agencies together 7.');
    expect(said).not.toContain('NSPCC');
  });

  it('stands on an agenda by course or priority, with what is to come', () => {
    const coming = newSession({
      id: 'SES-2702-K4TR',
      starts: '2027-02-19T09:30:00.000Z',
      ends: '2027-02-19T16:00:00.000Z',
    });
    const view = { trainingSessions: [held, coming], bookings: [...came], partnership, today: '2027-02-01' };
    const since = { from: '2027-01-01', to: '2027-02-01' };
    const says = (of?: string) =>
      trainingFigureProviders['training-bookings']?.(view, { group: 'csa', since, ...(of ? { of } : {}) })
        ?.says;
    const both =
      'one session since the last meeting, 6 of 10 places taken, attendance 100%. To come: one session, 0 of 2 places taken.';
    expect(says()).toBe(both);
    expect(says('neglect')).toBe(both);
    expect(says('gcp2')).toBe(both);
    expect(says('sexual-harm')).toBeUndefined();
  });

  it('is the business unit’s once nobody is asked for the register any more', () => {
    const at = (today: string) =>
      trainingSteps.nextStep(newSession(), {
        directory,
        partnership,
        calendar: ENGLAND,
        today,
        lost: new Map(),
      });
    expect(at('2027-01-19')).toMatchObject({ who: 'aurelio-penrose', when: '2027-01-19' });
    expect(at('2027-01-25')).toMatchObject({ what: 'take the register', when: '2027-01-26' });
    expect(at('2027-01-27')).toMatchObject([{ reason: 'not-closed' }]);
  });
});
