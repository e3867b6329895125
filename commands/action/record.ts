import { drawAction } from '../../cards/action/view.ts';
import { groupName, nameOf, ownerName } from '../../cards/action/names.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed, may, type AccessVerb } from '../../src/bot/access.ts';
import { STORY_VERBS } from '../../src/bot/action-verbs.ts';
import { standInsFor } from '../../src/bot/absences.ts';
import type { Context } from '../../src/bot/context.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import { maySeeAction, relationsTo, whoOwns, whoseTurn } from '../../src/bot/relations.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { sayWhen } from '../../src/bot/text.ts';
import { currentHop, currentRound, type Action } from '../../src/domain/action/record.ts';
import { AlreadyDone } from '../../src/domain/already-done.ts';
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
  if (!mayDo(context, action, verb)) throw new NotAllowed(whoCan(action, verb, context.directory));
  return action;
}

export function mayDo({ member, directory }: Context, action: Action, verb: AccessVerb): boolean {
  return may(member, verb, relationsTo(action, member, directory));
}

/** Who can do it instead. The business unit can do nearly everything, but never says that another group's work is done. */
function whoCan(action: Action, verb: AccessVerb, directory: Directory): string {
  const owner = ownerName(action.owner, directory);
  const at = groupName(directory, (currentRound(action) ?? currentHop(action))?.group ?? action.group ?? '');
  const those = `Only ${owner}, the person who assigned it, the group's chair and the business unit can`;
  const words: Partial<Record<AccessVerb, string>> = {
    'action.update': `${those} add to this action.`,
    'action.route': `Only the chair of ${at} or the business unit can say where this action goes. Nothing was changed.`,
    'action.assure': `Only ${at} can say whether the evidence is enough, and nobody who did the work. Nothing was changed.`,
    'action.sub': `${those} put something under it. Nothing was changed.`,
    'action.move-due': `${those} move its date. Nothing was changed.`,
    'action.board': `${those} put it before the board. Nothing was changed.`,
    'action.withdraw':
      'Only the person who assigned it and the business unit can withdraw it. Nothing was changed.',
  };
  return words[verb] ?? `Only ${owner} or their deputy can do that. Nothing was changed.`;
}

/** Keeps the changed action, writes the audit entry of its last change, and brings every posted copy up to date. */
export async function keepAction(context: Context, action: Action): Promise<void> {
  const subject = subjectOf('action', action.id);
  const before = await context.tx.get('actions', action.id);
  await context.tx.put('actions', action);
  const last = action.story.at(-1);
  await context.did(last ? STORY_VERBS[last.kind] : 'action.update', subject);
  await refreshPostings(context.tx, context.now, subject);
  // Whoever had it before sees it go.
  const former = before ? concerned(before, context.directory) : [];
  await refreshHomes(context.tx, context.now, [
    ...new Set([...concerned(action, context.directory), ...former]),
  ]);
}

/** Everybody in whose own list it stands. */
export function concerned(action: Action, directory: Directory): string[] {
  const owners = whoOwns(action, directory).members;
  const deputies = owners.flatMap(({ deputy }) => (deputy ? [deputy] : []));
  const standIns = owners.flatMap(({ id }) => standInsFor(directory, id).map((each) => each.id));
  // Somebody who has left has a card of what they leave behind.
  const named = action.owner.kind === 'member' ? [action.owner.member] : [];
  const turn = whoseTurn(action, directory).map(({ id }) => id);
  return [
    ...new Set([
      ...named,
      ...owners.map(({ id }) => id),
      ...turn,
      action.assignedBy,
      ...deputies,
      ...standIns,
    ]),
  ];
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
    view: drawAction(action, context, 'newest', { viewer: context.member }),
    record,
  };
}

/** The same with everything that was ever said about it. */
export function storyReply(context: Context, action: Action): Extract<Reply, { kind: 'card' }> {
  const record = { subject: subjectOf('action', action.id), view: 'action-story' };
  return {
    kind: 'card',
    view: drawAction(action, context, 'everything', { viewer: context.member }),
    record,
  };
}
