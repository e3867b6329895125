import process from 'node:process';
import { startApplication } from '../../src/application.ts';
import type { Log } from '../../src/bot/log.ts';
import { readSettings } from '../../src/settings.ts';
import { openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';

// The bot in a process of its own, to be killed: from its parent's first word on, nothing is stored any more. Ends with its parent.
process.once('disconnect', () => process.exit());
const settings = readSettings(process.env);
const store = await openStore({ dataDir: settings.dataDir });
let stuck: Promise<void> = Promise.resolve();
process.once('message', () => {
  stuck = new Promise(() => undefined);
  process.send?.('stuck');
});
const waiting: Store = {
  read: (work) => store.read(work),
  transact: async (work, options) => {
    await stuck;
    return store.transact(work, options);
  },
  close: () => store.close(),
};
const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = new Date(process.env['STARTED_AT'] ?? '');
const { url } = await startApplication(settings, { log, now: () => now, store: waiting });
process.send?.(url);
