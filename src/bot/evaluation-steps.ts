import type { Evaluation } from '../domain/training/evaluation-record.ts';
import { nextEvaluationStep, sayWave } from '../domain/training/evaluation-waves.ts';
import type { StepKind } from './next-steps.ts';
import { openEvaluations } from './evaluation-store.ts';
import { subjectOf } from './outbox.ts';
import { dotted } from './text.ts';
import { courseName } from './training-relations.ts';

/**
 * A question about training goes on by itself: it is asked on somebody's return, reminded of, or let go. It never lacks a step, and so
 * never stands in the list of the business unit: who was asked is for nobody else to see.
 */
export const evaluationSteps: StepKind<Evaluation> = {
  name: 'evaluation',
  open: openEvaluations,
  describe: ({ id, rev, course, wave }, { partnership }) => ({
    subject: subjectOf('evaluation', id),
    rev,
    title: courseName(course, partnership),
    line: dotted([id, sayWave(wave)]),
  }),
  nextStep(evaluation, { partnership, calendar, directory, today }) {
    const { member, state } = evaluation;
    if (state === 'waiting')
      return { what: 'ask', who: member, when: directory.member(member)?.away?.back ?? today };
    const { step, on } = nextEvaluationStep(evaluation, partnership.evaluation, calendar);
    return { what: step, who: member, when: on };
  },
};
