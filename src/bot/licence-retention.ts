import { subjectOf, takeAway } from './outbox.ts';
import type { Sweep } from './retention-kinds.ts';

/** Licences that ended so long ago, with their cards. */
export const licenceSweep: Sweep = {
  async due(view, before) {
    return (await view.all('licences'))
      .filter(({ ended }) => (ended?.at ?? before) < before)
      .map(({ id }) => ({ id, subject: subjectOf('licence', id) }));
  },
  async purge(tx, { id }, now) {
    for (const posting of await tx.find('postings', 'subject', subjectOf('licence', id)))
      await takeAway(tx, { to: posting.to, posting: posting.id }, now);
    await tx.remove('licences', id);
  },
};

const YEAR = /^\d{4}$/;

/** Marks of prompts by the day their training was due, and the yearly updates by the end of their year. */
export const refresherSweep: Sweep = {
  async due(view, before) {
    const day = before.slice(0, 10);
    const refreshers = (await view.all('refreshers')).filter(({ due }) => due < day);
    const rounds = (await view.all('staffUpdates')).filter(({ id }) => `${id}-12-31` < day);
    return [
      ...refreshers.map(({ id }) => ({ id, subject: subjectOf('refresher', id) })),
      ...rounds.map(({ id }) => ({ id, subject: subjectOf('staff-update', id) })),
    ];
  },
  async purge(tx, { id }) {
    if (YEAR.test(id)) await tx.remove('staffUpdates', id);
    else await tx.remove('refreshers', id);
  },
};
