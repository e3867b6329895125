import { notice } from '../../cards/words.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import { readSubject } from '../../src/bot/outbox.ts';
import { snooze } from '../../src/bot/snooze.ts';
import { addWorkingDays, sayDate } from '../../src/domain/working-days.ts';

const LONGEST = 5;

/** "Remind me in three days": moves this person's prompt about a record, and nothing else. Says the same whether the record exists or not. */
export const snoozePress: PressHandler = {
  access: 'prompt.snooze',
  async run(context, { subject = '', args }) {
    const asked = Number(args['days']);
    const days = Number.isInteger(asked) && asked >= 1 && asked <= LONGEST ? asked : 1;
    const until = addWorkingDays(context.today, days, await calendarOf(context.tx));
    if (readSubject(subject)) {
      await snooze(context.tx, { member: context.member.id, subject, until }, context.now);
      await context.did('prompt.snooze', subject);
    }
    const reference = subject.slice(subject.indexOf(':') + 1);
    return {
      kind: 'notice',
      view: notice(`I will come back to you on ${sayDate(until)}`, [
        `That is about ${reference}. The day it is due has not moved.`,
      ]),
    };
  },
};
