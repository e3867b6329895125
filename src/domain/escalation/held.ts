import type { Directory } from '../../partnership/model.ts';
import { addWorkingDays, londonDate } from '../working-days.ts';
import { raisersOf } from './chased-people.ts';
import type { MoveAt } from './moves.ts';
import { ownersAt } from './owners.ts';
import type { Escalation } from './record.ts';

/** Working days after the first question whether it held on which it is asked once more. */
const ASKED_AGAIN_AFTER = 5;

/** ISO dates on which both sides are asked whether it held: some weeks after closing, and once more. None once it is answered. */
export function askedOn(escalation: Escalation, { calendar }: Pick<MoveAt, 'calendar'>): readonly string[] {
  const { review, state } = escalation;
  if (state === 'open' || !review || review.held) return [];
  const first = addWorkingDays(review.due, 0, calendar);
  return [first, addWorkingDays(first, ASKED_AGAIN_AFTER, calendar)];
}

/** Nobody has said whether it held, and nobody will be asked again. */
export function isUnanswered(escalation: Escalation, at: MoveAt): boolean {
  const last = askedOn(escalation, at).at(-1);
  return last !== undefined && last < londonDate(at.now);
}

/** Whoever raised it, and the worker on the other side, or those who lead there. */
export function askedPeople(escalation: Escalation, directory: Directory): ReadonlySet<string> {
  const [first] = escalation.policy.stages;
  const there = first ? ownersAt(escalation, 'receiving', first, directory).members : [];
  return new Set([...raisersOf(escalation, directory), ...there.map(({ id }) => id)]);
}
