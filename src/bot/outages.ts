import type { Store } from '../../storage/store.ts';
import type { BreakerNews } from './breaker.ts';
import type { Platform } from './interaction.ts';
import type { Log } from './log.ts';

/** What can be counted: a workspace, tenant or kind of request there stopped taking messages, or takes them again. */
export interface OutageEvent {
  readonly platform: Platform;
  readonly id: string;
  readonly isStopped: boolean;
}

export interface OutageDeps {
  readonly store: Store;
  readonly log: Log;
  readonly measure?: (event: OutageEvent) => void;
}

/** Writes down that a platform stopped taking messages, still does not, or does again: for the health report, the log and the figures. */
export async function keepOutage(deps: OutageDeps, news: BreakerNews, now: Date): Promise<void> {
  const { id, platform, reason } = news;
  const isStopped = news.now !== 'well';
  const fields = { kind: 'outage', id, reason, now: news.now };
  if (news.now === 'stopped')
    deps.log.warn(fields, 'platform does not take messages: one at a time tries again');
  else if (!isStopped) deps.log.info(fields, 'platform takes messages again');
  if (news.now !== 'still-stopped') deps.measure?.({ platform, id, isStopped });
  const at = now.toISOString();
  await deps.store.transact(async (tx) => {
    const known = await tx.get('outages', id);
    if (isStopped) await tx.put('outages', { id, platform, since: known?.since ?? at, at, reason });
    else if (known) await tx.remove('outages', id);
  });
}
