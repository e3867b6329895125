import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import { londonDate, londonInstant } from '../working-days.ts';
import { stamp, type By } from './moves-shared.ts';
import type { Draft, DraftAction, Due } from './reading.ts';
import type { BriefingItem, ItemAction, Strategy, Update } from './record.ts';
import { itemRef, returnTalkDue } from './times.ts';

export interface Making {
  readonly update: Update;
  readonly settings: BriefingSettings;
  readonly by: By;
  /** Number of the first item. */
  readonly from: number;
}

/** The items that these drafts become, in their order: several for a draft of several children, each with its own clock. */
export function itemsFrom(drafts: readonly Draft[], making: Making): BriefingItem[] {
  const items: BriefingItem[] = [];
  for (const draft of drafts) {
    const times = draft.each ? (draft.count?.value ?? 1) : 1;
    for (let made = 0; made < times; made += 1)
      items.push(itemFrom(draft, itemRef(making.update.briefing, making.from + items.length), making));
  }
  return items;
}

function itemFrom(draft: Draft, id: string, { update, settings, by }: Making): BriefingItem {
  const { type, count, group, risk, since, area, context, repeat, strategy, dslTold, saferMe } = draft;
  const today = londonDate(by.at);
  const returned = type.value === 'returned';
  return {
    id,
    rev: 1,
    briefing: update.briefing,
    update: update.id,
    author: update.author,
    agency: update.agency,
    alsoFrom: [],
    confirmedAt: by.at.toISOString(),
    ...(update.late ? { late: true as const } : {}),
    type: type.value,
    ...(draft.each ? { count: 1 } : count ? { count: count.value } : {}),
    ...(group ? { group: group.value } : {}),
    ...(risk ? { risk: risk.value } : {}),
    knownTo: draft.knownTo.map(({ value }) => value),
    ...(since ? { missingSince: since.value } : {}),
    ...(returned ? returnOf(draft, update, settings) : {}),
    ...(repeat ? { repeat: repeat.value } : {}),
    ...(area ? { area: area.value } : {}),
    ...(context ? { context: context.value } : {}),
    themes: draft.themes.map(({ value }) => value),
    actions: actionsOf(draft.actions, today),
    ...(strategy ? { strategy: strategyFrom(strategy, by.at, settings) } : {}),
    ...(dslTold ? { dslTold: { told: dslTold.value, ...stamp(by) } } : {}),
    ...(saferMe ? { saferMe: saferMe.value } : {}),
    status: returned ? 'closed' : 'open',
    ...(returned ? { closed: { ...stamp(by), outcome: 'found' as const } } : {}),
    corrections: [],
    carriedTo: [],
  };
}

/** When the time of return was not said, the hours are counted from the message: later than right, and marked so. */
function returnOf(
  { returnedAt }: Draft,
  { postedAt }: Update,
  { returnTalkHours }: BriefingSettings,
): Pick<BriefingItem, 'returnedAt' | 'returnTalk'> {
  const from = returnedAt?.value ?? postedAt;
  const due = returnTalkDue(new Date(from), returnTalkHours).toISOString();
  if (returnedAt) return { returnedAt: from, returnTalk: { due, state: 'pending' } };
  return { returnTalk: { due, fromReport: true, state: 'pending' } };
}

/** Actions as they are kept; one without a due time is due today, as the arrangements want it the same day. */
export function actionsOf(actions: readonly DraftAction[], today: string, after = 0): ItemAction[] {
  return actions.map(({ kind, owner, team, due }, index) => ({
    n: after + index + 1,
    kind: kind.value,
    ...(owner ? { owner: owner.value } : {}),
    ...(team === undefined ? {} : { team }),
    due: due?.value ?? { date: today },
  }));
}

/** Asked for, booked for a time, or held. Booked without a time, it still has to be said when. */
export function strategyFrom(
  { state, at }: NonNullable<Draft['strategy']>,
  now: Date,
  settings: BriefingSettings,
): Strategy {
  const due = at?.value ?? closeOf(londonDate(now), settings);
  const asked = { requestedAt: now.toISOString(), due };
  if (state.value === 'held') return { ...asked, state: 'held', heldAt: now.toISOString() };
  const time = at?.value.time;
  if (state.value !== 'booked' || time === undefined) return { ...asked, state: 'requested' };
  return { ...asked, state: 'booked', bookedFor: londonInstant(due.date, time).toISOString() };
}

/** By the close of the briefing's day. */
export function closeOf(date: string, { timetable }: BriefingSettings): Due {
  return { date, time: timetable.closes };
}
