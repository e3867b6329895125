import { BotError } from '../../src/bot/errors.ts';
import type { Values } from '../../src/bot/command.ts';
import {
  bookStrategy,
  holdStrategy,
  requestStrategy,
  setFlag,
  settleTalk,
  tellDsl,
} from '../../src/domain/briefing/moves-follow.ts';
import { addAction, closeItem, markReturned } from '../../src/domain/briefing/moves-item.ts';
import type { By } from '../../src/domain/briefing/moves-shared.ts';
import type { BriefingItem } from '../../src/domain/briefing/record.ts';
import { ACTION_KINDS, ITEM_OUTCOMES } from '../../src/domain/briefing/words.ts';
import { londonDate, londonInstant } from '../../src/domain/working-days.ts';
import type { BriefingSettings } from '../../src/partnership/briefing-schema.ts';

export type EventField = 'n' | 'outcome' | 'action' | 'owner' | 'date' | 'time';

/** Something that can have happened about an item, what has to be known of it, and what it does. */
interface ItemEvent {
  readonly value: string;
  readonly title: string;
  readonly fits: (item: BriefingItem) => boolean;
  readonly asks: readonly EventField[];
  /** Fields of `asks` that may stay empty. */
  readonly optional?: readonly EventField[];
  readonly help?: string;
  readonly timeLabel?: string;
  /** What is said of it has happened already. */
  readonly past?: true;
  readonly apply: (item: BriefingItem, values: Values, by: By, settings: BriefingSettings) => BriefingItem;
}

const isOpen = (item: BriefingItem): boolean => item.status === 'open';
const isBack = (item: BriefingItem): boolean => item.returnTalk?.state === 'pending';
const isHigh = (item: BriefingItem): boolean => item.type !== 'good-news' && item.type !== 'theme';

export const EVENTS: readonly ItemEvent[] = [
  {
    value: 'returned',
    title: 'The child is back or was found',
    fits: (item) => isOpen(item) && (item.type === 'missing-now' || item.type === 'repeat-missing'),
    asks: ['date', 'time'],
    past: true,
    timeLabel: 'At what time?',
    help: 'The hours for the return home conversation are counted from here.',
    apply: (item, values, by, { returnTalkHours }) =>
      markReturned(item, momentOf(values), returnTalkHours, by),
  },
  {
    value: 'action',
    title: 'Somebody should do something today',
    fits: isOpenOrBack,
    asks: ['action', 'owner', 'time'],
    optional: ['time'],
    timeLabel: 'By what time today? Empty for the end of the day',
    apply: (item, values, by) =>
      addAction(item, {
        kind: kindOf(values['action']),
        ...(values['owner'] ? { owner: values['owner'] } : {}),
        due: { date: londonDate(by.at), ...(values['time'] ? { time: values['time'] } : {}) },
      }),
  },
  {
    value: 'requested',
    title: 'A strategy meeting is asked for',
    fits: (item) => isHigh(item) && item.strategy === undefined,
    asks: ['time'],
    timeLabel: 'By what time today?',
    apply: (item, values, by) =>
      requestStrategy(item, { date: londonDate(by.at), time: values['time'] ?? '' }, by),
  },
  {
    value: 'booked',
    title: 'The strategy meeting has a time',
    fits: (item) => isHigh(item) && item.strategy?.state !== 'held',
    asks: ['date', 'time'],
    timeLabel: 'At what time is it?',
    apply: (item, values, by) =>
      bookStrategy(item, momentOf(values), { date: values['date'] ?? '', time: values['time'] ?? '' }, by),
  },
  {
    value: 'held',
    title: 'The strategy meeting was held',
    fits: (item) => item.strategy !== undefined && item.strategy.state !== 'held',
    asks: [],
    apply: (item, _values, by) => holdStrategy(item, by.at, by),
  },
  {
    value: 'talk-done',
    title: 'The return home conversation was held',
    fits: isBack,
    asks: [],
    apply: (item, _values, by) => settleTalk(item, 'done', by.at, by),
  },
  {
    value: 'talk-declined',
    title: 'The child declined the conversation',
    fits: isBack,
    asks: [],
    apply: (item, _values, by) => settleTalk(item, 'declined', by.at, by),
  },
  {
    value: 'dsl',
    title: 'The school’s DSL knows',
    fits: (item) => isHigh(item) && item.dslTold?.told !== true,
    asks: [],
    apply: (item, _values, by) => tellDsl(item, true, by),
  },
  {
    value: 'flag-on',
    title: 'The hospital put its flag on',
    fits: (item) => isOpen(item) && item.type === 'missing-now' && item.flag?.state !== 'on',
    asks: [],
    apply: (item, _values, by) => setFlag(item, 'on', by),
  },
  {
    value: 'flag-removed',
    title: 'The hospital took its flag off',
    fits: (item) => item.flag?.state === 'on',
    asks: [],
    apply: (item, _values, by) => setFlag(item, 'removed', by),
  },
  {
    value: 'close',
    title: 'It can be closed',
    fits: isOpen,
    asks: ['outcome'],
    apply: (item, values, by) => closeItem(item, outcomeOf(values['outcome']), by),
  },
];

function isOpenOrBack(item: BriefingItem): boolean {
  return item.status !== 'withdrawn';
}

export function eventsFor(item: BriefingItem): readonly ItemEvent[] {
  return EVENTS.filter(({ fits }) => fits(item));
}

/** @throws BotError for what the form did not offer */
export function eventNamed(item: BriefingItem, value: string | undefined): ItemEvent {
  const event = eventsFor(item).find((each) => each.value === value);
  if (event) return event;
  throw new BotError(
    'illegal-move',
    'That does not fit this item any more. Open it again; nothing was changed.',
  );
}

/** The day and time in London as an instant. */
export function momentOf(values: Values): Date {
  return londonInstant(values['date'] ?? '', values['time'] ?? '');
}

function kindOf(value: string | undefined): (typeof ACTION_KINDS)[number]['value'] {
  return ACTION_KINDS.find((kind) => kind.value === value)?.value ?? 'other';
}

function outcomeOf(value: string | undefined): (typeof ITEM_OUTCOMES)[number]['value'] {
  return ITEM_OUTCOMES.find((outcome) => outcome.value === value)?.value ?? 'dealt-with';
}
