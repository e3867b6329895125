import { readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';
import { createClients } from '../../src/adapters/slack/client.ts';
import { findPosted } from '../../src/adapters/slack/find-posted.ts';
import { createSend } from '../../src/adapters/slack/send.ts';
import { Courier } from '../../src/bot/courier.ts';
import { silentLog } from '../../src/bot/log.ts';
import { unpaced } from '../../src/bot/pace.ts';
import type { PlatformPort, SendResult } from '../../src/bot/platform.ts';
import { ScheduleRunner } from '../../src/bot/schedule-runner.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { readPartnership } from '../../src/partnership/load.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { loadOf, TENANTS } from './load.ts';

/** One replica, as far as sending and schedules go: the real courier and runner on the real store. Settings come as one JSON argument. */
const Settings = z.strictObject({
  name: z.string(),
  database: z.string(),
  standIn: z.string(),
  partnershipFile: z.string(),
  day: z.string(),
  load: z.number(),
  /** Milliseconds by which its clock is wrong. */
  clockIsOffBy: z.number(),
  timing: z.strictObject({ leaseMs: z.number(), graceMs: z.number(), looks: z.number() }),
  requestMs: z.number(),
  /** Freezes itself the first time it is about to send something, between taking it and sending it. */
  freezes: z.boolean(),
});
export type ReplicaSettings = z.infer<typeof Settings>;

process.stdin.once('end', () => process.exit()).resume();
const settings = Settings.parse(JSON.parse(process.argv[2] ?? '{}'));
const now = (): Date => new Date(Date.now() + settings.clockIsOffBy);
const store = await openPostgresStore(settings.database);
const partnership = readPartnership(readFileSync(settings.partnershipFile, 'utf8'), settings.partnershipFile);
const directory = createDirectory(partnership, []);

const clients = createClients(
  {
    botToken: settings.name,
    apiUrl: `${settings.standIn}/slack/`,
    timeouts: { send: settings.requestMs, ask: settings.requestMs },
  },
  silentLog,
);
const served = (): ReadonlySet<string> => new Set([TENANTS.slack]);
const nobody = { emailOf: async () => undefined, userByEmail: async () => undefined };
const slack: PlatformPort = {
  platform: 'slack',
  send: createSend({ client: clients.send, log: silentLog, now, served, isOpen: async () => false }),
  findPosted: (lost) => findPosted({ client: clients.send, served }, lost),
  ...nobody,
};

/** As the adapter for Teams judges answers, without the weight of botbuilder: nobody can look a message up. */
const teams: PlatformPort = {
  platform: 'teams',
  async send({ id, to }): Promise<SendResult> {
    const channel = to.kind === 'conversation' ? to.conversation : '';
    try {
      const response = await fetch(`${settings.standIn}/teams/post`, {
        method: 'POST',
        headers: { authorization: `Bearer ${settings.name}` },
        body: new URLSearchParams({ id, channel }),
        signal: AbortSignal.timeout(settings.requestMs),
      });
      if (response.status === 429) return { outcome: 'retry', reason: 'http-429', afterMs: 1_000 };
      const { ts } = z.object({ ts: z.string() }).parse(await response.json());
      return { outcome: 'sent', messages: [ts], conversation: channel };
    } catch {
      return { outcome: 'unknown', reason: 'connection_lost' };
    }
  },
  ...nobody,
};

let willFreeze = settings.freezes;
const port = (platform: 'slack' | 'teams'): PlatformPort => (platform === 'slack' ? slack : teams);
const accounts = { store, directory: async () => directory, port, now };
const courier = new Courier({
  store,
  accounts,
  drawing: {
    views: new Map(),
    partnership,
    now,
    async directory() {
      if (willFreeze) process.kill(process.pid, 'SIGSTOP');
      willFreeze = false;
      return directory;
    },
  },
  port,
  tenants: () =>
    new Map([
      ['slack', [TENANTS.slack]],
      ['teams', [TENANTS.teams]],
    ]),
  log: silentLog,
  now,
  pace: unpaced,
  timing: settings.timing,
});
const runner = new ScheduleRunner({
  store,
  schedules: loadOf(settings.load, settings.day),
  log: silentLog,
  now,
  surroundings: async () => ({ partnership, directory, calendar: ENGLAND }),
  ran: () => courier.nudge(),
});
setInterval(() => void runner.tick(), 200);
setInterval(() => courier.nudge(), 100);
