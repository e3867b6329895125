import { describe, expect, it } from 'vitest';
import { opensOf } from '../../cards/next-steps/view.ts';
import { commands } from '../../commands/index.ts';
import { findGaps } from '../../src/bot/next-steps.ts';
import { createRegistry } from '../../src/bot/registry.ts';
import { stepKinds } from '../../src/bot/step-kinds.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townsfolk } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { newBooking } from '../support/training.ts';

const partnership = plymouthFile();

/** Which records have no next step on that day, as `subject reason`. */
async function gapsOn(store: MemoryStore, today: string, members = townsfolk()): Promise<string[]> {
  const directory = createDirectory(partnership, members, () => today);
  const gaps = await store.read((view) =>
    findGaps(view, { today, directory, partnership, calendar: ENGLAND }, stepKinds),
  );
  return gaps.flatMap(({ subject, missing }) => missing.map(({ reason }) => `${subject} ${reason}`));
}

describe('what comes next in training', () => {
  it('every record without a next step can be opened', () => {
    const registry = createRegistry(commands);
    for (const kind of [
      'action',
      'escalation',
      'review',
      'meeting',
      'duty',
      'session',
      'licence',
      'evaluation',
    ])
      expect(registry.press(opensOf(`${kind}:X`)), kind).toBeDefined();
  });

  it('a licence that is set aside is asked about three times, and then stands among what nobody sees to', async () => {
    const store = new MemoryStore();
    await store.transact((tx) =>
      tx.put('licences', {
        ...{ id: 'LIC-2611-K4TR', rev: 1, pool: 'gcp2', member: 'tariq-lugg', state: 'asked' },
        ...{ askedAt: '2026-11-02T09:00:00.000Z', since: '2026-11-02', uses: [], prompted: [] },
      }),
    );
    // 30 working days after 2 November.
    expect(await gapsOn(store, '2026-12-14')).toEqual([]);
    expect(await gapsOn(store, '2026-12-15')).toEqual(['licence:LIC-2611-K4TR overdue']);
    const nobody = townsfolk().filter(({ roles }) => !roles.some(({ role }) => role === 'business-unit'));
    expect(await gapsOn(store, '2026-11-03', nobody)).toEqual(['licence:LIC-2611-K4TR seat-empty']);
  });

  it('a question about training never stands in the list of the business unit, who could not open it', async () => {
    const store = new MemoryStore();
    const asked = { session: 'SES-2701-K4TR', course: 'gcp2', agency: 'childrens-services', wave: 0 };
    const days = { held: '2026-01-19', due: '2026-01-19', reminded: [] };
    await store.transact(async (tx) => {
      for (const [at, member] of ['tariq-lugg', 'somebody-gone'].entries())
        for (const state of ['asked', 'waiting'] as const) {
          const id = `EVA-2601-A${state === 'asked' ? 'A' : 'B'}A${at}`;
          await tx.put('evaluations', { id, rev: 1, key: id, ...asked, ...days, member, state });
        }
    });
    expect(await gapsOn(store, '2026-12-14')).toEqual([]);
    expect(await gapsOn(store, '2026-12-14', [])).toEqual([]);
  });

  it('a place held for an answer passes on by itself, and is named where it did not', async () => {
    const store = new MemoryStore();
    const offered = { at: '2027-01-15T10:00:00.000Z', until: '2027-01-18T17:00:00.000Z' };
    const booking = newBooking('tariq-lugg', { state: 'offered', offered });
    await store.transact((tx) => tx.put('bookings', booking));
    expect(await gapsOn(store, '2027-01-18')).toEqual([]);
    expect(await gapsOn(store, '2027-01-19')).toEqual([`session:${booking.session} overdue`]);
  });
});
