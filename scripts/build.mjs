// Builds dist/: the bot as one file a part (its packages stay in node_modules), and the local page when asked for.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
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
