import type { HolidayCalendar } from '../working-days.ts';
import { duplicates, type Duplicate } from './duplicates.ts';
import { flagsOnNow } from './moves-briefing.ts';
import { runningOrder, SECTIONS, sectionOf, type Section } from './order.ts';
import { awaitsStrategy } from './outstanding.ts';
import { stillMissing } from './read/references.ts';
import type { Briefing, BriefingItem, Contribution, Correction, ItemAction, Update } from './record.ts';
import { hoursMissing, isOverdue, refKey } from './times.ts';
import type { ContributionState } from './words.ts';

export interface CompiledItem {
  readonly item: BriefingItem;
  /** Agencies that reported it: the first one first. */
  readonly agencies: readonly string[];
  readonly late: boolean;
  /** Corrected after it was confirmed; the lines are in the item. */
  readonly corrected: boolean;
  /** Hours missing at this instant. */
  readonly hours?: number;
  /** Reported on an earlier day. */
  readonly carried: boolean;
}

export interface CompiledAction {
  readonly item: string;
  readonly action: ItemAction;
  readonly overdue: boolean;
}

/** Everything a briefing shows, worked out anew from its records. */
export interface Compiled {
  readonly sections: readonly {
    readonly id: Section;
    readonly title: string;
    readonly items: readonly CompiledItem[];
  }[];
  /** By due time; those without an owner first on their day. */
  readonly actions: readonly CompiledAction[];
  readonly corrections: readonly (Correction & { readonly item: string })[];
  readonly contributions: Readonly<Record<ContributionState, readonly string[]>>;
  readonly missing: { readonly now: number; readonly high: number };
  /** Strategy meetings asked for and not booked, and booked ones to be held. */
  readonly strategy: { readonly toBook: readonly string[]; readonly booked: readonly string[] };
  readonly talks: TalkCounts;
  readonly flagsOn: number;
  readonly duplicates: readonly Duplicate[];
  readonly withdrawn: number;
  /** Updates that wait for their authors. */
  readonly unconfirmed: number;
}

export interface TalkCounts {
  readonly done: number;
  readonly declined: number;
  readonly pending: number;
  readonly overdue: number;
}

/**
 * Compiles a briefing from its records, whatever order they come in: the same records always give the same result, so
 * a correction or a withdrawal before compiling is the same as compiling again after it.
 *
 * @param items of this day and those carried into it
 */
export function compile(
  briefing: Briefing,
  updates: readonly Update[],
  items: readonly BriefingItem[],
  { at, calendar }: { readonly at: Date; readonly calendar: HolidayCalendar },
): Compiled {
  const also = alsoFrom(items);
  const order = runningOrder(items, briefing.order);
  const bySection = new Map<Section, CompiledItem[]>();
  for (const item of order) {
    const section = sectionOf(item);
    const list = bySection.get(section) ?? [];
    list.push(compiledItem(item, also.get(item.id) ?? [], briefing, at));
    bySection.set(section, list);
  }
  const open = stillMissing(items);
  return {
    sections: SECTIONS.flatMap(({ id, title }) => {
      const list = bySection.get(id);
      return list ? [{ id, title, items: list }] : [];
    }),
    actions: actionsOf(order, at, calendar),
    corrections: order
      .flatMap((item) => item.corrections.map((line) => ({ ...line, item: item.id })))
      .sort((a, b) => (a.at + refKey(a.item) < b.at + refKey(b.item) ? -1 : 1)),
    contributions: byState(briefing.contributions),
    missing: { now: open.length, high: open.filter(({ risk }) => risk === 'high').length },
    strategy: {
      toBook: order.filter((item) => item.strategy?.state === 'requested').map(({ id }) => id),
      booked: order
        .filter((item) => awaitsStrategy(item) && item.strategy?.state === 'booked')
        .map(({ id }) => id),
    },
    talks: talksOf(briefing, order, at),
    flagsOn: flagsOnNow(briefing),
    duplicates: duplicates(items),
    withdrawn: items.filter(({ status }) => status === 'withdrawn').length,
    unconfirmed: updates.filter(({ state, briefing: day }) => state === 'proposed' && day === briefing.id)
      .length,
  };
}

/** Agencies of the items that were joined to each one. */
function alsoFrom(items: readonly BriefingItem[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { mergedInto, agency, status } of items.toSorted((a, b) =>
    refKey(a.id) < refKey(b.id) ? -1 : 1,
  ))
    if (mergedInto !== undefined && status !== 'withdrawn')
      found.set(mergedInto, [...(found.get(mergedInto) ?? []), agency]);
  return found;
}

function compiledItem(
  item: BriefingItem,
  also: readonly string[],
  briefing: Briefing,
  at: Date,
): CompiledItem {
  const missing = item.status === 'open' && item.missingSince !== undefined;
  return {
    item,
    agencies: [...new Set([item.agency, ...item.alsoFrom, ...also])],
    late: item.late === true,
    corrected: item.corrections.length > 0,
    ...(missing ? { hours: hoursMissing(new Date(item.missingSince ?? at), at) } : {}),
    carried: item.briefing !== briefing.id,
  };
}

function actionsOf(items: readonly BriefingItem[], at: Date, calendar: HolidayCalendar): CompiledAction[] {
  const dueKey = ({ action: { due, owner }, item }: CompiledAction) =>
    `${due.date}T${due.time ?? '99'}|${owner === undefined ? 0 : 1}|${refKey(item)}`;
  return items
    .flatMap((item) =>
      item.actions.map((action) => ({
        item: item.id,
        action,
        overdue: action.done === undefined && isOverdue(action.due, at, calendar),
      })),
    )
    .sort((a, b) => (dueKey(a) < dueKey(b) ? -1 : dueKey(a) > dueKey(b) ? 1 : a.action.n - b.action.n));
}

/** Conversations of the items, and those of earlier days that were reported as numbers. */
function talksOf({ talks }: Briefing, items: readonly BriefingItem[], at: Date): TalkCounts {
  const own = items.flatMap(({ returnTalk }) => (returnTalk ? [returnTalk] : []));
  const sum = (state: 'done' | 'declined' | 'pending') =>
    own.filter((talk) => talk.state === state).length + talks.reduce((so, report) => so + report[state], 0);
  return {
    done: sum('done'),
    declined: sum('declined'),
    pending: sum('pending'),
    overdue: own.filter(({ state, due }) => state === 'pending' && due < at.toISOString()).length,
  };
}

function byState(rows: readonly Contribution[]): Compiled['contributions'] {
  const of = (state: ContributionState) =>
    rows
      .filter((row) => row.state === state)
      .map(({ agency }) => agency)
      .sort();
  return {
    expected: of('expected'),
    posted: of('posted'),
    nil: of('nil'),
    late: of('late'),
    'on-leave': of('on-leave'),
    silent: of('silent'),
    optional: of('optional'),
  };
}
