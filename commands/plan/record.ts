import { drawDuty } from '../../cards/duty/view.ts';
import { NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import type { Context } from '../../src/bot/context.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import { holdersFor, mayPlan, ownersOf } from '../../src/bot/plan-relations.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import type { DutyRecord } from '../../src/domain/plan/duty-record.ts';
import type { DutyOccurrence } from '../../src/domain/plan/record.ts';

const NOT_FOUND = 'I cannot find that duty among those you may see. Check the reference, or use /plan list.';

export function subjectOfDuty({ id }: Pick<DutyRecord, 'id'>): string {
  return subjectOf('duty', id);
}

/** The duty a press, form or reference is about. One that does not exist and one they may not see are refused in the same words. */
export async function findDuty(context: Context, subject: string | undefined): Promise<DutyRecord> {
  const found = subject ? readSubject(subject) : undefined;
  const duty = found?.collection === 'duties' ? await context.tx.get('duties', found.id) : undefined;
  if (!duty || !mayPlan('plan.see', duty, context.member, context)) throw new NotAllowed(NOT_FOUND);
  return duty;
}

/** The same for somebody who sees to it. @throws NotAllowed with who does */
export async function findRun(context: Context, subject: string | undefined): Promise<DutyRecord> {
  const duty = await findDuty(context, subject);
  if (duty.asked || !mayPlan('plan.run', duty, context.member, context))
    throw new NotAllowed(
      'Whoever sees to it, the chair of the group that owns it, and the business unit can change it.',
    );
  return duty;
}

/** Keeps the changed duty, writes the audit entry, and brings every copy and page up to date. */
export async function keepDuty(
  context: Context,
  duty: DutyRecord,
  occurrence: DutyOccurrence,
  verb: AccessVerb,
): Promise<DutyRecord> {
  const kept = { ...duty, rev: duty.rev + 1, occurrence };
  await context.tx.put('duties', kept);
  await context.did(verb, subjectOfDuty(kept));
  await refreshPostings(context.tx, context.now, subjectOfDuty(kept));
  await refreshHomes(context.tx, context.now, [...peopleOf(duty, context), ...peopleOf(kept, context)]);
  return kept;
}

/** Everybody in whose own list it can stand. */
export function peopleOf(duty: DutyRecord, context: Pick<Context, 'directory' | 'partnership'>): string[] {
  return [
    ...ownersOf(duty, context),
    ...duty.occurrence.parts.flatMap(({ who }) => holdersFor(who, context).members),
  ].map(({ id }) => id);
}

/** The card as this person sees it now. */
export function dutyReply(context: Context, duty: DutyRecord): Extract<Reply, { kind: 'card' }> {
  return {
    kind: 'card',
    view: drawDuty(duty, context.member, context),
    record: { subject: subjectOfDuty(duty), view: 'duty' },
  };
}
