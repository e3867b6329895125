// Builds dist/: the bot as one file a part (its packages stay in node_modules), and the local page when asked for.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

// Only what an earlier build left: the app packages for upload lie here too.
await mkdir('dist', { recursive: true });
for (const name of await readdir('dist')) if (/\.js(\.map)?$/.test(name)) await rm(`dist/${name}`);
await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
});
const { buildPage } = await import('./build-page.mjs');
await buildPage({ outdir: 'dist/page' });
