import { isShown } from '../domain/briefing/outstanding.ts';
import type { Briefing, BriefingItem } from '../domain/briefing/record.ts';

export interface OrderSection {
  readonly name: string;
  readonly items: readonly BriefingItem[];
}

const PARTS: readonly { readonly name: string; readonly fits: (item: BriefingItem) => boolean }[] = [
  { name: 'High risk', fits: ({ risk, status }) => risk === 'high' && status === 'open' },
  { name: 'Missing', fits: ({ type }) => type === 'missing-now' || type === 'repeat-missing' },
  { name: 'Back', fits: ({ type }) => type === 'returned' },
  { name: 'Places and people', fits: ({ type }) => type === 'place' || type === 'person' },
  { name: 'Good news', fits: ({ type }) => type === 'good-news' },
];

/** The running order as it is now: the chair's own, with what came since behind it; else high risk first, then who is missing, then places. */
export function orderOf(briefing: Briefing, items: readonly BriefingItem[]): readonly OrderSection[] {
  const all = items.filter(isShown);
  const { order } = briefing;
  if (order) {
    const chosen = order.flatMap((id) => all.find((item) => item.id === id) ?? []);
    const since = all.filter(({ id }) => !order.includes(id));
    return sections([
      ['', chosen],
      ['Since then', since],
    ]);
  }
  const left = new Set(all);
  const parts = PARTS.map(({ name, fits }): [string, BriefingItem[]] => {
    const here = [...left].filter(fits);
    for (const item of here) left.delete(item);
    return [name, here];
  });
  const [news = ['Good news', []]] = parts.splice(-1);
  return sections([...parts, ['Others', [...left]], news]);
}

function sections(parts: readonly (readonly [string, readonly BriefingItem[]])[]): OrderSection[] {
  return parts.filter(([, items]) => items.length > 0).map(([name, items]) => ({ name, items }));
}
