import type { Schedule } from '../src/bot/schedule.ts';
import type { OutboxMessage } from '../src/bot/outbox.ts';
import type { Transaction } from '../storage/store.ts';

const DAY_MS = 86_400_000;

/**
 * How long what only serves the running is kept. Deliveries outlive every redelivery a platform makes; a form nobody sent
 * in two days is over; messages that left are history, their postings are not touched. What became of an occurrence can
 * be seen for two months; its watermark keeps it from coming back.
 */
const KEPT_DAYS = { deliveries: 7, drafts: 2, outbox: 7, spent: 14, occurrences: 60 } as const;

const EVERY_HOUR = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:07`);

/** Once an hour. A missed run needs no catching up: the next one does the same. */
export const housekeeping: Schedule = {
  name: 'housekeeping',
  title: 'Clear away what has served its purpose',
  timetables: [{ at: EVERY_HOUR, days: 'every day' }],
  whenMissed: 'merge',
  async run({ tx, now }) {
    await tidy(tx, now);
  },
};

/** A message nobody can send again: its words are not kept. It stays in the health list for a while, so that it is noticed. */
function isSpent(message: OutboxMessage): boolean {
  return message.content === undefined && message.posting === undefined && message.tried === undefined;
}

/**
 * Removes what has served its purpose. Messages and occurrences that wait, are unsure or could not be delivered stay
 * until somebody deals with them.
 */
export async function tidy(tx: Transaction, now: Date): Promise<{ readonly removed: number }> {
  const before = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
  let removed = 0;
  for (const delivery of await tx.all('deliveries')) {
    if (delivery.at >= before(KEPT_DAYS.deliveries)) continue;
    await tx.remove('deliveries', delivery.id);
    removed += 1;
  }
  for (const draft of await tx.all('drafts')) {
    if (draft.at >= before(KEPT_DAYS.drafts)) continue;
    await tx.remove('drafts', draft.id);
    removed += 1;
  }
  for (const state of ['sent', 'superseded']) {
    for (const message of await tx.find('outbox', 'state', state)) {
      if (message.createdAt >= before(KEPT_DAYS.outbox)) continue;
      await tx.remove('outbox', message.id);
      removed += 1;
    }
  }
  for (const state of ['unknown', 'dead']) {
    for (const message of await tx.find('outbox', 'state', state)) {
      if (!isSpent(message) || message.createdAt >= before(KEPT_DAYS.spent)) continue;
      await tx.remove('outbox', message.id);
      removed += 1;
    }
  }
  for (const occurrence of await tx.all('occurrences')) {
    if (occurrence.state === 'planned' || occurrence.plannedAt >= before(KEPT_DAYS.occurrences)) continue;
    await tx.remove('occurrences', occurrence.id);
    removed += 1;
  }
  return { removed };
}
