import { isDeepStrictEqual } from 'node:util';
import type { StoreView, Transaction } from '../../storage/store.ts';
import type { Interaction, Route } from './interaction.ts';
import type { Address } from './platform.ts';

const key = (platform: string, tenant: string, rest: string): string => `${platform}|${tenant}|${rest}`;

/** Says of a route that its person spoke by a message that only they and the bot see, and can be answered the same way. */
const TARGETED = 'targeted';

/** One person's own way inside a place of several. */
const own = (place: string, user: string): string => `${place}|@${user}`;

/** The parts of a route that hold everywhere in a tenant, whoever spoke last. */
const TENANT_WIDE: ReadonlySet<string> = new Set(['serviceUrl', 'tenantId', 'botId']);

/** Keeps how to reach this place, this person and this tenant again, so that messages can be sent after a restart. */
export async function rememberRoute(tx: Transaction, interaction: Interaction, now: Date): Promise<void> {
  const { route, sender } = interaction;
  if (!route) return;
  const where = whereIs(interaction);
  if (where) {
    const { [TARGETED]: targeted, ...shared } = route;
    // Their own way to be answered there, which whatever else is done in that place must not take from them.
    if (targeted === 'true')
      await keep(tx, key(sender.platform, sender.tenant, own(where, sender.user)), route, now);
    await keep(tx, key(sender.platform, sender.tenant, where), shared, now);
  }
  const anywhere = Object.fromEntries(Object.entries(route).filter(([name]) => TENANT_WIDE.has(name)));
  await keep(tx, key(sender.platform, sender.tenant, '*'), anywhere, now);
}

/** The bot was taken out of this place: there is no way to it any more. */
export async function forgetRoute(tx: Transaction, interaction: Interaction): Promise<void> {
  const { platform, tenant } = interaction.sender;
  const where = whereIs(interaction);
  if (where) await tx.remove('conversations', key(platform, tenant, where));
}

/** Somebody is gone for good: their own chat, and the ways by which they alone were answered in rooms. */
export async function forgetWaysTo(
  tx: Transaction,
  { platform, tenant, user }: Pick<Interaction['sender'], 'platform' | 'tenant' | 'user'>,
): Promise<void> {
  await tx.remove('conversations', key(platform, tenant, `@${user}`));
  for (const { id } of await tx.all('conversations'))
    if (id.startsWith(key(platform, tenant, '')) && id.endsWith(own('', user)))
      await tx.remove('conversations', id);
}

export async function keepRoute(tx: Transaction, address: Address, route: Route, now: Date): Promise<void> {
  const place = placeOf(address);
  const isOwn = address.kind === 'only-you' && route[TARGETED] === 'true';
  const id = key(address.platform, address.tenant, isOwn ? own(place, address.user) : place);
  await keep(tx, id, route, now);
}

/** The route to an address: its own, else what is known of the tenant. */
export async function routeTo(view: StoreView, address: Address): Promise<Route | undefined> {
  const place = placeOf(address);
  const ways = [...(address.kind === 'only-you' ? [own(place, address.user)] : []), place, '*'];
  for (const way of ways) {
    const known = await view.get('conversations', key(address.platform, address.tenant, way));
    if (known) return known.route;
  }
  return undefined;
}

function placeOf(address: Address): string {
  return address.kind === 'direct' || address.kind === 'home' ? `@${address.user}` : address.conversation;
}

async function keep(tx: Transaction, id: string, route: Route, now: Date): Promise<void> {
  const known = await tx.get('conversations', id);
  if (known && isDeepStrictEqual(known.route, { ...route })) return;
  await tx.put('conversations', { id, route: { ...route }, seenAt: now.toISOString() });
}

function whereIs({ sender, place }: Interaction): string | undefined {
  return place?.kind === 'direct' ? `@${sender.user}` : place?.conversation;
}
