/** A benchmark posts hundreds of thousands of messages; a screen shows the newest. */
const MOST = 20_000;

/** Adds at the end. Above twenty thousand, the older half is forgotten. */
export function keepNewest<T>(list: T[] | undefined, item: T): void {
  list?.push(item);
  if (list && list.length > MOST) list.splice(0, MOST / 2);
}
