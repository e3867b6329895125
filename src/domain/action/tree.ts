import { changed, requireOpen, WrongStep } from './change.ts';
import type { Action } from './record.ts';

/** How deep actions may lie under each other, when the partnership file says nothing else. */
export const DEEPEST = 3;

/** Why nothing can be put under this action; undefined when something can. */
export function whyNoPart(action: Action, deepest = DEEPEST): string | undefined {
  if (action.closed) return 'It is closed, so nothing can be put under it.';
  if (action.status === 'assurance')
    return 'Its work is being looked at. Put nothing more under it until there is an answer.';
  if (action.level >= deepest)
    return `Actions lie at most ${deepest} deep. Put it under the one above, or let it stand by itself.`;
  return undefined;
}

/** Notes an action that was put under this one. @throws AlreadyDone; WrongStep when it lies too deep or is being looked at. */
export function addPart(parent: Action, part: string, by: string, now: Date, deepest = DEEPEST): Action {
  requireOpen(parent);
  const why = whyNoPart(parent, deepest);
  if (why) throw new WrongStep(why);
  return {
    ...changed(parent, { kind: 'part-added', part }, by, now),
    parts: [...parent.parts, { action: part }],
  };
}

/** A part was closed. The action above stays open: its owner says whether the whole is done. */
export function partClosed(parent: Action, part: string, by: string, now: Date): Action {
  return {
    ...changed(parent, { kind: 'part-closed', part }, by, now),
    parts: parent.parts.map((each) =>
      each.action === part ? { ...each, closedAt: now.toISOString() } : each,
    ),
  };
}
