import type { FigureAsked, FigureProviders } from '../../src/domain/meeting/figures.ts';
import { plusDays } from '../../src/domain/meeting/dates.ts';
import { showShare } from '../../src/domain/small-numbers.ts';
import { trainingFigures, type TrainingFigures } from '../../src/domain/training/figures.ts';
import type { FiguresRead } from './figures.ts';

/** Sessions to come are counted so far ahead. */
const AHEAD_DAYS = 120;

type Read = Pick<FiguresRead, 'trainingSessions' | 'bookings' | 'partnership' | 'today'>;

/** Places, how full they are, and how many came: of all training, of one priority or of one course. */
export const trainingFigureProviders: FigureProviders<Read> = {
  'training-bookings': (view, asked) => {
    const wanted = coursesOf(view, asked);
    const isWanted = (course: string): boolean => wanted === undefined || wanted.has(course);
    const count = (from: string, to: string): TrainingFigures =>
      trainingFigures(view.trainingSessions, view.bookings, { from, to }, isWanted);
    const since = count(asked.since.from, plusDays(view.today, -1));
    const coming = count(view.today, plusDays(view.today, AHEAD_DAYS));
    if (since.sessions === 0 && coming.sessions === 0) return undefined;
    const noted = since.came + since.missed;
    return {
      says: [
        since.sessions === 0
          ? 'No session since the last meeting.'
          : `${sessions(since)} since the last meeting, ${since.taken} of ${since.places} places taken${noted > 0 ? `, attendance ${showShare(since.came, noted)}` : ''}.`,
        coming.sessions === 0
          ? 'None is set for the coming months.'
          : `To come: ${sessions(coming)}, ${coming.taken} of ${coming.places} places taken.`,
      ].join(' '),
    };
  },
};

function sessions({ sessions: count }: TrainingFigures): string {
  return count === 1 ? 'one session' : `${count} sessions`;
}

/** The courses an agenda asks for: one, or those of a priority. Undefined for all. */
function coursesOf({ partnership }: Read, { of }: FigureAsked): ReadonlySet<string> | undefined {
  if (of === undefined) return undefined;
  return new Set(
    partnership.courses.filter(({ id, priority }) => id === of || priority === of).map(({ id }) => id),
  );
}
