import type { StoreView, Transaction } from '../../storage/store.ts';
import { isOpen, type Action } from '../domain/action/record.ts';
import type { Escalation } from '../domain/escalation/record.ts';
import type { Directory, Member, RoleHeld } from '../partnership/model.ts';
import { directoryWith, keepMember, without } from './members.ts';
import { post, refreshPosting, subjectOf, takeAway } from './outbox.ts';
import { toRole } from './to-role.ts';

/** The view of a member that lists what they leave behind. */
export const LEAVER_VIEW = 'leaver';

/** What somebody who has left still has in hand. */
export interface OpenWork {
  readonly actions: readonly Action[];
  /** Open escalations that they raised, or that they answer as the worker. */
  readonly escalations: readonly Escalation[];
  /** Members whose deputy they are. */
  readonly deputyOf: readonly Member[];
  /** Chairs, and seats of a safeguarding partner. */
  readonly seats: readonly RoleHeld[];
  /** Agencies whose list of members they answer for. */
  readonly sponsorOf: readonly string[];
}

export async function openWorkOf(view: StoreView, directory: Directory, member: Member): Promise<OpenWork> {
  const owned = await view.find('actions', 'owner', member.id);
  const open = await view.find('escalations', 'state', 'open');
  return {
    actions: owned.filter(isOpen),
    escalations: open.filter(
      ({ openedBy, receivingWorker }) => openedBy === member.id || receivingWorker === member.id,
    ),
    deputyOf: directory.members.filter(({ left, deputy }) => !left && deputy === member.id),
    seats: member.roles.filter(({ role }) => ['chair', 'dsp', 'lsp'].includes(role)),
    sponsorOf: (await view.all('sponsors')).filter((each) => each.member === member.id).map(({ id }) => id),
  };
}

/**
 * Ends somebody's access at once: no command, button or list is theirs any more, and the cards in their own chats are taken
 * away. What they leave behind goes to the business unit, in one card that follows what becomes of it.
 */
export async function endAccess(
  tx: Transaction,
  directory: Directory,
  member: Member,
  now: Date,
): Promise<Directory> {
  const gone: Member = { ...without(member, 'away'), left: true };
  await keepMember(tx, gone);
  for (const { id } of await tx.find('standIns', 'owner', member.id)) await tx.remove('standIns', id);
  for (const draft of await tx.find('drafts', 'member', member.id)) await tx.remove('drafts', draft.id);
  await clearOwnChats(tx, member, now);
  const after = directoryWith(directory, gone);
  for (const to of toRole(after, 'business-unit'))
    await post(tx, now, {
      to,
      content: { kind: 'record', subject: subjectOf('member', member.id), view: LEAVER_VIEW },
    });
  return after;
}

/** Cards of records, and the leaver's own page. A message about nothing on record cannot be found again, and stays. */
async function clearOwnChats(tx: Transaction, member: Member, now: Date): Promise<void> {
  const accounts = await tx.find('accounts', 'member', member.id);
  if (accounts.length === 0) return;
  const isTheirs = ({
    platform,
    tenant,
    user,
  }: {
    platform: string;
    tenant: string;
    user: string;
  }): boolean =>
    accounts.some((own) => own.platform === platform && own.tenant === tenant && own.user === user);
  for (const posting of await tx.all('postings')) {
    const { to, id } = posting;
    if (to.kind === 'home' && isTheirs(to)) await refreshPosting(tx, now, posting);
    if (to.kind === 'direct' && isTheirs(to)) await takeAway(tx, { to, posting: id }, now);
  }
}
