import type { RecordOf } from '../../storage/collections.ts';
import type { Figure, FigureAsked } from '../../src/domain/meeting/figures.ts';
import { evaluationFigures } from '../../src/domain/training/evaluation-figures.ts';
import { sayAnswers, sayRate } from '../../src/domain/training/evaluation-words.ts';
import { sayWave } from '../../src/domain/training/evaluation-waves.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

/** What figures about evaluations are counted from. */
export interface EvaluationsRead {
  readonly evaluations: readonly RecordOf<'evaluations'>[];
  readonly answers: readonly RecordOf<'evaluationAnswers'>[];
  readonly partnership: Partnership;
}

/** Who answered at the session; since the group's last meeting, of one course or priority where the agenda names it. */
export function evaluationRate(view: EvaluationsRead, asked: FigureAsked): Figure | undefined {
  return ofWaves(view, asked, (wave) => wave === 0);
}

/** The same of those who were asked some months after it. */
export function laterReturns(view: EvaluationsRead, asked: FigureAsked): Figure | undefined {
  return ofWaves(view, asked, (wave) => wave > 0);
}

function ofWaves(
  { evaluations, answers, partnership }: EvaluationsRead,
  { of, since }: FigureAsked,
  fits: (wave: number) => boolean,
): Figure | undefined {
  const courses = new Set(
    partnership.courses
      .filter(({ id, priority }) => of === undefined || of === id || of === priority)
      .map(({ id }) => id),
  );
  const wanted = ({ course, wave }: { course: string; wave: number }): boolean =>
    courses.has(course) && fits(wave);
  // Answers are kept by the month, so those of the whole month count.
  const { waves } = evaluationFigures(evaluations.filter(wanted), answers.filter(wanted), since, {
    course: (id) => id,
    agency: (id) => id,
  });
  if (waves.length === 0) return undefined;
  return {
    says: waves
      .map(({ wave, rate, all }) =>
        [
          wave === 0 ? upperFirst(sayRate(rate)) : `${upperFirst(sayWave(wave))}: ${sayRate(rate)}`,
          ...(all ? [sayAnswers(all)] : []),
        ].join('; '),
      )
      .join('. ')
      .concat('.'),
  };
}
