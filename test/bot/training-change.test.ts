import { describe, expect, it } from 'vitest';
import { book, byItself, BY_ITSELF, keepSession, swap } from '../../src/bot/training-change.ts';
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

  it('whoever gives a session hears that somebody else moved it, gave it to another, or called it off', async () => {
    const at = await store();
    const change = (before: typeof coming, over: Partial<typeof coming>) =>
      at.transact(async (tx) => {
        for (const { id } of await tx.all('outbox')) await tx.remove('outbox', id);
        await keepSession(doing(tx), { ...before, ...over, rev: before.rev + 1 }, before);
        return (await tx.all('outbox')).flatMap(({ to }) => (to.kind === 'member' ? [to.member] : []));
      });
    const given = { ...coming, trainer: JORY };
    expect(await change(given, { venue: 'Another room' })).toEqual([JORY]);
    expect(await change(given, { places: 9 })).toEqual([]);
    expect((await change(given, { trainer: 'tariq-lugg' })).sort()).toEqual([JORY, 'tariq-lugg']);
    expect(await change(given, { state: 'cancelled' })).toEqual([JORY]);
    expect(await change({ ...given, trainer: BY_ITSELF }, { venue: 'Another room' })).toEqual([]);
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
