import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookPlace,
  endBooking,
  fillPlaces,
  hasLapsed,
  placesLeft,
  swapPlace,
  takeOffered,
  waitingList,
} from '../../../src/domain/training/booking.ts';
import { sayCancelBy } from '../../../cards/training/words.ts';
import { takesPlace, type Booking } from '../../../src/domain/training/record.ts';
import { takeRegister } from '../../../src/domain/training/register.ts';
import { cancelSession, changeSession, planSession } from '../../../src/domain/training/session.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import '../../support/fixed-seed.ts';
import { newBooking, newSession } from '../../support/training.ts';

const EARLY = new Date('2026-12-01T09:00:00Z');
/** After booking has closed, before the session. */
const LATE = new Date('2027-01-15T11:00:00Z');
const by = (now: Date) => ({ by: 'kit-rowe', now });
const RULES = { cancelByDays: 5, closesDays: 3 };

describe('places of a session', () => {
  it('counts the days back from the session in working days, over the Christmas holidays', () => {
    const facts = {
      starts: '2027-01-04T09:30:00.000Z',
      ends: '2027-01-04T12:00:00.000Z',
      places: 8,
      least: 2,
    };
    const session = planSession({ id: 'SES-2701-K4TR', course: 'gcp2', facts }, RULES, by(EARLY), ENGLAND);
    expect(session).toMatchObject({ cancelBy: '2026-12-23', closes: '2026-12-29' });
    const moved = changeSession(
      session,
      { ...facts, starts: '2027-01-19T09:30:00.000Z', ends: '2027-01-19T12:00:00.000Z' },
      RULES,
      by(EARLY),
      ENGLAND,
    );
    expect(moved).toMatchObject({
      cancelBy: '2027-01-12',
      closes: '2027-01-14',
      moves: [{ from: facts.starts }],
    });
    expect(changeSession(moved, { ...moved, places: 9 }, RULES, by(EARLY), ENGLAND).moves).toHaveLength(1);
  });

  it('says kindly why a session cannot be booked', () => {
    const said = (over: Parameters<typeof newSession>[0], now: Date, byRunner = false): string => {
      try {
        const jo = { member: 'jo', agency: 'nspcc' };
        bookPlace('BKG-2611-K4TR', newSession(over), [], jo, by(now), byRunner);
        return 'booked';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    expect(said({}, EARLY)).toBe('booked');
    expect(said({}, LATE)).toContain('closed on Thu 14 January 2027');
    expect(said({}, new Date('2027-01-19T10:00:00Z'))).toContain('has begun');
    expect(said({}, new Date('2027-02-19T10:00:00Z'))).toContain('was on Tue 19 January 2027');
    expect(said(cancelSession(newSession(), 'Snow', by(EARLY)), EARLY)).toContain('was cancelled');
    // Whoever sees to it books people in until the register is taken.
    expect(said({}, LATE, true)).toBe('booked');
    expect(said({}, new Date('2027-01-19T17:00:00Z'), true)).toBe('booked');
    expect(said({ state: 'held' }, new Date('2027-01-19T17:00:00Z'), true)).toContain('was on Tue');
    expect(said(cancelSession(newSession(), 'Snow', by(EARLY)), EARLY, true)).toContain('was cancelled');
  });

  it('whatever people do, never more than its places are taken, and whoever waits longest is next', () => {
    const step = fc.record({
      what: fc.constantFrom('book', 'back', 'take', 'fill'),
      who: fc.nat(7),
      late: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (steps, places) => {
        const session = newSession({ places });
        let bookings: Booking[] = [];
        let minute = 0;
        const put = (booking: Booking): void => {
          bookings = [...bookings.filter(({ id }) => id !== booking.id), booking];
        };
        let isLate = false;
        for (const { what, who, late } of steps) {
          isLate ||= late && minute > 10;
          minute += 1;
          const now = new Date((isLate ? LATE : EARLY).getTime() + minute * 60_000);
          const own = bookings.find(({ id, state }) => id.endsWith(`00${who}`) && state !== 'cancelled');
          const before = waitingList(bookings);
          if (what === 'book' && !own && !isLate)
            put(
              bookPlace(
                `BKG-26${String(10 + minute)}-X00${who}`,
                session,
                bookings,
                { member: `m${who}`, agency: 'a' },
                by(now),
              ),
            );
          else if (what === 'back' && own) put(endBooking(own, session, 'given-back', by(now)));
          else if (what === 'take' && own?.state === 'offered') put(takeOffered(own, session, now));
          const filled = fillPlaces(session, bookings, now, ENGLAND);
          expect(filled.map(({ id }) => id)).toEqual(
            waitingList(bookings)
              .slice(0, filled.length)
              .map(({ id }) => id),
          );
          filled.forEach(put);
          expect(bookings.filter(takesPlace).length).toBeLessThanOrEqual(places);
          if (placesLeft(session, bookings) > 0) expect(waitingList(bookings)).toEqual([]);
          expect(before.length).toBeLessThanOrEqual(8);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('once booking has closed the next one is asked first, until the end of the next working day', () => {
    const session = newSession({ places: 1 });
    const waits = newBooking('tariq-lugg', { state: 'waiting' });
    const [asked] = fillPlaces(session, [waits], LATE, ENGLAND);
    expect(asked).toMatchObject({ state: 'offered', offered: { until: '2027-01-18T17:00:00.000Z' } });
    if (!asked) return;
    expect(takeOffered(asked, session, new Date('2027-01-18T16:00:00Z'))).toMatchObject({ state: 'booked' });
    expect(hasLapsed(asked, new Date('2027-01-18T17:00:01Z'))).toBe(true);
    expect(() => takeOffered(asked, session, new Date('2027-01-18T17:00:01Z'))).toThrow(
      'no longer held for you',
    );
    // On the day itself nobody is asked any more.
    expect(fillPlaces(session, [waits], new Date('2027-01-19T09:00:00Z'), ENGLAND)).toEqual([]);
  });

  it('notes a place that is given back late, and not the wait for one', () => {
    const ended = (state: Booking['state'], now: Date) =>
      endBooking(newBooking('jo', { state }), newSession(), 'given-back', by(now)).ended;
    expect(ended('booked', new Date('2027-01-12T23:00:00Z'))?.late).toBeUndefined();
    expect(ended('booked', new Date('2027-01-13T09:00:00Z'))?.late).toBe(true);
    expect(ended('waiting', LATE)?.late).toBeUndefined();
    expect(() => ended('booked', new Date('2027-01-19T10:00:00Z'))).toThrow('has begun');
  });

  it('is not late for somebody who had no say in time', () => {
    const after = '2027-01-13T09:00:00.000Z';
    const late = (over: Partial<Booking>, session = newSession()) =>
      endBooking(newBooking('jo', over), session, 'given-back', by(LATE)).ended?.late;
    expect(late({})).toBe(true);
    // Theirs without being asked, while booking was open; after it has closed whoever waited said yes.
    expect(late({ gotPlaceAt: after })).toBeUndefined();
    expect(late({ gotPlaceAt: '2027-01-15T09:00:00.000Z' })).toBe(true);
    // Booked by themselves then, and by somebody else for them.
    expect(late({ since: after })).toBe(true);
    expect(late({ since: after, by: 'ann' })).toBeUndefined();
    const move = { from: '2027-02-19T09:30:00.000Z', to: newSession().starts, by: 'ann' };
    expect(late({}, newSession({ moves: [{ ...move, at: after }] }))).toBeUndefined();
    expect(late({}, newSession({ moves: [{ ...move, at: EARLY.toISOString() }] }))).toBe(true);
  });

  it('says until when a place is given back, and what it means to this reader when that is over', () => {
    const said = (over: Partial<Booking> | undefined, now = LATE) =>
      sayCancelBy(newSession(), over && newBooking('jo', over), now);
    expect(said({}, EARLY)).toBe('Tue 12 January 2027');
    expect(said({})).toContain('later is noted as late');
    expect(said({ gotPlaceAt: '2027-01-13T09:00:00.000Z' })).toContain('any time');
    expect(said({ state: 'waiting' })).toBeUndefined();
    expect(said({ state: 'offered' })).toContain('taken now and given back');
    expect(said(undefined)).toBe('Tue 12 January 2027');
  });

  it('a place goes to a colleague of the same agency, who may have waited for one', () => {
    const order = { number: 'PO 1', by: 'jo', at: EARLY.toISOString() };
    const own = newBooking('jo', { order });
    const to = (agency: string, waiting?: Booking) => ({
      id: 'BKG-2612-R7MN',
      booker: { member: 'kit-rowe', agency },
      ...(waiting ? { waiting } : {}),
    });
    const swapped = swapPlace(own, newSession(), to('childrens-services'), by(LATE));
    expect(swapped.ended.ended).toMatchObject({ why: 'swapped' });
    expect(swapped.ended.ended?.late).toBeUndefined();
    expect(swapped.fresh).toMatchObject({ member: 'kit-rowe', state: 'booked', order });
    const waiting = newBooking('kit-rowe', { state: 'waiting' });
    expect(swapPlace(own, newSession(), to('childrens-services', waiting), by(LATE)).fresh.id).toBe(
      waiting.id,
    );
    expect(() => swapPlace(own, newSession(), to('nspcc'), by(LATE))).toThrow('same agency');
  });
});

describe('the register', () => {
  const after = by(new Date('2027-01-19T16:05:00Z'));
  const jo = newBooking('jo-day');
  const kit = newBooking('kit-rowe');
  const waited = newBooking('sam-oak', {
    state: 'cancelled',
    ended: { why: 'no-place', by: 'x', at: EARLY.toISOString() },
  });
  const gone = newBooking('ann-lee', {
    state: 'cancelled',
    ended: { why: 'given-back', by: 'x', at: EARLY.toISOString() },
  });

  it('says who came, keeps a note about who did not, and can be put right', () => {
    const said = { absent: [kit.id], came: [waited.id, gone.id], note: 'Ill' };
    const taken = takeRegister(newSession(), [jo, kit, waited, gone], said, after);
    expect(taken.session).toMatchObject({ state: 'held', register: { by: 'kit-rowe' } });
    expect(taken.bookings.map(({ state }) => state)).toEqual(['attended', 'no-show', 'attended']);
    expect(taken.bookings[1]?.came?.note).toBe('Ill');
    expect(taken.done.map(({ id }) => id)).toEqual(['jo-day|gcp2|2027-01-19', 'sam-oak|gcp2|2027-01-19']);
    const again = takeRegister(taken.session, taken.bookings, { absent: [jo.id], came: [] }, after);
    expect(again.bookings.map(({ state }) => state)).toEqual(['no-show', 'attended', 'attended']);
    expect(again.undone).toEqual(['jo-day|gcp2|2027-01-19']);
  });

  it('is not taken before it has begun', () => {
    expect(() => takeRegister(newSession(), [jo], { absent: [], came: [] }, by(EARLY))).toThrow(
      'It has not begun',
    );
  });
});
