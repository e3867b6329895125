import { runningOrder, sectionOf, SECTIONS } from '../domain/briefing/order.ts';
import type { Briefing, BriefingItem } from '../domain/briefing/record.ts';

export interface OrderSection {
  readonly name: string;
  readonly items: readonly BriefingItem[];
}

/** The running order as it is now: the chair's own, with what came since behind it; else by its parts, high risk first. */
export function orderOf(briefing: Briefing, items: readonly BriefingItem[]): readonly OrderSection[] {
  const { order } = briefing;
  const all = runningOrder(items, order);
  const parts: OrderSection[] = order
    ? [
        { name: '', items: all.filter(({ id }) => order.includes(id)) },
        { name: 'Since then', items: all.filter(({ id }) => !order.includes(id)) },
      ]
    : SECTIONS.map(({ id, title }) => ({ name: title, items: all.filter((item) => sectionOf(item) === id) }));
  return parts.filter((part) => part.items.length > 0);
}
