import type { BriefingTimetable } from '../../partnership/briefing-schema.ts';
import { londonTime } from '../working-days.ts';
import type { Briefing, MovedTimes } from './record.ts';

/** With as much time as this left until the cut-off, the day stays as everybody expects it. */
const ENOUGH_MINUTES = 25;
/** What the chair needs at least between the draft and the close. */
const CHAIR_MINUTES = 15;
const STEP_MINUTES = 5;

/**
 * The times of a day that opened late. When less than 25 minutes were left until the cut-off, agencies get as long as on any day,
 * and everything up to the look at noon moves along; the close stays. Late in the day they get what there is until a quarter of an
 * hour before the close is left for the chair; after that nothing is late any more, and the chair sees the draft at once.
 *
 * @returns undefined when nothing has to move
 * @example movedTimes(at('11:20'), timetable).cutOff // '12:05'
 */
export function movedTimes(openedAt: Date, timetable: BriefingTimetable): MovedTimes | undefined {
  const at = (step: keyof MovedTimes | 'opens' | 'closes'): number => minutesOf(timetable[step]);
  const opened = minutesOf(londonTime(openedAt));
  if (at('cutOff') - opened >= ENOUGH_MINUTES) return undefined;
  const last = at('closes') - CHAIR_MINUTES - (at('order') - at('cutOff'));
  const usual = Math.ceil((opened + at('cutOff') - at('opens')) / STEP_MINUTES) * STEP_MINUTES;
  const cutOff = opened < last ? Math.min(usual, last) : at('closes');
  const shift = cutOff - at('cutOff');
  const move = (step: keyof MovedTimes): number => Math.min(at(step) + shift, at('closes') - STEP_MINUTES);
  const order = opened < last ? move('order') : opened;
  return {
    nudge: clockOf(Math.max(opened, move('nudge'))),
    cutOff: clockOf(cutOff),
    order: clockOf(order),
    starts: clockOf(Math.max(order, move('starts'))),
    ends: clockOf(Math.max(order, move('ends'))),
    actions: clockOf(Math.max(order, move('actions'))),
    highRiskCheck: clockOf(Math.max(at('highRiskCheck'), order, move('actions'))),
  };
}

/** The times of this day: the partnership file's, but for what a late opening moved. */
export function timesOf(
  briefing: Pick<Briefing, 'moved'> | undefined,
  timetable: BriefingTimetable,
): BriefingTimetable {
  return briefing?.moved ? { ...timetable, ...briefing.moved } : timetable;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
