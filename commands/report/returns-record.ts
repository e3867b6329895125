import { drawReturn } from '../../cards/return/view.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { answererOf, askedIn, mayReturn } from '../../src/bot/returns-people.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import type { MonthlyReturn } from '../../src/domain/returns/record.ts';
import type { Return, ReturnTeam } from '../../src/partnership/returns-schema.ts';

const NOT_FOUND =
  'I cannot find those numbers among what you answer for. Check the reference, or use /mywork.';

export interface FoundReturn {
  readonly record: MonthlyReturn;
  readonly asked: Return;
  readonly team: ReturnTeam;
}

/** The return a press, form or reference is about. One that does not exist and one they may not see are refused in the same words. */
export async function findReturn(context: Context, subject: string | undefined): Promise<FoundReturn> {
  const read = subject ? readSubject(subject) : undefined;
  const record =
    read?.collection === 'monthlyReturns' ? await context.tx.get('monthlyReturns', read.id) : undefined;
  const found = record && askedIn(context.partnership, record);
  if (!record || !found || !mayReturn('return.answer', record, context.member, context))
    throw new NotAllowed(NOT_FOUND);
  return { record, ...found };
}

/** Keeps the answer, writes the audit entry, and brings every copy and the home of whoever answers up to date. */
export async function keepReturn(
  context: Context,
  { team }: FoundReturn,
  kept: MonthlyReturn,
): Promise<void> {
  const { tx, now, directory, member } = context;
  const subject = subjectOf('return', kept.id);
  await tx.put('monthlyReturns', kept);
  await context.did('return.answer', subject);
  await refreshPostings(tx, now, subject);
  await refreshHomes(tx, now, [member.id, ...answererOf(team, directory).members.map(({ id }) => id)]);
}

/** The card as it is now. */
export async function returnReply(
  context: Context,
  record: MonthlyReturn,
): Promise<Extract<Reply, { kind: 'card' }>> {
  const view = drawReturn(record, { ...context, calendar: await calendarOf(context.tx) });
  if (!view) throw new NotAllowed(NOT_FOUND);
  return { kind: 'card', view, record: { subject: subjectOf('return', record.id), view: 'return' } };
}

export function already(): Extract<Reply, { kind: 'notice' }>['view'] {
  return notice('It is answered already', [
    'Press “Correct it” on the card to change it. The old figure is kept.',
  ]);
}
