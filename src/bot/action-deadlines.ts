import { currentHop, currentRound, type Action } from '../domain/action/record.ts';
import type { Directory } from '../partnership/model.ts';
import type { DeadlineKind, OpenDeadline } from './deadlines.ts';
import { readSubject, subjectOf } from './outbox.ts';
import { assurersOf, chairsOf } from './relations.ts';

/** The limit of the group an action waits at: to take it, or to look at the evidence. Its due date is chosen, and not counted. */
export const actionDeadlines: DeadlineKind = {
  name: 'action',

  async open(view, { directory }) {
    const waiting = [
      ...(await view.find('actions', 'status', 'sent')),
      ...(await view.find('actions', 'status', 'assurance')),
    ];
    return waiting.flatMap((action) => limitOf(action, directory) ?? []);
  },

  async replan(tx, { subject }, due) {
    const found = readSubject(subject);
    const action = found && (await tx.get('actions', found.id));
    if (!action) return;
    const limit = due.toISOString();
    const atEnd = <T extends object>(list: readonly T[]): T[] =>
      list.map((each, index) => (index === list.length - 1 ? { ...each, limit } : each));
    const moved =
      action.status === 'sent' ? { hops: atEnd(action.hops) } : { assurance: atEnd(action.assurance) };
    await tx.put('actions', { ...action, ...moved, rev: action.rev + 1 });
  },
};

function limitOf(action: Action, directory: Directory): OpenDeadline | undefined {
  const hop = action.status === 'sent' ? currentHop(action) : undefined;
  const round = currentRound(action);
  const at = hop
    ? { what: 'to be taken', from: hop.sentAt, days: hop.days, limit: hop.limit }
    : round && { what: 'to be looked at', from: round.askedAt, days: round.days, limit: round.limit };
  if (!at) return undefined;
  const owners = hop ? chairsOf(hop.group, directory) : assurersOf(action, directory);
  return {
    subject: subjectOf('action', action.id),
    what: `${action.id}, ${at.what}`,
    startedAt: new Date(at.from),
    workingDays: at.days,
    due: new Date(at.limit),
    owners: owners.map(({ id }) => id),
  };
}
