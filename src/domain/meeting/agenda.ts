import { londonTime } from '../working-days.ts';
import { next } from './moves.ts';
import type { AgendaItem, Meeting, Paper } from './record.ts';
import { MeetingRefused, stampOf, type By } from './refused.ts';

const DEFAULT_MINUTES = 10;
const MOST_ITEMS = 40;

export interface AskedItem {
  /** Unique within the meeting. */
  readonly id: string;
  readonly title: string;
  readonly minutes?: number;
  readonly who?: string;
}

/**
 * Puts something on the agenda, before the voice of children and the close. One that does not fit is put on all the same:
 * the chair sees by how much it is over (`fits`).
 * @throws MeetingRefused once the meeting is over
 */
export function addItem(
  meeting: Meeting,
  { id, title, minutes = DEFAULT_MINUTES, who }: AskedItem,
  by: By,
): Meeting {
  stillAhead(meeting, by);
  if (meeting.items.length >= MOST_ITEMS)
    throw new MeetingRefused(`An agenda has ${MOST_ITEMS} items at most.`);
  const item: AgendaItem = {
    id,
    title,
    kind: 'asked',
    minutes,
    ...(who === undefined ? {} : { who }),
    added: stampOf(by),
  };
  const end = meeting.items.findIndex(({ kind }) => kind === 'voice' || kind === 'closing');
  const at = end < 0 ? meeting.items.length : end;
  return { ...next(meeting), items: [...meeting.items.slice(0, at), item, ...meeting.items.slice(at)] };
}

/** Changes how long an item may take, who leads it, or its words. @throws MeetingRefused */
export function changeItem(
  meeting: Meeting,
  id: string,
  change: { readonly title?: string; readonly minutes?: number; readonly who?: string },
  by: By,
): Meeting {
  stillAhead(meeting, by);
  itemOf(meeting, id);
  return {
    ...next(meeting),
    items: meeting.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
  };
}

/** Takes an item off; its papers stay with the meeting. @throws MeetingRefused */
export function removeItem(meeting: Meeting, id: string, by: By): Meeting {
  stillAhead(meeting, by);
  itemOf(meeting, id);
  return {
    ...next(meeting),
    items: meeting.items.filter((item) => item.id !== id),
    papers: meeting.papers.map(({ item, ...paper }) =>
      item === undefined || item === id ? paper : { ...paper, item },
    ),
  };
}

/** Puts an item before another, or last when there is none. @throws MeetingRefused */
export function moveItem(meeting: Meeting, id: string, before: string | undefined, by: By): Meeting {
  stillAhead(meeting, by);
  const item = itemOf(meeting, id);
  const others = meeting.items.filter((one) => one !== item);
  const at = before === undefined ? others.length : others.findIndex((one) => one.id === before);
  if (at < 0) throw new MeetingRefused('There is no such item on the agenda.');
  return { ...next(meeting), items: [...others.slice(0, at), item, ...others.slice(at)] };
}

/** What became of an item in the meeting. @throws MeetingRefused */
export function settleItem(
  meeting: Meeting,
  id: string,
  became: 'done' | 'carried-over' | 'dropped',
): Meeting {
  if (meeting.state === 'closed') throw new MeetingRefused('This meeting is closed.');
  itemOf(meeting, id);
  return {
    ...next(meeting),
    items: meeting.items.map((item) => (item.id === id ? { ...item, became } : item)),
  };
}

/** Gives a meeting its first agenda. One that has items already keeps them. */
export function withFirstAgenda(meeting: Meeting, items: readonly AgendaItem[]): Meeting {
  return meeting.items.length > 0 || items.length === 0 ? meeting : { ...next(meeting), items: [...items] };
}

/** Whether the items fit the meeting: `over` is by how many minutes they do not, 0 when they do. */
export interface Fit {
  readonly minutes: number;
  readonly planned: number;
  readonly over: number;
  readonly spare: number;
  readonly says: string;
}

export function fits(meeting: Pick<Meeting, 'starts' | 'ends' | 'items'>): Fit {
  const minutes = (new Date(meeting.ends).getTime() - new Date(meeting.starts).getTime()) / 60_000;
  const planned = meeting.items.reduce((sum, item) => sum + item.minutes, 0);
  const over = Math.max(0, planned - minutes);
  const spare = Math.max(0, minutes - planned);
  const says =
    over > 0
      ? `${planned} minutes of items in a meeting of ${minutes}: ${over} too many.`
      : spare > 0
        ? `${planned} of ${minutes} minutes planned.`
        : `All ${minutes} minutes planned.`;
  return { minutes, planned, over, spare, says };
}

/**
 * Makes the items fit: the longest gives up to five minutes at a time until all is in, and none gets less than five.
 * @throws MeetingRefused when even that is not enough
 */
export function fitItems(meeting: Meeting, by: By): Meeting {
  stillAhead(meeting, by);
  let items = meeting.items;
  for (let over = fits({ ...meeting, items }).over; over > 0; over = fits({ ...meeting, items }).over) {
    const longest = [...items].sort((a, b) => b.minutes - a.minutes)[0];
    if (!longest || longest.minutes <= 5)
      throw new MeetingRefused(
        'There are too many items for this meeting. Take some off, or make it longer.',
      );
    const shorter = Math.max(5, longest.minutes - Math.min(5, over));
    items = items.map((item) => (item === longest ? { ...item, minutes: shorter } : item));
  }
  return items === meeting.items ? meeting : { ...next(meeting), items };
}

export interface AgendaLine {
  readonly item: AgendaItem;
  /** Its place on the agenda, from 1. */
  readonly number: number;
  /** `HH:MM` in London at which it begins and ends. */
  readonly from: string;
  readonly to: string;
  readonly papers: readonly Paper[];
}

/** The agenda with its times, and the papers of each item. Items beyond the end of the meeting say so by their times. */
export function agendaLines(meeting: Pick<Meeting, 'starts' | 'items' | 'papers'>): AgendaLine[] {
  let at = new Date(meeting.starts).getTime();
  return meeting.items.map((item, index) => {
    const from = londonTime(new Date(at));
    at += item.minutes * 60_000;
    return {
      item,
      number: index + 1,
      from,
      to: londonTime(new Date(at)),
      papers: meeting.papers.filter((paper) => paper.item === item.id),
    };
  });
}

export interface PackPaper {
  /** `2a`, `2b`; `A`, `B` for papers of no item. */
  readonly mark: string;
  readonly paper: Paper;
  readonly item?: AgendaItem;
}

/** The papers in the order of the pack: by item, in the order in which they were added, and those of no item last. */
export function packOrder(meeting: Pick<Meeting, 'starts' | 'items' | 'papers'>): PackPaper[] {
  const lines = agendaLines(meeting);
  const placed = new Set(lines.flatMap(({ papers }) => papers));
  return [
    ...lines.flatMap(({ item, number, papers }) =>
      papers.map((paper, at) => ({ mark: `${number}${letter(at).toLowerCase()}`, paper, item })),
    ),
    ...meeting.papers.filter((paper) => !placed.has(paper)).map((paper, at) => ({ mark: letter(at), paper })),
  ];
}

function letter(at: number): string {
  const rest = at < 26 ? '' : letter(Math.floor(at / 26) - 1);
  return rest + String.fromCharCode(65 + (at % 26));
}

function itemOf(meeting: Meeting, id: string): AgendaItem {
  const item = meeting.items.find((one) => one.id === id);
  if (!item) throw new MeetingRefused('There is no such item on the agenda.');
  return item;
}

function stillAhead(meeting: Meeting, { now }: By): void {
  if (meeting.state === 'cancelled') throw new MeetingRefused('This meeting was cancelled.');
  if (meeting.state === 'closed' || now >= new Date(meeting.ends))
    throw new MeetingRefused('This meeting is over.');
}
