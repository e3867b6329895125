import { subjectOf, takeAway } from './outbox.ts';
import type { Sweep } from './retention-kinds.ts';

/** Meetings, once their time is over, with the cards that hang in rooms. What their actions became is kept with those. */
export const meetingSweep: Sweep = {
  async due(view, before) {
    return (await view.all('meetings'))
      .filter(({ ends }) => ends < before)
      .map(({ id }) => ({ id, subject: subjectOf('meeting', id) }));
  },

  async purge(tx, { id }, now) {
    for (const posting of await tx.find('postings', 'subject', subjectOf('meeting', id)))
      await takeAway(tx, { to: posting.to, posting: posting.id }, now);
    await tx.remove('meetings', id);
  },
};
