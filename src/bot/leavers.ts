import type { StoreView, Transaction } from '../../storage/store.ts';
import { isOpen, type Action } from '../domain/action/record.ts';
import type { Escalation } from '../domain/escalation/record.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import type { DutyRecord } from '../domain/plan/duty-record.ts';
import type { Review } from '../domain/review/record.ts';
import type { Directory, Member, Role, RoleHeld } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { releaseLeaver } from './licence-store.ts';
import { calendarOf } from './calendar.ts';
import { directoryWith, keepMember, without } from './members.ts';
import { post, refreshPosting, subjectOf, takeAway } from './outbox.ts';
import { toRole } from './to-role.ts';
import { byItself, endBookingsOf } from './training-change.ts';

/** The view of a member that lists what they leave behind. */
export const LEAVER_VIEW = 'leaver';

/** Roles that leave a gap when their holder goes. */
const SEATS: readonly Role[] = [
  'chair',
  'dsp',
  'lsp',
  'senior',
  'independent-person',
  'scrutineer',
  'participation-worker',
];

/** What somebody who has left still has in hand. */
export interface OpenWork {
  readonly actions: readonly Action[];
  /** Open escalations that they raised, or that they answer as the worker. */
  readonly escalations: readonly Escalation[];
  /** Members whose deputy they are. */
  readonly deputyOf: readonly Member[];
  /** Open reviews that they lead. */
  readonly reviews: readonly Review[];
  /** Meetings to come, or without minutes yet, whose minutes they take. */
  readonly meetings: readonly Meeting[];
  /** Open duties that were theirs to see to. */
  readonly duties: readonly DutyRecord[];
  /** What one person alone does: a chair, a seat of a safeguarding partner, the Independent Person and their like. */
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
    reviews: (await view.find('reviews', 'state', 'open')).filter(({ lead }) => lead === member.id),
    meetings: (await view.all('meetings')).filter(
      ({ minutes, state }) => minutes.taker === member.id && !['closed', 'cancelled'].includes(state),
    ),
    duties: (await view.find('duties', 'state', 'open')).filter(
      ({ occurrence }) => occurrence.member === member.id,
    ),
    deputyOf: directory.members.filter(({ left, deputy }) => !left && deputy === member.id),
    seats: member.roles.filter(({ role }) => SEATS.includes(role)),
    sponsorOf: (await view.all('sponsors')).filter((each) => each.member === member.id).map(({ id }) => id),
  };
}

/**
 * Ends somebody's access at once: no command, button or list is theirs any more, and the cards in their own chats are taken
 * away. Their licences and places on training go to whoever waits for one. What else they leave behind goes to the business unit, in one card that follows what becomes of it.
 */
export async function endAccess(
  tx: Transaction,
  directory: Directory,
  member: Member,
  now: Date,
  partnership: Pick<Partnership, 'courses' | 'training'>,
): Promise<Directory> {
  const gone: Member = { ...without(member, 'away'), left: true };
  await keepMember(tx, gone);
  for (const { id } of await tx.find('standIns', 'owner', member.id)) await tx.remove('standIns', id);
  for (const draft of await tx.find('drafts', 'member', member.id)) await tx.remove('drafts', draft.id);
  await clearOwnChats(tx, member, now);
  const after = directoryWith(directory, gone);
  await releaseLeaver(tx, now, member.id, { directory: after, partnership });
  const calendar = await calendarOf(tx);
  await endBookingsOf(byItself({ tx, now, calendar, directory: after, partnership }), member.id);
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
