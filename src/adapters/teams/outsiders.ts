import { isFresh, remember, type Remembered } from '../remembered.ts';
import { isOutsider } from './identify.ts';
import type { People } from './people.ts';

/** Long enough for a burst of posts into one room, short enough for somebody who has just come in. */
const KEPT_MS = 60_000;

/** Who reads along in rooms. */
export interface Outsiders {
  /**
   * Whether guests, people of other tenants or people without an account are in this room. A room too big to be read to its end
   * counts as one with outsiders. @throws PlatformUnavailable when Teams does not say
   */
  readonly in: (serviceUrl: string, tenant: string, room: string) => Promise<boolean>;
  /** Somebody came or went somewhere. */
  readonly forget: () => void;
}

/** Asks Teams for the roster of a room before something is posted there, and remembers the answer for a minute. */
export function createOutsiders(people: Pick<People, 'wholeRoster'>, now: () => Date): Outsiders {
  const known = new Map<string, Remembered<boolean>>();
  return {
    async in(serviceUrl, tenant, room) {
      const key = `${tenant}|${room}`;
      const kept = known.get(key);
      if (kept && isFresh(kept, now())) return kept.value;
      const roster = await people.wholeRoster(serviceUrl, room);
      const are = roster === undefined || roster.some((member) => isOutsider(member, tenant));
      known.set(key, remember(are, KEPT_MS, now()));
      return are;
    },
    forget: () => known.clear(),
  };
}
