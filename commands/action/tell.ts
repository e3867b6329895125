import { nameAndAgency } from '../../cards/action/names.ts';
import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Place } from '../../src/bot/interaction.ts';
import { conversationOf, post, subjectOf, type Content, type Destination } from '../../src/bot/outbox.ts';
import { roomFor, roomsOfGroup } from '../../src/bot/places.ts';
import { chairsOf, whoseTurn } from '../../src/bot/relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { boardCallOpen } from '../../src/domain/action/board.ts';
import { currentHop, type Action } from '../../src/domain/action/record.ts';
import type { Directory } from '../../src/partnership/model.ts';

type Room = Extract<Destination, { kind: 'conversation' }>;

/** A new action's card: where it was assigned, in its group's rooms, and to whoever has to do something first. */
export async function postCopies(context: Context, action: Action, place: Place | undefined): Promise<void> {
  const { tx, now, directory } = context;
  const content = cardOf(action);
  const assigner: Destination = { kind: 'member', member: action.assignedBy };
  const turn = whoseTurn(action, directory).map(({ id }) => id);
  const own = turn.includes(action.assignedBy);
  const here = await roomFor(tx, place, 'action.assign');
  for (const [at, to] of (await roomsOf(context, action, here)).entries())
    // Whoever gives themselves an action gets its card below anyway.
    await post(tx, now, { to, content, fallback: at > 0 || !here || own ? [] : [assigner] });
  // Assigned in a room, the assigner reads it there.
  if (!here && !own) await post(tx, now, { to: assigner, content });
  for (const member of turn) await postTo(context, action, member);
}

/** Puts the card before whoever has to do something now, when that is somebody else than before. */
export async function tellTurn(context: Context, before: Action, after: Action): Promise<void> {
  const { directory } = context;
  const had = before.status === after.status ? whoseTurn(before, directory).map(({ id }) => id) : [];
  const stays = currentHop(before)?.sentAt === currentHop(after)?.sentAt ? had : [];
  for (const { id } of whoseTurn(after, directory))
    if (!stays.includes(id) && id !== context.member.id) await postTo(context, after, id);
}

/** Puts the card before whoever speaks for the board that was called. */
export async function tellBoard(context: Context, action: Action): Promise<void> {
  const call = boardCallOpen(action);
  for (const { id } of chairsOf(call?.to ?? '', context.directory)) await postTo(context, action, id);
}

export async function postTo(context: Context, action: Action, member: string): Promise<void> {
  await post(context.tx, context.now, {
    to: { kind: 'member', member },
    content: cardOf(action),
    ifLost: { tell: context.member.id, view: notReached(context.directory, action, member) },
  });
}

function cardOf(action: Action): Content {
  return { kind: 'record', subject: subjectOf('action', action.id), view: 'action' };
}

/** Where it was assigned, when cards may hang there, and its group's own rooms on both platforms. */
async function roomsOf({ tx }: Context, action: Action, here: Room | undefined): Promise<readonly Room[]> {
  const groups = action.group ? await roomsOfGroup(tx, action.group) : [];
  const others = groups.filter((room) => conversationOf(room) !== (here && conversationOf(here)));
  return [...(here ? [here] : []), ...others];
}

function notReached(directory: Directory, action: Action, member: string): CardView {
  return notice(`I could not reach ${nameAndAgency(directory, member)}`, [
    `${action.id} is assigned, but they have not been told: I cannot write to them on Slack or Teams yet.`,
    'Please tell them yourself. Once they have written to me, /mywork shows it to them.',
  ]);
}
