import type { Transaction } from '../../storage/store.ts';
import { notice } from '../../cards/words.ts';
import type { Directory } from '../partnership/model.ts';
import { newId } from './ids.ts';
import { post, refreshPosting, whomOf, type OutboxMessage } from './outbox.ts';
import type { Address, Looked } from './platform.ts';
import { keepRoute, routeTo } from './routes.ts';
import { addressesFor, type SendDeps } from './send-one.ts';
import { GRACE_MS, PATIENCE_MS, giveUp, spent } from './settle.ts';

/** How long a message is held by whoever sends it. Longer than any request: one that takes longer was lost with its sender. */
export const LEASE_MS = 60_000;
/** From then on people are told rather than the platform asked. */
const UNSURE_FOR_MS = 15 * 60_000;
/** Clocks of several machines differ a little, and Slack's as well. */
const CLOCKS_DIFFER_MS = 60_000;
const AT_ONCE = 8;
/** The platform has no way to look a message up. */
const NO_WAY = 'cannot-look-up';

/**
 * Messages whose sender held them longer than it could, or died with them: a post may or may not have arrived, anything
 * else is simply done again. `mine` are under way here, or wait to be written down.
 */
export async function endLeases(tx: Transaction, now: Date, mine: ReadonlySet<string>): Promise<void> {
  for (const message of await tx.find('outbox', 'state', 'sending')) {
    if (mine.has(message.id) || isHeld(message, now)) continue;
    if (message.op !== 'post') {
      await tx.put('outbox', { ...free(message), state: 'pending', reason: 'interrupted' });
      continue;
    }
    const tried = message.tried ?? { at: message.createdAt };
    const nextAt = new Date(Date.parse(tried.at) + GRACE_MS).toISOString();
    // The lease's token stays: should its holder come back with the answer, that answer counts.
    await tx.put('outbox', { ...message, state: 'unknown', reason: 'interrupted', tried, nextAt });
  }
}

/** Takes the posts whose grace is over, to look for them. Nobody else looks until the lease is. */
export async function takeLost(tx: Transaction, now: Date): Promise<OutboxMessage[]> {
  const taken: OutboxMessage[] = [];
  for (const message of await tx.find('outbox', 'state', 'unknown')) {
    if (!message.tried || !isDue(message.nextAt, now) || taken.length === AT_ONCE) continue;
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    const looking: OutboxMessage = { ...message, nextAt: until, lease: { token: newId(), until } };
    await tx.put('outbox', looking);
    taken.push(looking);
  }
  return taken;
}

export interface Search {
  readonly looked: Looked;
  readonly address: Address | undefined;
}

/**
 * Looks for a post where it was tried; when that died with its sender, where it would have been tried first: the places
 * behind that one are only for when it cannot be written to.
 */
export async function search(deps: SendDeps, message: OutboxMessage): Promise<Search> {
  const { tried } = message;
  for await (const address of addressesFor(deps, tried?.to ?? message.to)) {
    const port = deps.port(address.platform);
    if (!port) continue;
    if (!port.findPosted) return { looked: { outcome: 'unclear', reason: NO_WAY }, address };
    const route = await deps.store.read((view) => routeTo(view, address));
    const since = new Date(Date.parse(tried?.at ?? message.createdAt) - CLOCKS_DIFFER_MS);
    const lost = { id: message.id, to: address, since, ...(route ? { route } : {}) };
    return { looked: await port.findPosted(lost), address };
  }
  return { looked: { outcome: 'unclear', reason: 'no-account' }, address: undefined };
}

/** Writes down what looking brought, and what follows from it. */
export async function settleSearch(
  tx: Transaction,
  message: OutboxMessage,
  { looked, address }: Search,
  directory: Directory,
  now: Date,
): Promise<void> {
  const held = await tx.get('outbox', message.id);
  if (held?.state !== 'unknown' || held.lease?.token !== message.lease?.token) return;
  const at = now.toISOString();
  switch (looked.outcome) {
    case 'found':
      if (address && looked.route) await keepRoute(tx, address, looked.route, now);
      await found(tx, message, looked.messages, address, now);
      return;
    case 'absent':
      if (now.getTime() - Date.parse(message.createdAt) > PATIENCE_MS)
        await giveUp(tx, message, message.reason ?? 'unknown', now);
      else await tx.put('outbox', { ...afresh(message), nextAt: at, reason: 'looked-for' });
      return;
    case 'unclear':
      await unclear(tx, message, looked.reason, directory, now);
  }
}

/** The copy that is there may be half of the card, or of an older state of the record: it is brought up to date. */
async function found(
  tx: Transaction,
  message: OutboxMessage,
  messages: readonly string[],
  address: Address | undefined,
  now: Date,
): Promise<void> {
  const { content } = message;
  if (content?.kind !== 'record' || !address) {
    // Sending goes on after the parts that are there; after the last one, nothing is left to send.
    await tx.put('outbox', { ...afresh(message), nextAt: now.toISOString(), posted: [...messages] });
    return;
  }
  const { subject, view } = content;
  await tx.put('outbox', spent(message, 'sent'));
  const posting = { id: message.id, subject, view, to: address, messages: [...messages], shownRev: -1 };
  await tx.put('postings', posting);
  await refreshPosting(tx, now, posting);
}

async function unclear(
  tx: Transaction,
  message: OutboxMessage,
  reason: string,
  directory: Directory,
  now: Date,
): Promise<void> {
  const isOver = now.getTime() - Date.parse(message.tried?.at ?? message.createdAt) >= UNSURE_FOR_MS;
  if (message.critical && !message.mayRepeat && (isOver || reason === NO_WAY)) {
    await tx.put('outbox', { ...afresh(message), nextAt: now.toISOString(), mayRepeat: true });
  } else if (isOver) {
    await tx.put('outbox', spent(message, 'unknown'));
    if (message.ifLost) await tell(tx, message, message.ifLost.tell, directory, now);
  } else {
    const nextAt = new Date(now.getTime() + GRACE_MS).toISOString();
    await tx.put('outbox', { ...free(message), nextAt });
  }
}

async function tell(
  tx: Transaction,
  message: OutboxMessage,
  member: string,
  directory: Directory,
  now: Date,
): Promise<void> {
  const { content } = message;
  const what = content?.kind === 'record' ? (content.subject.split(':')[1] ?? 'a card') : 'a message';
  const view = notice(`${what} may not have reached ${whomOf(message.to, directory)}`, [
    'I sent it, and was never told whether it arrived. I did not send it again, so that nobody gets it twice.',
    'Please ask whether it is there. The business unit can send it again with /partnership health.',
  ]);
  await post(tx, now, { to: { kind: 'member', member }, content: { kind: 'card', view: { ...view } } });
}

/** Tried again as if it had not been. */
function afresh(message: OutboxMessage): OutboxMessage {
  const rest: OutboxMessage = { ...free(message), state: 'pending' };
  delete rest.tried;
  return rest;
}

function free(message: OutboxMessage): OutboxMessage {
  const rest = { ...message };
  delete rest.lease;
  return rest;
}

/** A lease that ends later than any is given for was written under a wrong clock. */
function isHeld({ lease }: OutboxMessage, now: Date): boolean {
  const left = lease ? Date.parse(lease.until) - now.getTime() : 0;
  return left > 0 && left <= 2 * LEASE_MS;
}

function isDue(nextAt: string, now: Date): boolean {
  const wait = Date.parse(nextAt) - now.getTime();
  return wait <= 0 || wait > UNSURE_FOR_MS;
}
