import process from 'node:process';
import { concernIn } from '../../src/domain/danger/concerns.ts';
import { soundsLikeDanger } from '../../src/domain/danger/read-danger.ts';
import { screen } from '../../src/domain/guard/screen.ts';
import { readCorpus } from '../../test/guard-corpus/read-corpus.ts';
import { plymouthSurroundings } from '../../test/guard-corpus/surroundings.ts';

// tsx bench/guard/guard.ts: what reading one text of 2,000 characters costs, and how that grows with hostile text. Baseline
// in the same run, turn about: one pass over the same text that folds it and takes it apart into words. Processor time, so
// that what else the machine does is not counted.

const LENGTH = 2_000;
const TURNS = 3_000;
const WARM_UP = 600;

const surroundings = { ...plymouthSurroundings(), about: 'case' as const };
const clean = readCorpus('clean').map(({ text }) => text);
const identifying = readCorpus('identifying').map(({ text }) => text);

function textOf(lines: readonly string[], from: number): string {
  let text = '';
  for (let at = from; text.length < LENGTH; at += 1) text += `${lines[at % lines.length] ?? ''}\n`;
  return text.slice(0, LENGTH);
}

const baseline = (text: string): number =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z0-9]/).length;
const guard = (text: string): number => screen([{ field: 'text', text }], surroundings).length;
const withRewrite = (text: string): number =>
  screen([{ field: 'text', text }], surroundings).filter(({ rewrite }) => rewrite !== undefined).length;
const danger = (text: string): number => Number(soundsLikeDanger([text])) + (concernIn([text])?.length ?? 0);

const lanes = [
  { name: 'baseline (fold and split)', read: baseline, lines: clean, took: [] as number[] },
  { name: 'danger and what belongs elsewhere', read: danger, lines: clean, took: [] as number[] },
  { name: 'guard, clean text', read: guard, lines: clean, took: [] as number[] },
  { name: 'guard, every line identifying', read: guard, lines: identifying, took: [] as number[] },
  { name: 'the same, with neutral words made', read: withRewrite, lines: identifying, took: [] as number[] },
];
let kept = 0;
for (let turn = 0; turn < TURNS + WARM_UP; turn += 1) {
  for (const lane of lanes) {
    const text = textOf(lane.lines, turn * 7);
    const began = process.cpuUsage();
    kept += lane.read(text);
    const { user, system } = process.cpuUsage(began);
    if (turn >= WARM_UP) lane.took.push((user + system) / 1000);
  }
}
const at = (took: readonly number[], share: number): number =>
  took.toSorted((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
console.log(`${LENGTH} characters, ${TURNS} texts each, processor time, Node ${process.version}`);
for (const { name, took } of lanes)
  console.log(`${name.padEnd(36)} p50 ${at(took, 0.5).toFixed(3)} ms, p99 ${at(took, 0.99).toFixed(3)} ms`);

console.log(
  '\nHostile text: milliseconds at 2,000, 20,000 and 200,000 characters, and how many times more for ten times the text',
);
for (const unit of [
  '9',
  '9 ',
  '9-',
  'a',
  'a@',
  '@',
  'Ab ',
  'Kayleigh ',
  'nhs ',
  'dob ',
  '14/',
  'K T ',
  'one ',
  '1 a road ',
  'knife now ',
  '\u200b',
  'К',
  'mum ',
]) {
  const costs = [2_000, 20_000, 200_000].map((length) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const times = Array.from({ length: length > 50_000 ? 2 : 5 }, () => {
      const began = process.cpuUsage();
      kept += guard(text) + danger(text);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  });
  const [small = 0, middle = 0, large = 0] = costs;
  console.log(
    `${JSON.stringify(unit).padEnd(14)} ${costs.map((cost) => cost.toFixed(2).padStart(9)).join(' ')}   × ${(middle / small).toFixed(1)}, × ${(large / middle).toFixed(1)}`,
  );
}
console.log(kept > 0 ? '' : 'nothing was read');
