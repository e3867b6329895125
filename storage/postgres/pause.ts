import { setTimeout as wait } from 'node:timers/promises';

/** A pause before the next try, in milliseconds: longer each time, up to `longest`, and never the same for two that wait. */
export async function pause(attempt: number, longest: number): Promise<void> {
  await wait(Math.random() * Math.min(longest, 5 * 2 ** attempt));
}
