import { describe, expect, it } from 'vitest';
import { report } from '../../commands/report.ts';
import { training } from '../../commands/training.ts';
import type { PressInteraction } from '../../src/bot/interaction.ts';
import { createRegistry } from '../../src/bot/registry.ts';
import { runPress } from '../../src/bot/run-press.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townDirectory } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { newBooking, newSession } from '../support/training.ts';

const UNIT = 'hamish-oduya';

describe('buttons of older cards, and forged ones', () => {
  const store = new MemoryStore();
  const directory = townDirectory();
  const unit = directory.member(UNIT) ?? fail();
  const deps = {
    store,
    registry: createRegistry([report, training]),
    partnership: plymouthFile(),
    now: () => new Date('2027-04-01T10:00:00Z'),
  };
  let deliveries = 0;
  const press = (carried: Pick<PressInteraction, 'verb'> & Partial<PressInteraction>) =>
    runPress(
      deps,
      {
        kind: 'press',
        delivery: `delivery-${(deliveries += 1)}`,
        sender: { platform: 'teams', tenant: 'T', user: UNIT },
        answer: 'now',
        args: {},
        inputs: {},
        ...carried,
      },
      unit,
      directory,
    );

  it('"everybody came" on a card from before the register changes nothing of it', async () => {
    const by = { by: UNIT, at: '2027-01-20T10:00:00.000Z' };
    await store.transact(async (tx) => {
      await tx.put('trainingSessions', newSession({ state: 'held', rev: 3, register: by }));
      await tx.put('bookings', newBooking('jory-whitmarsh', { state: 'no-show', came: by }));
    });
    await press({ verb: 'training.all-came', subject: 'session:SES-2701-K4TR', rev: 1 });
    const [booking] = await store.read((view) => view.all('bookings'));
    expect(booking?.state).toBe('no-show');
    expect(await store.read((view) => view.all('trainingDone'))).toEqual([]);
  });

  it('F27 a report is opened for the time it told of, and for no other that shows what is between the two', async () => {
    const open = async (from: string, to: string): Promise<string> =>
      JSON.stringify(await press({ verb: 'report.open', args: { part: 'training-impact', from, to } }));
    expect(await open('2026-10-01', '2027-03-31')).toContain('What training changed');
    for (const [from, to] of [
      ['2026-10-01', '2027-03-30'],
      ['2027-01-19', '2027-01-19'],
      ['2026-11-01', '2027-03-31'],
      ['2027-02-01', '2027-02-28'],
      ['2026-10-01', '2027-13-45'],
      ['', ''],
    ] as const)
      expect(await open(from, to), `${from} to ${to}`).toContain('Your role does not include this');
  });
});

function fail(): never {
  throw new Error('nobody');
}
