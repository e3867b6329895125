import { itemsCard } from '../../cards/index.ts';
import { ownerName } from '../../cards/action/names.ts';
import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { post, subjectOf, type Destination } from '../../src/bot/outbox.ts';
import { roomsOfGroup } from '../../src/bot/places.ts';
import { whoseTurn } from '../../src/bot/relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { BulkRow } from './bulk-read.ts';
import { keepNew } from './raise.ts';
import { postTo } from './tell.ts';

/** One person gets so many cards of their own; of more they get a list. */
const CARDS = 2;
/** As many lines with a button as one message takes on either platform. */
const ON_LIST = 10;

/** Raises every line, and tells each person and each group once, however many of them are theirs. */
export async function assignAll(
  context: Context,
  rows: readonly BulkRow[],
  raisedIn: string | undefined,
): Promise<CardView> {
  const actions: Action[] = [];
  for (const { title, owner, due, measure, group, origin } of rows) {
    if (!owner || due === undefined || measure === undefined) continue;
    actions.push(
      await keepNew(context, {
        title,
        owner,
        due,
        measure,
        ...(group ? { group } : {}),
        ...(origin ? { origin } : {}),
        ...(raisedIn ? { raisedIn } : {}),
      }),
    );
  }
  await tellPeople(context, actions);
  await tellRooms(context, actions);
  const nobodys = actions.filter((action) => whoseTurn(action, context.directory).length === 0).length;
  const count = actions.length === 1 ? 'One action is' : `${actions.length} actions are`;
  return notice(`${count} assigned`, [
    'Everybody who has to do something now has been told, in one message each.',
    ...(nobodys > 0 ? [`${nobodys} of them wait for a seat that nobody holds: each card says which.`] : []),
    'See them with /action list, or yours with /mywork.',
  ]);
}

async function tellPeople(context: Context, actions: readonly Action[]): Promise<void> {
  const theirs = new Map<string, Action[]>();
  for (const action of actions)
    for (const { id } of whoseTurn(action, context.directory))
      theirs.set(id, [...(theirs.get(id) ?? []), action]);
  for (const [member, own] of theirs) {
    if (member === context.member.id && own.length > CARDS) continue;
    if (own.length <= CARDS) for (const action of own) await postTo(context, action, member);
    else await sendList(context, { kind: 'member', member }, own, `${own.length} actions wait for you`);
  }
}

async function tellRooms(context: Context, actions: readonly Action[]): Promise<void> {
  for (const group of new Set(actions.flatMap((action) => action.group ?? []))) {
    const own = actions.filter((action) => action.group === group);
    const name = context.directory.group(group)?.name ?? group;
    for (const to of await roomsOfGroup(context.tx, group))
      await sendList(context, to, own, `${own.length} new actions for ${name}`);
  }
}

async function sendList(
  context: Context,
  to: Destination,
  actions: readonly Action[],
  heading: string,
): Promise<void> {
  const { tx, now, directory } = context;
  for (let at = 0; at < actions.length; at += ON_LIST) {
    const items = actions.slice(at, at + ON_LIST).map((action) => ({
      title: action.title,
      line: dotted([action.id, ownerName(action.owner, directory), `due ${sayDate(action.due)}`]),
      note: '',
      buttons: [{ title: 'Open', data: { verb: 'action.show', subject: subjectOf('action', action.id) } }],
    }));
    const card = itemsCard.expand({
      heading: at === 0 ? heading : 'And these',
      intro:
        at === 0 ? 'Each opens with its way to say yes, to return it, or to give it to somebody else.' : '',
      sections: [{ name: '', items }],
      more: '',
      buttons: [],
    });
    await post(tx, now, { to, content: { kind: 'card', view: { card, summary: 'New actions' } } });
  }
}
