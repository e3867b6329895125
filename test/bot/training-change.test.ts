import { describe, expect, it } from 'vitest';
import { book, byItself, swap } from '../../src/bot/training-change.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townDirectory } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { newBooking, newSession } from '../support/training.ts';

const JORY = 'jory-whitmarsh';
const AFC = { agency: 'action-for-children' };

describe('one place on a course for each person', () => {
  const directory = townDirectory();
  const jory = directory.member(JORY) ?? fail();
  const past = newSession({
    id: 'SES-2611-AAAA',
    starts: '2026-11-10T09:30:00.000Z',
    ends: '2026-11-10T16:00:00.000Z',
  });
  const coming = newSession();
  const later = newSession({
    id: 'SES-2702-AAAA',
    starts: '2027-02-19T09:30:00.000Z',
    ends: '2027-02-19T16:00:00.000Z',
    cancelBy: '2027-02-12',
    closes: '2027-02-16',
  });
  const store = async (...bookings: ReturnType<typeof newBooking>[]) => {
    const made = new MemoryStore();
    await made.transact(async (tx) => {
      for (const session of [past, coming, later]) await tx.put('trainingSessions', session);
      for (const booking of bookings) await tx.put('bookings', booking);
    });
    return made;
  };
  const doing = (tx: Parameters<typeof byItself>[0]['tx']) =>
    byItself({
      tx,
      now: new Date('2026-11-23T10:00:00Z'),
      directory,
      partnership: plymouthFile(),
      calendar: ENGLAND,
    });
  // Nobody ever took the register of the first one.
  const forgotten = newBooking(JORY, { ...AFC, id: 'BKG-2611-AAAA', session: past.id });
  const live = newBooking(JORY, { ...AFC, id: 'BKG-2611-BBBB', session: coming.id });

  it('a register that was never taken is in nobody’s way, and hides no other place', async () => {
    const one = await store(forgotten);
    expect(await one.transact((tx) => book(doing(tx), later, jory))).toMatchObject({ state: 'booked' });
    const two = await store(forgotten, live);
    await expect(two.transact((tx) => book(doing(tx), later, jory))).rejects.toThrow(
      'on this course already',
    );
  });

  it('a colleague with a forgotten register can be given a place, and one with another place cannot', async () => {
    const theirs = newBooking('clementine-owusu', { ...AFC, id: 'BKG-2611-CCCC', session: later.id });
    const one = await store(forgotten, theirs);
    expect(await one.transact((tx) => swap(doing(tx), theirs, jory))).toMatchObject({ member: JORY });
    const two = await store(forgotten, live, theirs);
    await expect(two.transact((tx) => swap(doing(tx), theirs, jory))).rejects.toThrow('on this course');
  });
});

function fail(): never {
  throw new Error('nobody');
}
