import { AlreadyDone } from '../already-done.ts';
import { changed, limitOf, requireOpen, WrongStep, type Moment } from './change.ts';
import type { Owner } from './owner.ts';
import { openParts, type Action, type AssuranceRound, type Evidence } from './record.ts';

/** The owner says "mine". @throws AlreadyDone when it was accepted or finished before; WrongStep while a group has to take it. */
export function acceptAction(action: Action, by: string, now: Date): Action {
  requireOpen(action);
  if (action.accepted) throw new AlreadyDone('accepted', action.accepted.by, action.accepted.at);
  requireArrived(action);
  const accepted = { by, at: now.toISOString() };
  return { ...changed(action, { kind: 'accepted' }, by, now), status: 'accepted', accepted };
}

/** Adds a line on how it is going. @throws AlreadyDone once the action is closed. */
export function updateAction(action: Action, by: string, text: string, now: Date): Action {
  requireOpen(action);
  return changed(action, { kind: 'update', text }, by, now);
}

/** Adds a piece of evidence without saying that it is done. @throws AlreadyDone once the action is closed. */
export function addEvidence(action: Action, by: string, text: string, now: Date): Action {
  requireOpen(action);
  const index = action.evidence.length;
  return {
    ...changed(action, { kind: 'evidence', index }, by, now),
    evidence: [...action.evidence, piece(by, text, now)],
  };
}

/** Who has to look at the work before it closes, and how long they have. */
export interface Assurer {
  readonly group: string;
  /** Working days. */
  readonly days: number;
}

/**
 * The work is done, and this shows it. With an assurer the action waits for that group's answer; without, it closes. Doing it
 * without having pressed "accept" first is fine, and so is no new evidence where there is some already.
 * @throws AlreadyDone; WrongStep while a group has to take it, while a part is open, without any evidence, and when the group that does
 * the work would have to assure it
 */
export function finishAction(
  action: Action,
  by: string,
  text: string | undefined,
  assurer: Assurer | undefined,
  at: Moment,
): Action {
  requireOpen(action);
  if (action.finished) throw new AlreadyDone('finished', action.finished.by, action.finished.at);
  requireArrived(action);
  requirePartsClosed(action);
  if (assurer && assurer.group === action.group)
    throw new WrongStep('The group that did the work cannot give the assurance. Another group has to.');
  const evidence = text ? [...action.evidence, piece(by, text, at.now)] : action.evidence;
  if (evidence.length === 0) throw new WrongStep('Say what shows that it is done.');
  const index = evidence.length - 1;
  const stamp = { by, at: at.now.toISOString() };
  const done: Action = {
    ...changed(action, { kind: 'finished', index }, by, at.now),
    evidence,
    finished: stamp,
  };
  if (!assurer) return { ...done, status: 'closed', closed: { how: 'done', ...stamp } };
  return { ...done, status: 'assurance', assurance: [...action.assurance, roundFor(assurer, by, at)] };
}

/** Moves the last day. Everybody reads from when to when and why. @throws AlreadyDone once the action is closed. */
export function moveDue(action: Action, due: string, by: string, reason: string, now: Date): Action {
  requireOpen(action);
  const change = { from: action.due, to: due, by, at: now.toISOString(), reason };
  const index = action.dueChanges.length;
  return {
    ...changed(action, { kind: 'due-moved', index }, by, now),
    due,
    dueChanges: [...action.dueChanges, change],
  };
}

/**
 * Gives an open action to another person or seat, who has not accepted it yet. `note` says who had it before, in at most 1,000
 * characters. @throws AlreadyDone once the action is closed.
 */
export function handOver(action: Action, to: Owner, by: string, note: string, now: Date): Action {
  requireOpen(action);
  const { accepted, ...rest } = changed(action, { kind: 'handed-over', text: note }, by, now);
  return { ...rest, owner: to, status: accepted && rest.status === 'accepted' ? 'assigned' : rest.status };
}

/** It is no longer needed. @throws AlreadyDone; WrongStep while a part is open. */
export function withdraw(action: Action, by: string, reason: string, now: Date): Action {
  requireOpen(action);
  requirePartsClosed(action);
  const closed = { how: 'withdrawn', by, at: now.toISOString(), reason } as const;
  return { ...changed(action, { kind: 'withdrawn' }, by, now), status: 'closed', closed };
}

export function roundFor({ group, days }: Assurer, by: string, at: Moment): AssuranceRound {
  return { group, askedBy: by, askedAt: at.now.toISOString(), days, limit: limitOf(days, at), looked: [] };
}

function requireArrived({ status }: Action): void {
  if (status === 'sent') throw new WrongStep('A group on its route has to take it first.');
  if (status === 'returned')
    throw new WrongStep('It was returned. Whoever raised it sends it on or withdraws it.');
}

function requirePartsClosed(action: Action): void {
  const open = openParts(action);
  if (open.length > 0)
    throw new WrongStep(
      `${open.join(', ')} ${open.length === 1 ? 'is' : 'are'} still open under it. They come first.`,
    );
}

function piece(by: string, text: string, now: Date): Evidence {
  return { by, at: now.toISOString(), text };
}
