import { isOutstanding, isShown } from './outstanding.ts';
import type { BriefingItem } from './record.ts';
import { refKey } from './times.ts';

/** The parts of a briefing, in the order in which they are taken. */
export const SECTIONS = [
  { id: 'high-risk', title: 'High risk' },
  { id: 'missing', title: 'Missing now' },
  { id: 'repeat', title: 'Missing again and again' },
  { id: 'concerns', title: 'Concerns' },
  { id: 'places', title: 'Places and people of concern' },
  { id: 'returned', title: 'Back, and return home conversations' },
  { id: 'follow-up', title: 'Follow-up' },
  { id: 'themes', title: 'Themes' },
  { id: 'good-news', title: 'Good news' },
] as const;
export type Section = (typeof SECTIONS)[number]['id'];

const RISK_FIRST = ['high', 'medium', 'standard'];
const RANK = new Map<Section, number>(SECTIONS.map(({ id }, index) => [id, index]));

/** Where an item is taken. High risk comes first only while there is something to do about it. */
export function sectionOf(item: BriefingItem): Section {
  if (item.risk === 'high' && (item.status === 'open' || isOutstanding(item)) && item.type !== 'good-news')
    return 'high-risk';
  switch (item.type) {
    case 'missing-now':
      return item.status === 'open' ? 'missing' : 'returned';
    case 'repeat-missing':
      return 'repeat';
    case 'returned':
      return item.repeat === '4-9' || item.repeat === '10+' ? 'repeat' : 'returned';
    case 'place':
    case 'person':
      return 'places';
    case 'follow-up':
      return 'follow-up';
    case 'theme':
      return 'themes';
    case 'good-news':
      return 'good-news';
    case 'exploitation':
    case 'custody':
    case 'violence':
    case 'online':
    case 'health':
    case 'attendance':
      return 'concerns';
  }
}

/**
 * The items to be shown in the order they are taken: high risk first, longest missing first, repeats, then places by
 * neighbourhood. The chair's own order, where there is one, comes first; what is not in it follows.
 */
export function runningOrder(items: readonly BriefingItem[], own: readonly string[] = []): BriefingItem[] {
  const chosen = new Map(own.map((ref, index) => [ref, index]));
  const keyed = items.filter(isShown).map((item) => ({ item, key: keyOf(item, chosen.get(item.id)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}

function keyOf(item: BriefingItem, chosen: number | undefined): string {
  if (chosen !== undefined) return `0|${String(chosen).padStart(4, '0')}`;
  const risk = item.risk === undefined ? RISK_FIRST.length : RISK_FIRST.indexOf(item.risk);
  return [
    '1',
    RANK.get(sectionOf(item)),
    risk,
    // What has waited longest comes first; without a time, last.
    item.missingSince ?? item.returnTalk?.due ?? '~',
    item.area ?? '~',
    refKey(item.id),
  ].join('|');
}
