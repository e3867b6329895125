import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import { londonDate, londonTime, sayDate } from '../working-days.ts';
import type { Draft, Due } from './reading.ts';
import type { BriefingItem } from './record.ts';
import { hoursMissing } from './times.ts';
import {
  ACTION_KINDS,
  GROUP_SIZES,
  ITEM_TYPES,
  KNOWN_TO,
  labelOf,
  REPEATS,
  RISKS,
  SAFER_ME,
} from './words.ts';

// Items in words of the lists and of the partnership file; nothing that anybody typed.

/** One line for the author's card. @example '3 × Returned, City Centre' */
export function describeDraft(draft: Draft, settings: BriefingSettings, now: Date): string {
  const { type, count, group, risk, since, returnedAt, area, context, repeat, strategy } = draft;
  const times = count && count.value > 1 ? `${count.value} × ` : '';
  return [
    `${times}${labelOf(ITEM_TYPES, type.value)}`,
    group && `group of ${labelOf(GROUP_SIZES, group.value).toLowerCase()}`,
    risk && `${labelOf(RISKS, risk.value).toLowerCase()} risk`,
    since && `missing since ${sayInstant(since.value, now)}`,
    returnedAt && `back ${sayInstant(returnedAt.value, now)}`,
    repeat && repeat.value !== 'first' && labelOf(REPEATS, repeat.value).toLowerCase(),
    area && nameOf(settings.areas, area.value),
    context && nameOf(settings.contexts, context.value).toLowerCase(),
    ...draft.knownTo.map(({ value }) => `known to ${labelOf(KNOWN_TO, value)}`),
    strategy &&
      `strategy meeting ${strategy.state.value}${strategy.at ? ` ${sayDue(strategy.at.value)}` : ''}`,
    draft.dslTold && (draft.dslTold.value ? 'DSL told' : 'DSL not told yet'),
    draft.saferMe && `Safer Me: ${labelOf(SAFER_ME, draft.saferMe.value).toLowerCase()}`,
    ...draft.themes.map(({ value }) => nameOf(settings.themes, value).toLowerCase()),
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(', ');
}

/** What the action is, without who and when. */
export function describeAction(kind: string): string {
  return labelOf(ACTION_KINDS, kind);
}

/** One line for the briefing, as of an instant: the hours a child has been missing are counted then. */
export function describeItem(item: BriefingItem, settings: BriefingSettings, at: Date): string {
  const { type, count, group, risk, missingSince, returnedAt, repeat, area, context, strategy } = item;
  const open = type === 'missing-now' && item.status === 'open';
  return [
    `${count !== undefined && count > 1 ? `${count} × ` : ''}${labelOf(ITEM_TYPES, type)}`,
    group && `group of ${labelOf(GROUP_SIZES, group).toLowerCase()}`,
    risk && `${labelOf(RISKS, risk).toLowerCase()} risk`,
    open && missingSince && `about ${sayHours(hoursMissing(new Date(missingSince), at))}`,
    returnedAt && `back ${sayInstant(returnedAt, at)}`,
    repeat && repeat !== 'first' && labelOf(REPEATS, repeat).toLowerCase(),
    area && nameOf(settings.areas, area),
    context && nameOf(settings.contexts, context).toLowerCase(),
    ...item.knownTo.map((value) => `known to ${labelOf(KNOWN_TO, value)}`),
    strategy &&
      `strategy meeting ${strategy.bookedFor ? `booked for ${sayInstant(strategy.bookedFor, at)}` : strategy.state}`,
    item.dslTold && (item.dslTold.told ? 'DSL told' : 'DSL not told yet'),
    ...item.themes.map((id) => nameOf(settings.themes, id).toLowerCase()),
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(', ');
}

function sayHours(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** `today 08:40`, else `Sun 22 Nov, 21:40`. */
export function sayInstant(iso: string, now: Date): string {
  const at = new Date(iso);
  const day = londonDate(at) === londonDate(now) ? 'today' : `${sayDate(londonDate(at), 'short')},`;
  return `${day} ${londonTime(at)}`;
}

/** `by 12:00 on Mon 23 Nov`, `by Wed 25 Nov`. */
export function sayDue({ date, time }: Due): string {
  return time === undefined ? `by ${sayDate(date, 'short')}` : `by ${time} on ${sayDate(date, 'short')}`;
}

function nameOf(list: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return list.find((each) => each.id === id)?.name ?? id;
}
