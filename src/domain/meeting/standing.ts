import type { StandingItem } from '../../partnership/meeting-schema.ts';
import type { AgendaItem } from './record.ts';
import type { FigureKey } from './words.ts';

/** A standing item of a group as a named slot. */
export interface StandingSlot {
  readonly title: string;
  readonly minutes: number;
  readonly figure?: { readonly key: FigureKey; readonly of?: string };
}

const MINUTES = 10;

export interface StandingGroup {
  readonly holds: 'everything' | 'actions-only' | 'calendar-only';
  readonly standingItems?: { readonly items: readonly StandingItem[] };
}

/** What always stands on this group's agenda, in the order of the partnership file. */
export function standingSlots(group: StandingGroup): StandingSlot[] {
  if (group.holds === 'calendar-only') return [];
  return (group.standingItems?.items ?? []).map((item) =>
    typeof item === 'string'
      ? { title: item, minutes: MINUTES }
      : {
          title: item.item,
          minutes: item.minutes ?? MINUTES,
          ...(item.figure === undefined
            ? {}
            : { figure: { key: item.figure, ...(item.of === undefined ? {} : { of: item.of }) } }),
        },
  );
}

/** Asked at every meeting, so that what children say has a place in it. */
const VOICE = { title: 'What did children tell us, and what changed?', minutes: 10 };
const LAST_TIME = { title: 'Actions and minutes of last time', minutes: 10 };
const CLOSING = { title: 'Decisions, who does what by when, and the next date', minutes: 5 };

/**
 * The agenda a meeting begins with: last time's actions, what was carried over, the group's standing items, the voice of
 * children, and the close. Ids are stable, so building it twice gives the same agenda.
 *
 * @param carried items of the meeting before that were carried over
 */
export function firstAgenda(
  group: StandingGroup,
  carried: readonly AgendaItem[] = [],
  from?: string,
): AgendaItem[] {
  if (group.holds === 'calendar-only') return [];
  const slots = standingSlots(group);
  const hasVoice = slots.some(({ figure }) => figure?.key === 'voice');
  return [
    {
      id: 'last-time',
      kind: 'last-time',
      ...LAST_TIME,
      figure: { key: 'actions-of-group' },
    },
    ...carried
      .filter(
        ({ kind, became }) => became === 'carried-over' && (kind === 'asked' || kind === 'carried-over'),
      )
      .map(({ title, minutes, who, id, figure }): AgendaItem => ({
        id: `carried-${id.replace(/^carried-/, '')}`,
        kind: 'carried-over',
        title,
        minutes,
        ...(who === undefined ? {} : { who }),
        ...(figure === undefined ? {} : { figure }),
        ...(from === undefined ? {} : { from }),
      })),
    ...slots.map((slot, at): AgendaItem => ({ id: `standing-${at + 1}`, kind: 'standing', ...slot })),
    ...(hasVoice
      ? []
      : [{ id: 'voice', kind: 'voice' as const, ...VOICE, figure: { key: 'voice' as const } }]),
    { id: 'closing', kind: 'closing', ...CLOSING },
  ];
}
