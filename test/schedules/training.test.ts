import { describe, expect, it } from 'vitest';
import { morningView } from '../../cards/training/licence-morning.ts';
import { trainingMorning } from '../../schedules/training-morning.ts';
import { trainingPlaces } from '../../schedules/training-sessions.ts';
import { endAccess } from '../../src/bot/leavers.ts';
import { ScheduleRunner } from '../../src/bot/schedule-runner.ts';
import { snooze } from '../../src/bot/snooze.ts';
import type { Surroundings } from '../../src/bot/surroundings.ts';
import type { Booking, Session } from '../../src/domain/training/record.ts';
import { ENGLAND, londonDate, londonInstant } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townsfolk } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { FakeClock, MINUTE } from '../support/schedules.ts';
import { newBooking, newSession } from '../support/training.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const TARIQ = 'tariq-lugg';
const YUSUF = 'yusuf-hannaford';
/** Chairs the workforce group. */
const LEAD = 'aurelio-penrose';
const UNIT = 'priya-nair';
const partnership = plymouthFile();

/** The mornings of a town, one after another: who is told what on each. */
async function office(
  from: string,
  {
    session,
    bookings,
    members = townsfolk(),
  }: { session: Session; bookings: readonly Booking[]; members?: readonly Member[] },
) {
  const clock = new FakeClock(`${from}T06:00:00Z`);
  const store = new MemoryStore();
  const directory = createDirectory(partnership, members, () => londonDate(clock.now()));
  const around: Surroundings = { partnership, directory, calendar: ENGLAND };
  await store.transact(async (tx) => {
    await tx.put('trainingSessions', session);
    for (const booking of bookings) await tx.put('bookings', booking);
  });
  const runner = new ScheduleRunner({
    store,
    schedules: [trainingMorning, trainingPlaces],
    surroundings: () => Promise.resolve(around),
    log: silent,
    now: clock.now,
    monotonic: clock.monotonic,
  });
  await runner.tick();
  /** The clock goes to that day's time, and what is due runs. Everything that was posted meanwhile is read and taken away. */
  async function passTo(date: string, time = '09:46'): Promise<Record<string, string>> {
    clock.pass(londonInstant(date, time).getTime() - clock.now().getTime());
    await runner.tick();
    clock.pass(MINUTE);
    return said();
  }
  async function said(): Promise<Record<string, string>> {
    const words: Record<string, string> = {};
    const posts = await store.read((view) => view.all('outbox'));
    for (const { to, content } of posts) {
      if (to.kind !== 'member' || content?.kind !== 'record') continue;
      const drawn = await store.read((view) =>
        content.view === morningView.name
          ? morningView.draw(to.member, { store: view, directory, partnership, now: clock.now() })
          : Promise.resolve(undefined),
      );
      words[to.member] = `${words[to.member] ?? ''}${content.view} ${JSON.stringify(drawn?.view.card ?? '')}`;
    }
    await store.transact(async (tx) => {
      for (const { id } of await tx.all('outbox')) await tx.remove('outbox', id);
    });
    return words;
  }
  const states = () =>
    store.read(async (view) =>
      Object.fromEntries(
        (await view.all('bookings')).map(({ member, state, ended }) => [member, ended?.why ?? state]),
      ),
    );
  return { store, clock, passTo, states, around };
}

const free = (over: Partial<Session> = {}): Session => newSession({ course: 'safer-me', ...over });
const place = (member: string, over: Partial<Booking> = {}): Booking =>
  newBooking(member, { course: 'safer-me', since: '2027-01-04T09:00:00.000Z', ...over });

describe('reminders of a place', () => {
  it('the joining note a week before with the wishes, and a word the day before; nothing else', async () => {
    const { passTo } = await office('2027-01-08', {
      session: free({ least: 1, places: 5 }),
      bookings: [place(TARIQ)],
    });
    expect(await passTo('2027-01-11')).toEqual({});
    const note = (await passTo('2027-01-12'))[TARIQ];
    expect(note).toContain('Safer Me assessment: in a week');
    expect(note).toContain('give it back by Tue 12 January 2027');
    expect(note).toContain('Use plain words.');
    for (const date of ['2027-01-13', '2027-01-14', '2027-01-15']) expect(await passTo(date)).toEqual({});
    const day = (await passTo('2027-01-18'))[TARIQ];
    expect(day).toContain(': tomorrow');
    expect(day).not.toContain('Use plain words.');
    expect(await passTo('2027-01-19')).toEqual({});
  });

  it('of a Monday session they go on the Friday; one who booked late gets one message', async () => {
    const monday = free({
      starts: '2027-01-18T09:30:00.000Z',
      ends: '2027-01-18T12:00:00.000Z',
      least: 1,
      places: 5,
    });
    const { passTo } = await office('2027-01-14', { session: monday, bookings: [place(TARIQ)] });
    const words = await passTo('2027-01-15');
    expect(Object.keys(words)).toEqual([TARIQ]);
    expect(words[TARIQ]).toContain(': on Mon 18 Jan');
  });

  it('whoever is away is told when they are back', async () => {
    const members = townsfolk().map((member) =>
      member.id === TARIQ ? { ...member, away: { from: '2027-01-11', back: '2027-01-14' } } : member,
    );
    const session = free({ least: 1, places: 5 });
    const { passTo } = await office('2027-01-11', { session, bookings: [place(TARIQ)], members });
    expect(await passTo('2027-01-12')).toEqual({});
    expect((await passTo('2027-01-14'))[TARIQ]).toContain('in a week');
  });

  it('a missing purchase order is asked for twice, and can be put off', async () => {
    const session = newSession({ places: 5 });
    const booking = newBooking(TARIQ, { since: '2026-12-01T09:00:00.000Z' });
    const { passTo, store, clock } = await office('2026-12-07', { session, bookings: [booking] });
    expect(await passTo('2026-12-07')).toEqual({});
    expect((await passTo('2026-12-08'))[TARIQ]).toContain('no purchase order is noted');
    expect(await passTo('2026-12-09')).toEqual({});
    await store.transact((tx) =>
      snooze(tx, { member: TARIQ, subject: `booking:${booking.id}`, until: '2026-12-14' }, clock.now()),
    );
    expect(await passTo('2026-12-11')).toEqual({});
    expect((await passTo('2026-12-14'))[TARIQ]).toContain('You asked to hear of it again today.');
    await store.transact(async (tx) => {
      for (const { id } of await tx.all('snoozes')) await tx.remove('snoozes', id);
    });
    expect((await passTo('2027-01-08'))[TARIQ]).toContain('Places are given back by Tue 12 January 2027');
    await store.transact((tx) =>
      tx.put('bookings', { ...booking, prompted: [], order: { number: 'PO 1', by: TARIQ, at: booking.at } }),
    );
    expect(await passTo('2027-01-11')).toEqual({});
  });
});

describe('one message a person a morning', () => {
  it('a place, training due again and a licence come together, each in its section', async () => {
    const { passTo, store } = await office('2027-01-11', {
      session: free({ least: 1, places: 5 }),
      bookings: [place(TARIQ)],
    });
    await store.transact(async (tx) => {
      const agency = 'childrens-services';
      const on = '2025-04-12';
      const noted = { by: TARIQ, at: `${on}T16:00:00.000Z` };
      await tx.put('trainingDone', {
        ...{ id: `${TARIQ}|gcp2|${on}`, course: 'gcp2', member: TARIQ, agency, on, how: 'attendance' },
        ...noted,
      });
      await tx.put('licences', {
        ...{ id: 'LIC-2605-K4TR', rev: 1, pool: 'homicide-timeline', member: TARIQ, state: 'held' },
        ...{ askedAt: '2026-05-04T09:00:00.000Z', since: '2026-05-04', uses: [], prompted: [] },
      });
    });
    const words = (await passTo('2027-01-12', '09:36'))[TARIQ] ?? '';
    expect(words.split(`${morningView.name} {`)).toHaveLength(2);
    for (const part of ['Sessions', 'in a week', 'To think of before', 'Due again', 'do you still need'])
      expect(words).toContain(part);
    expect((await passTo('2027-01-12', '09:46'))[TARIQ]).toBeUndefined();
    expect((await passTo('2027-01-13'))[TARIQ]).toBeUndefined();
  });

  it('and nobody is prompted when the bot comes back in the evening', async () => {
    const { passTo } = await office('2027-01-11', {
      session: free({ least: 1, places: 5 }),
      bookings: [place(TARIQ)],
    });
    expect(await passTo('2027-01-12', '19:00')).toEqual({});
    expect((await passTo('2027-01-13'))[TARIQ]).toContain('in a week');
  });
});

describe('what those who give a session are told', () => {
  it('too few bookings, three working days before places can no longer be given back', async () => {
    const session = free({ least: 6, places: 12, trainer: YUSUF });
    const { passTo } = await office('2027-01-05', { session, bookings: [place(TARIQ)] });
    expect(await passTo('2027-01-06')).toEqual({});
    const words = await passTo('2027-01-07');
    expect(Object.keys(words).sort()).toEqual([LEAD, YUSUF]);
    expect(words[YUSUF]).toContain('1 of at least 6 are booked');
    expect(words[YUSUF]).toContain('Cancel the session');
    expect(await passTo('2027-01-08')).toEqual({});
  });

  it('places filling: once, to the lead and to those whose role needs it and who have no place', async () => {
    const bookings = ['ann-lee', 'bo-fry', TARIQ].map((id) => place(id));
    const { passTo, store } = await office('2026-12-01', {
      session: free({ places: 4, least: 1 }),
      bookings,
    });
    const words = await passTo('2026-12-01');
    expect(words[LEAD]).toContain('1 of 4 places left');
    // A social worker and a youth worker need it; whoever has a place, or only may come, hears nothing.
    expect(words[YUSUF]).toContain('your role needs this course');
    expect(words['ffion-demir']).toContain('Book a place');
    expect(words[TARIQ]).toBeUndefined();
    expect(words['gwilym-choudhary']).toBeUndefined();
    expect(await passTo('2026-12-02')).toEqual({});
    // Another session of the course soon after: the lead alone.
    const other = free({
      id: 'SES-2701-R7MN',
      places: 4,
      least: 1,
      starts: '2027-01-21T09:30:00.000Z',
      ends: '2027-01-21T12:00:00.000Z',
    });
    await store.transact(async (tx) => {
      await tx.put('trainingSessions', other);
      for (const id of ['cy-day', 'di-oak', 'ed-ash'])
        await tx.put(
          'bookings',
          place(id, { id: `BKG-2612-${id.slice(0, 2).toUpperCase()}22`, session: other.id }),
        );
    });
    expect(Object.keys(await passTo('2026-12-03'))).toEqual([LEAD]);
  });

  it('a missing register on the next working day and twice more, the last time to the business unit too', async () => {
    const friday = free({
      starts: '2027-01-15T09:30:00.000Z',
      ends: '2027-01-15T12:00:00.000Z',
      trainer: YUSUF,
    });
    const { passTo, store } = await office('2027-01-15', { session: friday, bookings: [place(TARIQ)] });
    const told = async (date: string) => Object.keys(await passTo(date)).sort();
    expect(await told('2027-01-15')).toEqual([]);
    expect((await passTo('2027-01-18'))[YUSUF]).toContain('Everybody came');
    expect(await told('2027-01-19')).toEqual([]);
    expect(await told('2027-01-20')).toEqual([YUSUF]);
    expect(await told('2027-01-22')).toEqual(expect.arrayContaining([YUSUF, UNIT]));
    expect(await told('2027-01-25')).toEqual([]);
    await store.transact((tx) => tx.put('trainingSessions', { ...friday, state: 'held', prompted: [] }));
    expect(await told('2027-01-26')).toEqual([]);
  });
});

describe('places that pass on by themselves', () => {
  it('one that was held for an answer goes to the next; nobody waits for a session that has begun', async () => {
    const offered = { at: '2027-01-15T10:00:00.000Z', until: '2027-01-18T17:00:00.000Z' };
    const bookings = [
      place(TARIQ, { state: 'offered', offered }),
      place(YUSUF, { state: 'waiting', since: '2027-01-05T09:00:00.000Z' }),
    ];
    const { passTo, states } = await office('2027-01-18', {
      session: free({ places: 1, least: 1 }),
      bookings,
    });
    await passTo('2027-01-18', '16:06');
    expect(await states()).toEqual({ [TARIQ]: 'offered', [YUSUF]: 'waiting' });
    const words = await passTo('2027-01-18', '17:11');
    expect(await states()).toEqual({ [TARIQ]: 'not-reached', [YUSUF]: 'offered' });
    expect(Object.keys(words).sort()).toEqual([TARIQ, YUSUF]);
    await passTo('2027-01-19', '10:06');
    expect(await states()).toEqual({ [TARIQ]: 'not-reached', [YUSUF]: 'no-place' });
  });

  it('a leaver’s place goes to whoever waits', async () => {
    const bookings = [place(TARIQ), place(YUSUF, { state: 'waiting', since: '2027-01-05T09:00:00.000Z' })];
    const { store, states, around, clock } = await office('2027-01-06', {
      session: free({ places: 1, least: 1 }),
      bookings,
    });
    const leaver = around.directory.member(TARIQ);
    if (!leaver) throw new Error('nobody leaves');
    await store.transact((tx) => endAccess(tx, around.directory, leaver, clock.now(), partnership));
    expect(await states()).toEqual({ [TARIQ]: 'left', [YUSUF]: 'booked' });
  });
});
