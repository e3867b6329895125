import type { Simulator } from '../../simulator/index.ts';

/** Waits until something can be seen on a screen: looks after every change, and gives up after five seconds. */
export async function until<T>(
  simulator: Simulator,
  look: () => T | undefined,
  what = 'what was expected',
): Promise<T> {
  const seen = look();
  if (seen !== undefined) return seen;
  return new Promise<T>((resolve, reject) => {
    const stop = simulator.onChange(() => {
      const now = look();
      if (now === undefined) return;
      stop();
      clearTimeout(limit);
      resolve(now);
    });
    const limit = setTimeout(() => {
      stop();
      reject(new Error(`Nobody saw ${what}`));
    }, 5_000);
  });
}
