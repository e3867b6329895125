import type { Transaction } from '../../storage/store.ts';
import { isFreeAgain, isOnBankHoliday } from '../domain/meeting/unchosen-dates.ts';
import { moveMeeting, postponeMeeting } from '../domain/meeting/moves.ts';
import { BY_ITSELF } from '../domain/meeting/reconcile.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { londonDate, sayDate, type HolidayCalendar } from '../domain/working-days.ts';
import { writeAudit } from './audit.ts';
import { refreshPostings, subjectOf } from './outbox.ts';

/**
 * Lets every meeting to come whose day has become a bank holiday wait for another date, called or not: it is never moved by itself.
 * Telling is `meeting-undated.ts`. Returns those meetings. Run twice it does nothing more.
 */
export async function leaveBankHolidays(
  tx: Transaction,
  now: Date,
  calendar: HolidayCalendar,
): Promise<readonly Meeting[]> {
  const found = (await tx.all('meetings')).filter((meeting) => isOnBankHoliday(meeting, calendar, now));
  for (const meeting of found) {
    const day = sayDate(londonDate(new Date(meeting.starts)));
    await keepByItself(
      tx,
      postponeMeeting(meeting, `${day} is a bank holiday.`, { member: BY_ITSELF, now }),
      now,
    );
  }
  return found;
}

/** Gives this day back to the meetings that wait because it was a bank holiday and for which nobody has chosen another. */
export async function giveDayBack(
  tx: Transaction,
  now: Date,
  calendar: HolidayCalendar,
  date: string,
): Promise<readonly Meeting[]> {
  const found = (await tx.find('meetings', 'state', 'moved')).filter(
    (meeting) => londonDate(new Date(meeting.starts)) === date && isFreeAgain(meeting, calendar, now),
  );
  for (const meeting of found) {
    const to = { starts: new Date(meeting.starts), ends: new Date(meeting.ends) };
    const why = `${sayDate(date)} is a working day again.`;
    await keepByItself(tx, moveMeeting(meeting, { ...to, why }, { member: BY_ITSELF, now }), now);
  }
  return found;
}

/** Keeps what became of a meeting without anybody's press: record, audit entry, and every posted copy of its card. */
export async function keepByItself(tx: Transaction, meeting: Meeting, now: Date): Promise<void> {
  const subject = subjectOf('meeting', meeting.id);
  await tx.put('meetings', meeting);
  await writeAudit(tx, now, { verb: 'meeting.run', subject, from: BY_ITSELF, outcome: 'done' });
  await refreshPostings(tx, now, subject);
}
