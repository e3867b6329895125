import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../simulator/page/', import.meta.url));

/**
 * Builds the local-mode page into `outdir`: index.html, app.js and app.css with source maps. Everything the page
 * needs is inside these files; at run time it asks nobody but the server it came from.
 * @param {{ outdir: string }} options
 */
export async function buildPage({ outdir }) {
  await mkdir(outdir, { recursive: true });
  await build({
    entryPoints: { app: join(source, 'main.tsx') },
    outdir,
    bundle: true,
    format: 'esm',
    target: ['es2022'],
    jsx: 'automatic',
    minify: true,
    sourcemap: true,
    legalComments: 'eof',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: join(source, 'tsconfig.json'),
    logLevel: 'warning',
  });
  await copyFile(join(source, 'index.html'), join(outdir, 'index.html'));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const outdir = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist/page', import.meta.url)));
  await buildPage({ outdir });
  console.log(`The page is built: ${outdir}`);
}
