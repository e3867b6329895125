import type { Store } from '../storage/store.ts';

const DAY_MS = 86_400_000;

/**
 * How long what only serves the running is kept. Deliveries outlive every redelivery a platform makes (ENGINE: at least
 * seven days); a form nobody sent in two days is over; messages that left are history, their postings are not touched.
 */
const KEPT_DAYS = { deliveries: 7, drafts: 2, outbox: 7 } as const;

/** Once an hour. A missed run needs no catching up: the next one does the same. */
export const housekeeping = {
  name: 'housekeeping',
  pattern: '7 * * * *',
  run: tidy,
} as const;

/** Removes what has served its purpose. Messages that wait, are unsure or could not be delivered stay until somebody deals with them. */
export async function tidy(store: Store, now: Date): Promise<{ readonly removed: number }> {
  const before = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
  return store.transact(async (tx) => {
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
    return { removed };
  });
}
