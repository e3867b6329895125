import { awaitsStrategy, awaitsTalk, isShown, openActions } from './outstanding.ts';
import { stillMissing } from './read/references.ts';
import type { BriefingItem } from './record.ts';
import { hoursMissing } from './times.ts';

/** What is not settled about a high-risk item at noon. */
export interface HighRiskGap {
  readonly item: string;
  readonly strategyNotBooked: boolean;
  readonly dslNotTold: boolean;
}

/** The high-risk check: is the strategy meeting booked, has the DSL been told? Only items that somebody still has to settle. */
export function highRiskGaps(items: readonly BriefingItem[]): HighRiskGap[] {
  return items
    .filter(
      (item) => isShown(item) && item.risk === 'high' && item.type !== 'good-news' && item.type !== 'person',
    )
    .map((item) => ({
      item: item.id,
      strategyNotBooked:
        item.strategy === undefined ? item.status === 'open' : item.strategy.state === 'requested',
      dslNotTold: item.dslTold?.told !== true,
    }))
    .filter(({ strategyNotBooked, dslNotTold }) => strategyNotBooked || dslNotTold)
    .sort((a, b) => (a.item < b.item ? -1 : 1));
}

/** Who is missing now, as the hospital gets it: a number and a tick, and nothing that says who. */
export interface MissingNow {
  readonly missing: number;
  readonly high: number;
  /** Children who are back since and whose flag may come off. */
  readonly flagsToRemove: number;
}

export function missingNow(items: readonly BriefingItem[]): MissingNow {
  const open = stillMissing(items);
  return {
    missing: open.length,
    high: open.filter(({ risk }) => risk === 'high').length,
    flagsToRemove: items.filter(
      (item) => isShown(item) && item.flag?.state === 'on' && item.status === 'closed',
    ).length,
  };
}

/** One line of what the duty out of hours has to know. */
export interface HandoverLine {
  readonly item: string;
  readonly why: 'missing' | 'strategy' | 'talk' | 'action';
  readonly risk?: BriefingItem['risk'];
  readonly hours?: number;
  /** ISO instant or date by which something is due. */
  readonly due?: string;
}

/**
 * What is open when the day closes and cannot wait: who is missing, strategy meetings not held, conversations due and actions due
 * before the next briefing. High risk first.
 *
 * @param next when the next briefing opens
 */
export function handover(items: readonly BriefingItem[], at: Date, next: Date): HandoverLine[] {
  const lines: HandoverLine[] = [];
  const missing = new Set(stillMissing(items).map(({ id }) => id));
  for (const item of items) {
    if (!isShown(item)) continue;
    const risk = item.risk ? { risk: item.risk } : {};
    if (missing.has(item.id)) {
      const hours = item.missingSince ? { hours: hoursMissing(new Date(item.missingSince), at) } : {};
      lines.push({ item: item.id, why: 'missing', ...risk, ...hours });
    }
    if (awaitsStrategy(item))
      lines.push({
        item: item.id,
        why: 'strategy',
        ...risk,
        due: item.strategy?.bookedFor ?? item.strategy?.due.date ?? '',
      });
    if (awaitsTalk(item) && item.returnTalk && item.returnTalk.due < next.toISOString())
      lines.push({ item: item.id, why: 'talk', ...risk, due: item.returnTalk.due });
    const urgent = openActions(item).filter(({ due }) => due.date < next.toISOString().slice(0, 10));
    for (const { due } of urgent) lines.push({ item: item.id, why: 'action', ...risk, due: due.date });
  }
  const rank = { missing: 0, strategy: 1, talk: 2, action: 3 };
  const key = (line: HandoverLine) =>
    `${line.risk === 'high' ? 0 : 1}|${rank[line.why]}|${line.due ?? ''}|${line.item}`;
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
