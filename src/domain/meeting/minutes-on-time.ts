import type { MeetingCalendar } from '../../partnership/meeting-schema.ts';
import { addWorkingDays, ENGLAND, londonDate, type HolidayCalendar } from '../working-days.ts';
import { cycleSteps } from './cycle-kinds.ts';
import type { Meeting } from './record.ts';

export interface MinutesOnTime {
  /** Meetings whose minutes were due by today. */
  readonly due: number;
  /** Of those, out (or settled otherwise) by their last day. */
  readonly onTime: number;
  /** Of those, still not out: references, the longest late first. */
  readonly waiting: readonly string[];
}

/** The last day for a meeting's minutes, as an ISO date; undefined where its cycle has none. */
export function minutesDue(
  meeting: Pick<Meeting, 'starts' | 'cycle'>,
  calendar: Pick<MeetingCalendar, 'cycles'>,
  holidays: HolidayCalendar = ENGLAND,
): string | undefined {
  const days = cycleSteps(meeting.cycle, calendar)['minutes-out'];
  return days === undefined
    ? undefined
    : addWorkingDays(londonDate(new Date(meeting.starts)), days, holidays);
}

/**
 * Whether minutes come through in time: of the meetings that took place and whose minutes are due by today.
 * @param today ISO date in London
 */
export function minutesOnTime(
  meetings: readonly Meeting[],
  today: string,
  calendar: Pick<MeetingCalendar, 'cycles'>,
  holidays: HolidayCalendar = ENGLAND,
): MinutesOnTime {
  const rows = meetings
    .filter(
      ({ state, starts }) =>
        state !== 'cancelled' && state !== 'moved' && londonDate(new Date(starts)) <= today,
    )
    .flatMap((meeting) => {
      const due = minutesDue(meeting, calendar, holidays);
      return due === undefined ? [] : [{ meeting, due, fate: meeting.minutes.fate }];
    });
  const late = rows.filter(({ due, fate }) => !fate && due < today);
  const settled = rows.filter(({ fate }) => fate !== undefined);
  return {
    due: settled.length + late.length,
    onTime: settled.filter(({ due, fate }) => fate && londonDate(new Date(fate.at)) <= due).length,
    waiting: late.sort((a, b) => (a.due < b.due ? -1 : 1)).map(({ meeting }) => meeting.id),
  };
}
