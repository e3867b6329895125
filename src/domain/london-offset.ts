import { tzOffset } from '@date-fns/tz';

const ZONE = 'Europe/London';
const MS_PER_HOUR = 3_600_000;
/** A year of hours is 8,766. */
const MOST_KEPT = 20_000;

/** Minutes by the hour, counted from 1970: it is asked many times for each thing that happens, and the zone's rules take their time. */
const kept = new Map<number, number>();

/** How many minutes London's clocks are ahead of UTC at this instant (in ms since 1970): 0 or 60. They change on a full hour of UTC. */
export function londonOffset(instant: number): number {
  const hour = Math.floor(instant / MS_PER_HOUR);
  const known = kept.get(hour);
  if (known !== undefined) return known;
  const minutes = tzOffset(ZONE, new Date(instant));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(hour, minutes);
  return minutes;
}
