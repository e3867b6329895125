import { AlreadyDone } from '../already-done.ts';
import { changed, limitOf, requireOpen, WrongStep, type Moment } from './change.ts';
import { currentHop, type Action, type Hop } from './record.ts';

/** Somebody who answers for the group an action was sent to. */
export interface HopAnswer {
  readonly by: string;
  /** Working days the next group has. */
  readonly days: number;
}

/**
 * The group takes it. If it is not the one that does the work, the action goes on to the next group at once; otherwise its owner is
 * asked, unless whoever answers is the owner (`owns`). @throws AlreadyDone when it was answered; WrongStep when it is not sent to anybody.
 */
export function acceptHop(action: Action, { by, days }: HopAnswer, owns: boolean, at: Moment): Action {
  const hop = requireSent(action);
  const next = action.route[action.route.indexOf(hop.group) + 1];
  const answered = answer(action, 'hop-accepted', { state: 'accepted' }, by, at);
  if (next !== undefined)
    return { ...answered, hops: [...answered.hops, hopTo(next, hop.group, by, days, at)] };
  if (!owns) return { ...answered, status: 'assigned' };
  return { ...answered, status: 'accepted', accepted: { by, at: at.now.toISOString() } };
}

/** The group does not take it, and says why: it goes back to who sent it. @throws AlreadyDone, WrongStep */
export function returnHop(action: Action, { by, days }: HopAnswer, reason: string, at: Moment): Action {
  const hop = requireSent(action);
  const answered = answer(action, 'hop-returned', { state: 'returned', reason }, by, at);
  if (hop.from === undefined) return { ...answered, status: 'returned' };
  const back: Hop = { ...hopTo(hop.from, senderTo(action, hop.from), by, days, at), back: true };
  return { ...answered, hops: [...answered.hops, back] };
}

/**
 * It goes to another group instead. In the middle of its route that changes who does the work; at its end the group passes it
 * on without having taken it. One that was returned is sent out anew. `owner`, when it was the seat of the former group's chair, follows.
 * @throws AlreadyDone, WrongStep
 */
export function reRoute(
  action: Action,
  { by, days }: HopAnswer,
  to: string,
  reason: string,
  at: Moment,
): Action {
  requireOpen(action);
  const hop = action.status === 'returned' ? currentHop(action) : requireSent(action);
  if (!hop) throw new WrongStep('It has no route: give it to somebody instead.');
  const here = action.route.indexOf(hop.group);
  if (to === hop.group && action.status === 'sent') throw new WrongStep('It is with that group already.');
  const isLast = here === action.route.length - 1;
  const again = action.status === 'returned' && to === hop.group;
  const before = action.route.slice(0, action.status === 'sent' && !isLast ? here + 1 : here);
  if (before.includes(to)) throw new WrongStep('It has been with that group: return it instead.');
  const route = again ? action.route : [...before, to];
  const group = route.at(-1) ?? to;
  const answered =
    action.status === 'returned'
      ? changed(action, { kind: 're-routed', index: action.hops.length, text: reason }, by, at.now)
      : answer(action, 're-routed', { state: 're-routed', reason }, by, at);
  const owner =
    action.owner.kind === 'chair' && action.owner.group === action.group
      ? ({ kind: 'chair', group } as const)
      : action.owner;
  return {
    ...answered,
    status: 'sent',
    owner,
    group,
    route: [...route],
    hops: [...answered.hops, hopTo(to, before.at(-1), by, days, at)],
  };
}

/** Over its limit: a group has not answered in its working days. */
export function isHopLate(action: Action, now: Date): boolean {
  const hop = currentHop(action);
  return action.status === 'sent' && hop !== undefined && new Date(hop.limit) < now;
}

function requireSent(action: Action): Hop {
  requireOpen(action);
  const hop = currentHop(action);
  if (action.status === 'sent' && hop) return hop;
  if (hop?.answeredBy && hop.answeredAt) throw new AlreadyDone('answered', hop.answeredBy, hop.answeredAt);
  throw new WrongStep('It is not on its way to a group.');
}

type HopEnd = Pick<Hop, 'state'> & Partial<Pick<Hop, 'reason'>>;

function answer(
  action: Action,
  kind: 'hop-accepted' | 'hop-returned' | 're-routed',
  end: HopEnd,
  by: string,
  at: Moment,
): Action {
  const index = action.hops.length - 1;
  const hops = action.hops.map((hop, place): Hop =>
    place === index ? { ...hop, ...end, answeredBy: by, answeredAt: at.now.toISOString() } : hop,
  );
  return { ...changed(action, { kind, index }, by, at.now), hops };
}

function hopTo(group: string, from: string | undefined, by: string, days: number, at: Moment): Hop {
  return {
    group,
    ...(from === undefined ? {} : { from }),
    state: 'sent',
    sentBy: by,
    sentAt: at.now.toISOString(),
    days,
    limit: limitOf(days, at),
  };
}

/** Who had sent it to this group, when it took it. */
function senderTo({ route }: Action, group: string): string | undefined {
  return route[route.indexOf(group) - 1];
}
