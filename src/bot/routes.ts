import { isDeepStrictEqual } from 'node:util';
import type { StoreView, Transaction } from '../../storage/store.ts';
import type { Interaction, Route } from './interaction.ts';
import type { Address } from './platform.ts';

const key = (platform: string, tenant: string, rest: string): string => `${platform}|${tenant}|${rest}`;

/** The parts of a route that hold everywhere in a tenant, whoever spoke last. */
const TENANT_WIDE: ReadonlySet<string> = new Set(['serviceUrl', 'tenantId', 'botId']);

/** Keeps how to reach this place, this person and this tenant again, so that messages can be sent after a restart. */
export async function rememberRoute(tx: Transaction, interaction: Interaction, now: Date): Promise<void> {
  const { route, sender } = interaction;
  if (!route) return;
  const where = whereIs(interaction);
  if (where) await keep(tx, key(sender.platform, sender.tenant, where), route, now);
  const anywhere = Object.fromEntries(Object.entries(route).filter(([name]) => TENANT_WIDE.has(name)));
  await keep(tx, key(sender.platform, sender.tenant, '*'), anywhere, now);
}

/** The bot was taken out of this place: there is no way to it any more. */
export async function forgetRoute(tx: Transaction, interaction: Interaction): Promise<void> {
  const { platform, tenant } = interaction.sender;
  const where = whereIs(interaction);
  if (where) await tx.remove('conversations', key(platform, tenant, where));
}

export async function keepRoute(tx: Transaction, address: Address, route: Route, now: Date): Promise<void> {
  await keep(tx, key(address.platform, address.tenant, placeOf(address)), route, now);
}

/** The route to an address: its own, else what is known of the tenant. */
export async function routeTo(view: StoreView, address: Address): Promise<Route | undefined> {
  const own = await view.get('conversations', key(address.platform, address.tenant, placeOf(address)));
  const tenant = own ?? (await view.get('conversations', key(address.platform, address.tenant, '*')));
  return tenant?.route;
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
