import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { root } from '../../src/root.ts';

/**
 * Programs of the project built for a file's tests to start as processes: at a quarter of what it takes to compile each source
 * as it is loaded. Packages stay in node_modules, and what is loaded later is still loaded later.
 *
 * @param entries paths from the project's directory, like `src/main.ts`
 * @returns the path of a built entry, once the tests run
 */
export function useBuilt(...entries: readonly string[]): (entry: string) => string {
  let outdir = '';
  beforeAll(async () => {
    const dist = join(root, 'dist');
    await mkdir(dist, { recursive: true });
    outdir = await mkdtemp(join(dist, 'test-'));
    await build({
      absWorkingDir: root,
      entryPoints: [...entries],
      outdir,
      outbase: root,
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      logLevel: 'error',
    });
  });
  afterAll(async () => {
    if (outdir) await rm(outdir, { recursive: true, force: true });
  });
  return (entry) => join(outdir, entry.replace(/\.ts$/, '.js'));
}
