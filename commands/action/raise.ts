import { groupName, ownerInFull } from '../../cards/action/names.ts';
import { buttonOf, stepsFor } from '../../cards/action/steps.ts';
import { notice } from '../../cards/words.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { newReference } from '../../src/bot/ids.ts';
import type { Place } from '../../src/bot/interaction.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { kindOf } from '../../src/bot/places.ts';
import { speaksFor, whoOwns, whoseTurn } from '../../src/bot/relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import type { Moment } from '../../src/domain/action/change.ts';
import { assignAction } from '../../src/domain/action/open.ts';
import type { Owner } from '../../src/domain/action/owner.ts';
import { alsoReportsTo, routeFor } from '../../src/domain/action/plan.ts';
import { currentHop, type Action } from '../../src/domain/action/record.ts';
import { addPart } from '../../src/domain/action/tree.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { concerned, keepAction } from './record.ts';
import { postCopies } from './tell.ts';

/** What an action needs to be raised: who, what, by when, how it will be known, and where it comes from. */
export interface ActionDraft
  extends
    Pick<Action, 'title' | 'measure' | 'due'>,
    Partial<Pick<Action, 'group' | 'origin' | 'source' | 'priority' | 'themes'>> {
  readonly owner: Owner;
  /** The group it was raised in, when that says more about its way than its origin does. */
  readonly raisedIn?: string;
  /** The action it becomes a part of. */
  readonly parent?: Action;
}

/**
 * Keeps a new action and its audit entry, sends it on its way, and tells whoever has to do something first. `place` is where
 * everybody in the room may read its card; undefined for nowhere. The caller has asked the access table.
 */
export async function raiseAction(
  context: Context,
  draft: ActionDraft,
  place: Place | undefined,
): Promise<Action> {
  const action = await keepNew(context, draft);
  await postCopies(context, action, place);
  return action;
}

/** The same without telling anybody: for a caller who tells of many at once. */
export async function keepNew(context: Context, draft: ActionDraft): Promise<Action> {
  const { tx, now, directory, member, partnership } = context;
  const { owner, parent, raisedIn: _raisedIn, group: _group, origin, source, themes, ...rest } = draft;
  const { title, measure, due } = rest;
  const route = routeOf(draft, context);
  if ([title, measure].some((text) => text.trim() === ''))
    throw new BotError(
      'action-incomplete',
      'An action needs what, who, by when and how we will know. Nothing was saved.',
    );
  // An action of a group that leads on a priority is for that priority, unless somebody says another.
  const priority =
    rest.priority ??
    partnership.priorities.find(({ lead }) => lead !== undefined && lead === route.at(-1))?.id;
  const action = assignAction(
    {
      title,
      measure,
      due,
      id: await freeReference(context),
      owner,
      assignedBy: member.id,
      route,
      reportsTo: [...alsoReportsTo({ group: route.at(-1), priority }, partnership)],
      ...(origin ? { origin } : {}),
      ...(priority ? { priority } : {}),
      ...(source ? { source } : {}),
      ...(themes ? { themes } : {}),
      ...(parent ? { parent } : {}),
    },
    await momentOf(context),
    {
      owns: ownsAlone(owner, context),
      speaksForFirst: route[0] !== undefined && speaksInFirst(route[0], context),
      hopDays: partnership.actions.limits.hop,
    },
  );
  await tx.insert('actions', action);
  await context.did('action.assign', subjectOf('action', action.id));
  if (parent)
    await keepAction(context, addPart(parent, action.id, member.id, now, partnership.actions.deepest));
  await refreshHomes(tx, now, concerned(action, directory));
  return action;
}

/** A part goes from the group above to the one that does it; everything else as the partnership file says. */
function routeOf(
  { group, origin, raisedIn, parent }: ActionDraft,
  { partnership }: Context,
): readonly string[] {
  if (!parent) return routeFor({ group, origin, raisedIn }, partnership);
  const above = parent.group;
  if (group === undefined || group === above) return above === undefined ? [] : [above];
  return above === undefined ? [group] : [above, group];
}

/** Now, with the bank holidays as they are known now. */
export async function momentOf({ tx, now }: Context): Promise<Moment> {
  return { now, calendar: await calendarOf(tx) };
}

/** Nobody accepts what they gave themselves. */
export function ownsAlone(owner: Owner, { member, directory }: Context): boolean {
  const { members } = whoOwns({ owner }, directory);
  return members.length === 1 && members[0]?.id === member.id;
}

/** The business unit writes down what a group decided: the group is not asked whether it takes its own. */
function speaksInFirst(group: string, { member, directory }: Context): boolean {
  return member.roles.some(({ role }) => role === 'business-unit') || speaksFor(group, member, directory);
}

async function freeReference(context: Context): Promise<string> {
  let reference = newReference('ACT', context.now);
  while (await context.tx.get('actions', reference)) reference = newReference('ACT', context.now);
  return reference;
}

/** The word to whoever raised it: where it is, and who has to do something now. */
export async function raisedNotice(
  context: Context,
  action: Action,
  place: Place | undefined,
): Promise<CardView> {
  const { directory, member } = context;
  const lines = [
    `${ownerInFull(action.owner, directory)}, by ${sayDate(action.due)}.`,
    whoIsNext(action, context),
    ...(await hintOn(context, place)),
  ];
  const isNobodys = whoseTurn(action, directory).length === 0;
  const gives = stepsFor(action, directory, member).includes('give');
  return notice(
    `${action.id} is assigned`,
    lines,
    isNobodys && gives ? [buttonOf('give', action, directory)] : [],
  );
}

/** Who has to do something now; where nobody is there to do it, who can help. */
function whoIsNext(action: Action, { directory, member }: Context): string {
  const hop = action.status === 'sent' ? currentHop(action) : undefined;
  if (hop) {
    const group = groupName(directory, hop.group);
    return whoseTurn(action, directory).length > 0
      ? `It is on its way: the chair of ${group} says first whether the group takes it.`
      : `It is on its way to ${group}, which has nobody on record as its chair: the business unit can take it for the group or send it elsewhere.`;
  }
  const { members, gap } = whoOwns(action, directory);
  if (gap !== undefined) return `${gap} Nobody has been told of it: it waits for whoever takes the seat.`;
  return members.some(({ id }) => id === member.id)
    ? 'It is in your own list: /mywork.'
    : 'You will see here when they accept it.';
}

/** In a room nobody has named, nobody else sees it: says so, and how to change that. */
async function hintOn({ tx }: Context, place: Place | undefined): Promise<string[]> {
  if ((await kindOf(tx, place)) !== 'unbound') return [];
  return [
    'Others in this channel do not see it, because nobody has said what the channel is for. The business unit can: /partnership place.',
  ];
}
