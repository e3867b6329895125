import type { Context } from '../../src/bot/context.ts';
import type { Period } from '../../src/domain/period.ts';
import { mergeCounts, showCount, showShare, type Count } from '../../src/domain/small-numbers.ts';
import { OTHER_AGENCIES, OTHER_COURSES } from '../../src/domain/training/evaluation-figures.ts';
import { trainingFigures } from '../../src/domain/training/figures.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import type { ReportPart } from './part.ts';

/** Named in a paper; the others are summed up. */
const NAMED = 12;

/** Sessions, how full they were, who came and from where, with small numbers hidden. */
export const trainingPart: ReportPart = {
  name: 'training',
  aliases: ['courses'],
  title: 'Multi-agency training',
  summary: 'Get places, attendance and spread of training as text for a paper',
  access: 'training.figures',
  write: trainingParagraphs,
};

/** The paragraphs of a period. */
export async function trainingParagraphs(
  { tx, partnership, directory }: Pick<Context, 'tx' | 'partnership' | 'directory'>,
  period: Period,
): Promise<readonly string[]> {
  const figures = trainingFigures(await tx.all('trainingSessions'), await tx.all('bookings'), period);
  const { sessions, cancelled, places, taken, came, missed, givenBackLate } = figures;
  if (sessions + cancelled === 0) return ['There was no training in this period.'];
  // In the manner of evaluations: two hidden small parts are no riddle when the total is known.
  const list = (head: string, counts: readonly Count[], other: string): string[] => {
    const merged = mergeCounts(counts, other);
    const more = merged.length > NAMED ? `; ${merged.length - NAMED} more` : '';
    return merged.length === 0
      ? []
      : [
          `${head}. ${merged
            .slice(0, NAMED)
            .map(({ label, count }) => `${label} ${count}`)
            .join('; ')}${more}.`,
        ];
  };
  const named = (counts: readonly Count[], name: (id: string) => string): Count[] =>
    counts.map(({ label, count }) => ({ label: name(label), count }));
  return [
    `${sessions === 1 ? 'One session' : `${sessions} sessions`} with ${places} places; ${showCount(taken).replace('<5', 'fewer than 5')} were taken (${showShare(taken, places)}).${cancelled > 0 ? ` ${cancelled === 1 ? 'One was' : `${cancelled} were`} cancelled.` : ''}`,
    came + missed === 0
      ? 'Who came is not noted yet.'
      : `Attendance where it was noted: ${showShare(came, came + missed)}.${givenBackLate > 0 ? ` Places given back after the cancel-by date: ${showCount(givenBackLate).replace('<5', 'fewer than 5')}.` : ''}`,
    ...list(
      'By course',
      named(figures.byCourse, (id) => courseName(id, partnership)),
      OTHER_COURSES,
    ),
    ...list(
      `By agency (${figures.byAgency.length} took part)`,
      named(figures.byAgency, (id) => directory.agency(id)?.name ?? id),
      OTHER_AGENCIES,
    ),
  ];
}
