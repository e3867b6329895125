import type { Period } from '../period.ts';
import type { Count } from '../small-numbers.ts';
import { isWithin } from './find.ts';
import { CHANGED_FOR, type Impact } from './record.ts';

/** Entries counted by each of what they say. They are entries and never children, so small numbers lead to nobody. */
export interface ImpactFigures {
  readonly total: number;
  readonly byType: readonly Count[];
  readonly byPriority: readonly Count[];
  readonly bySource: readonly Count[];
  /** For whom something changed: an entry can stand at several. */
  readonly changedFor: readonly Count[];
  readonly agencies: number;
}

/** The names of things by their ids. */
export interface ImpactNames {
  type(id: string): string;
  priority(id: string): string;
  source(id: Impact['source']): string;
  changedFor(id: (typeof CHANGED_FOR)[number]): string;
}

/** Those that were not withdrawn, within a period. */
export function impactFigures(impacts: readonly Impact[], period: Period, names: ImpactNames): ImpactFigures {
  const counted = impacts.filter((impact) => impact.state !== 'withdrawn' && isWithin(impact, period));
  const byName = (nameOf: (impact: Impact) => string): Count[] => {
    const counts = new Map<string, number>();
    for (const impact of counted) counts.set(nameOf(impact), (counts.get(nameOf(impact)) ?? 0) + 1);
    return [...counts]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([label, count]) => ({ label, count }));
  };
  return {
    total: counted.length,
    byType: byName(({ type }) => names.type(type)),
    byPriority: byName(({ priority }) => (priority === undefined ? 'No priority' : names.priority(priority))),
    bySource: byName(({ source }) => names.source(source)),
    changedFor: CHANGED_FOR.map((who) => ({
      label: names.changedFor(who),
      count: counted.filter(({ changed }) => changed[who] !== undefined).length,
    })),
    agencies: new Set(counted.map(({ agency }) => agency)).size,
  };
}
