import process from 'node:process';
import { createReader } from '../../src/domain/briefing/read/reader.ts';
import { readUpdate } from '../../src/domain/briefing/read/read-update.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { contextOf } from '../../test/domain/briefing/corpus/judge.ts';
import { H2 } from '../../test/domain/briefing/corpus/h2.ts';
import { OTHERS } from '../../test/domain/briefing/corpus/others.ts';
import { POLICE } from '../../test/domain/briefing/corpus/police.ts';
import { readCorpus } from '../../test/domain/briefing/corpus/read-corpus.ts';

// tsx bench/briefing/read.ts: what reading one update costs, a usual one and one of 2,000 characters, and how that grows with hostile
// text. Baseline in the same run, turn about: one pass over the same text that folds it and takes it apart. Processor time.

const TURNS = 2_000;
const WARM_UP = 400;
const { briefing, agencies } = loadPartnership('partnerships/plymouth.yaml');
const began = process.cpuUsage();
const reader = createReader(briefing, agencies);
const made = process.cpuUsage(began);
const context = contextOf({ agency: 'devon-cornwall-police', open: 2, at: '23T08:40' });
const texts = [H2, POLICE, OTHERS].flatMap((lines) => readCorpus('bench', lines)).map(({ text }) => text);

const usual = (turn: number): string => texts[turn % texts.length] ?? '';
const long = (turn: number): string => {
  let text = '';
  for (let at = turn * 7; text.length < 2_000; at += 1) text += `${usual(at)}\n`;
  return text.slice(0, 2_000);
};
const split = (text: string): number =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z0-9]/).length;
const read = (text: string): number => readUpdate(text, reader, context).drafts.length;
const lanes = [
  { name: 'baseline, 2,000 characters', run: split, textOf: long, took: [] as number[] },
  { name: 'an update as people type it', run: read, textOf: usual, took: [] as number[] },
  { name: 'an update of 2,000 characters', run: read, textOf: long, took: [] as number[] },
];
let kept = 0;
for (let turn = 0; turn < TURNS + WARM_UP; turn += 1)
  for (const lane of lanes) {
    const text = lane.textOf(turn);
    const start = process.cpuUsage();
    kept += lane.run(text);
    const { user, system } = process.cpuUsage(start);
    if (turn >= WARM_UP) lane.took.push((user + system) / 1000);
  }
const at = (took: readonly number[], share: number): string =>
  (took.toSorted((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0).toFixed(
    3,
  );
console.log(
  `${TURNS} texts each, processor time, Node ${process.version}; the reader made once in ${((made.user + made.system) / 1000).toFixed(1)} ms`,
);
for (const { name, took } of lanes)
  console.log(`${name.padEnd(34)} p50 ${at(took, 0.5)} ms, p99 ${at(took, 0.99)} ms`);

console.log('\nHostile text: milliseconds at 1,000, 2,000 and 4,000 characters');
for (const unit of [
  '9',
  '9 ',
  'a',
  'misper ',
  '1 misper ',
  '1 back ',
  '4 missing 3 back 1 out ',
  'no ',
  'still ',
  'ham ',
  'strat ',
  'police to ',
  'rhc 1 done ',
  'at 9 ',
  '. 1 ',
  "'",
  '-',
  'one of the ',
]) {
  const costs = [1_000, 2_000, 4_000].map((length) => {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      kept += read(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  });
  console.log(
    `${JSON.stringify(unit).padEnd(28)} ${costs.map((cost) => cost.toFixed(2).padStart(9)).join(' ')}`,
  );
}
console.log(kept > 0 ? '' : 'nothing was read');
