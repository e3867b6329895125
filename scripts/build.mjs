// Builds dist/: the bot as one file a part, and the local page.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build-page.mjs';
import { bundle } from './bundle.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
// Only what an earlier build left: the app packages for upload lie here too.
await mkdir(dist, { recursive: true });
for (const name of await readdir(dist))
  if (/\.js(\.map)?$|^checked-.*\.json$/.test(name)) await rm(join(dist, name));
await Promise.all([
  bundle({ entryPoints: ['src/main.ts'], outdir: dist }),
  buildPage({ outdir: join(dist, 'page') }),
]);
