import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { startApplication } from './application.ts';
import { BotError } from './bot/errors.ts';
import { createClock } from './clock.ts';
import { createLog } from './log.ts';
import { root } from './root.ts';
import { isLocalMode, readSettings } from './settings.ts';

/** EX_SOFTWARE of sysexits: a supervisor should start the process again. */
const DISK_FAILED = 70;

try {
  const envFile = join(root, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const settings = readSettings(process.env);
  const log = createLog(isLocalMode(settings) ? 'warn' : settings.logLevel);
  const surroundings = {
    log,
    now: createClock(settings.clockAt),
    onFatal: (): void => {
      log.error(
        { kind: 'store', code: 'store-failed' },
        'the disk failed; ending, so that recovery can find out what it holds',
      );
      process.exit(DISK_FAILED);
    },
  };
  const running = isLocalMode(settings)
    ? await import('./local-mode.ts').then(({ startLocalMode }) => startLocalMode(settings, surroundings))
    : await startApplication(settings, surroundings);
  const stop = (): void => {
    void running.stop().finally(() => process.exit());
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  const lines =
    error instanceof BotError
      ? error.message
      : `The bot could not start: ${error instanceof Error ? error.message : 'unknown reason'}`;
  process.stderr.write(`${lines}\n`);
  // Whatever was started half-way ends with the process.
  process.exit(1);
}
