import { performance } from 'node:perf_hooks';
import type { OpenEngine } from './engines.ts';

/** One engine that takes its turn, and what each of its commits took, in milliseconds. */
export interface Lane {
  readonly name: string;
  readonly records: number;
  readonly opened: OpenEngine;
  readonly took: number[];
}

const TURN_MS = 200;

/** One writer at a time, each lane for a fifth of a second, so that whatever else the machine does hits all of them alike. */
export async function takeTurns(lanes: readonly Lane[], turns: number): Promise<void> {
  let serial = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { records, opened, took } of lanes) {
      const until = performance.now() + TURN_MS;
      while (performance.now() < until) {
        const began = performance.now();
        const mine = serial++;
        await opened.commit((mine * 7919) % records, mine);
        took.push(performance.now() - began);
      }
    }
  }
}

export function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
