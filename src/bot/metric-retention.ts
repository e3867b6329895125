import { NOBODY } from '../domain/retention-anonymise.ts';
import type { MonthlyReturn, ReturnAnswer } from '../domain/returns/record.ts';
import { subjectOf, takeAway } from './outbox.ts';
import type { Sweep } from './retention-kinds.ts';

/** The numbers stay, so that a series goes on. Who gave them, what they wrote and what was corrected goes. */
export const returnSweep: Sweep = {
  async due(view, before) {
    return (await view.all('monthlyReturns'))
      .filter(({ month, answer, before: earlier }) => {
        const named = answer !== undefined && answer.by !== NOBODY;
        return `${month}-28` < before.slice(0, 10) && (named || earlier.length > 0);
      })
      .map(({ id }) => ({ id, subject: subjectOf('return', id) }));
  },

  async purge(tx, { id }, now) {
    const record = await tx.get('monthlyReturns', id);
    if (!record) return;
    for (const posting of await tx.find('postings', 'subject', subjectOf('return', id)))
      await takeAway(tx, { to: posting.to, posting: posting.id }, now);
    const { answer, ...rest } = record;
    const plain: MonthlyReturn = { ...rest, before: [], ...(answer ? { answer: plainAnswer(answer) } : {}) };
    await tx.put('monthlyReturns', plain);
  },
};

function plainAnswer({ numbers, at }: ReturnAnswer): ReturnAnswer {
  return { ...(numbers ? { numbers } : {}), by: NOBODY, at: `${at.slice(0, 10)}T12:00:00.000Z` };
}

/** Figures stay; who entered them and earlier versions go, and so does what people said about them. */
export const figureSweep: Sweep = {
  async due(view, before) {
    const figures = (await view.all('metricFigures')).filter(({ by, at }) => by !== NOBODY && at < before);
    const notes = (await view.all('metricNotes')).filter(({ at }) => at < before);
    return [
      ...figures.map(({ id }) => ({ id, subject: subjectOf('figure', id) })),
      ...notes.map(({ id, metric }) => ({ id, subject: `metric:${metric}` })),
    ];
  },

  async purge(tx, { id }) {
    const figure = await tx.get('metricFigures', id);
    if (!figure) return tx.remove('metricNotes', id);
    await tx.put('metricFigures', {
      ...figure,
      by: NOBODY,
      at: `${figure.at.slice(0, 10)}T12:00:00.000Z`,
      before: [],
    });
  },
};

/** Rounds of the yearly survey: who was asked, and what people wrote. The counts stay, since they say nothing about anybody. */
export const needsSweep: Sweep = {
  async due(view, before) {
    const year = Number(before.slice(0, 4));
    const people = (await view.all('needsPeople')).filter((each) => each.year < year);
    const texts = (await view.all('needsTexts')).filter((each) => each.year < year);
    return [
      ...people.map(({ id, member }) => ({ id, subject: subjectOf('member', member) })),
      ...texts.map(({ id }) => ({ id })),
    ];
  },

  async purge(tx, { id }) {
    await tx.remove('needsPeople', id);
    await tx.remove('needsTexts', id);
  },
};
