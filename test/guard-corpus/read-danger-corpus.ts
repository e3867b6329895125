import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { concernIn } from '../../src/domain/danger/concerns.ts';
import { soundsLikeDanger } from '../../src/domain/danger/read-danger.ts';
import { root } from '../../src/root.ts';

export interface DangerLine {
  /** `danger`, a concern, or `none`. */
  readonly label: string;
  readonly text: string;
}

/** Lines of `test/guard-corpus/NAME.tsv`: label, text. */
export function readDangerCorpus(name: string): DangerLine[] {
  return readFileSync(join(root, 'test/guard-corpus', `${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => {
      const [label = '', text = ''] = line.split('\t');
      return { label, text };
    });
}

/** What the bot takes a text for. */
export function takenFor(text: string): string {
  return soundsLikeDanger([text]) ? 'danger' : (concernIn([text]) ?? 'none');
}
