import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { meetingsFeed } from '../../../commands/meeting/files.ts';
import { sessionFile } from '../../../src/domain/training/ics.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { townDirectory } from '../../support/people.ts';
import { plymouthFile } from '../../support/plymouth.ts';
import { newBooking, newSession } from '../../support/training.ts';

const text = { partnership: 'PSCP', course: 'Graded Care Profile 2' };
const summer = newSession({ starts: '2027-06-15T08:30:00.000Z', ends: '2027-06-15T15:00:00.000Z' });

function readIn(file: string) {
  const calendar = ICAL.Component.fromString(file);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('no entry');
  return { method: calendar.getFirstPropertyValue('method'), event: new ICAL.Event(event) };
}

describe('a session in a calendar', () => {
  it('is at the clock on the wall in London, and changes its entry when it moves', () => {
    const { method, event } = readIn(sessionFile(summer, text));
    expect(method).toBe('PUBLISH');
    expect([event.summary, event.location, event.sequence]).toEqual([
      'PSCP: Graded Care Profile 2',
      'Windsor House, room 2',
      0,
    ]);
    expect(event.startDate.toString()).toBe('2027-06-15T09:30:00');
    const moves = [{ from: '2027-06-01T08:30:00.000Z', to: summer.starts, by: 'x', at: summer.at }];
    const moved = readIn(sessionFile({ ...summer, moves }, text));
    expect([moved.event.uid, moved.event.sequence]).toEqual([event.uid, 1]);
    const cancelled = { why: 'Snow', by: 'x', at: summer.at };
    expect(readIn(sessionFile({ ...summer, state: 'cancelled', cancelled }, text)).method).toBe('CANCEL');
  });

  it('stands in one’s own feed while one has a place, without where it is', async () => {
    const directory = townDirectory();
    const partnership = plymouthFile();
    const store = new MemoryStore();
    const feedOf = async (id: string): Promise<string> => {
      const member = directory.member(id);
      if (!member) throw new Error('nobody');
      const file = await store.read((view) =>
        meetingsFeed.draw(
          {},
          {
            store: view,
            member,
            directory,
            partnership,
            calendar: ENGLAND,
            now: new Date('2026-11-23T09:00:00Z'),
            today: '2026-11-23',
          },
        ),
      );
      return String(file?.body ?? '');
    };
    await store.transact(async (tx) => {
      await tx.put('trainingSessions', newSession());
      await tx.put('bookings', newBooking('tariq-lugg'));
      await tx.put('bookings', newBooking('yusuf-hannaford', { state: 'waiting' }));
    });
    const own = await feedOf('tariq-lugg');
    expect(own).toContain('SUMMARY:PSCP: Graded Care Profile 2');
    expect(own).not.toContain('Windsor');
    expect(await feedOf('yusuf-hannaford')).not.toContain('Graded Care');
  });
});
