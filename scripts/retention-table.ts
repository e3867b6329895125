import { join } from 'node:path';
import { AFTER, RETENTION, retentionNames } from '../src/domain/retention.ts';
import { loadPartnership } from '../src/partnership/load.ts';
import type { Partnership } from '../src/partnership/schema.ts';
import { root } from '../src/root.ts';
import { generate, table, withBlock } from './generated-block.ts';

const THEN = { delete: 'deleted', anonymise: 'anonymised', erase: 'erased' } as const;

/** The retention table of a partnership file. */
export function retentionTable({ retention }: Partnership): string {
  return table(
    ['What', 'Kept', 'After', 'Then', 'Why it may be', 'From a source'],
    retentionNames.map((name) => {
      const { keep, basis, assumed } = retention[name];
      const { holds, after, then } = RETENTION[name];
      return [holds, keep, AFTER[after], THEN[then], basis, assumed ? 'no: to be confirmed' : 'yes'];
    }),
  );
}

await generate(import.meta.url, 'docs/information-governance.md', (before) =>
  withBlock(before, 'retention', retentionTable(loadPartnership(join(root, 'partnerships/plymouth.yaml')))),
);
