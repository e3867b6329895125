import { drawEscalation } from '../../cards/escalation/view.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { AccessVerb } from '../../src/bot/access.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { maySeeEscalation } from '../../src/bot/escalation-relations.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import { noteSeen } from '../../src/bot/seen.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { MoveAt } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';

export function subjectOfEscalation(escalation: Pick<Escalation, 'id'>): string {
  return subjectOf('escalation', escalation.id);
}

/** Now, with the bank holidays as they are known now. */
export async function momentOf({ tx, now }: Pick<Context, 'tx' | 'now'>): Promise<MoveAt> {
  return { now, calendar: await calendarOf(tx) };
}

/**
 * The escalation a press, form or reference is about. One that does not exist and one this member may not see are refused
 * in the same words.
 */
export async function findEscalation(context: Context, subject: string | undefined): Promise<Escalation> {
  const found = subject ? readSubject(subject) : undefined;
  const escalation =
    found?.collection === 'escalations' ? await context.tx.get('escalations', found.id) : undefined;
  if (!escalation || !maySeeEscalation(escalation, context.member, context.directory)) {
    throw new NotAllowed(
      'I cannot find that escalation among those you may see. Check the reference, or use /escalate list.',
    );
  }
  await noteLooked(context, escalation);
  return escalation;
}

/** Every way of looking at one is in the audit trail: its card, a form about it, a list. Once a person, record and day. */
export async function noteLooked(
  { tx, now, member, place }: Context,
  escalation: Pick<Escalation, 'id'>,
): Promise<void> {
  const from = place ? `${place.platform} ${place.kind}` : 'own screen';
  await noteSeen(tx, now, member, subjectOfEscalation(escalation), from);
}

/** Keeps the changed escalation, writes the audit entry, and brings every posted copy up to date. */
export async function keepEscalation(
  context: Context,
  escalation: Escalation,
  verb: AccessVerb,
): Promise<void> {
  const subject = subjectOfEscalation(escalation);
  await context.tx.put('escalations', escalation);
  await context.did(verb, subject);
  await refreshPostings(context.tx, context.now, subject);
}

/** The card as this person sees it now. */
export async function escalationReply(
  context: Context,
  escalation: Escalation,
  view: 'escalation' | 'escalation-story' = 'escalation',
): Promise<Extract<Reply, { kind: 'card' }>> {
  const events = view === 'escalation' ? 'newest' : 'everything';
  return {
    kind: 'card',
    view: drawEscalation(escalation, context.member, context.directory, await momentOf(context), events),
    record: { subject: subjectOfEscalation(escalation), view },
  };
}
