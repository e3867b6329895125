import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { commands } from '../../commands/index.ts';
import { startSimulator, worldFromMembers, type Simulator } from '../../simulator/index.ts';
import { openInHandFile } from '../../storage/in-hand-file.ts';
import type { Transaction } from '../../storage/store.ts';
import { createSlackAdapter } from '../../src/adapters/slack/index.ts';
import type { Command } from '../../src/bot/command.ts';
import { createBot, type Bot } from '../../src/bot/create-bot.ts';
import type { Screen } from '../../src/bot/guard.ts';
import type { Log } from '../../src/bot/log.ts';
import { unpaced } from '../../src/bot/pace.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { root } from '../../src/root.ts';
import { frontOf } from '../../src/web-server.ts';
import { MemoryStore } from './memory-store.ts';
import { townsfolk } from './people.ts';

/** A store that can be made to wait before each change, or to refuse it. */
export class GatedStore extends MemoryStore {
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;

  /** Every change from now on waits until `open`. */
  shut(): void {
    this.#gate = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }

  override async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.#gate;
    return super.transact(work);
  }
}

export interface SlackDesk {
  readonly simulator: Simulator;
  readonly bot: Bot;
  readonly store: GatedStore;
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface DeskOptions {
  /** Beside the bot's own commands. */
  readonly commands?: readonly Command[];
  /** Milliseconds until Slack is answered without the outcome. */
  readonly answerMs?: number;
  /** Another text guard than the real one. */
  readonly screen?: Screen;
  /** Talk over a WebSocket instead of HTTP. */
  readonly socketMode?: boolean;
}

const SECRET = 'desk-signing-secret';
const BOT_TOKEN = 'xoxb-desk';
const APP_TOKEN = 'xapp-desk';

/** The bot with Slack alone, played by the simulator, on a store that can be made slow. */
export async function startDesk(options: DeskOptions = {}): Promise<SlackDesk> {
  const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
  const members = townsfolk();
  const now = () => new Date('2026-11-23T09:00:00Z');
  const simulator = await startSimulator({
    world: worldFromMembers(members, partnership),
    slack: {
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      signingSecret: SECRET,
      // What the bot does not acknowledge over a WebSocket is only known by waiting.
      ...(options.socketMode ? { timeoutMs: 1000 } : {}),
    },
    teams: { sign: false },
    now,
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'partnership-bot-desk-'));
  const marks = await openInHandFile(dataDir, true);
  const store = new GatedStore();
  await store.transact(async (tx) => {
    for (const member of members)
      await tx.put('members', { ...member, roles: [...member.roles], platforms: [...member.platforms] });
  });
  const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const adapter = createSlackAdapter(
    {
      botToken: BOT_TOKEN,
      signingSecret: SECRET,
      apiUrl: simulator.slackApiUrl,
      teamIds: [],
      ...(options.socketMode ? { appToken: APP_TOKEN } : {}),
      timeouts: { reconnect: 10, ...(options.answerMs === undefined ? {} : { answer: options.answerMs }) },
    },
    { log, now },
  );
  const bot = createBot({
    ...(options.screen ? { screen: options.screen } : {}),
    store,
    commands: [...commands, ...(options.commands ?? [])],
    adapters: [adapter],
    partnership,
    directoryOf: (all) => createDirectory(partnership, all, () => '2026-11-23'),
    log,
    now,
    monotonic: () => 0,
    pace: unpaced,
    inHand: marks,
  });
  const web = frontOf(express());
  adapter.mount(web, bot.handle, bot.inHand.take);
  const server = createServer(web.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (!options.socketMode) simulator.connect(`http://127.0.0.1:${port}`);
  await adapter.start();
  return {
    simulator,
    bot,
    store,
    async settled() {
      await bot.inHand.idle();
      await bot.courier.idle();
      await simulator.settled();
    },
    async stop() {
      store.open();
      await adapter.stop();
      await simulator.stop();
      await bot.courier.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await marks.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
