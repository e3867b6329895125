import { collectionNames, type CollectionName } from '../../storage/collections.ts';
import type { StoreView } from '../../storage/store.ts';
import type { Member } from '../partnership/model.ts';

/** Records of one collection that have something to do with one member. */
export interface AboutMember {
  readonly collection: CollectionName;
  readonly records: readonly { readonly id: string }[];
}

/**
 * Everything that is held about one member, whichever collection it is in: their own entry, records that name them by id, by
 * account, by e-mail or by name in a text. Collections without anything are left out.
 */
export async function recordsAbout(
  view: StoreView,
  member: Member,
  collections: readonly CollectionName[] = collectionNames,
): Promise<AboutMember[]> {
  const accounts = await view.find('accounts', 'member', member.id);
  const users = new Set(accounts.map(({ platform, tenant, user }) => `${platform}|${tenant}|@${user}`));
  const ids = new Set([member.id, `member:${member.id}`, ...users]);
  const words = [member.name, member.email].map((word) => word.toLowerCase());
  const isAbout = (value: unknown): boolean => {
    if (typeof value === 'string')
      return ids.has(value) || words.some((word) => value.toLowerCase().includes(word));
    if (Array.isArray(value)) return value.some(isAbout);
    if (typeof value !== 'object' || value === null) return false;
    return isAddressOf(value, users) || Object.values(value).some(isAbout);
  };
  const found: AboutMember[] = [];
  for (const collection of collections) {
    const records = (await view.all(collection)).filter(isAbout);
    if (records.length > 0) found.push({ collection, records });
  }
  return found;
}

/** A place in a message or a posting that is one of their own accounts. */
function isAddressOf(value: object, users: ReadonlySet<string>): boolean {
  return (
    'platform' in value &&
    'tenant' in value &&
    'user' in value &&
    users.has(`${String(value.platform)}|${String(value.tenant)}|@${String(value.user)}`)
  );
}
