/** Something that counts for a while. */
export interface Remembered<T> {
  readonly value: T;
  readonly at: number;
  readonly forMs: number;
}

export function remember<T>(value: T, forMs: number, now: Date): Remembered<T> {
  return { value, at: now.getTime(), forMs };
}

/** Whether it still counts. A clock that was set back ends it: what was known must not last longer for that. */
export function isFresh(known: Remembered<unknown> | undefined, now: Date): boolean {
  if (!known) return false;
  const age = now.getTime() - known.at;
  return age >= 0 && age < known.forMs;
}
