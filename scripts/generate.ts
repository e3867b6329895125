import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../src/root.ts';

/** Everything in this repository that is made from something else in it, by the script that makes it. */
const MADE_BY = [
  'command-table',
  'partnership-schema',
  'bank-holidays',
  'manifest',
  'fidelity-table',
  'guard-report',
  'briefing-report',
  'data-inventory',
  'retention-table',
  'requirements-table',
];

// tsx scripts/generate.ts [--check]: with `--check` nothing is written, and all that is out of date is said before it fails.
for (const name of MADE_BY) {
  const script = join(root, 'scripts', `${name}.ts`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
