import { isWorkingDay, londonDate, workingDaysBetween } from '../working-days.ts';
import type { Moment } from './change.ts';
import { currentHop, currentRound, waitsForSignOff, type Action } from './record.ts';

/** Who hears of it: whose turn it is, who looks after those, and at last the business unit. Never a whole room. */
export type Chased = 'turn' | 'next-up' | 'business-unit';

/** Why a prompt about an action is due today. `days` are working days: until the day, over it, or waited. */
export interface ActionChase {
  readonly kind: 'before' | 'today' | 'after' | 'accept' | 'answer' | 'look' | 'returned' | 'sign-off';
  readonly days: number;
  readonly to: readonly Chased[];
}

type Plan = Readonly<Record<number, readonly Chased[]>>;

const TURN: readonly Chased[] = ['turn'];
const UP: readonly Chased[] = ['turn', 'next-up'];
const UNIT: readonly Chased[] = ['turn', 'next-up', 'business-unit'];

/** Working days over the due day. After the last of them it stands among the open records without a next step. */
const OVERDUE: Plan = { 1: TURN, 3: UP, 5: UNIT, 10: UNIT };
/** Working days until the due day. */
const AHEAD: Plan = { 5: TURN, 1: TURN };
/** Working days over the limit in which a group has to answer; -1 and 0 are the day before and the last day. */
const LIMIT: Plan = {
  [-1]: TURN,
  0: TURN,
  1: TURN,
  3: ['turn', 'business-unit'],
  5: ['turn', 'business-unit'],
  10: ['turn', 'business-unit'],
};
const ACCEPT: Plan = { 3: TURN, 6: UP };
const RETURNED: Plan = { 2: TURN, 5: ['turn', 'business-unit'], 10: ['turn', 'business-unit'] };
const SIGN_OFF: Plan = { 2: TURN, 5: TURN, 10: UP };

/**
 * What a prompt about this action would say on the day of `now`; undefined when none is due. At most one a working day, and no more than
 * eight in all: prompts that come every day are muted. What is snoozed is for whoever sends them to leave out.
 */
export function chaseOf(action: Action, { now, calendar }: Moment): ActionChase | undefined {
  const today = londonDate(now);
  if (!isWorkingDay(today, calendar)) return undefined;
  const since = (instant: string): number =>
    workingDaysBetween(londonDate(new Date(instant)), today, calendar);
  switch (action.status) {
    case 'closed':
      return undefined;
    case 'sent':
      return limitChase('answer', currentHop(action)?.limit, today, since, calendar);
    case 'assurance':
      return limitChase('look', currentRound(action)?.limit, today, since, calendar);
    case 'returned':
      return planned('returned', RETURNED, since(currentHop(action)?.answeredAt ?? action.assignedAt));
    case 'assigned':
    case 'accepted':
      return workChase(action, today, since, calendar);
  }
}

function workChase(
  action: Action,
  today: string,
  since: (instant: string) => number,
  calendar: Moment['calendar'],
): ActionChase | undefined {
  const { due, status } = action;
  if (due < today) return planned('after', OVERDUE, workingDaysBetween(due, today, calendar));
  if (due === today) return { kind: 'today', days: 0, to: TURN };
  const ahead = planned('before', AHEAD, workingDaysBetween(today, due, calendar));
  if (ahead) return ahead;
  if (waitsForSignOff(action)) return planned('sign-off', SIGN_OFF, since(lastPartClosed(action)));
  return status === 'assigned' ? planned('accept', ACCEPT, since(lastGiven(action))) : undefined;
}

function limitChase(
  kind: 'answer' | 'look',
  limit: string | undefined,
  today: string,
  since: (instant: string) => number,
  calendar: Moment['calendar'],
): ActionChase | undefined {
  if (limit === undefined) return undefined;
  const last = londonDate(new Date(limit));
  const days = last < today ? since(limit) : -workingDaysBetween(today, last, calendar);
  return planned(kind, LIMIT, days);
}

function planned(kind: ActionChase['kind'], plan: Plan, days: number): ActionChase | undefined {
  const to = plan[days];
  return to && { kind, days, to };
}

/** When its owner of today was asked. */
function lastGiven({ story, assignedAt }: Action): string {
  const given = story.findLast(({ kind }) => kind === 'handed-over' || kind === 'hop-accepted');
  return given?.at ?? assignedAt;
}

function lastPartClosed({ parts, assignedAt }: Action): string {
  return parts.reduce((last, { closedAt = '' }) => (closedAt > last ? closedAt : last), assignedAt);
}
