import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { londonDate } from '../src/domain/working-days.ts';
import { runExport } from './export-run.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run member:export -- MEMBER-ID [--out DIR] [--by MEMBER-ID]';

/** Everything that is held about one member, for them. Returns the exit code. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  now: Date,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { out: { type: 'string' }, by: { type: 'string' } },
      allowPositionals: true,
    });
    const [about, ...rest] = positionals;
    if (!about || rest.length > 0) throw new TypeError('one member');
    const out = values.out ?? join('exports', `${about}-${londonDate(now)}`);
    return await runExport({ about, out, now, ...(values.by ? { by: values.by } : {}) }, environment, print);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    print(USAGE);
    return 1;
  }
}

await runAsProgram(import.meta.url, (words, environment, print) =>
  main(words, environment, print, new Date()),
);
