import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_MS = 200;

/** A pause before the next try: at most 10 ms after the first, doubled each time, and never the same for two that wait. */
export async function pause(attempt: number): Promise<void> {
  await wait(Math.random() * Math.min(LONGEST_MS, 5 * 2 ** attempt));
}
