import { isAssuranceLate } from './assurance.ts';
import { changed, requireOpen, WrongStep } from './change.ts';
import { isOverdue, type Action } from './record.ts';
import { isHopLate } from './route.ts';

/** Why an action is stuck, in words that go on: "a group has not answered in its time". Undefined when it is not. */
export function stuckBecause(action: Action, now: Date, today: string): string | undefined {
  if (action.closed) return undefined;
  if (action.status === 'returned') return 'it was returned, and nobody has sent it on';
  if (isHopLate(action, now)) return 'a group on its route has not answered in its time';
  if (isAssuranceLate(action, now)) return 'nobody has looked at the evidence in their time';
  if (isOverdue(action, today)) return 'it is overdue';
  if (action.hops.filter(({ state }) => state === 'returned').length > 1)
    return 'it has been returned more than once';
  return undefined;
}

/** Puts it before the board. @throws AlreadyDone; WrongStep when the board has not answered the last time yet. */
export function callBoard(action: Action, to: string, by: string, reason: string, now: Date): Action {
  requireOpen(action);
  if (boardCallOpen(action)) throw new WrongStep('It is before the board already.');
  const index = action.boardCalls.length;
  const call = { to, by, at: now.toISOString(), reason };
  return {
    ...changed(action, { kind: 'board-called', index }, by, now),
    boardCalls: [...action.boardCalls, call],
  };
}

/** What the board says about it. The action goes on from where it was. @throws AlreadyDone, WrongStep */
export function answerBoard(action: Action, by: string, text: string, now: Date): Action {
  requireOpen(action);
  if (!boardCallOpen(action)) throw new WrongStep('Nobody has put it before the board.');
  const index = action.boardCalls.length - 1;
  const answer = { by, at: now.toISOString(), text };
  return {
    ...changed(action, { kind: 'board-answered', index }, by, now),
    boardCalls: action.boardCalls.map((call, place) => (place === index ? { ...call, answer } : call)),
  };
}

/** The call that the board has not answered. */
export function boardCallOpen({ boardCalls }: Action): Action['boardCalls'][number] | undefined {
  const last = boardCalls.at(-1);
  return last && !last.answer ? last : undefined;
}
