import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../src/root.ts';
import { judge, type Judged } from '../test/guard-corpus/judge.ts';
import { readDangerCorpus, takenFor } from '../test/guard-corpus/read-danger-corpus.ts';
import { readCorpus } from '../test/guard-corpus/read-corpus.ts';
import { plymouthSurroundings } from '../test/guard-corpus/surroundings.ts';

// tsx scripts/guard-report.ts [--check]: how well the text guard does on the labelled lines, printed and put in docs/text-guard.md.

const BEGIN = '<!-- figures: made by `npm run generate` -->';
const END = '<!-- end of figures -->';

const SETS: readonly (readonly [string, readonly string[]])[] = [
  ['A day’s briefing thread', ['h2']],
  ['The corpus', ['identifying', 'clean']],
  ['Held out (written before the detectors)', ['held-out']],
  ['Fresh (written after, then tuned with)', ['fresh']],
  ['Last (written after all tuning)', ['last']],
  ['By somebody else (then tuned with)', ['others']],
];
const DANGER: readonly (readonly [string, string])[] = [
  ['The corpus', 'danger'],
  ['Fresh (written after, then tuned with)', 'danger-fresh'],
];

function report(): string {
  const surroundings = plymouthSurroundings();
  const judged = SETS.map(
    ([name, files]) => [name, readCorpus(...files).map((line) => judge(line, surroundings))] as const,
  );
  const all = judged.flatMap(([, lines]) => lines);
  return [
    table(
      [
        'Lines',
        'To refuse',
        'Refused',
        'To ask about',
        'Asked or refused',
        'Clean',
        'Refused wrongly',
        'Asked wrongly',
      ],
      judged.map(([name, lines]) => [name, ...countsOf(lines)]),
    ),
    '',
    table(
      ['Kind', 'Lines with it', 'Stopped as labelled', 'Rewrite offered'],
      kindsOf(all).map((kind) => {
        const lines = all.filter(({ line }) => line.kinds.includes(kind));
        return [
          kind,
          String(lines.length),
          share(lines.filter(({ right }) => right).length, lines.length),
          share(lines.filter(({ rewrite }) => rewrite !== undefined).length, lines.length),
        ];
      }),
    ),
    '',
    table(
      [
        'Danger and what belongs elsewhere',
        'Danger',
        'Shown',
        'Elsewhere',
        'Redirected',
        'Neither',
        'Shown or redirected wrongly',
      ],
      DANGER.map(([name, file]) => [name, ...dangerCounts(file)]),
    ),
    '',
    `Clean lines of all sets above (${all.filter(({ line }) => line.verdict === 'pass').length}) taken for danger or for something that belongs elsewhere: ${all.filter(({ line }) => line.verdict === 'pass' && takenFor(line.text) !== 'none').length}, of which one is meant to be ("threatened overdose NOW").`,
  ].join('\n');
}

function countsOf(lines: readonly Judged[]): string[] {
  const of = (verdict: Judged['verdict']) => lines.filter(({ line }) => line.verdict === verdict);
  const [refuse, confirm, clean] = [of('refuse'), of('confirm'), of('pass')];
  const right = (some: readonly Judged[]) => some.filter(({ right: is }) => is).length;
  const said = (verdict: Judged['verdict']) => clean.filter((each) => each.verdict === verdict).length;
  return [
    String(refuse.length),
    share(right(refuse), refuse.length),
    String(confirm.length),
    share(right(confirm), confirm.length),
    String(clean.length),
    share(said('refuse'), clean.length),
    share(said('confirm'), clean.length),
  ];
}

function dangerCounts(file: string): string[] {
  const lines = readDangerCorpus(file);
  const danger = lines.filter(({ label }) => label === 'danger');
  const none = lines.filter(({ label }) => label === 'none');
  const elsewhere = lines.filter(({ label }) => label !== 'danger' && label !== 'none');
  const right = (some: typeof lines) => some.filter(({ label, text }) => takenFor(text) === label).length;
  return [
    String(danger.length),
    share(right(danger), danger.length),
    String(elsewhere.length),
    share(right(elsewhere), elsewhere.length),
    String(none.length),
    share(none.length - right(none), none.length),
  ];
}

function kindsOf(lines: readonly Judged[]): (typeof lines)[number]['line']['kinds'] {
  return [...new Set(lines.flatMap(({ line }) => line.kinds))].sort();
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part} (${((100 * part) / whole).toFixed(1)}%)`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const path = join(root, 'docs/text-guard.md');
const before = await readFile(path, 'utf8');
const [begin, end] = [before.indexOf(BEGIN), before.indexOf(END)];
if (begin < 0 || end < begin) throw new Error('docs/text-guard.md has lost the marks around its figures');
const figures = report();
const after = `${before.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${before.slice(end)}`;
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('docs/text-guard.md: the figures are out of date; run npm run generate');
    process.exitCode = 1;
  }
} else {
  await writeFile(path, after);
  console.log(figures);
}
