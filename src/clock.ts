/** The time now. A parameter everywhere, so that tests and `CLOCK_AT` decide what day it is. */
export type Clock = () => Date;

/** The machine's clock, or one that starts at the given time and goes on from there. */
export function createClock(startAt?: Date): Clock {
  if (!startAt) return () => new Date();
  const offset = startAt.getTime() - Date.now();
  return () => new Date(Date.now() + offset);
}
