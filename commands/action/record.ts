import { drawAction } from '../../cards/action/view.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed, may, type AccessVerb } from '../../src/bot/access.ts';
import { standInsFor } from '../../src/bot/absences.ts';
import type { Context } from '../../src/bot/context.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import { maySeeAction, relationsTo } from '../../src/bot/relations.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { sayWhen } from '../../src/bot/text.ts';
import { nameOf } from '../../cards/action/view.ts';
import { AlreadyDone, type Action } from '../../src/domain/action.ts';
import type { Directory } from '../../src/partnership/model.ts';

/**
 * The action a press, form or reference is about. One that does not exist and one this member may not see are refused
 * in the same words.
 */
export async function findAction(context: Context, subject: string | undefined): Promise<Action> {
  const found = subject ? readSubject(subject) : undefined;
  const action = found?.collection === 'actions' ? await context.tx.get('actions', found.id) : undefined;
  if (!action || !maySeeAction(action, context.member, context.directory)) {
    throw new NotAllowed(
      'I cannot find that action among those you may see. Check the reference, or use /mywork to see yours.',
    );
  }
  return action;
}

/** The same, for doing something to it. @throws NotAllowed in words that say who can. */
export async function findActionFor(
  context: Context,
  subject: string | undefined,
  verb: AccessVerb,
): Promise<Action> {
  const action = await findAction(context, subject);
  if (!may(context.member, verb, relationsTo(action, context.member, context.directory))) {
    const owner = nameOf(context.directory, action.owner);
    throw new NotAllowed(
      verb === 'action.update'
        ? `Only ${owner}, the person who assigned it, the group's chair and the business unit can add to this action.`
        : `Only ${owner} or their deputy can do that. Nothing was changed.`,
    );
  }
  return action;
}

/** Keeps the changed action, writes the audit entry, and brings every posted copy up to date. */
export async function keepAction(context: Context, action: Action, verb: AccessVerb): Promise<void> {
  const subject = subjectOf('action', action.id);
  const before = await context.tx.get('actions', action.id);
  await context.tx.put('actions', action);
  await context.did(verb, subject);
  await refreshPostings(context.tx, context.now, subject);
  // Whoever had it before sees it go.
  const former = before && before.owner !== action.owner ? [before.owner] : [];
  await refreshHomes(context.tx, context.now, [...concerned(action, context.directory), ...former]);
}

/** Everybody in whose own list it stands. */
export function concerned(action: Action, directory: Directory): string[] {
  const deputy = directory.member(action.owner)?.deputy;
  const standIns = standInsFor(directory, action.owner).map(({ id }) => id);
  return [action.owner, action.assignedBy, ...(deputy ? [deputy] : []), ...standIns];
}

/** Runs a change; if somebody was quicker, says who and when, with the card as it is now. */
export async function unlessDone(
  context: Context,
  action: Action,
  change: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
    return { ...cardReply(context, action), notice: alreadyNotice(context, action, error) };
  }
}

export function alreadyNotice(context: Context, action: Action, error: AlreadyDone): CardView {
  const who = error.by === context.member.id ? 'you' : nameOf(context.directory, error.by);
  const what = error.message.replace(/\.$/, '');
  return notice(`${what} by ${who} ${sayWhen(error.at, context.now)}.`, [
    `${action.id} has not been changed again.`,
  ]);
}

/** The card as it is now, in place of the one that was pressed or for the person who asked. */
export function cardReply(context: Context, action: Action): Extract<Reply, { kind: 'card' }> {
  const record = { subject: subjectOf('action', action.id), view: 'action' };
  return {
    kind: 'card',
    view: drawAction(action, context.directory, context.now, 'newest', { viewer: context.member }),
    record,
  };
}

/** The same with everything that was ever said about it. */
export function storyReply(context: Context, action: Action): Extract<Reply, { kind: 'card' }> {
  const record = { subject: subjectOf('action', action.id), view: 'action-story' };
  return {
    kind: 'card',
    view: drawAction(action, context.directory, context.now, 'everything', { viewer: context.member }),
    record,
  };
}
