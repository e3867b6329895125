import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { filledStore } from './fill.ts';

// tsx bench/store/recovery.ts [records]: how long opening takes in a process of its own, and the memory it needs then.
const RECORDS = Number(process.argv[2] ?? 100_000);
const run = promisify(execFile);
const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
try {
  const opener = join(directory, 'open.mjs');
  const entry = fileURLToPath(new URL('./open-and-report.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile: opener, bundle: true, format: 'esm', platform: 'node' });
  for (const [what, compactAbove] of [
    ['from a snapshot and a journal', 32 * 1024 * 1024],
    ['from a journal alone', Number.MAX_SAFE_INTEGER],
  ] as const) {
    const dataDir = join(directory, String(compactAbove));
    await mkdir(dataDir);
    let compacted = false;
    const store = await filledStore(dataDir, RECORDS, {
      compactAbove,
      onCompacted: () => (compacted = true),
    });
    for (let wait = 0; wait < 200 && !compacted && compactAbove < 1e9; wait += 1)
      await new Promise((done) => setTimeout(done, 50));
    await store.close();
    for (let round = 0; round < 3; round += 1) {
      const { stdout } = await run(process.execPath, [opener, dataDir]);
      console.log(`${RECORDS} records ${what}: ${stdout.trim()}`);
    }
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
