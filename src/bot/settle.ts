import type { Transaction } from '../../storage/store.ts';
import type { Sheet } from './draw.ts';
import { post, refreshPostings, readSubject, type OutboxMessage } from './outbox.ts';
import type { Address, SendResult } from './platform.ts';
import { keepRoute } from './routes.ts';

const MOST_ATTEMPTS = 8;

export interface Settlement {
  readonly message: OutboxMessage;
  /** Absent when there was nothing left to say. */
  readonly sheet: Sheet | undefined;
  readonly result: SendResult | undefined;
  /** Where it went, or where it was last tried. */
  readonly address: Address | undefined;
  readonly now: Date;
}

/** Writes down what became of one try, and what follows from it. */
export async function settle(tx: Transaction, settlement: Settlement): Promise<void> {
  const { message, sheet, result } = settlement;
  if (!sheet || !result) {
    await tx.put('outbox', { ...message, state: 'superseded' });
    return;
  }
  switch (result.outcome) {
    case 'sent':
      await sent(tx, settlement, sheet, result);
      return;
    case 'retry':
      await tryLater(tx, message, result, settlement.now);
      return;
    case 'unknown':
      // Changing a message to what it already shows harms nobody; posting it a second time would.
      if (message.op === 'post')
        await tx.put('outbox', { ...message, state: 'unknown', reason: result.reason });
      else await tryLater(tx, message, { outcome: 'retry', reason: result.reason }, settlement.now);
      return;
    case 'gone':
    case 'rejected':
      await giveUp(tx, message, result.reason, settlement.now);
      if (message.posting && result.outcome === 'gone') await tx.remove('postings', message.posting);
  }
}

async function sent(
  tx: Transaction,
  { message, address, now }: Settlement,
  sheet: Sheet,
  result: Extract<SendResult, { outcome: 'sent' }>,
): Promise<void> {
  // What was said in private is not kept once it was said.
  const { content, ...rest } = withoutLoss(message);
  await tx.put('outbox', { ...rest, ...(content?.kind === 'record' ? { content } : {}), state: 'sent' });
  if (address && result.route) await keepRoute(tx, address, result.route, now);
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

type Retry = Extract<SendResult, { outcome: 'retry' }>;

async function tryLater(tx: Transaction, message: OutboxMessage, result: Retry, now: Date): Promise<void> {
  // Being told to wait is not a failure of the message.
  const attempts = message.attempts + (result.afterMs === undefined ? 1 : 0);
  const wait = result.afterMs ?? Math.min(300_000, 1000 * 2 ** message.attempts) * (0.75 + Math.random() / 2);
  const waiting: OutboxMessage = {
    ...message,
    attempts,
    nextAt: new Date(now.getTime() + wait).toISOString(),
    posted: [...(result.messages ?? message.posted)],
    reason: result.reason,
    state: 'pending',
  };
  if (attempts >= MOST_ATTEMPTS) await giveUp(tx, waiting, result.reason, now);
  else await tx.put('outbox', waiting);
}

/** A message that reached nobody stays where people can see it, and whoever wanted it sent is told. */
async function giveUp(tx: Transaction, message: OutboxMessage, reason: string, now: Date): Promise<void> {
  const { ifLost } = message;
  await tx.put('outbox', { ...withoutLoss(message), state: 'dead', reason });
  if (ifLost)
    await post(tx, now, {
      to: { kind: 'member', member: ifLost.tell },
      content: { kind: 'card', view: ifLost.view },
    });
}

function withoutLoss(message: OutboxMessage): OutboxMessage {
  const rest = { ...message };
  delete rest.ifLost;
  return rest;
}
