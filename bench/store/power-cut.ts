import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { seeded, writerSnapshot } from './kill-rounds.ts';

// sudo npx tsx bench/store/power-cut.ts [rounds] [seed] [--without-sync] [--mount OPTIONS]
//
// Cuts the power of a file system, as far as a machine without a switch can: the store writes to an ext4 file system in a file
// (loop device), which is shut down in the middle of it without writing its own journal (the GOINGDOWN call with
// NOLOGFLUSH), unmounted, mounted again and read. What was not synced is gone. Needs Linux, root, mkfs.ext4 and perl, nothing
// else; touches only a directory of its own under /tmp. With --without-sync the store leaves out the syncs of its journal, and
// the run must report losses: it ends with code 0 only then.
const words = process.argv.slice(2);
const withoutSync = words.includes('--without-sync');
const at = words.indexOf('--mount');
const mountOptions = at === -1 ? 'loop' : `loop,${words[at + 1] ?? ''}`;
const [rounds = '25', seed = String(Date.now() % 1_000_000)] = words.filter(
  (word, index) => !word.startsWith('--') && (at === -1 || index !== at + 1),
);
const run = promisify(execFile);
const SIZE = 256 * 1024 * 1024;
const WRITERS = 4;
const GOING_DOWN =
  'open(my $d, "<", $ARGV[0]) or die "open: $!"; my $how = pack("I", 2); ioctl($d, 0x8004587d, $how) or die "ioctl: $!"';

const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-power-'));
const image = join(directory, 'disk');
const mounted = join(directory, 'mounted');
/** What each writer was last told, and what it had been told when the call that cuts the power was made. */
const told = new Map<string, number>();
let before = new Map<string, number>();
const total = { cuts: 0, acknowledged: 0, lost: 0, underWay: 0, halfApplied: 0, unreadable: 0 };

async function makeDisk(): Promise<void> {
  await writeFile(image, '');
  await truncate(image, SIZE);
  await run('mkfs.ext4', ['-q', '-F', image]);
  await mount();
  await mkdir(join(mounted, 'store'));
  told.clear();
  before.clear();
  // A cut must not take the empty directory away as well.
  await run('sync', ['-f', mounted]);
}

/** Nothing but the file system made here: asked of the machine's own, it would stop that. */
async function cutPower(): Promise<void> {
  if ((await stat(mounted)).dev === (await stat(directory)).dev)
    throw new Error(`${mounted} is not a file system of its own`);
  before = new Map(told);
  await run('perl', ['-e', GOING_DOWN, mounted]);
}

const mount = (): Promise<unknown> => run('mount', ['-o', mountOptions, image, mounted]);
const unmount = (): Promise<unknown> => run('umount', [mounted]);

/**
 * The one sync that is under way while the file system goes down can still return as if it had worked: the call drops the
 * file system's journal, it does not stop the machine. Where the power really goes, nobody hears of that sync. So what each
 * writer was told last is counted by itself, if that was after the call; everything before must be there.
 */
function compare(writer: string, found: number): void {
  const lost = (told.get(writer) ?? 0) - found;
  const isLastSync = lost === 1 && found >= (before.get(writer) ?? 0);
  if (isLastSync) total.underWay += 1;
  else total.lost += Math.max(0, lost);
}

/** Starts a writer; `moment` ends it. Resolves to false when it could not open what is there. */
async function write(program: string, moment: (opened: Promise<unknown>) => Promise<void>): Promise<boolean> {
  const fault = withoutSync ? ['forgetful'] : [];
  const store = join(mounted, 'store');
  const child = spawn(
    process.execPath,
    ['--snapshot-blob', program, 'writer', store, String(WRITERS), ...fault],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const exit = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  let isOpen = (): void => undefined;
  const opened = new Promise<void>((resolve) => (isOpen = resolve));
  let open = false;
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const [word = '', writer = '', count] = line.split(' ');
      if (word === 'opened') {
        open = true;
        isOpen();
      }
      if (!count) continue;
      if (word === 'kept') total.acknowledged += 1;
      if (word === 'half') total.halfApplied += 1;
      if (word !== 'kept') compare(writer, Number(count));
      told.set(writer, Number(count));
    }
  })();
  child.stdin.write('.');
  try {
    await moment(Promise.race([opened, exit]));
  } finally {
    child.kill('SIGKILL');
    await exit;
    await reading;
  }
  if (!open)
    console.log(`  could not be opened: ${/\[?BotError\]?:.*/.exec(said)?.[0] ?? said.slice(0, 500)}`);
  return open;
}

try {
  const program = await writerSnapshot(directory);
  const random = seeded(Number(seed));
  await mkdir(mounted);
  await makeDisk();
  while (total.cuts < Number(rounds)) {
    const couldOpen = await write(program, async (opened) => {
      await opened;
      await pause(20 + random() * 500);
      await cutPower();
    });
    total.cuts += 1;
    await unmount();
    if (couldOpen) await mount();
    else {
      total.unreadable += 1;
      await makeDisk();
    }
  }
  const couldOpen = await write(program, async (opened) => void (await opened));
  if (!couldOpen) total.unreadable += 1;
  await unmount();
  const bad = total.lost + total.halfApplied + total.unreadable > 0;
  console.log(
    `seed ${seed}, ext4 (${mountOptions})${withoutSync ? ', without sync' : ''}: ${total.cuts} power cuts, ${total.acknowledged} acknowledged, ` +
      `${total.lost} lost (and ${total.underWay} of a sync that was under way), ${total.halfApplied} half-applied, ${total.unreadable} times nothing that could be opened`,
  );
  process.exitCode = bad === withoutSync ? 0 : 1;
} finally {
  await unmount().catch(() => undefined);
  await rm(directory, { recursive: true, force: true });
}
