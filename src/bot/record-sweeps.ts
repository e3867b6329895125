import { planYear } from '../domain/plan/plan-year.ts';
import { answerSweep, evaluationSweep, impactSweep } from './impact-retention.ts';
import { licenceSweep, refresherSweep } from './licence-retention.ts';
import { meetingSweep } from './meeting-retention.ts';
import { subjectOf, takeAway } from './outbox.ts';
import { reviewSweep } from './review-retention.ts';
import type { Sweep } from './retention-kinds.ts';
import { figureSweep, needsSweep, returnSweep } from './metric-retention.ts';
import { trainingSweep } from './training-retention.ts';

/** Duties of a plan year that is over for so long, with what was signed, answered and shown. */
const dutySweep: Sweep = {
  async due(view, before) {
    const day = before.slice(0, 10);
    return (await view.all('duties'))
      .filter(({ occurrence }) => planYear(occurrence.year).to < day)
      .map(({ id }) => ({ id, subject: subjectOf('duty', id) }));
  },

  async purge(tx, { id }, now) {
    for (const posting of await tx.find('postings', 'subject', subjectOf('duty', id)))
      await takeAway(tx, { to: posting.to, posting: posting.id }, now);
    await tx.remove('duties', id);
  },
};

/** How records with a file of their own are found when their time is over. A new kind of record gets its line here. */
export const recordSweeps = {
  reviews: reviewSweep,
  meetings: meetingSweep,
  duties: dutySweep,
  licences: licenceSweep,
  refreshers: refresherSweep,
  figures: figureSweep,
  returns: returnSweep,
  needs: needsSweep,
  training: trainingSweep,
  impacts: impactSweep,
  evaluations: evaluationSweep,
  evaluationAnswers: answerSweep,
} as const;
