import { describe, expect, it } from 'vitest';
import { inventImpacts } from '../../src/local-impacts.ts';
import { inventSessions } from '../../src/local-training.ts';
import { standingOf } from '../../src/domain/training/session.ts';
import { Impact } from '../../src/domain/impact/record.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townsfolk } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';

describe('local mode', () => {
  it('has sessions to find and one to wait for, on the first start only', async () => {
    const store = new MemoryStore();
    const now = new Date('2026-12-18T16:00:00Z');
    for (let start = 0; start < 2; start += 1) await inventSessions(store, plymouthFile(), townsfolk(), now);
    const [sessions, bookings] = await store.read(
      async (view) => [await view.all('trainingSessions'), await view.all('bookings')] as const,
    );
    expect(sessions).toHaveLength(6);
    expect(sessions.every((session) => standingOf(session, now) === 'open')).toBe(true);
    expect(bookings).toMatchObject([{ state: 'booked' }]);
    expect(sessions.find(({ id }) => id === bookings[0]?.session)?.places).toBe(1);
  });

  it('has impact entries to find, one of them chosen, on the first start only', async () => {
    const store = new MemoryStore();
    const now = new Date('2026-12-18T16:00:00Z');
    for (let start = 0; start < 2; start += 1) await inventImpacts(store, plymouthFile(), townsfolk(), now);
    const entries = await store.read((view) => view.all('impacts'));
    expect(entries.map(({ state }) => state).sort()).toEqual(['draft', 'draft', 'in-basket']);
    for (const entry of entries) {
      expect(Impact.parse(entry)).toEqual(entry);
      expect(entry.at < now.toISOString()).toBe(true);
    }
  });
});
