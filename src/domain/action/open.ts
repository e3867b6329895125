import { limitOf, type Moment } from './change.ts';
import type { Owner } from './owner.ts';
import type { Action, Hop } from './record.ts';

export type NewAction = Pick<Action, 'id' | 'title' | 'measure' | 'due' | 'assignedBy'> &
  Partial<Pick<Action, 'origin' | 'source' | 'priority' | 'themes' | 'reportsTo'>> & {
    readonly owner: Owner;
    /** The groups it goes through, the one that does the work last; empty or one group: no route. */
    readonly route?: readonly string[];
    /** The action it becomes a part of. */
    readonly parent?: Pick<Action, 'id' | 'level'>;
  };

/** How whoever raises an action stands to it. */
export interface Raiser {
  /** They are its owner, or the only holder of the seat that is. Nobody accepts what they gave themselves. */
  readonly owns?: boolean;
  /** They speak for the first group of its route, as its chair or clerk: it is not asked whether it takes its own. */
  readonly speaksForFirst?: boolean;
  /** Working days each group has to answer. */
  readonly hopDays?: number;
}

/**
 * A new action. Without a group, or raised in the group that does the work, it is with its owner at once; otherwise it is
 * sent to the next group on its route.
 */
export function assignAction(fresh: NewAction, at: Moment, raiser: Raiser = {}): Action {
  const { route = [], parent, themes = [], reportsTo = [], ...rest } = fresh;
  const group = route.at(-1);
  const hops = firstHops(route, fresh.assignedBy, at, raiser);
  const arrived = hops.every(({ state }) => state === 'accepted');
  const atIso = at.now.toISOString();
  return {
    ...rest,
    rev: 1,
    status: arrived ? (raiser.owns ? 'accepted' : 'assigned') : 'sent',
    assignedAt: atIso,
    ...(group ? { group } : {}),
    route: [...route],
    hops,
    reportsTo: [...reportsTo],
    themes: [...themes],
    ...(parent ? { parent: parent.id } : {}),
    level: parent ? parent.level + 1 : 1,
    parts: [],
    ...(arrived && raiser.owns ? { accepted: { by: fresh.assignedBy, at: atIso } } : {}),
    evidence: [],
    assurance: [],
    dueChanges: [],
    boardCalls: [],
    story: [{ kind: 'assigned', by: fresh.assignedBy, at: atIso }],
  };
}

/** The way of somebody who assigns straight into one group is short: that group is not asked. */
function firstHops(route: readonly string[], by: string, at: Moment, raiser: Raiser): Hop[] {
  const [first, second] = route;
  if (first === undefined) return [];
  const days = raiser.hopDays ?? 0;
  const sent = { sentBy: by, sentAt: at.now.toISOString(), days, limit: limitOf(days, at) };
  if (second !== undefined && !raiser.speaksForFirst) return [{ group: first, state: 'sent', ...sent }];
  const own: Hop = { group: first, state: 'accepted', ...sent, answeredBy: by, answeredAt: sent.sentAt };
  return second === undefined ? [own] : [own, { group: second, from: first, state: 'sent', ...sent }];
}
