import type { Transaction } from '../../storage/store.ts';
import { notice } from '../../cards/words.ts';
import type { Directory } from '../partnership/model.ts';
import type { HoldWatch, Timing } from './hold-watch.ts';
import { newId } from './ids.ts';
import { post, refreshPosting, whomOf, type OutboxMessage } from './outbox.ts';
import type { Address, Looked } from './platform.ts';
import { keepRoute, routeTo } from './routes.ts';
import { addressesFor, type SendDeps } from './send-one.ts';
import { PATIENCE_MS, giveUp, spent } from './settle.ts';

/** Clocks of several machines differ, and Slack's as well. */
const CLOCKS_DIFFER_MS = 3_600_000;
const AT_ONCE = 8;
/** The platform has no way to look a message up. */
const NO_WAY = 'cannot-look-up';

export interface Holding {
  readonly watch: HoldWatch;
  readonly timing: Timing;
  /** Ids of the messages that are under way here, or wait to be written down. */
  readonly mine: ReadonlySet<string>;
}

/** Messages whose sender held them longer than it could, or died with them; and posts whose grace is over. */
export function isLost(message: OutboxMessage, { watch, timing, mine }: Holding): boolean {
  if (mine.has(message.id)) return false;
  if (message.state === 'sending') return !message.lease || watch.heldFor(message) >= timing.leaseMs;
  return (
    message.state === 'unknown' && message.tried !== undefined && watch.heldFor(message) >= timing.graceMs
  );
}

/**
 * Deals with messages that are lost: what is no post is simply done again; a post, or a part that an update added, may or may not
 * have arrived, so it is taken to be looked for. A lease is as long as the grace, so a post whose lease is over has had its grace. Nobody else looks
 * meanwhile.
 */
export async function takeLost(tx: Transaction, holding: Holding, now: Date): Promise<OutboxMessage[]> {
  const taken: OutboxMessage[] = [];
  const sending = await tx.find('outbox', 'state', 'sending');
  const unknown = await tx.find('outbox', 'state', 'unknown');
  for (const message of [...sending, ...unknown]) {
    if (!isLost(message, holding)) continue;
    const isSought = message.op === 'post' || message.state === 'unknown';
    if (!isSought) await tx.put('outbox', interrupted(message));
    if (!isSought || taken.length === AT_ONCE) continue;
    const until = new Date(now.getTime() + holding.timing.leaseMs).toISOString();
    const tried = message.tried ?? { at: message.createdAt };
    const reason = message.state === 'sending' ? { reason: 'interrupted' } : {};
    const lease = { token: newId(), until };
    const looking: OutboxMessage = { ...message, state: 'unknown', tried, ...reason, nextAt: until, lease };
    await tx.put('outbox', looking);
    taken.push(looking);
  }
  return taken;
}

/**
 * Lets go of everything another process held, for the start of the only process on a store: whoever held it is gone. Posts
 * get their grace from now on.
 */
export async function endLeases(tx: Transaction, mine: ReadonlySet<string>, now: Date): Promise<void> {
  for (const message of await tx.find('outbox', 'state', 'sending')) {
    if (mine.has(message.id)) continue;
    if (message.op !== 'post') {
      await tx.put('outbox', interrupted(message));
      continue;
    }
    const tried = message.tried ?? { at: message.createdAt };
    // The lease's token stays: should its holder come back with the answer after all, that answer counts.
    const lost = { state: 'unknown', reason: 'interrupted', tried, nextAt: now.toISOString() } as const;
    await tx.put('outbox', { ...message, ...lost });
  }
}

function interrupted(message: OutboxMessage): OutboxMessage {
  return { ...free(message), state: 'pending', reason: 'interrupted' };
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
    const behind = message.op === 'update' ? { behind: message.posted } : {};
    const lost = { id: message.id, to: address, since, ...behind, ...(route ? { route } : {}) };
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
  timing: Timing,
  now: Date,
): Promise<void> {
  const held = await tx.get('outbox', message.id);
  if (held?.state !== 'unknown' || held.lease?.token !== message.lease?.token) return;
  const at = now.toISOString();
  switch (looked.outcome) {
    case 'found':
      if (address && looked.route) await keepRoute(tx, address, looked.route, now);
      if (message.op === 'update') await foundPart(tx, message, looked.messages, now);
      else await found(tx, message, looked.messages, address, now);
      return;
    case 'absent':
      if (now.getTime() - Date.parse(message.createdAt) > PATIENCE_MS)
        await giveUp(tx, message, message.reason ?? 'unknown', now);
      else await tx.put('outbox', { ...afresh(message), nextAt: at, reason: 'looked-for' });
      return;
    case 'unclear':
      await unclear(tx, message, looked.reason, directory, timing, now);
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

/** The copy has that part: the update goes on from there. */
async function foundPart(
  tx: Transaction,
  message: OutboxMessage,
  parts: readonly string[],
  now: Date,
): Promise<void> {
  const messages = [...message.posted, ...parts];
  const posting = message.posting ? await tx.get('postings', message.posting) : undefined;
  if (posting) await tx.put('postings', { ...posting, messages });
  await tx.put('outbox', { ...afresh(message), nextAt: now.toISOString(), posted: messages });
}

async function unclear(
  tx: Transaction,
  message: OutboxMessage,
  reason: string,
  directory: Directory,
  timing: Timing,
  now: Date,
): Promise<void> {
  const tried = message.tried ?? { at: message.createdAt };
  const looks = (tried.looks ?? 0) + 1;
  const isOver = looks >= timing.looks;
  if (message.critical && !message.mayRepeat && (isOver || reason === NO_WAY)) {
    await tx.put('outbox', { ...afresh(message), nextAt: now.toISOString(), mayRepeat: true });
  } else if (isOver && message.op === 'update') {
    // A card that stays out of date is worse than a part of it that stands there twice.
    await tx.put('outbox', { ...afresh(message), nextAt: now.toISOString() });
  } else if (isOver) {
    await tx.put('outbox', spent(message, 'unknown'));
    if (message.ifLost) await tell(tx, message, message.ifLost.tell, directory, now);
  } else {
    const nextAt = new Date(now.getTime() + timing.graceMs).toISOString();
    await tx.put('outbox', { ...free(message), nextAt, tried: { ...tried, looks } });
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
  delete rest.pauseMs;
  return rest;
}

function free(message: OutboxMessage): OutboxMessage {
  const rest = { ...message };
  delete rest.lease;
  return rest;
}
