import { loadPartnership } from '../../src/partnership/load.ts';
import type { Partnership } from '../../src/partnership/schema.ts';

let loaded: Partnership | undefined;

/** Plymouth's partnership file, read once a test worker. Nobody changes it. */
export function plymouthFile(): Partnership {
  loaded ??= loadPartnership(new URL('../../partnerships/plymouth.yaml', import.meta.url).pathname);
  return loaded;
}
