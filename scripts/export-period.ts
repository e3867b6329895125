import { parseArgs } from 'node:util';
import { runExport } from './export-run.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE =
  'Usage: npm run export -- --from 2026-04-01 --to 2026-06-30 --out DIR [--about MEMBER-ID | --with-names] [--by MEMBER-ID]';
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The records of a period, or what is held about one member from it: for requests under data protection or freedom of information. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  now: Date,
): Promise<number> {
  const request = readRequest(words);
  if (request) return runExport({ ...request, now }, environment, print);
  print(USAGE);
  return 1;
}

function readRequest(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        about: { type: 'string' },
        out: { type: 'string' },
        by: { type: 'string' },
        'with-names': { type: 'boolean' },
      },
    });
    const { from = '', to = '', about, out, by } = values;
    const isPeriod = [from, to].every((date) => DATE.test(date) && !Number.isNaN(Date.parse(date)));
    if (!isPeriod || from > to || !out || (about && values['with-names'])) return undefined;
    return {
      period: { from, to },
      out,
      ...(about ? { about } : {}),
      ...(by ? { by } : {}),
      ...(values['with-names'] ? { withNames: true } : {}),
    };
  } catch {
    return undefined;
  }
}

await runAsProgram(import.meta.url, (words, environment, print) =>
  main(words, environment, print, new Date()),
);
