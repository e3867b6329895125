import type { Period } from '../period.ts';
import type { Count } from '../small-numbers.ts';
import { takesPlace, type Booking, type Session } from './record.ts';
import { dayOf } from './reminders.ts';

/** Training in numbers, raw: whoever shows them hides small ones. */
export interface TrainingFigures {
  readonly sessions: number;
  readonly cancelled: number;
  /** Places of the sessions that were not cancelled, and how many of them were taken. */
  readonly places: number;
  readonly taken: number;
  /** Of sessions whose register is taken. */
  readonly came: number;
  readonly missed: number;
  readonly givenBackLate: number;
  /** Places taken, by agency and by course: ids. */
  readonly byAgency: readonly Count[];
  readonly byCourse: readonly Count[];
}

/** What the sessions of a period came to; of a course alone, where one is wanted. */
export function trainingFigures(
  sessions: readonly Session[],
  bookings: readonly Booking[],
  { from, to }: Period,
  isWanted: (course: string) => boolean = () => true,
): TrainingFigures {
  const within = sessions.filter((session) => {
    const day = dayOf(session);
    return day >= from && day <= to && isWanted(session.course);
  });
  const held = new Map(within.filter(({ state }) => state !== 'cancelled').map((each) => [each.id, each]));
  const of = bookings.filter(({ session }) => held.has(session));
  const taken = of.filter(takesPlace);
  const count = (state: Booking['state']): number => of.filter((booking) => booking.state === state).length;
  return {
    sessions: held.size,
    cancelled: within.length - held.size,
    places: [...held.values()].reduce((sum, { places }) => sum + places, 0),
    taken: taken.length,
    came: count('attended'),
    missed: count('no-show'),
    givenBackLate: of.filter(({ ended }) => ended?.late).length,
    byAgency: counted(taken.map(({ agency }) => agency)),
    byCourse: counted(taken.map(({ course }) => course)),
  };
}

/** Most first. */
function counted(labels: readonly string[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en-GB'));
}
