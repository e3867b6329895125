import { AlreadyDone } from '../already-done.ts';
import { next, refuseIf, stamp, type By } from './moves-shared.ts';
import type { Due } from './reading.ts';
import type { BriefingItem, Correction, ItemAction } from './record.ts';
import { returnTalkDue } from './times.ts';
import type { ActionKind, ItemOutcome } from './words.ts';

// What can happen to an item after it was confirmed. Each gives a new item of the next revision; the old one is not changed.

/** Fields that a correction may change. `null` empties a field. */
export interface ItemChanges {
  readonly type?: BriefingItem['type'];
  readonly count?: number | null;
  readonly group?: NonNullable<BriefingItem['group']> | null;
  readonly risk?: NonNullable<BriefingItem['risk']> | null;
  readonly knownTo?: BriefingItem['knownTo'];
  readonly missingSince?: string | null;
  readonly repeat?: NonNullable<BriefingItem['repeat']> | null;
  readonly area?: string | null;
  readonly context?: string | null;
  readonly themes?: readonly string[];
  readonly saferMe?: NonNullable<BriefingItem['saferMe']> | null;
}

/** Puts fields right, and leaves a line for each that says so. Nothing changed: the same item. @throws IllegalBriefingMove */
export function correctItem(
  item: BriefingItem,
  changes: ItemChanges,
  by: By,
  { released = false } = {},
): BriefingItem {
  notWithdrawn(item);
  const before: Readonly<Record<string, unknown>> = item;
  const lines: Correction[] = [];
  for (const [field, to] of Object.entries(changes)) {
    if (to === undefined || said(before[field]) === said(to)) continue;
    lines.push({
      ...stamp(by),
      field,
      ...optional('from', said(before[field])),
      ...optional('to', said(to)),
      ...(released ? { afterRelease: true as const } : {}),
    });
  }
  if (lines.length === 0) return item;
  return { ...next(withFields(item, changes)), corrections: [...item.corrections, ...lines] };
}

function withFields(item: BriefingItem, changes: ItemChanges): BriefingItem {
  const { count, group, risk, missingSince, repeat, area, context, saferMe, ...rest } = item;
  return {
    ...rest,
    type: changes.type ?? item.type,
    knownTo: changes.knownTo ?? item.knownTo,
    themes: changes.themes ? [...changes.themes] : item.themes,
    ...kept('count', changes.count, count),
    ...kept('group', changes.group, group),
    ...kept('risk', changes.risk, risk),
    ...kept('missingSince', changes.missingSince, missingSince),
    ...kept('repeat', changes.repeat, repeat),
    ...kept('area', changes.area, area),
    ...kept('context', changes.context, context),
    ...kept('saferMe', changes.saferMe, saferMe),
  };
}

function kept<K extends string, T>(
  field: K,
  to: T | null | undefined,
  before: T | undefined,
): Partial<Record<K, T>> {
  const value = to === undefined ? before : (to ?? undefined);
  const made: Partial<Record<K, T>> = {};
  if (value !== undefined) made[field] = value;
  return made;
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function optional<K extends string>(field: K, text: string): Partial<Record<K, string>> {
  const made: Partial<Record<K, string>> = {};
  if (text !== '') made[field] = text;
  return made;
}

/** Its author takes it back, or the business unit does. Its ref is not used again. @throws AlreadyDone */
export function withdrawItem(item: BriefingItem, by: By): BriefingItem {
  if (item.withdrawn) throw new AlreadyDone('withdrawn', item.withdrawn.by, item.withdrawn.at);
  return { ...next(item), status: 'withdrawn', withdrawn: stamp(by) };
}

/** The child is back or was found: the conversation within so many hours begins to run. @throws AlreadyDone */
export function markReturned(item: BriefingItem, returnedAt: Date, hours: number, by: By): BriefingItem {
  notWithdrawn(item);
  if (item.returnedAt !== undefined && item.closed)
    throw new AlreadyDone('marked as back', item.closed.by ?? item.author, item.closed.at);
  return {
    ...next(item),
    returnedAt: returnedAt.toISOString(),
    returnTalk: { due: returnTalkDue(returnedAt, hours).toISOString(), state: 'pending' },
    status: 'closed',
    closed: { ...stamp(by), outcome: 'found' },
  };
}

/** @throws IllegalBriefingMove, AlreadyDone */
export function closeItem(item: BriefingItem, outcome: ItemOutcome, by: By): BriefingItem {
  notWithdrawn(item);
  if (item.closed) throw new AlreadyDone('closed', item.closed.by ?? item.author, item.closed.at);
  refuseIf(
    outcome === 'found' && item.type === 'missing-now',
    'Say when the child came back: the time of the conversation counts from there.',
  );
  return { ...next(item), status: 'closed', closed: { ...stamp(by), outcome } };
}

/** It has come up again, or was closed by mistake. @throws IllegalBriefingMove */
export function reopenItem(item: BriefingItem, by: By): BriefingItem {
  refuseIf(item.status !== 'closed', 'This item is not closed.');
  const { closed: _closed, returnedAt: _returnedAt, returnTalk: _returnTalk, ...rest } = item;
  const line: Correction = { ...stamp(by), field: 'status', from: 'closed', to: 'open' };
  return { ...next(rest), status: 'open', corrections: [...item.corrections, line] };
}

/** It says the same as another item, and is shown through it from now on. */
export function mergeInto(item: BriefingItem, into: BriefingItem, by: By): BriefingItem {
  notWithdrawn(item);
  notWithdrawn(into);
  refuseIf(item.id === into.id, 'An item cannot be joined with itself.');
  refuseIf(into.mergedInto !== undefined, 'That item was joined with another one already.');
  const line: Correction = { ...stamp(by), field: 'joined', to: into.id };
  return { ...next(item), mergedInto: into.id, corrections: [...item.corrections, line] };
}

/** They are two things after all. */
export function unmerge(item: BriefingItem, by: By): BriefingItem {
  const { mergedInto, ...rest } = item;
  if (mergedInto === undefined) return item;
  const line: Correction = { ...stamp(by), field: 'joined', from: mergedInto };
  return { ...next(rest), corrections: [...item.corrections, line] };
}

/** It goes over to a later briefing. Doing it twice changes nothing. */
export function carryOver(item: BriefingItem, briefing: string): BriefingItem {
  if (item.carriedTo.includes(briefing) || item.briefing === briefing) return item;
  return { ...next(item), carriedTo: [...item.carriedTo, briefing] };
}

export interface NewItemAction {
  readonly kind: ActionKind;
  readonly due: Due;
  readonly owner?: string;
  readonly team?: string;
  /** Read by the text guard before. */
  readonly text?: string;
}

/** Somebody is to do something about it. An action without an owner stays visible as one until it has one. */
export function addAction(item: BriefingItem, action: NewItemAction): BriefingItem {
  notWithdrawn(item);
  const n = Math.max(0, ...item.actions.map((each) => each.n)) + 1;
  return { ...next(item), actions: [...item.actions, { n, ...action }] };
}

/** @throws AlreadyDone, IllegalBriefingMove */
export function finishAction(item: BriefingItem, n: number, by: By): BriefingItem {
  const action = actionOf(item, n);
  if (action.done) throw new AlreadyDone('done', action.done.by, action.done.at);
  return withAction(item, { ...action, done: stamp(by) });
}

/** Another owner, or another time. @throws IllegalBriefingMove */
export function changeAction(
  item: BriefingItem,
  n: number,
  to: Partial<Pick<NewItemAction, 'due' | 'owner' | 'team'>>,
  by: By,
): BriefingItem {
  const action = actionOf(item, n);
  refuseIf(action.done !== undefined, 'This action is done.');
  const lines = (['owner', 'due'] as const).flatMap((field): Correction[] => {
    if (to[field] === undefined) return [];
    return [{ ...stamp(by), field: `${field} of action ${n}`, ...optional('to', dueText(to[field])) }];
  });
  const changed = withAction(item, { ...action, ...to });
  return { ...changed, corrections: [...item.corrections, ...lines] };
}

function dueText(value: Due | string): string {
  return typeof value === 'string' ? value : `${value.date}${value.time ? ` ${value.time}` : ''}`;
}

function actionOf(item: BriefingItem, n: number): ItemAction {
  notWithdrawn(item);
  const action = item.actions.find((each) => each.n === n);
  refuseIf(action === undefined, 'This item has no such action.');
  return action ?? { n, kind: 'other', due: { date: item.confirmedAt.slice(0, 10) } };
}

function withAction(item: BriefingItem, action: ItemAction): BriefingItem {
  return { ...next(item), actions: item.actions.map((each) => (each.n === action.n ? action : each)) };
}

export function notWithdrawn(item: BriefingItem): void {
  refuseIf(item.status === 'withdrawn', 'This item was withdrawn.');
}
