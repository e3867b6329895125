import type { LicenceTerms } from '../../partnership/licence-schema.ts';
import type { Licence } from './licence-record.ts';

/** How a pool stands. */
export interface PoolCount {
  readonly cap: number | undefined;
  readonly held: number;
  /** Set aside while the business unit sets them up. */
  readonly asked: number;
  readonly waiting: number;
  /** What can be given now; undefined where there is no cap. Never negative. */
  readonly free: number | undefined;
  /** Held or set aside beyond a cap that was set lower since. */
  readonly over: number;
}

/** Of one pool, in the order in which they asked. */
export function waitingFor(licences: readonly Licence[], pool: string): Licence[] {
  return licences
    .filter((each) => each.pool === pool && each.state === 'waiting')
    .sort((a, b) => (a.askedAt < b.askedAt || (a.askedAt === b.askedAt && a.id < b.id) ? -1 : 1));
}

export function countPool(
  licences: readonly Licence[],
  pool: string,
  { cap }: Pick<LicenceTerms, 'cap'>,
): PoolCount {
  const number = (state: Licence['state']): number =>
    licences.filter((each) => each.pool === pool && each.state === state).length;
  const [held, asked, waiting] = [number('held'), number('asked'), number('waiting')];
  const taken = held + asked;
  return {
    cap,
    held,
    asked,
    waiting,
    free: cap === undefined ? undefined : Math.max(0, cap - taken),
    over: cap === undefined ? 0 : Math.max(0, taken - cap),
  };
}

/**
 * Who of the waiting list gets one now, first come first served: as many as are free. A cap below what is held frees nobody's
 * licence and gives none.
 */
export function nextInLine(
  licences: readonly Licence[],
  pool: string,
  terms: Pick<LicenceTerms, 'cap'>,
): Licence[] {
  const { free } = countPool(licences, pool, terms);
  const line = waitingFor(licences, pool);
  return free === undefined ? line : line.slice(0, free);
}

/** Which place in the line somebody who waits has, from 1. */
export function placeInLine(
  licences: readonly Licence[],
  { id, pool }: Pick<Licence, 'id' | 'pool'>,
): number {
  return waitingFor(licences, pool).findIndex((each) => each.id === id) + 1;
}

export type PoolLevel = 'near-full' | 'full';
/** From this share of the cap on a pool is nearly full. */
export const NEARLY = 0.9;

/** `full`: none can be given. `near-full`: nine tenths are held or set aside. Undefined below, and without a cap. */
export function levelOf({ cap, held, asked }: PoolCount): PoolLevel | undefined {
  if (cap === undefined) return undefined;
  if (held + asked >= cap) return 'full';
  return held + asked >= cap * NEARLY ? 'near-full' : undefined;
}

/** `3 of 4 licences held, 1 free`, `4 of 4 licences held, none free, 2 waiting`, `12 licences held`. */
export function sayPool({ cap, held, asked, waiting, free, over }: PoolCount): string {
  const parts = [
    cap === undefined
      ? `${held} ${held === 1 ? 'licence' : 'licences'} held`
      : `${held} of ${cap} licences held`,
    ...(asked > 0 ? [`${asked} being set up`] : []),
    ...(free === undefined || over > 0 ? [] : [free === 0 ? 'none free' : `${free} free`]),
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ...(over > 0 ? [`${over} more than the cap: nobody loses theirs, and no new one is given`] : []),
  ];
  return parts.join(', ');
}
