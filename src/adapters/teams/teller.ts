import { setTimeout as sleep } from 'node:timers/promises';
import type { Interaction } from '../../bot/interaction.ts';
import type { Log } from '../../bot/log.ts';
import type { SendResult } from '../../bot/platform.ts';
import { errorKind } from './outcome.ts';
import type { Told } from './reply.ts';

/** Waits, or ends early by rejecting when the adapter stops. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

const patiently: Pause = (ms, signal) => sleep(ms, undefined, { signal });

const PAUSES_MS = [1_000, 5_000, 20_000];
const LONGEST_PAUSE_MS = 60_000;

export interface Teller {
  /** Tells the person something beside the answer, or after it. Never rejects. */
  readonly tell: (interaction: Interaction, told: Told) => Promise<void>;
  /** Resolves when nothing is under way any more; what would have to wait is given up. */
  readonly stop: () => Promise<void>;
}

/**
 * Tells people what the answer to an invoke had no room or no time for. It is tried again while Teams says that nothing was
 * delivered; the effect itself is safe by then, and `mywork` shows it.
 */
export function createTeller(
  once: (interaction: Interaction, told: Told) => Promise<SendResult>,
  log: Log,
  pause: Pause = patiently,
): Teller {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();

  const persist = async (interaction: Interaction, told: Told): Promise<void> => {
    for (const wait of [...PAUSES_MS, undefined]) {
      const result = await once(interaction, told);
      if (result.outcome === 'sent') return;
      if (result.outcome !== 'retry' || wait === undefined) {
        const { outcome, reason } = result;
        log.warn({ kind: 'teams-beside', outcome, reason }, 'a private word was not sent');
        return;
      }
      await pause(Math.min(result.afterMs ?? wait, LONGEST_PAUSE_MS), stopping.signal);
    }
  };

  return {
    tell(interaction, told) {
      const telling = persist(interaction, told)
        .catch((error: unknown) => {
          log.error({ kind: 'teams-beside', error: errorKind(error) }, 'a private word failed');
        })
        .finally(() => underWay.delete(telling));
      underWay.add(telling);
      return telling;
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}
