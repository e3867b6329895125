import { drawImpact } from '../../cards/impact/view.ts';
import { may, NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import type { Context } from '../../src/bot/context.ts';
import { mayImpact } from '../../src/bot/impact-relations.ts';
import { newReference } from '../../src/bot/ids.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Impact } from '../../src/domain/impact/record.ts';
import type { Transaction } from '../../storage/store.ts';

const NOT_FOUND =
  'I cannot find that impact entry among those you may see. Check the reference, or use /impact list.';

export function subjectOfImpact({ id }: Pick<Impact, 'id'>): string {
  return subjectOf('impact', id);
}

/** The entry a press, form or reference is about. One that does not exist and one they may not see are refused in the same words. */
export async function findImpact(context: Context, subject: string | undefined): Promise<Impact> {
  const found = subject ? readSubject(subject) : undefined;
  const impact = found?.collection === 'impacts' ? await context.tx.get('impacts', found.id) : undefined;
  if (!impact || !mayImpact('impact.see', impact, context.member)) throw new NotAllowed(NOT_FOUND);
  return impact;
}

/** The same for whoever may change it: the author until it is chosen for the report, then the business unit. @throws NotAllowed */
export async function findChangeable(context: Context, subject: string | undefined): Promise<Impact> {
  const impact = await findImpact(context, subject);
  const isUnit = may(context.member, 'impact.basket', new Set());
  if (!isUnit && !(impact.state === 'draft' && mayImpact('impact.change', impact, context.member)))
    throw new NotAllowed(
      'Whoever wrote it can change it until it is chosen for the report; after that the business unit can.',
    );
  return impact;
}

/** A reference of this month that no entry has yet. */
export async function freeImpactReference(tx: Transaction, now: Date): Promise<string> {
  let id = newReference('IMP', now);
  while (await tx.get('impacts', id)) id = newReference('IMP', now);
  return id;
}

/** Keeps the changed entry, writes the audit entry, and brings every copy up to date. */
export async function keepImpact(context: Context, impact: Impact, verb: AccessVerb): Promise<Impact> {
  await context.tx.put('impacts', impact);
  await context.did(verb, subjectOfImpact(impact));
  await refreshPostings(context.tx, context.now, subjectOfImpact(impact));
  return impact;
}

/** The card as this person sees it now. */
export function impactReply(context: Context, impact: Impact): Extract<Reply, { kind: 'card' }> {
  return {
    kind: 'card',
    view: drawImpact(impact, context.member, context),
    record: { subject: subjectOfImpact(impact), view: 'impact' },
  };
}
