import { leaverCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { newId } from '../../src/bot/ids.ts';
import { welcomeJoiner } from '../../src/bot/joiners.ts';
import { endAccess, LEAVER_VIEW, openWorkOf, type OpenWork } from '../../src/bot/leavers.ts';
import { keepMember, without } from '../../src/bot/members.ts';
import { refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { itemsOf } from './leaver-items.ts';
import { agencyName } from './member-words.ts';

const SHOWN = 10;
const NOT_YOURS = 'Only the business unit changes the list of members. Nothing was changed.';

/** Ends somebody's access now. @throws BotError for oneself: somebody has to be left who can undo it. */
export async function leaveNow(context: Context, member: Member): Promise<CardView> {
  requireAccess(context, 'member.leave', new Set(), NOT_YOURS);
  if (member.id === context.member.id)
    throw new BotError(
      'member-self',
      'You cannot end your own access. Ask a colleague in the business unit.',
    );
  const after = await endAccess(context.tx, context.directory, member, context.now, context.partnership);
  await context.did('member.leave', subjectOf('member', member.id));
  return drawLeaver(member, after, await openWorkOf(context.tx, after, member));
}

/** Who has left, each with a button that brings them back: a name typed by hand could be somebody else's. */
export function drawLeavers(context: Context): CardView {
  requireAccess(context, 'member.return', new Set(), NOT_YOURS);
  const leavers = context.directory.members
    .filter(({ left }) => left)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return notice(
    'Who has left',
    leavers.length === 0
      ? ['Nobody has.']
      : ['Choose who is here again. They come back with the roles they had.', ...overflow(leavers.length)],
    leavers.slice(0, SHOWN).map(({ id, name, agency }) => ({
      title: `${name}, ${agencyName(context.directory, agency)}`.slice(0, 75),
      data: { verb: 'member.return', args: { member: id, once: newId() } },
    })),
  );
}

function overflow(count: number): string[] {
  return count > SHOWN ? [`And ${count - SHOWN} more: members:import brings them back as well.`] : [];
}

/** Somebody who left is here again, as they were, with whom they had as a deputy if that one is still here. */
export const returnPress: PressHandler = {
  access: 'member.return',
  async run(context, { args }): Promise<Reply> {
    requireAccess(context, 'member.return', new Set(), NOT_YOURS);
    const { tx, now, directory } = context;
    const member = directory.member(args['member'] ?? '');
    if (!member?.left) throw new BotError('member-here', 'They are on the list. Nothing was changed.');
    if (directory.members.some((other) => !other.left && other.email === member.email))
      throw new BotError('member-here', 'Somebody on the list has their e-mail now. Nothing was changed.');
    const deputy = member.deputy ? directory.member(member.deputy) : undefined;
    const back = without(member, 'left', ...(deputy && !deputy.left ? [] : (['deputy'] as const)));
    await keepMember(tx, back);
    await context.did('member.return', subjectOf('member', member.id));
    await welcomeJoiner(tx, back, now, context.member.id);
    await refreshPostings(tx, now, subjectOf('member', member.id));
    return {
      kind: 'notice',
      view: notice(`${member.name} is on the list again`, [
        `${member.post}, ${agencyName(directory, member.agency)}, with the roles they had. What was given to others stays with them.`,
      ]),
    };
  },
};

/** The card of somebody who has left: what they leave behind, as it is now. For the business unit alone. */
export const leaverView: RecordView = {
  name: LEAVER_VIEW,
  async draw(id, { store, directory, viewer }) {
    const member = directory.member(id);
    if (!member || !viewer || !may(viewer, 'member.change', new Set())) return undefined;
    const view = member.left
      ? drawLeaver(member, directory, await openWorkOf(store, directory, member))
      : notice(`${member.name} is on the list again`);
    return { rev: 0, always: true, view };
  },
};

function drawLeaver(member: Member, directory: Directory, work: OpenWork): CardView {
  const items = itemsOf(directory, member, work);
  const count = items.length === 1 ? 'One thing is' : `${items.length} things are`;
  return {
    summary: 'Somebody has left',
    card: leaverCard.expand({
      heading: `${member.name} has left`,
      intro:
        items.length === 0
          ? 'Access has ended. Nothing of theirs is open.'
          : `Access has ended. ${count} without anybody.`,
      items: items.slice(0, SHOWN),
      more:
        items.length > SHOWN
          ? `And ${items.length - SHOWN} more, which show here once these are dealt with.`
          : '',
    }),
  };
}
