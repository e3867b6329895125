import type { Directory } from './model.ts';

/** An agency and those it belongs to, the nearest first: the school, then its trust. Each once, however the file is written. */
export function agencyAndAbove(id: string, directory: Directory): readonly string[] {
  const chain: string[] = [];
  for (
    let next: string | undefined = id;
    next !== undefined && !chain.includes(next);
    next = directory.agency(next)?.partOf
  )
    chain.push(next);
  return chain;
}
