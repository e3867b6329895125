import { changed, requireOpen, WrongStep, type Moment } from './change.ts';
import { currentRound, type Action, type AssuranceRound } from './record.ts';
import { roundFor, type Assurer } from './owners-steps.ts';

/**
 * The group that was asked has looked at the evidence, and it is enough: the action is closed.
 * @param looked the pieces of evidence they looked at, by their place in the list: at least one
 * @throws AlreadyDone; WrongStep when nothing was looked at, or by whoever did the work
 */
export function giveAssurance(
  action: Action,
  by: string,
  looked: readonly number[],
  remark: string | undefined,
  now: Date,
): Action {
  requireOther(action, by);
  const seen = piecesOf(action, looked);
  if (seen.length === 0) throw new WrongStep('Say which evidence you looked at.');
  const end = { answer: 'given', looked: seen, ...(remark ? { reason: remark } : {}) } as const;
  const closed = { how: 'assured', by, at: now.toISOString() } as const;
  return { ...answerRound(action, 'assured', end, by, now), status: 'closed', closed };
}

/** It is not enough yet, and this is what is missing: back to its owner. @throws AlreadyDone, WrongStep */
export function sendBack(
  action: Action,
  by: string,
  missing: string,
  looked: readonly number[],
  now: Date,
): Action {
  requireOther(action, by);
  const end = { answer: 'sent-back', reason: missing, looked: piecesOf(action, looked) } as const;
  const { finished: _finished, ...back } = answerRound(action, 'sent-back', end, by, now);
  return { ...back, status: action.accepted ? 'accepted' : 'assigned' };
}

/** Asks another group, because the one that was asked is gone or cannot. @throws AlreadyDone, WrongStep */
export function askElsewhere(
  action: Action,
  by: string,
  assurer: Assurer,
  reason: string,
  at: Moment,
): Action {
  requireRound(action);
  if (assurer.group === action.group)
    throw new WrongStep('The group that did the work cannot give the assurance. Choose another one.');
  const moved = answerRound(action, 'asked-elsewhere', { answer: 'moved', reason, looked: [] }, by, at.now);
  return { ...moved, assurance: [...moved.assurance, roundFor(assurer, by, at)] };
}

/** Did this member do the work? Then somebody else has to say that it is enough. */
export function didTheWork(action: Action, member: string): boolean {
  const { owner, finished, evidence } = action;
  return (
    (owner.kind === 'member' && owner.member === member) ||
    finished?.by === member ||
    evidence.some(({ by }) => by === member)
  );
}

/** Over its limit: the group has not said anything in its working days. */
export function isAssuranceLate(action: Action, now: Date): boolean {
  const round = currentRound(action);
  return round !== undefined && new Date(round.limit) < now;
}

function requireRound(action: Action): AssuranceRound {
  requireOpen(action);
  const round = currentRound(action);
  if (!round) throw new WrongStep('It does not wait for assurance: its work is not done yet.');
  return round;
}

function requireOther(action: Action, by: string): void {
  const { group } = requireRound(action);
  if (group === action.group) throw new WrongStep('The group that did the work cannot give the assurance.');
  if (didTheWork(action, by))
    throw new WrongStep('You did some of this work, so somebody else has to look at the evidence.');
}

function piecesOf({ evidence }: Action, looked: readonly number[]): number[] {
  return [...new Set(looked)].filter((place) => evidence[place] !== undefined).sort((a, b) => a - b);
}

type RoundEnd = Pick<AssuranceRound, 'answer' | 'looked' | 'reason'>;

function answerRound(
  action: Action,
  kind: 'assured' | 'sent-back' | 'asked-elsewhere',
  end: RoundEnd,
  by: string,
  now: Date,
): Action {
  const index = action.assurance.length - 1;
  const assurance = action.assurance.map((round, place): AssuranceRound =>
    place === index ? { ...round, ...end, by, at: now.toISOString() } : round,
  );
  return { ...changed(action, { kind, index }, by, now), assurance };
}
