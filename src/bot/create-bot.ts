import { essential, type Store } from '../../storage/store.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import type { AccountDeps } from './accounts.ts';
import { Calm } from './calm.ts';
import type { ClockBelief } from './clock-guard.ts';
import type { Command } from './command.ts';
import { Courier } from './courier.ts';
import type { Screen } from './guard.ts';
import { createHandle } from './handle.ts';
import { HeldLines } from './held-lines.ts';
import type { InHandFile } from '../../storage/in-hand-file.ts';
import { InHand } from './in-hand.ts';
import type { Interaction, Platform } from './interaction.ts';
import type { Log } from './log.ts';
import type { OutageEvent } from './outages.ts';
import type { Pace } from './pace.ts';
import type { Tally } from './perform.ts';
import type { Adapter } from './platform.ts';
import { createRegistry } from './registry.ts';
import type { Handle } from './reply.ts';
import { createServeFile, type ServeFile } from './serve-file.ts';

export interface BotParts {
  readonly store: Store;
  readonly commands: readonly Command[];
  readonly adapters: readonly Adapter[];
  readonly partnership: Partnership;
  /** Builds the directory from the members on record. */
  readonly directoryOf: (members: readonly Member[]) => Directory;
  readonly log: Log;
  readonly now: () => Date;
  /** How fast messages may leave; what the platforms take by default. */
  readonly pace?: Pace;
  /** Milliseconds that only ever go forward; the machine's own by default. */
  readonly monotonic?: () => number;
  /** Whether the clock is believed; it is by default. */
  readonly clock?: () => ClockBelief;
  /** No other process works on this store. */
  readonly isAlone?: boolean;
  readonly measureOutage?: (event: OutageEvent) => void;
  readonly measure?: (interaction: Interaction, outcome: string, ms: number) => void;
  readonly tally?: Tally;
  /** The text guard; the real one by default. */
  readonly screen?: Screen;
  /** Where the bot is reached from outside, once that is known. */
  readonly address?: () => string | undefined;
  /** Where it is written down which commands are in hand. */
  readonly inHand?: InHandFile;
}

export interface Bot {
  readonly handle: Handle;
  /** Commands that are acknowledged and not answered yet. */
  readonly inHand: InHand;
  readonly courier: Courier;
  readonly serveFile: ServeFile;
  /** Who is who, as the bot knows it now. */
  readonly directory: () => Promise<Directory>;
  /** The members on record have changed outside the bot: read them again. */
  forgetDirectory(): void;
}

// On PostgreSQL another process may import members; half a minute is soon enough to notice, and rare enough not to matter.
const DIRECTORY_KEPT_MS = 30_000;

/** Joins store, commands and platforms into the one path. Nothing is started or sent yet. */
export function createBot(parts: BotParts): Bot {
  const { store, commands, adapters, partnership, log, now } = parts;
  const registry = createRegistry(commands);
  const ports = new Map(adapters.map((adapter) => [adapter.port.platform, adapter.port]));
  const tenants = (): ReadonlyMap<Platform, readonly string[]> =>
    new Map(adapters.map((adapter) => [adapter.port.platform, adapter.tenants]));
  const directory = keepDirectory(store, parts.directoryOf);
  const port = (platform: Platform) => ports.get(platform);
  const accounts: AccountDeps = { store, directory: directory.current, port, now };
  // Messages still leave while the disk is full.
  const kept = essential(store);
  const calm = new Calm();
  const courier = new Courier({
    store: kept,
    calm,
    accounts: { ...accounts, store: kept },
    drawing: { views: registry.views, rules: registry.rules, directory: directory.current, partnership, now },
    port,
    tenants,
    log,
    now,
    ...(parts.pace ? { pace: parts.pace } : {}),
    ...(parts.monotonic ? { monotonic: parts.monotonic } : {}),
    ...(parts.clock ? { clock: parts.clock } : {}),
    ...(parts.isAlone ? { isAlone: true } : {}),
    ...(parts.measureOutage ? { measure: parts.measureOutage } : {}),
  });
  const handle = createHandle({
    store,
    registry,
    partnership,
    accounts,
    directory: directory.current,
    log,
    now,
    calm,
    nudge: () => courier.nudge(),
    measure: parts.measure ?? (() => undefined),
    held: new HeldLines(parts.monotonic),
    ...(parts.tally ? { tally: parts.tally } : {}),
    ...(parts.screen ? { screen: parts.screen } : {}),
    ...(parts.address ? { address: parts.address } : {}),
  });
  const serveFile = createServeFile({
    store: kept,
    files: registry.files,
    directory: directory.current,
    partnership,
    now,
  });
  const inHand = new InHand({
    // An answer that could not be shown is a message like any other.
    store: kept,
    calm,
    log,
    now,
    nudge: () => courier.nudge(),
    isCommand: (name) => commands.some((command) => command.name === name),
    ...(parts.inHand ? { file: parts.inHand } : {}),
  });
  return {
    handle,
    inHand,
    courier,
    serveFile,
    directory: directory.current,
    forgetDirectory: directory.forget,
  };
}

function keepDirectory(
  store: Store,
  build: (members: readonly Member[]) => Directory,
): { current: () => Promise<Directory>; forget: () => void } {
  let kept: Directory | undefined;
  let readAt = 0;
  return {
    async current() {
      if (!kept || performance.now() - readAt > DIRECTORY_KEPT_MS) {
        readAt = performance.now();
        kept = build(await store.read((view) => view.all('members')));
      }
      return kept;
    },
    forget() {
      kept = undefined;
    },
  };
}
