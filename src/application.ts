import type { Server } from 'node:http';
import { resolve } from 'node:path';
import cron from 'node-cron';
import { notice } from '../cards/words.ts';
import { commands } from '../commands/index.ts';
import { schedules } from '../schedules/index.ts';
import { openStore } from '../storage/open.ts';
import { openInHandFile } from '../storage/in-hand-file.ts';
import { essential, type Store } from '../storage/store.ts';
import { createHeadKeeper } from './bot/audit/keep-heads.ts';
import { calendarOf } from './bot/calendar.ts';
import { tellInterrupted } from './bot/in-hand-left.ts';
import { createBot, type Bot } from './bot/create-bot.ts';
import type { Log } from './bot/log.ts';
import type { Pace } from './bot/pace.ts';
import { watchingMembers } from './bot/members-watch.ts';
import { forgetRemoved } from './bot/retention-files.ts';
import { ScheduleRunner } from './bot/schedule-runner.ts';
import type { Clock } from './clock.ts';
import { londonDate } from './domain/working-days.ts';
import { createMetrics } from './metrics.ts';
import { createDirectory } from './partnership/directory.ts';
import { openPartnership } from './partnership/open.ts';
import { loadAdapters, startAdapters } from './platforms.ts';
import { root } from './root.ts';
import { isLoopback, type Settings } from './settings.ts';
import { mountFiles } from './web-files.ts';
import { createWebApp, frontOf, lastResort, listen } from './web-server.ts';

export interface Application {
  /** Where the platforms reach the bot. */
  readonly url: string;
  readonly bot: Bot;
  readonly store: Store;
  readonly schedules: ScheduleRunner;
  /** Resolves when whatever has arrived is answered. */
  answered(): Promise<void>;
  stop(): Promise<void>;
}

export interface Surroundings {
  readonly log: Log;
  readonly now: Clock;
  /** Milliseconds that pass whatever is done to the clock; tests that set the clock move it along. */
  readonly monotonic?: () => number;
  /** A store that is open already; else the settings say which one to open. */
  readonly store?: Store;
  /** The disk failed so that nobody knows what it holds: the process has to end, and recovery finds out. */
  readonly onFatal?: () => void;
  /** How fast messages may leave; what the platforms take by default. */
  readonly pace?: Pace;
  /** The caller looks at what is due and at the outbox itself: nothing happens by the wall's clock. */
  readonly ticksItself?: boolean;
}

/** The first card loads what fills cards, 50 ms: soon after the start, and not while somebody waits for it. */
const FIRST_CARD_MS = 300;

const OUTBOX_STATES = ['pending', 'sending', 'unknown', 'dead'] as const;

/**
 * Starts the bot for the platforms in the settings, and nothing of the others.
 * @throws BotError in words for the operator, when something in the settings or the partnership file stops it.
 */
export async function startApplication(
  settings: Settings,
  { log, now, monotonic, store: given, pace, onFatal, ticksItself = false }: Surroundings,
): Promise<Application> {
  const partnership = await openPartnership(resolve(root, settings.partnershipFile));
  const opened =
    given ??
    (await openStore({
      dataDir: resolve(root, settings.dataDir),
      databaseUrl: settings.databaseUrl,
      ...(onFatal ? { onFatal } : {}),
      onRoom: (hasRoom) => {
        if (hasRoom) log.info({ kind: 'store' }, 'there is room on the disk again: changes are accepted');
        else log.error({ kind: 'store' }, 'the disk is full: changes are refused until there is room');
      },
    }));
  const store = watchingMembers(opened, () => bot.forgetDirectory());
  let address = settings.publicUrl;
  const adapters = await loadAdapters(settings, log, now);
  const dataDir = resolve(root, settings.dataDir);
  const isAlone = settings.databaseUrl === undefined;
  const marks = await openInHandFile(dataDir, isAlone).catch((error: unknown) => {
    const fields = { kind: 'in-hand', error: error instanceof Error ? error.name : 'unknown' };
    log.warn(
      fields,
      'DATA_DIR cannot be written: commands are acknowledged when they are done, and not before',
    );
    return undefined;
  });
  const metrics = createMetrics(
    () => countOutbox(store),
    () => bot.inHand.size,
  );
  const bot: Bot = createBot({
    store,
    commands,
    adapters,
    partnership,
    directoryOf: (members) => createDirectory(partnership, members, () => londonDate(now())),
    log,
    now,
    measure: metrics.measure,
    measureOutage: metrics.measureOutage,
    tally: metrics.tally,
    clock: () => runner.belief(),
    isAlone,
    address: () => address,
    ...(marks ? { inHand: marks } : {}),
    ...(monotonic ? { monotonic } : {}),
    ...(pace ? { pace } : {}),
  });
  const heads = await createHeadKeeper(store, settings.auditHeads, dataDir, log, now);
  const runner: ScheduleRunner = new ScheduleRunner({
    // What is due still happens while the disk is full.
    store: essential(store),
    schedules,
    surroundings: async (view) => ({
      partnership,
      directory: await bot.directory(),
      calendar: await calendarOf(view),
      heads,
    }),
    log,
    now,
    ...(monotonic ? { monotonic } : {}),
    ran: () => bot.courier.nudge(),
    measure: metrics.measureSchedule,
  });
  let ready = false;
  const app = createWebApp(metrics, () => ready);
  mountFiles(app, bot.serveFile);
  const web = frontOf(app, () => ready);
  for (const adapter of adapters) adapter.mount(web, bot.handle, bot.inHand.take);
  app.use(lastResort(log));
  // The port first: a second start by mistake ends here, before it touches what the first one is doing.
  const { server, url } = await listen(web.listener, settings.host, settings.port);
  // On this machine alone the bot is reached where it listens.
  if (isLoopback(settings.host)) address ??= url;
  let stopAdapters: () => Promise<void>;
  const tellLeft = async (): Promise<void> => {
    if (marks && (await tellInterrupted(essential(store), marks, now, log)) > 0) bot.courier.nudge();
  };
  try {
    await bot.courier.recover();
    await tellLeft();
    stopAdapters = await startAdapters(adapters, log);
  } catch (error) {
    await close(server);
    await marks?.close();
    if (!given) await store.close();
    throw error;
  }
  const ticks = ticksItself
    ? []
    : [
        cron.schedule('*/15 * * * * *', () => bot.courier.nudge(), { timezone: 'UTC', noOverlap: true }),
        // Late is as good as on time: what is due does not follow from the tick.
        cron.schedule('*/15 * * * * *', () => runner.tick(), {
          timezone: 'UTC',
          noOverlap: true,
          missedExecutionTolerance: 60_000,
        }),
        // Of a process on another machine, only its silence says that it has ended.
        ...(isAlone ? [] : [cron.schedule('* * * * *', tellLeft, { timezone: 'UTC', noOverlap: true })]),
        cron.schedule('13 * * * *', () => heads.keep(), { timezone: 'UTC', noOverlap: true }),
        cron.schedule('43 * * * *', () => forgetRemoved(opened, log, now()), {
          timezone: 'UTC',
          noOverlap: true,
        }),
      ];
  bot.courier.nudge();
  void runner.tick();
  ready = true;
  setTimeout(() => notice('Ready'), FIRST_CARD_MS).unref();
  log.info({ kind: 'started', platforms: adapters.map((adapter) => adapter.port.platform) }, 'listening');
  await heads.keep();
  return {
    url,
    bot,
    store: opened,
    schedules: runner,
    async answered() {
      for (const adapter of adapters) await adapter.answered?.();
    },
    async stop() {
      ready = false;
      for (const tick of ticks) await tick.destroy();
      await close(server);
      await runner.stop();
      await stopAdapters();
      await bot.courier.stop();
      await heads.keep();
      await marks?.close();
      await store.close();
    },
  };
}

async function countOutbox(store: Store): Promise<Record<string, number>> {
  return store.read(async (view) => {
    const counts: Record<string, number> = {};
    for (const state of OUTBOX_STATES) counts[state] = (await view.find('outbox', 'state', state)).length;
    return counts;
  });
}

async function close(server: Server): Promise<void> {
  server.closeIdleConnections();
  await new Promise<void>((done) => server.close(() => done()));
}
