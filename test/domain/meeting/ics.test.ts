import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../support/fixed-seed.ts';
import { calendarFeed, meetingFile } from '../../../src/domain/meeting/ics.ts';
import {
  callMeeting,
  cancelMeeting,
  moveMeeting,
  postponeMeeting,
  setPlace,
} from '../../../src/domain/meeting/moves.ts';
import { addItem } from '../../../src/domain/meeting/agenda.ts';
import { londonDate, londonTime } from '../../../src/domain/working-days.ts';
import { at, by, meetingAt } from './build.ts';

const TEXT = { partnership: 'PSCP', nameOf: (group: string) => (group === 'dac' ? 'DA&C' : group) };
const BEFORE = by('2026-12-01 09:00');

function read(text: string): { calendar: ICAL.Component; events: ICAL.Event[] } {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(zone);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
}

function eventOf(text: string): ICAL.Event {
  const [event] = read(text).events;
  if (!event) throw new Error('no event');
  return event;
}

describe('a file for one meeting, read by another program', () => {
  const meeting = callMeeting(
    setPlace(meetingAt('2026-06-16 10:00', { group: 'dac' }), {
      place: 'https://teams.example/l/meetup-join/1',
    }),
    by('2026-05-01 09:00'),
  );

  it('says when, for whom and where to join', () => {
    const text = meetingFile(meeting, {
      ...TEXT,
      organizer: { name: 'Business Unit', email: 'unit@pscp.example' },
    });
    const { calendar } = read(text);
    const event = eventOf(text);
    expect(event.summary).toBe('PSCP: DA&C');
    expect(event.startDate.toJSDate()).toEqual(at('2026-06-16 10:00'));
    expect(event.endDate.toJSDate()).toEqual(at('2026-06-16 12:00'));
    expect(event.startDate.zone.tzid).toBe('Europe/London');
    expect(event.location).toBe('https://teams.example/l/meetup-join/1');
    expect(event.uid).toBe('MTG-2604-K4TR@partnership-bot');
    expect(event.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(event.component.getFirstPropertyValue('organizer')).toBe('mailto:unit@pscp.example');
    expect(String(event.component.getFirstPropertyValue('dtstamp'))).toBe('2026-05-01T08:00:00Z');
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  });

  it('keeps its UID and counts up when it moves, is put off, or is cancelled', () => {
    const to = { starts: at('2027-01-12 14:00'), ends: at('2027-01-12 16:00'), why: 'Leave' };
    const moved = moveMeeting(meeting, to, by('2026-06-01 09:00'));
    const waits = postponeMeeting(moved, 'Strike', BEFORE);
    const off = cancelMeeting(moved, 'Nothing to decide', BEFORE);
    const events = [meeting, moved, waits, off].map((one) => eventOf(meetingFile(one, TEXT)));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 3]);
    expect(events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
      'CANCELLED',
    ]);
    expect(events[1]?.startDate.toJSDate()).toEqual(to.starts);
    expect(read(meetingFile(off, TEXT)).calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  });

  it('is tentative until it is called', () => {
    expect(
      eventOf(meetingFile(meetingAt('2026-06-16 10:00'), TEXT)).component.getFirstPropertyValue('status'),
    ).toBe('TENTATIVE');
  });
});

describe('a feed', () => {
  it('holds nothing but which group meets when', () => {
    const full = addItem(
      setPlace(
        meetingAt('2026-12-15 10:00', { about: 'A live review', kind: 'extraordinary', group: 'cspr' }),
        { place: 'https://teams.example/secret', room: 'Room 3' },
      ),
      { id: 'i1', title: 'Housing at the table', who: 'marcus-thorne' },
      BEFORE,
    );
    const text = calendarFeed([full], 'PSCP meetings', TEXT);
    for (const word of [
      'live review',
      'teams.example',
      'Room 3',
      'Housing',
      'marcus',
      'gareth',
      'xtraordinary',
    ])
      expect(text).not.toContain(word);
    expect(eventOf(text).summary).toBe('PSCP: cspr');
    expect(read(text).calendar.getFirstPropertyValue('x-wr-calname')).toBe('PSCP meetings');
  });

  it('is the same text for the same meetings, and an empty one is still a calendar', () => {
    const meetings = [meetingAt('2026-12-15 10:00')];
    expect(calendarFeed(meetings, 'x', TEXT)).toBe(calendarFeed(meetings, 'x', TEXT));
    expect(read(calendarFeed([], 'x', TEXT)).events).toEqual([]);
  });
});

it('survives the way out and back, whatever its name, at every time of 2024 to 2032', () => {
  const minutes = fc.integer({
    min: at('2024-01-01 00:00').getTime() / 60_000,
    max: at('2032-12-30 00:00').getTime() / 60_000,
  });
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    .filter((text) => text.trim() === text && !/[\r\n\p{Cc}]/u.test(text));
  fc.assert(
    fc.property(minutes, name, (minute, group) => {
      const starts = new Date(minute * 60_000);
      const meeting = {
        ...meetingAt('2026-12-15 10:00'),
        starts: starts.toISOString(),
        ends: new Date(starts.getTime() + 5_400_000).toISOString(),
      };
      const text = meetingFile(meeting, { partnership: 'PSCP', nameOf: () => group });
      const lines = text.split('\r\n');
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const event = eventOf(text);
      expect(event.summary).toBe(`PSCP: ${group}`);
      // The hour that comes twice in October is written as the clock shows it, so it may be read as the other one.
      const read = event.startDate.toJSDate();
      expect([londonDate(read), londonTime(read)]).toEqual([londonDate(starts), londonTime(starts)]);
    }),
    { numRuns: 50 },
  );
});
