import { BotError } from './bot/errors.ts';
import type { Log } from './bot/log.ts';
import type { Adapter } from './bot/platform.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './settings.ts';

const AGAIN_MS = 30_000;

/** Loads only what is configured: the chat libraries are most of the process's weight. */
export async function loadAdapters(settings: Settings, log: Log, now: Clock): Promise<Adapter[]> {
  const adapters: Adapter[] = [];
  if (settings.slack) {
    const { createSlackAdapter } = await import('./adapters/slack/index.ts');
    adapters.push(createSlackAdapter(settings.slack, { log, now }));
  }
  if (settings.teams) {
    const { createTeamsAdapter } = await import('./adapters/teams/index.ts');
    adapters.push(createTeamsAdapter(settings.teams, { log, now }));
  }
  return adapters;
}

/**
 * Starts the platforms. One that cannot be reached just now does not hold up the other: it is tried again every half minute
 * (its own endpoint answers 503 until then).
 *
 * @returns how to stop them all
 * @throws BotError when a setting is wrong, which waiting does not mend
 */
export async function startAdapters(adapters: readonly Adapter[], log: Log): Promise<() => Promise<void>> {
  const waiting = new Set<NodeJS.Timeout>();
  let stopped = false;
  const start = async (adapter: Adapter): Promise<void> => {
    try {
      await adapter.start();
    } catch (error) {
      if (!(error instanceof BotError) || !error.code.endsWith('-unreachable')) throw error;
      log.error(
        { kind: 'platform', platform: adapter.port.platform, code: error.code },
        'platform not reached, trying again',
      );
      if (!stopped) later(adapter);
    }
  };
  const later = (adapter: Adapter): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      start(adapter).catch((error: unknown) => {
        const code = error instanceof BotError ? error.code : 'unknown';
        log.error(
          { kind: 'platform', platform: adapter.port.platform, code },
          'platform refused to start; check its settings and restart',
        );
      });
    }, AGAIN_MS);
    timer.unref();
    waiting.add(timer);
  };
  const stop = async (): Promise<void> => {
    stopped = true;
    for (const timer of waiting) clearTimeout(timer);
    for (const adapter of adapters) await adapter.stop();
  };
  try {
    for (const adapter of adapters) await start(adapter);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
