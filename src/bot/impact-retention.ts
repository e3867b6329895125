import { subjectOf, takeAway } from './outbox.ts';
import type { Sweep } from './retention-kinds.ts';

/** Impact entries, so long after they were written, with the cards that show them. */
export const impactSweep: Sweep = {
  async due(view, before) {
    return (await view.all('impacts'))
      .filter(({ at }) => at < before)
      .map(({ id }) => ({ id, subject: subjectOf('impact', id) }));
  },

  async purge(tx, { id }, now) {
    for (const posting of await tx.find('postings', 'subject', subjectOf('impact', id)))
      await takeAway(tx, { to: posting.to, posting: posting.id }, now);
    await tx.remove('impacts', id);
  },
};

/** Who was asked what a session did. */
export const evaluationSweep: Sweep = {
  async due(view, before) {
    return (await view.all('evaluations'))
      .filter(({ due }) => due < before.slice(0, 10))
      .map(({ id, member }) => ({
        id,
        subject: subjectOf('member', member),
        also: [subjectOf('evaluation', id)],
      }));
  },

  purge: (tx, { id }) => tx.remove('evaluations', id),
};

/** What was answered, by its month: there is nobody whose record could be held. */
export const answerSweep: Sweep = {
  async due(view, before) {
    return (await view.all('evaluationAnswers'))
      .filter(({ month }) => month < before.slice(0, 7))
      .map(({ id }) => ({ id }));
  },

  purge: (tx, { id }) => tx.remove('evaluationAnswers', id),
};
