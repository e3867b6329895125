import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARD_KINDS, type GuardKind } from '../../src/domain/guard/finding.ts';
import { root } from '../../src/root.ts';

export type Verdict = 'refuse' | 'confirm' | 'pass';

/** One labelled line: what the guard should do with it, and the kinds it has to find for that. */
export interface CorpusLine {
  readonly verdict: Verdict;
  readonly kinds: readonly GuardKind[];
  readonly about: 'case' | 'work';
  readonly text: string;
  /** File and line, for finding it again. */
  readonly at: string;
}

const VERDICTS: readonly Verdict[] = ['refuse', 'confirm', 'pass'];

/** Lines of `test/guard-corpus/NAME.tsv`: verdict, kinds, case or work, text. `\u200b` in the text stands for that character. */
export function readCorpus(...names: readonly string[]): CorpusLine[] {
  return names.flatMap((name) =>
    readFileSync(join(root, 'test/guard-corpus', `${name}.tsv`), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        line === '' || line.startsWith('# ') ? [] : [parse(line, `${name}.tsv:${index + 1}`)],
      ),
  );
}

function parse(line: string, at: string): CorpusLine {
  const [said = '', kinds = '', about = '', text = ''] = line.split('\t');
  const verdict = VERDICTS.find((each) => each === said);
  if (!verdict || (about !== 'case' && about !== 'work') || text === '')
    throw new Error(`${at} is not a corpus line`);
  return {
    verdict,
    about,
    at,
    kinds: kinds === '-' ? [] : kinds.split(',').map((kind) => kindNamed(kind, at)),
    text: text.replaceAll(/\\u([0-9a-f]{4})/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
  };
}

function kindNamed(name: string, at: string): GuardKind {
  const kind = GUARD_KINDS.find((each) => each === name);
  if (!kind) throw new Error(`${at}: there is no kind ${name}`);
  return kind;
}
