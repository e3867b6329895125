import { isWorkingDay, londonDate, londonTime, type HolidayCalendar } from '../domain/working-days.ts';
import { post, subjectOf } from './outbox.ts';
import type { ScheduleContext } from './schedule.ts';

/** Prompts leave between these London times on a working day, and at no other: one that is late by more is dropped. */
const HOURS = { from: '08:00', to: '17:30' } as const;

/** May a prompt leave now? Nobody is prompted at night, at a weekend or on a bank holiday, whatever it waited for. */
export function isPromptTime({
  now,
  calendar,
}: {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}): boolean {
  const time = londonTime(now);
  return isWorkingDay(londonDate(now), calendar) && time >= HOURS.from && time <= HOURS.to;
}

/** One message for each of these members, drawn from the records when it leaves. */
export async function promptEach(
  { tx, now }: Pick<ScheduleContext, 'tx' | 'now'>,
  view: string,
  members: Iterable<string>,
): Promise<void> {
  for (const member of members)
    await post(tx, now, {
      to: { kind: 'member', member },
      content: { kind: 'record', subject: subjectOf('member', member), view },
    });
}
