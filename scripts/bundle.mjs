import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** CommonJS packages that are not needed to listen: each is built in, and runs when something of it is first used. */
const LATER = [
  'adaptivecards-templating/lib/template-engine.js',
  'chrono-node/en',
  '@azure/identity',
  '@azure/msal-node',
  '@slack/oauth',
  '@slack/socket-mode',
];

const later = {
  name: 'later',
  setup(build) {
    const names = LATER.map((name) => name.replaceAll(/[.$]/g, '\\$&'));
    build.onResolve({ filter: new RegExp(`^(?:${names.join('|')})$`) }, ({ path, pluginData }) =>
      pluginData === 'now' ? undefined : { path, namespace: 'later' },
    );
    build.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
      const from = JSON.stringify(path);
      const getters = Object.keys(require(path)).map(
        (name) =>
          `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => require(${from}).${name} });`,
      );
      return { contents: getters.join('\n'), resolveDir: root, pluginData: 'now' };
    });
  },
};

/** zod brings its messages in fifty languages; the bot writes its own. English is asked for by another way. */
const oneLanguage = {
  name: 'one-language',
  setup(build) {
    build.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};

/**
 * Builds entry points, given from the project's directory, into one file a part. Packages are built in, since reading a few
 * files is faster than finding hundreds; what is native, or loaded only for some settings, stays in node_modules.
 * @param {{ entryPoints: readonly string[], outdir: string }} options
 */
export async function bundle({ entryPoints, outdir }) {
  await build({
    absWorkingDir: root,
    // `load` apart, for `checkPartnerships`.
    entryPoints: [...entryPoints, 'src/partnership/load.ts'],
    outdir,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['esbuild', 'pg', 'pino'],
    // For the built-in packages that are CommonJS.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    // Names stay as they are: errors are logged by theirs.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [later, oneLanguage],
  });
  await checkPartnerships(outdir);
}

/**
 * Reads the partnership files with the code just built. What is in order is kept beside that code by the hash of its text,
 * so that a start does not read the same text again. What is not is left for the start to say, line by line.
 */
async function checkPartnerships(outdir) {
  const { readPartnership } = await import(pathToFileURL(join(outdir, 'load.js')).href);
  const kept = join(root, 'partnerships');
  const files = (await readdir(kept))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(kept, name));
  const own = process.env.PARTNERSHIP_FILE;
  for (const file of own ? [...files, own] : files) {
    try {
      const text = await readFile(file, 'utf8');
      const data = readPartnership(text, file);
      const json = JSON.stringify(data);
      const hash = createHash('sha256').update(text).digest('hex');
      if (isDeepStrictEqual(JSON.parse(json), data))
        await writeFile(join(outdir, `checked-${hash}.json`), json);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
}
