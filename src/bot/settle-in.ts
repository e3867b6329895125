import type { Store, StoreView, Transaction } from '../../storage/store.ts';
import type { RecordOf } from '../../storage/collections.ts';
import { findAccount, joinRoster, memberBehind, type AccountDeps } from './accounts.ts';
import type { PresenceInteraction } from './interaction.ts';
import type { Reply } from './reply.ts';
import { rememberRoute } from './routes.ts';
import { welcome } from './welcome.ts';

export interface SettleDeps {
  readonly store: Store;
  readonly accounts: AccountDeps;
  readonly now: () => Date;
}

/**
 * The bot, a room or people came or went. What came is remembered, people are joined to the members with their e-mail, and
 * whoever added the bot is welcomed; nobody else is written to. Ways to what went are forgotten, and so are the copies there.
 */
export async function settleIn(deps: SettleDeps, presence: PresenceInteraction): Promise<Reply> {
  const { store, now } = deps;
  // What there is to do about outsiders was done before (`places-closed.ts`).
  if (presence.change === 'shared') return { kind: 'nothing' };
  if (presence.change === 'removed') await forgetPlaces(store, presence);
  else if (presence.change === 'left') await forgetPeople(store, presence);
  else {
    const directory = await deps.accounts.directory();
    await store.transact(async (tx) => {
      if (presence.change === 'added') await rememberRoute(tx, presence, now());
      await joinRoster(tx, presence, directory, now());
    });
    if (presence.installed) await greet(deps, presence);
  }
  return { kind: 'nothing' };
}

async function greet({ store, accounts, now }: SettleDeps, presence: PresenceInteraction): Promise<void> {
  const { sender, route } = presence;
  const member = await memberBehind(accounts, sender, route);
  await store.transact(async (tx) => {
    const account = await findAccount(tx, sender);
    await welcome(tx, presence, account?.user ?? sender.user, member, now());
  });
}

/** Where messages can no longer go: by conversation id, and `@user` for one person's own chat. */
type Gone = ReadonlySet<string>;

async function forgetPlaces(store: Store, presence: PresenceInteraction): Promise<void> {
  const { platform, tenant } = presence.sender;
  const before = `${platform}|${tenant}|`;
  // Read first, so that nobody waits for the search. What appears meanwhile is found out when something is sent there.
  const { gone, copies } = await store.read(async (view) => {
    const account = await findAccount(view, presence.sender);
    const own = `@${account?.user ?? presence.sender.user}`;
    const places = presence.place
      ? [presence.place.kind === 'direct' ? own : presence.place.conversation]
      : [];
    // All of them are looked through for a place of several people: who was answered in private there has a way of their own.
    const isRoom = presence.team !== undefined || presence.everywhere || presence.place?.kind !== 'direct';
    const ways = isRoom ? await view.all('conversations') : [];
    const lost = ways.filter(
      ({ id, route }) =>
        id.startsWith(before) &&
        (presence.everywhere ||
          places.some((place) => id.startsWith(`${before}${place}|@`)) ||
          (presence.team !== undefined && route['teamId'] === presence.team && !id.startsWith(`${before}@`))),
    );
    const all: Gone = new Set([...places, ...lost.map(({ id }) => id.slice(before.length))]);
    return { gone: all, copies: await copiesIn(view, before, presence.everywhere ? undefined : all) };
  });
  await store.transact(async (tx) => {
    await forgetRoutes(tx, before, gone);
    for (const { id } of copies) await tx.remove('postings', id);
  });
}

/** The copies that stand there; everywhere in the tenant without `gone`. */
async function copiesIn(
  view: StoreView,
  before: string,
  gone: Gone | undefined,
): Promise<readonly RecordOf<'postings'>[]> {
  if (gone)
    return (
      await Promise.all([...gone].map((place) => view.find('postings', 'place', `${before}${place}`)))
    ).flat();
  const all = await view.all('postings');
  return all.filter(({ to }) => to.kind !== 'member' && `${to.platform}|${to.tenant}|` === before);
}

/** The next message to them opens their chat anew, where the platform still lets it. */
async function forgetPeople(store: Store, { sender, left = [] }: PresenceInteraction): Promise<void> {
  const { platform, tenant } = sender;
  await store.transact(async (tx) => {
    const gone = new Set<string>();
    for (const user of left) {
      const account = await findAccount(tx, { platform, tenant, user });
      gone.add(`@${account?.user ?? user}`);
    }
    await forgetRoutes(tx, `${platform}|${tenant}|`, gone);
  });
}

async function forgetRoutes(tx: Transaction, before: string, gone: Gone): Promise<void> {
  for (const place of gone) await tx.remove('conversations', `${before}${place}`);
}
