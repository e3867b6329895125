import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { HOLD_KINDS } from '../../commands/partnership/hold-kinds.ts';
import { parseCommand } from '../../src/bot/grammar/parse.ts';
import { newReference } from '../../src/bot/ids.ts';
import { heldPrefixes, readSubject, subjectNamed } from '../../src/bot/outbox.ts';
import { findDue, sweptNames } from '../../src/bot/retention.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townDirectory } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { newBooking, newSession } from '../support/training.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const context = { commands, directory: townDirectory(), now: NOW, memberFor: () => undefined };

describe('what can be held', () => {
  it.each([...heldPrefixes])('a record by its reference: %s', (prefix) => {
    const ref = `${prefix}-2611-K4TR`;
    for (const verb of ['hold', 'release'])
      expect(parseCommand([`partnership ${verb} ${ref} because "it is asked for"`], context)).toMatchObject({
        kind: 'call',
        verb,
        values: { ref },
      });
    const subject = subjectNamed(ref);
    expect(subject === undefined ? undefined : readSubject(subject)).toMatchObject({ id: ref });
  });

  it('holds every kind of record that has references', () => {
    for (const prefix of ['LIC', 'SES', 'BKG', 'IMP', 'EVA', 'RFR', 'FIG', 'RET', 'ESC', 'THX'])
      expect(heldPrefixes).toContain(prefix);
    expect(newReference('LIC', NOW)).toMatch(/^LIC-/);
  });

  it('every kind of record as a whole, by each of its words', () => {
    for (const { value, words } of HOLD_KINDS)
      // The name itself is what a held card says to release: `thanks` is politeness in any other line.
      for (const word of [value, ...words]) {
        expect(parseCommand([`partnership hold ${word} because "a review"`], context), word).toMatchObject({
          values: { kind: value, because: 'a review' },
        });
        expect(parseCommand([`partnership release ${word}`], context), word).toMatchObject({
          values: { kind: value },
        });
      }
    const running = sweptNames.filter((name) => !HOLD_KINDS.some(({ value }) => value === name));
    expect(running.sort()).toEqual([
      'deliveries',
      'drafts',
      'links',
      'lostMessages',
      'messages',
      'occurrences',
      'snoozes',
    ]);
  });

  it('a place is kept by a hold on it, on its session, or on whose it is', async () => {
    const store = new MemoryStore();
    const { retention } = plymouthFile();
    const years = new Date('2037-01-01T03:00:00Z');
    const booking = newBooking('tariq-lugg', { state: 'attended' });
    await store.transact(async (tx) => {
      await tx.put('trainingSessions', newSession({ state: 'held' }));
      await tx.put('bookings', booking);
    });
    const due = (hold?: string) =>
      store.transact(async (tx) => {
        for (const { id } of await tx.all('holds')) await tx.remove('holds', id);
        if (hold !== undefined)
          await tx.put('holds', { id: hold, because: 'a review', by: 'priya-nair', at: NOW.toISOString() });
        const [found] = await findDue(tx, retention, years, ['training']);
        return found?.due.map(({ id }) => id.split(' ')[0]);
      });
    expect(await due()).toEqual(['bookings', 'trainingSessions']);
    expect(await due(`booking:${booking.id}`)).toEqual(['trainingSessions']);
    expect(await due('member:tariq-lugg')).toEqual(['trainingSessions']);
    expect(await due('session:SES-2701-K4TR')).toEqual([]);
  });
});
