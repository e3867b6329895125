import type { Transaction } from '../../storage/store.ts';
import { anonymiseReview, renameReview } from '../domain/review/anonymise.ts';
import { NOBODY } from '../domain/retention-anonymise.ts';
import { newReference } from './ids.ts';
import { subjectOf, takeAway } from './outbox.ts';
import type { Sweep } from './retention-kinds.ts';

/** Closed reviews: counted by how they ended, once their time is over. */
export const reviewSweep: Sweep = {
  async due(view, before) {
    const closed = await view.find('reviews', 'state', 'closed');
    return closed
      .filter(({ openedBy, outcome }) => openedBy !== NOBODY && (outcome?.at ?? before) < before)
      .map(({ id }) => ({ id, subject: subjectOf('review', id) }));
  },

  async purge(tx, { id }, now) {
    const review = await tx.get('reviews', id);
    if (!review) return;
    const fresh = await freeReviewReference(tx, new Date(review.openedAt));
    for (const posting of await tx.find('postings', 'subject', subjectOf('review', id)))
      await takeAway(tx, { to: posting.to, posting: posting.id }, now);
    await tx.remove('reviews', id);
    await tx.insert('reviews', anonymiseReview(review, fresh));
    // The rounds of an audit know each other by their references.
    for (const other of await tx.all('reviews')) {
      const renamed = renameReview(other, id, fresh);
      if (renamed !== other) await tx.put('reviews', renamed);
    }
  },
};

/** A reference of that month that no review has yet. */
export async function freeReviewReference(tx: Transaction, at: Date): Promise<string> {
  let reference = newReference('REV', at);
  while (await tx.get('reviews', reference)) reference = newReference('REV', at);
  return reference;
}
