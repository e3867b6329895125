// Builds dist/: the bot as one file a part, and the local page. Small packages are built in, since reading a few files is
// faster than reading hundreds; what is large, native or loaded only when it is needed stays in node_modules.
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
  external: ['@slack/*', 'botbuilder', 'botframework-connector', 'express', 'pg', 'pino'],
  // For the built-in packages that are CommonJS.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  sourcemap: 'linked',
  logLevel: 'warning',
});
const { buildPage } = await import('./build-page.mjs');
await buildPage({ outdir: 'dist/page' });
