import { evaluationsFor } from '../../src/bot/evaluation-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import { askWords, evaluationLine } from './evaluation-words.ts';
import type { WorkSource } from '../mywork/source.ts';

const SHOWN = 5;

/** What somebody is asked about their training, as a part of their own list. It is never late: it can be left. */
export const evaluationWork: WorkSource = {
  async owed({ store, member }) {
    const count = (await evaluationsFor(store, member.id)).length;
    return {
      words: count === 1 ? 'one question about training' : `${count} questions about training`,
      count,
      late: 0,
    };
  },

  async sections({ store, member, partnership }) {
    const asked = await evaluationsFor(store, member.id);
    if (asked.length === 0) return [];
    return [
      {
        name: 'What did the training change?',
        items: asked.slice(0, SHOWN).map((evaluation) => ({
          title: `${courseName(evaluation.course, partnership)}: ${askWords(evaluation)}`,
          line: evaluationLine(evaluation),
          subject: subjectOf('evaluation', evaluation.id),
          verb: 'evaluation.look',
        })),
        more: asked.length > SHOWN ? `And ${asked.length - SHOWN} more: /training evaluate.` : '',
      },
    ];
  },
};
