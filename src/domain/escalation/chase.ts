import { londonDate, addWorkingDays, workingDaysBetween } from '../working-days.ts';
import { currentStage, daysOver, isPaused } from './clock.ts';
import type { MoveAt } from './moves.ts';
import type { Escalation } from './record.ts';

/** So many prompts go out after the limit, one a working day; then only the business unit still hears of it. */
export const CHASES_AFTER = 3;
/** Working days after a way forward was found on which the raiser is asked to write down how it ended. */
const UNWRITTEN_ON: readonly number[] = [2, 4];
/** Whoever has had the card for less than this needs no prompt about it. */
const FRESH_MS = 3_600_000;

/** Why a prompt about an escalation is due today. */
export type Chase =
  /** The working day before the limit, or its last day. */
  | { readonly kind: 'before' | 'today' }
  /** `over`: by how many working days the limit is over. */
  | { readonly kind: 'after'; readonly over: number }
  /** Settled, and nobody has written down how it ended. */
  | { readonly kind: 'unwritten' }
  /** Somebody was asked for an opinion: see `advice.ts`. */
  | { readonly kind: 'opinion' };

/** What a prompt about this escalation would say on the day of `now`; undefined when none is due. At most one a working day. */
export function chaseOf(escalation: Escalation, { now, calendar }: MoveAt): Chase | undefined {
  const run = currentStage(escalation);
  if (escalation.state === 'closed' || isPaused(run)) return undefined;
  const today = londonDate(now);
  if (escalation.settled) {
    const waited = workingDaysBetween(londonDate(new Date(escalation.settled.at)), today, calendar);
    return UNWRITTEN_ON.includes(waited) ? { kind: 'unwritten' } : undefined;
  }
  if (now.getTime() - Date.parse(run.startedAt) < FRESH_MS) return undefined;
  const over = daysOver(escalation, now, calendar);
  if (over > 0) return over <= CHASES_AFTER ? { kind: 'after', over } : undefined;
  const due = londonDate(new Date(run.due));
  if (new Date(run.due) < now) return undefined;
  if (due === today) return { kind: 'today' };
  return addWorkingDays(due, -1, calendar) === today ? { kind: 'before' } : undefined;
}

/** Urgent ones are chased again in the course of the last day, and of the first day after it. */
export function isChasedAgainToday({ track }: Escalation, chase: Chase): boolean {
  return track === 'urgent' && (chase.kind === 'today' || (chase.kind === 'after' && chase.over === 1));
}

/** After so many working days nobody is asked any more to write down how it ended: the business unit hears of it. */
export function isLeftUnwritten(escalation: Escalation, { now, calendar }: MoveAt): boolean {
  const { settled, state } = escalation;
  if (!settled || state === 'closed') return false;
  const waited = workingDaysBetween(londonDate(new Date(settled.at)), londonDate(now), calendar);
  return waited > Math.max(...UNWRITTEN_ON);
}
