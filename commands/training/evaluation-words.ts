import { subjectOf } from '../../src/bot/outbox.ts';
import type { Evaluation, Use } from '../../src/domain/training/evaluation-record.ts';
import { sayWave } from '../../src/domain/training/evaluation-waves.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Button } from '../../cards/words.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

export const USE_WORDS: Readonly<Record<Use, string>> = {
  often: 'Yes, often',
  'once-or-twice': 'Yes, once or twice',
  'not-yet': 'Not yet',
  'no-occasion': 'There was no occasion',
};

/** What is asked, in the words of a list: `How was it?`, `Three months on: what has it changed?`. */
export function askWords({ wave }: Pick<Evaluation, 'wave'>): string {
  if (wave === 0) return 'How was it, and what will you do differently?';
  const months = sayWave(wave).replace(' after it', '');
  return `${upperFirst(months)} on: what has it changed?`;
}

export function evaluationLine({ held, id }: Pick<Evaluation, 'held' | 'id'>): string {
  return `${id} · you were there on ${sayDate(held)}`;
}

/** What can be done with one at once. */
export function evaluationButtons({ id, rev, reminded }: Evaluation): Button[] {
  const subject = subjectOf('evaluation', id);
  return [
    { title: 'Answer', data: { verb: 'evaluation.answer', subject, rev, opens: 'form' } },
    {
      title: 'Remind me in 3 days',
      data: { verb: 'prompt.snooze', subject, args: { days: '3', once: `${id}|${reminded.length}` } },
    },
    { title: 'I would rather not', data: { verb: 'evaluation.decline', subject, rev } },
  ];
}
