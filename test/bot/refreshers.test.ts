import { describe, expect, it } from 'vitest';
import { licenceChases, noteLicencePrompts, type MorningAt } from '../../src/bot/licence-chase.ts';
import { fillPool, poolOf, settlePools } from '../../src/bot/licence-store.ts';
import { noteRefreshers, refreshChases } from '../../src/bot/refresh-chase.ts';
import { leadsOrUnit } from '../../src/bot/training-leads.ts';
import { refresherSweep, licenceSweep } from '../../src/bot/licence-retention.ts';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townsfolk } from '../support/people.ts';
import { plymouth } from '../support/schedules.ts';
import { newBooking, newSession } from '../support/training.ts';

const { partnership } = plymouth;
const people = townsfolk();
const WORKER = 'tariq-lugg';

function at(when: string, change: (member: Member) => Member = (member) => member): MorningAt {
  const now = new Date(when);
  const directory = createDirectory(partnership, people.map(change), () => when.slice(0, 10));
  return { now, calendar: ENGLAND, directory, partnership };
}

function licence(over: Partial<Licence> = {}): Licence {
  return {
    id: 'LIC-2611-AAAA',
    rev: 1,
    pool: 'gcp2',
    member: WORKER,
    state: 'held',
    askedAt: '2025-06-01T09:00:00.000Z',
    since: '2025-06-01',
    uses: [],
    prompted: [],
    ...over,
  };
}

async function trained(store: MemoryStore, on: string): Promise<void> {
  await store.transact((tx) =>
    tx.put('trainingDone', {
      id: `${WORKER}|gcp2|${on}`,
      course: 'gcp2',
      member: WORKER,
      agency: 'childrens-services',
      on,
      how: 'attendance',
      by: WORKER,
      at: `${on}T16:00:00.000Z`,
    }),
  );
}

/** Who is prompted on this morning, as `member as`. */
async function refreshed(store: MemoryStore, morning: MorningAt): Promise<string[]> {
  return store.transact(async (tx) => {
    await noteRefreshers(tx, morning);
    return [...(await refreshChases(tx, morning))].flatMap(([member, chases]) =>
      chases.map(({ course, as }) => `${member} ${course.id} ${as}`),
    );
  });
}

describe('who is prompted about a refresher', () => {
  it('the person before it is due; then whoever answers for them; nobody twice, whatever ran twice', async () => {
    const store = new MemoryStore();
    // Due again on 1 February 2027.
    await trained(store, '2025-02-01');
    expect(await refreshed(store, at('2026-11-02T09:35:00Z'))).toEqual([]);
    expect(await refreshed(store, at('2026-11-03T09:35:00Z'))).toEqual([`${WORKER} gcp2 person`]);
    expect(await refreshed(store, at('2026-11-03T10:35:00Z'))).toEqual([`${WORKER} gcp2 person`]);
    expect(await refreshed(store, at('2026-11-04T09:35:00Z'))).toEqual([]);
    expect(await refreshed(store, at('2027-02-02T09:35:00Z'))).toEqual([
      `${WORKER} gcp2 person`,
      'siobhan-carrow gcp2 lead',
    ]);
    expect(await refreshed(store, at('2027-02-03T09:35:00Z'))).toEqual([]);
    expect(await store.read((view) => view.all('refreshers'))).toHaveLength(1);
    // Done again meanwhile, what waits to be sent says nothing.
    await trained(store, '2027-02-02');
    const again = await store.read((view) => refreshChases(view, at('2027-02-02T11:00:00Z')));
    expect([...again.keys()]).toEqual([]);
  });

  it('nobody who is away, has a place, or gave the licence of a tool for trained users back', async () => {
    const store = new MemoryStore();
    await trained(store, '2025-02-01');
    const away = (member: Member): Member =>
      member.id === WORKER ? { ...member, away: { from: '2026-11-01', back: '2026-11-05' } } : member;
    expect(await refreshed(store, at('2026-11-03T09:35:00Z', away))).toEqual([]);
    const ended = { why: 'given-back', by: WORKER, at: '2026-10-01T09:00:00.000Z' } as const;
    await store.transact((tx) => tx.put('licences', licence({ state: 'released', ended })));
    expect(await refreshed(store, at('2026-11-05T09:35:00Z'))).toEqual([]);
    await store.transact((tx) => tx.put('licences', licence({ id: 'LIC-2611-BBBB' })));
    expect(await refreshed(store, at('2026-11-05T09:35:00Z'))).toEqual([`${WORKER} gcp2 person`]);
    const held = { starts: '2026-12-15T09:30:00.000Z', ends: '2026-12-15T16:00:00.000Z' };
    await store.transact(async (tx) => {
      await tx.put('trainingSessions', newSession(held));
      await tx.put('bookings', newBooking(WORKER));
    });
    expect(await refreshed(store, at('2027-01-04T09:35:00Z'))).toEqual([]);
    // Nobody ever said who came: that does not silence it for good.
    expect(await refreshed(store, at('2027-01-25T09:35:00Z'))).toEqual([`${WORKER} gcp2 person`]);
  });
});

describe('licences and the list of members', () => {
  it('a question goes to the holder, then to whoever answers for them; what is answered is not asked', async () => {
    const store = new MemoryStore();
    await store.transact((tx) =>
      tx.put('licences', licence({ pool: 'homicide-timeline', since: '2026-05-04' })),
    );
    const asked = async (when: string): Promise<string[]> =>
      store.transact(async (tx) => {
        await noteLicencePrompts(tx, at(when));
        return [...(await licenceChases(tx, at(when)))].flatMap(([member, chases]) =>
          chases.map(({ kind }) => `${member} ${kind}`),
        );
      });
    expect(await asked('2026-11-04T09:35:00Z')).toEqual([`${WORKER} unused`]);
    expect(await asked('2026-11-05T09:35:00Z')).toEqual([]);
    expect(await asked('2026-11-18T09:35:00Z')).toEqual(['siobhan-carrow unused-lead']);
    await store.transact(async (tx) => {
      const found = await tx.get('licences', 'LIC-2611-AAAA');
      if (found) await tx.put('licences', { ...found, kept: { on: '2026-11-18', by: 'siobhan-carrow' } });
    });
    const left = await store.read((view) => licenceChases(view, at('2026-11-18T11:00:00Z')));
    expect([...left.keys()]).toEqual([]);
  });

  it('somebody an import shows as gone is released, and a cap that was raised is given out', async () => {
    const store = new MemoryStore();
    const file = (cap: number) => ({
      courses: partnership.courses.map((course) =>
        course.id === 'homicide-timeline' ? { ...course, licences: { cap, unusedMonths: 6 } } : course,
      ),
    });
    const wait = (id: string, member: string, minute: number): Licence => {
      const { since: _since, ...rest } = licence({ id, member, pool: 'homicide-timeline', state: 'waiting' });
      return { ...rest, askedAt: `2026-11-02T09:0${minute}:00.000Z` };
    };
    await store.transact(async (tx) => {
      await tx.put('licences', licence({ pool: 'homicide-timeline' }));
      await tx.put('licences', wait('LIC-2611-CCCC', 'jory-whitmarsh', 2));
      await tx.put('licences', wait('LIC-2611-BBBB', 'siobhan-carrow', 1));
    });
    const states = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (await store.read((view) => view.all('licences'))).map(({ member, state }) => [member, state]),
      );
    const gone = at('2026-11-23T09:30:00Z', (member) =>
      member.id === WORKER ? { ...member, left: true } : member,
    );
    await store.transact((tx) =>
      settlePools(tx, gone.now, { directory: gone.directory, partnership: file(1) }),
    );
    expect(await states()).toEqual({
      [WORKER]: 'released',
      'siobhan-carrow': 'held',
      'jory-whitmarsh': 'waiting',
    });
    const told = await store.read((view) => view.all('outbox'));
    expect(told.map(({ to }) => to)).toContainEqual({ kind: 'member', member: 'siobhan-carrow' });
    const pool = poolOf('homicide-timeline', file(2));
    if (!pool) throw new Error('there is one');
    await store.transact((tx) => fillPool(tx, gone.now, pool, gone.directory));
    expect(await states()).toMatchObject({ 'jory-whitmarsh': 'held' });
  });

  it('where nobody of an agency answers for a person, the agency above does, else the business unit', () => {
    const { directory } = at('2026-11-23T09:00:00Z');
    const person = directory.member('siobhan-carrow');
    const alone = { id: 'nobody', agency: 'faith-groups' };
    if (!person) throw new Error('she is there');
    expect(leadsOrUnit(person, directory).map(({ id }) => id)).not.toContain('siobhan-carrow');
    expect(
      leadsOrUnit(alone, directory).map(({ roles }) => roles.some(({ role }) => role === 'business-unit')),
    ).toContain(true);
  });

  it('what has ended goes in time, and what counts stays', async () => {
    const store = new MemoryStore();
    const ended = { why: 'given-back', by: WORKER, at: '2024-10-01T09:00:00.000Z' } as const;
    await store.transact(async (tx) => {
      await tx.put('licences', licence());
      await tx.put('licences', licence({ id: 'LIC-2410-BBBB', state: 'released', ended }));
      await tx.put('staffUpdates', { id: '2023', rev: 1, answers: [], prompted: [] });
      await tx.put('staffUpdates', { id: '2026', rev: 1, answers: [], prompted: [] });
    });
    const before = '2024-11-23T00:00:00.000Z';
    await store.transact(async (tx) => {
      for (const sweep of [licenceSweep, refresherSweep])
        for (const due of await sweep.due(tx, before, 10)) await sweep.purge(tx, due, new Date());
    });
    expect((await store.read((view) => view.all('licences'))).map(({ id }) => id)).toEqual(['LIC-2611-AAAA']);
    expect((await store.read((view) => view.all('staffUpdates'))).map(({ id }) => id)).toEqual(['2026']);
  });
});
