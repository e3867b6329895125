import { FRESH } from '../test/domain/briefing/corpus/fresh.ts';
import { HELD_OUT } from '../test/domain/briefing/corpus/held-out.ts';
import { H2 } from '../test/domain/briefing/corpus/h2.ts';
import { judge, type Judged, type JudgedMessage } from '../test/domain/briefing/corpus/judge.ts';
import { LAST } from '../test/domain/briefing/corpus/last.ts';
import { OTHERS } from '../test/domain/briefing/corpus/others.ts';
import { POLICE } from '../test/domain/briefing/corpus/police.ts';
import { readCorpus } from '../test/domain/briefing/corpus/read-corpus.ts';
import { generate, table, withBlock } from './generated-block.ts';

// tsx scripts/briefing-report.ts [--check]: how well updates are read on the labelled messages, put in docs/briefing-reading.md.

const SETS: readonly (readonly [name: string, lines: string])[] = [
  ['The thread of one day', H2],
  ['Police (written while the rules were)', POLICE],
  ['Others (written while the rules were)', OTHERS],
  ['Held out (written after the rules, then tuned with)', HELD_OUT],
  ['Fresh (written after that, then tuned with)', FRESH],
  ['Last (written after all tuning)', LAST],
];

const FIELDS: readonly (readonly [field: string, label: string])[] = [
  ['type', 'What it is'],
  ['count', 'How many'],
  ['risk', 'Risk'],
  ['place', 'Place'],
  ['due', 'Due'],
  ['time', 'Missing since, back at'],
  ['repeat', 'How often'],
  ['strategy', 'Strategy meeting'],
  ['action', 'Action'],
  ['owner', 'Owner'],
  ['dsl', 'DSL told'],
];

function report(): string {
  const judged = SETS.map(([name, lines]) => [name, messagesOf(name, lines)] as const);
  const all = judged.flatMap(([, messages]) => messages);
  return [
    table(
      ['Messages', 'Number', 'What it is: precision', 'recall', 'All fields: precision', 'recall', 'asked'],
      judged.map(([name, messages]) => {
        const fields = messages.flatMap((message) => message.fields);
        const type = scoreOf(fields.filter(({ field }) => field === 'type'));
        const every = scoreOf(fields);
        return [
          name,
          String(messages.length),
          type.precision,
          type.recall,
          every.precision,
          every.recall,
          String(every.asked),
        ];
      }),
    ),
    '',
    table(
      [
        'Field',
        'Right',
        'Wrong',
        'Asked',
        'Left empty',
        'Precision',
        'Recall',
        'Precision, last',
        'Recall, last',
      ],
      FIELDS.map(([field, label]) => {
        const of = (messages: readonly JudgedMessage[]) =>
          scoreOf(messages.flatMap((message) => message.fields).filter((each) => each.field === field));
        const every = of(all);
        const last = of(judged.at(-1)?.[1] ?? []);
        return [
          label,
          ...[every.right, every.wrong, every.asked, every.missed].map(String),
          every.precision,
          every.recall,
          last.precision,
          last.recall,
        ];
      }),
    ),
    '',
    'What it is (rows) against what it was taken for (columns), where anything was taken for something; all messages:',
    '',
    confusion(all),
  ].join('\n');
}

/** Lines that the text guard refuses are never read. */
function messagesOf(name: string, lines: string): JudgedMessage[] {
  return readCorpus(name, lines)
    .filter(({ refused }) => !refused)
    .map(judge);
}

function scoreOf(fields: readonly Judged[]) {
  const of = (outcome: Judged['outcome']) => fields.filter((field) => field.outcome === outcome).length;
  const [right, wrong, missed, asked] = [of('right'), of('wrong'), of('missed'), of('asked')];
  return {
    right,
    wrong,
    missed,
    asked,
    precision: share(right, right + wrong),
    recall: share(right, right + missed + asked),
  };
}

function confusion(messages: readonly JudgedMessage[]): string {
  const pairs = messages.flatMap(({ types }) => types);
  const rows = [...new Set(pairs.map(([wanted]) => wanted))].sort();
  const columns = [...new Set(pairs.map(([, read]) => read))].sort();
  return table(
    ['', ...columns],
    rows.map((row) => [
      row,
      ...columns.map((column) => {
        const n = pairs.filter(([wanted, read]) => wanted === row && read === column).length;
        return n === 0 ? '' : String(n);
      }),
    ]),
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

await generate(import.meta.url, 'docs/briefing-reading.md', (before) =>
  withBlock(before, 'figures', report()),
);
