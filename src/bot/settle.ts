import type { Transaction } from '../../storage/store.ts';
import type { Sheet } from './draw.ts';
import type { Timing } from './hold-watch.ts';
import { post, readSubject, refreshPostings, takeAway, type OutboxMessage } from './outbox.ts';
import type { Address, SendResult } from './platform.ts';
import { keepRoute } from './routes.ts';
import type { StandIn } from './send-one.ts';

/** A message is tried for two days: longer than any weekend outage of a platform that people would wait out. */
export const PATIENCE_MS = 48 * 3_600_000;
const LONGEST_PAUSE_MS = 300_000;
const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_WAIT_MS = 3_600_000;

export interface Settlement {
  readonly message: OutboxMessage;
  /** Absent when there was nothing left to say. */
  readonly sheet: Sheet | undefined;
  readonly result: SendResult | undefined;
  /** Where it went, or where it was last tried. */
  readonly address: Address | undefined;
  /** Who stands in for the member it is addressed to, when it was theirs to get. */
  readonly standIn?: StandIn | undefined;
  readonly timing: Timing;
  readonly now: Date;
}

/**
 * Writes down what became of one try, and what follows from it. Nothing when the message was taken over since: whoever
 * holds it now knows better.
 */
export async function settle(tx: Transaction, settlement: Settlement): Promise<void> {
  const { message, sheet, result, now } = settlement;
  const held = await tx.get('outbox', message.id);
  if (!held || !['sending', 'unknown'].includes(held.state) || held.lease?.token !== message.lease?.token)
    return;
  if (!sheet || !result) {
    await tx.put('outbox', spent(message, 'superseded'));
    return;
  }
  if (settlement.standIn && (result.outcome === 'sent' || result.outcome === 'unknown'))
    await noteStandIn(tx, message, settlement.standIn, now);
  switch (result.outcome) {
    case 'sent':
      await sent(tx, settlement, sheet, result);
      return;
    case 'retry':
      await tryLater(tx, message, result, now);
      return;
    case 'unknown':
      // Changing a message to what it already shows harms nobody; posting it, or one more part of it, a second time would.
      if (message.op === 'post') await unsure(tx, settlement, result.reason);
      else if (message.op === 'update' && result.messages)
        await unsureOfPart(tx, settlement, result.reason, result.messages);
      else await tryLater(tx, message, { outcome: 'retry', reason: result.reason }, now);
      return;
    case 'gone':
      if (message.posting) await forgetCopy(tx, message, message.posting, sheet, result.reason, now);
      else await giveUp(tx, message, result.reason, now);
      return;
    case 'rejected':
      await giveUp(tx, message, result.reason, now);
  }
}

/**
 * A copy that somebody deleted, or whose room was archived or left, is no loss to report: it is forgotten, the record goes
 * on, and nothing is posted in its place (who wants it asks for it). When one part of a long card is gone, the others may
 * still stand there with their buttons; they are taken away first.
 */
async function forgetCopy(
  tx: Transaction,
  message: OutboxMessage,
  posting: string,
  sheet: Sheet,
  reason: string,
  now: Date,
): Promise<void> {
  await tx.put('outbox', { ...spent(message, 'superseded'), reason });
  if (message.op === 'update' && !sheet.takeAway && sheet.messages.length > 1)
    await takeAway(tx, message, now);
  else await tx.remove('postings', posting);
}

async function sent(
  tx: Transaction,
  { message, address, now }: Settlement,
  sheet: Sheet,
  result: Extract<SendResult, { outcome: 'sent' }>,
): Promise<void> {
  await tx.put('outbox', spent(message, 'sent'));
  if (address && result.route) await keepRoute(tx, address, result.route, now);
  if (sheet.takeAway && message.posting) await tx.remove('postings', message.posting);
  const { record } = sheet;
  if (!record || !address) return;
  await tx.put('postings', {
    id: message.posting ?? message.id,
    subject: record.subject,
    view: record.view,
    to: address,
    messages: [...result.messages],
    shownRev: record.rev,
  });
  // The record may have moved on while this copy was under way.
  const subject = readSubject(record.subject);
  const latest = subject ? await tx.get(subject.collection, subject.id) : undefined;
  if (latest && 'rev' in latest && latest.rev > record.rev) await refreshPostings(tx, now, record.subject);
}

/** On their return, the member hears of what went to somebody else. */
async function noteStandIn(
  tx: Transaction,
  { id, content }: OutboxMessage,
  { owner, member }: StandIn,
  now: Date,
): Promise<void> {
  const subject = content?.kind === 'record' ? { subject: content.subject } : {};
  await tx.put('standIns', { id, owner, standIn: member, at: now.toISOString(), ...subject });
}

/** What it says is kept until it is known whether it arrived: it may have to be said again. */
async function unsure(tx: Transaction, settlement: Settlement, reason: string): Promise<void> {
  const { message, address, timing, now } = settlement;
  await tx.put('outbox', {
    ...message,
    state: 'unknown',
    reason,
    nextAt: new Date(now.getTime() + timing.graceMs).toISOString(),
    tried: { at: message.tried?.at ?? now.toISOString(), ...(address ? { to: address } : {}) },
  });
}

/** The part is looked for like a post. Changes that wait meanwhile would add it again: the copy is drawn anew after the search anyway. */
async function unsureOfPart(
  tx: Transaction,
  settlement: Settlement,
  reason: string,
  there: readonly string[],
): Promise<void> {
  const { message } = settlement;
  await unsure(tx, { ...settlement, message: { ...message, posted: [...there] } }, reason);
  for (const other of await tx.find('outbox', 'posting', message.posting ?? ''))
    if (other.op === 'update' && other.state === 'pending')
      await tx.put('outbox', spent(other, 'superseded'));
}

type Retry = Extract<SendResult, { outcome: 'retry' }>;

async function tryLater(tx: Transaction, message: OutboxMessage, result: Retry, now: Date): Promise<void> {
  const pause =
    Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** message.attempts) * (0.75 + Math.random() / 2);
  const asked = result.afterMs === undefined ? pause : Math.min(LONGEST_WAIT_MS, result.afterMs);
  const pauseMs = Math.max(SHORTEST_PAUSE_MS, Math.round(asked));
  const waiting: OutboxMessage = {
    ...message,
    pauseMs,
    // Being told to wait is not a failure of the message.
    attempts: message.attempts + (result.afterMs === undefined ? 1 : 0),
    nextAt: new Date(now.getTime() + pauseMs).toISOString(),
    posted: [...(result.messages ?? message.posted)],
    reason: result.reason,
    state: 'pending',
  };
  delete waiting.lease;
  // Parts that are there already were posted since that first try; without any, the next try is the first.
  if (waiting.posted.length === 0) delete waiting.tried;
  if (now.getTime() - Date.parse(message.createdAt) > PATIENCE_MS)
    await giveUp(tx, waiting, result.reason, now);
  else await tx.put('outbox', waiting);
}

/** A message that reached nobody stays where people can see it, and whoever wanted it sent is told. */
export async function giveUp(
  tx: Transaction,
  message: OutboxMessage,
  reason: string,
  now: Date,
): Promise<void> {
  const { ifLost } = message;
  await tx.put('outbox', { ...spent(message, 'dead'), reason });
  if (!ifLost) return;
  await post(tx, now, {
    to: { kind: 'member', member: ifLost.tell },
    content: { kind: 'card', view: ifLost.view },
  });
}

/** A message that will not be tried again keeps what it was about, and none of the words it would have said. */
export function spent(
  message: OutboxMessage,
  state: 'sent' | 'superseded' | 'unknown' | 'dead',
): OutboxMessage {
  const rest: OutboxMessage = { ...message, state };
  delete rest.ifLost;
  delete rest.lease;
  delete rest.tried;
  delete rest.pauseMs;
  if (rest.content?.kind !== 'record') delete rest.content;
  return rest;
}
