import { londonDate, type HolidayCalendar } from '../working-days.ts';
import { whyNotMeeting } from './moves.ts';
import { BY_ITSELF } from './reconcile.ts';
import type { Meeting } from './record.ts';

/**
 * A meeting to come whose day is a bank holiday: it was dated before that day became one, since such a day is refused to whoever
 * chooses it. Nobody is asked anything about it as if its day stood.
 */
export function isOnBankHoliday(meeting: Meeting, calendar: HolidayCalendar, now: Date): boolean {
  return (
    new Date(meeting.starts) > now &&
    calendar.dates.has(dayOf(meeting)) &&
    whyNotMeeting(meeting, 'postpone', now) === undefined
  );
}

/** It waits for a date because its day was refused, nobody has chosen another, and its day is a working day again. */
export function isFreeAgain(meeting: Meeting, calendar: HolidayCalendar, now: Date): boolean {
  const { state, moves, starts } = meeting;
  return (
    state === 'moved' &&
    moves.at(-1)?.by === BY_ITSELF &&
    new Date(starts) > now &&
    !calendar.dates.has(dayOf(meeting))
  );
}

/** Its members know its date: it was called, or set beside the series, which tells them at once. */
export function isKnown({ called, kind }: Pick<Meeting, 'called' | 'kind'>): boolean {
  return called !== undefined || kind === 'extraordinary';
}

/** Its date changed without anybody's press, and nobody has heard of it. */
export function isUntold({ state, moves, sent }: Meeting): boolean {
  const last = moves.at(-1);
  return state !== 'cancelled' && last?.by === BY_ITSELF && !sent.some(({ at }) => at >= last.at);
}

/** Somebody was told that it waits for a date; that it has one since, nobody. */
export function isGivenBackUntold(meeting: Meeting): boolean {
  const { state, moves, sent } = meeting;
  const [before, last] = moves.slice(-2);
  return (
    state !== 'moved' &&
    isUntold(meeting) &&
    before?.by === BY_ITSELF &&
    before.to === undefined &&
    last !== undefined &&
    sent.some(({ at }) => before.at <= at && at < last.at)
  );
}

function dayOf({ starts }: Meeting): string {
  return londonDate(new Date(starts));
}
