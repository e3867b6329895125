import process from 'node:process';
import { compile } from '../../src/domain/briefing/compile.ts';
import { figuresOf } from '../../src/domain/briefing/figures.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { morning } from '../../test/domain/briefing/morning.ts';

// tsx bench/briefing/compile.ts: one morning of 300 updates from 40 agencies, compiled as the chair sees it. Processor time of one
// compile; baseline in the same run: going over the same records once as JSON, which is what storing them costs.

const { briefing, updates, items } = morning({ agencies: 40, updates: 300 });
const at = new Date('2026-11-23T09:20:00Z');
const lanes = [
  {
    name: 'baseline (all records as JSON)',
    run: () => JSON.stringify([briefing, updates, items]).length,
    took: [] as number[],
  },
  {
    name: 'compile',
    run: () => compile(briefing, updates, items, { at, calendar: ENGLAND }).actions.length,
    took: [] as number[],
  },
  {
    name: 'figures of the day',
    run: () => figuresOf(briefing, updates, items).updates,
    took: [] as number[],
  },
];
let kept = 0;
for (let turn = 0; turn < 250; turn += 1)
  for (const lane of lanes) {
    const start = process.cpuUsage();
    kept += lane.run();
    const { user, system } = process.cpuUsage(start);
    if (turn >= 50) lane.took.push((user + system) / 1000);
  }
const share = (took: readonly number[], part: number): string =>
  (took.toSorted((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0).toFixed(2);
console.log(
  `${items.length} items from ${updates.length} updates of 40 agencies, processor time, Node ${process.version}`,
);
for (const { name, took } of lanes)
  console.log(`${name.padEnd(34)} p50 ${share(took, 0.5)} ms, p99 ${share(took, 0.99)} ms`);
console.log(kept > 0 ? '' : 'nothing was compiled');
