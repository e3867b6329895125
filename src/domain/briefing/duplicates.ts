import { isShown } from './outstanding.ts';
import type { BriefingItem } from './record.ts';
import { refKey } from './times.ts';

/** Items of several agencies that may be the same. People decide: two children may well come back at the same time. */
export interface Duplicate {
  /** The one that was reported first; the others can be joined to it. */
  readonly into: string;
  readonly items: readonly string[];
  /** What they have in common, for whoever decides. */
  readonly because: readonly ('kind' | 'time' | 'neighbourhood' | 'kind of place' | 'themes')[];
}

const NEAR_MS = 60 * 60_000;
const ALONE: ReadonlySet<BriefingItem['type']> = new Set(['good-news', 'follow-up']);

/** Likely duplicates across agencies: the same kind with the same time, or the same place and a theme. */
export function duplicates(items: readonly BriefingItem[]): Duplicate[] {
  const buckets = new Map<string, BriefingItem[]>();
  // In the order of reporting, so that the result does not depend on how the records were found.
  for (const item of items.toSorted(first)) {
    if (!isShown(item) || ALONE.has(item.type)) continue;
    for (const key of keysOf(item)) buckets.set(key, [...(buckets.get(key) ?? []), item]);
  }
  const found = new Map<string, Duplicate>();
  const taken = new Set<string>();
  for (const bucket of buckets.values()) {
    const [one, ...others] = bucket;
    if (!one || taken.has(one.id)) continue;
    const same = others.filter(
      (item) => item.agency !== one.agency && !taken.has(item.id) && alike(one, item),
    );
    const [second] = same;
    if (!second) continue;
    for (const { id } of same) taken.add(id);
    taken.add(one.id);
    found.set(one.id, { into: one.id, items: same.map(({ id }) => id), because: common(one, second) });
  }
  return [...found.values()].sort((a, b) => (refKey(a.into) < refKey(b.into) ? -1 : 1));
}

function first(one: BriefingItem, other: BriefingItem): number {
  const key = ({ confirmedAt, id }: BriefingItem) => `${confirmedAt}|${refKey(id)}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Under which it can meet another one: its neighbourhood, its kind of place, the hour of its time and the one after. */
function keysOf(item: BriefingItem): string[] {
  const kind = family(item);
  const time = timeOf(item);
  const hour = time === undefined ? undefined : Math.floor(time / NEAR_MS);
  return [
    ...(item.area === undefined ? [] : [`${kind}|area|${item.area}`]),
    ...(item.context === undefined ? [] : [`${kind}|context|${item.context}`]),
    ...(hour === undefined ? [] : [`${kind}|hour|${hour}`, `${kind}|hour|${hour + 1}`]),
  ];
}

function family({ type }: BriefingItem): string {
  return type === 'missing-now' || type === 'repeat-missing' ? 'missing' : type;
}

function timeOf({ missingSince, returnedAt }: BriefingItem): number | undefined {
  const iso = returnedAt ?? missingSince;
  return iso === undefined ? undefined : Date.parse(iso);
}

/** Nothing speaks against it, and enough for it. */
function alike(one: BriefingItem, other: BriefingItem): boolean {
  if (one.area !== undefined && other.area !== undefined && one.area !== other.area) return false;
  if (one.risk !== undefined && other.risk !== undefined && one.risk !== other.risk) return false;
  const shared = common(one, other);
  const missing = family(one) === 'missing' || one.type === 'returned';
  if (missing) return shared.includes('time');
  return shared.length >= 3;
}

function common(one: BriefingItem, other: BriefingItem): Duplicate['because'] {
  const [a, b] = [timeOf(one), timeOf(other)];
  return [
    'kind' as const,
    ...(a !== undefined && b !== undefined && Math.abs(a - b) <= NEAR_MS ? (['time'] as const) : []),
    ...(one.area !== undefined && one.area === other.area ? (['neighbourhood'] as const) : []),
    ...(one.context !== undefined && one.context === other.context ? (['kind of place'] as const) : []),
    ...(one.themes.some((theme) => other.themes.includes(theme)) ? (['themes'] as const) : []),
  ];
}
