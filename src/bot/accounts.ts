import type { RecordOf } from '../../storage/collections.ts';
import type { Store, StoreView, Transaction } from '../../storage/store.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Platform, PresenceInteraction, Route } from './interaction.ts';
import { PlatformUnavailable } from './errors.ts';
import type { Address, PlatformPort } from './platform.ts';

export type Account = RecordOf<'accounts'>;

export interface PlatformUser {
  readonly platform: Platform;
  readonly tenant: string;
  readonly user: string;
  readonly alias?: string;
}

const accountId = ({ platform, tenant, user }: PlatformUser): string => `${platform}|${tenant}|${user}`;

export interface AccountDeps {
  readonly store: Store;
  readonly directory: () => Promise<Directory>;
  readonly port: (platform: Platform) => PlatformPort | undefined;
  readonly now: () => Date;
}

/**
 * The member behind a platform account: by the account already joined to them, else by the e-mail which the platform
 * itself holds for it. What somebody types about themselves never counts. Undefined for strangers and leavers, and for a
 * second account with the e-mail of somebody whose account is known: nobody can say which of the two they are.
 */
export async function memberBehind(
  deps: AccountDeps,
  person: PlatformUser,
  route?: Route,
): Promise<Member | undefined> {
  // The record itself, and not the directory as it is remembered: access ends at once, also in another process.
  const known = await deps.store.read(async (view) => {
    const account = await findAccount(view, person);
    return account && current(await view.get('members', account.member));
  });
  if (known) return known;
  const directory = await deps.directory();
  // Somebody who left and came back has an account that still names their old membership.
  const email = await deps.port(person.platform)?.emailOf(person.tenant, person.user, route);
  const member = email ? current(directory.memberByEmail(email)) : undefined;
  if (!member) return undefined;
  const rivals = await deps.store.read((view) => rivalsOf(view, person, member));
  for (const rival of rivals) if (!(await isStale(deps, rival, member, route))) return undefined;
  await deps.store.transact(async (tx) => {
    for (const { id } of rivals) await tx.remove('accounts', id);
    await joinAccount(tx, person, member, deps.now());
  });
  return member;
}

/** Other accounts of the same member in the same workspace or tenant. */
async function rivalsOf(view: StoreView, person: PlatformUser, member: Member): Promise<readonly Account[]> {
  const { platform, tenant, user, alias } = person;
  const ids = new Set([user, ...(alias ? [alias] : [])]);
  return (await view.find('accounts', 'member', member.id)).filter(
    (account) =>
      account.platform === platform &&
      account.tenant === tenant &&
      !ids.has(account.user) &&
      !(account.alias && ids.has(account.alias)),
  );
}

/**
 * Does the platform say that this account is gone, or that its e-mail is another one? Teams knows only who is in the same
 * room, so its silence says nothing. @throws PlatformUnavailable
 */
async function isStale(deps: AccountDeps, rival: Account, member: Member, route?: Route): Promise<boolean> {
  const email = await deps.port(rival.platform)?.emailOf(rival.tenant, rival.user, route);
  if (email === undefined) return rival.platform === 'slack';
  return email.trim().toLowerCase() !== member.email;
}

/** Lets go of every account of a member: the platforms' proof is asked for anew. */
export async function letGoOfAccounts(tx: Transaction, member: string): Promise<number> {
  const accounts = await tx.find('accounts', 'member', member);
  for (const { id } of accounts) await tx.remove('accounts', id);
  return accounts.length;
}

/** The account as it was joined, by the platform's id or its alias. */
export async function findAccount(view: StoreView, person: PlatformUser): Promise<Account | undefined> {
  const account = await view.get('accounts', accountId(person));
  if (account) return account;
  const [byAlias] = await view.find('accounts', 'alias', accountId(person));
  return byAlias;
}

export async function joinAccount(
  tx: Transaction,
  person: PlatformUser,
  member: Member,
  now: Date,
): Promise<Account> {
  const { platform, tenant, user, alias } = person;
  const account: Account = {
    id: accountId(person),
    member: member.id,
    platform,
    tenant,
    user,
    linkedAt: now.toISOString(),
    ...(alias ? { alias } : {}),
  };
  await tx.put('accounts', account);
  return account;
}

/**
 * Joins everybody the platform listed in a room to the members with the same e-mail. Two people of one room with one e-mail,
 * and a further account of somebody whose account is known, are nobody.
 */
export async function joinRoster(
  tx: Transaction,
  presence: PresenceInteraction,
  directory: Directory,
  now: Date,
): Promise<void> {
  const { platform, tenant } = presence.sender;
  const emails = presence.people.map(({ email }) => email.trim().toLowerCase());
  for (const { user, alias, email } of presence.people) {
    const key = email.trim().toLowerCase();
    const member = current(directory.memberByEmail(email));
    if (!member || emails.indexOf(key) !== emails.lastIndexOf(key)) continue;
    const person: PlatformUser = { platform, tenant, user, ...(alias ? { alias } : {}) };
    if ((await rivalsOf(tx, person, member)).length > 0) continue;
    await joinAccount(tx, person, member, now);
  }
}

/**
 * Where a member can be written to, best first: the platform they prefer, then the others they use.
 * @throws PlatformUnavailable, after every place that is known, when a platform could not say whether it knows them.
 */
export async function* addressesOf(
  deps: AccountDeps,
  tenants: ReadonlyMap<Platform, readonly string[]>,
  member: Member,
): AsyncGenerator<Address> {
  const order = [...new Set([...(member.prefers ? [member.prefers] : []), ...member.platforms])];
  const accounts = await deps.store.read((view) => view.find('accounts', 'member', member.id));
  let unavailable: PlatformUnavailable | undefined;
  for (const platform of order) {
    for (const tenant of tenants.get(platform) ?? []) {
      const known = accounts.find((account) => account.platform === platform && account.tenant === tenant);
      try {
        const user = known?.user ?? (await lookUp(deps, platform, tenant, member));
        if (user) yield { kind: 'direct', platform, tenant, user };
      } catch (error) {
        if (!(error instanceof PlatformUnavailable)) throw error;
        unavailable = error;
      }
    }
  }
  if (unavailable) throw unavailable;
}

/** Does this account belong to somebody who has left? Accounts nobody was joined to are not theirs. */
export async function leftBehind(deps: AccountDeps, person: PlatformUser): Promise<boolean> {
  const account = await deps.store.read((view) => findAccount(view, person));
  if (!account) return false;
  const member = (await deps.directory()).member(account.member);
  return member === undefined || member.left === true;
}

async function lookUp(
  deps: AccountDeps,
  platform: Platform,
  tenant: string,
  member: Member,
): Promise<string | undefined> {
  const user = await deps.port(platform)?.userByEmail(tenant, member.email);
  if (user)
    await deps.store.transact((tx) => joinAccount(tx, { platform, tenant, user }, member, deps.now()));
  return user;
}

function current(member: Member | undefined): Member | undefined {
  return member?.left ? undefined : member;
}
