import type { RecordOf } from '../../storage/collections.ts';
import type { Transaction } from '../../storage/store.ts';
import type { Member } from '../partnership/model.ts';
import { newId } from './ids.ts';
import type { HomeInteraction } from './interaction.ts';
import { refreshPosting, refreshPostings, subjectOf, type Destination } from './outbox.ts';
import { rememberRoute } from './routes.ts';
import type { PerformDeps } from './perform.ts';
import type { Reply } from './reply.ts';

/** The view of a member that stands on their own page. */
export const HOME_VIEW = 'home';

/**
 * Somebody opened the bot's own page. The page is a posting like any other, so that it is drawn when it is sent, comes up
 * to date with every change that concerns its member, and is only there for those who have opened it once.
 */
export async function runHome(
  deps: PerformDeps,
  interaction: HomeInteraction,
  member: Member,
): Promise<Reply> {
  const now = deps.now();
  await deps.store.transact(async (tx) => {
    if (await tx.get('deliveries', interaction.delivery)) return;
    await tx.insert('deliveries', {
      id: interaction.delivery,
      at: now.toISOString(),
      reply: { kind: 'nothing' },
    });
    await rememberRoute(tx, interaction, now);
    await refreshPosting(tx, now, await pageOf(tx, member, homeOf(interaction)));
  });
  return { kind: 'nothing' };
}

/** Brings the pages of these members up to date, for those who have opened theirs. One look-up each. */
export async function refreshHomes(tx: Transaction, now: Date, members: Iterable<string>): Promise<void> {
  for (const member of new Set(members)) await refreshPostings(tx, now, subjectOf('member', member));
}

/** Where the page of whoever acted is. */
export function homeOf({ sender }: HomeInteraction): Extract<Destination, { kind: 'home' }> {
  const { platform, tenant, user } = sender;
  return { kind: 'home', platform, tenant, user };
}

type Posting = RecordOf<'postings'>;

async function pageOf(
  tx: Transaction,
  member: Member,
  to: Extract<Destination, { kind: 'home' }>,
): Promise<Posting> {
  const subject = subjectOf('member', member.id);
  const known = (await tx.find('postings', 'subject', subject)).find(
    (posting) =>
      posting.to.kind === 'home' &&
      posting.to.platform === to.platform &&
      posting.to.tenant === to.tenant &&
      posting.to.user === to.user,
  );
  if (known) return known;
  const page: Posting = { id: newId(), subject, view: HOME_VIEW, to, messages: [], shownRev: -1 };
  await tx.insert('postings', page);
  return page;
}
