import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from '../src/root.ts';

/** What a script does: words after its name in, lines out, exit code back. */
export type Program = (
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
) => number | Promise<number>;

/** Runs a script's `main` with the project's `.env` when the script itself was started, and not when a test imports it. */
export async function runAsProgram(url: string, main: Program): Promise<void> {
  if (!process.argv[1] || url !== pathToFileURL(process.argv[1]).href) return;
  const envFile = join(root, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  process.exitCode = await main(process.argv.slice(2), process.env, (line) => console.log(line));
}
