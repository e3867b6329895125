import { z } from 'zod';
import { ATTENDANCE, CYCLES, FIGURES, MEETING_STATES, PROMPTS, REPLIES } from './words.ts';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const line = z.string().min(1).max(600);
const stamp = { by: member, at: instant };

/** `MTG-YYMM-XXXX`: the month it was planned in and four random characters. Identifies nobody. */
export const MeetingReference = z.string().regex(/^MTG-\d{4}-[A-Z0-9]{4}$/);

/** Links only: the papers themselves stay where the partnership keeps them, with that place's own access. */
export const SecureLink = z.url({ protocol: /^https$/ }).max(2000);

export const ITEM_KINDS = ['standing', 'asked', 'carried-over', 'voice', 'last-time', 'closing'] as const;

export const AgendaItem = z.strictObject({
  /** Unique within the meeting. */
  id,
  title: line,
  kind: z.enum(ITEM_KINDS),
  /** Whole minutes it may take. */
  minutes: z.number().int().min(1).max(240),
  /** Who leads it. */
  who: member.exactOptional(),
  /** The meeting it was carried over from. */
  from: MeetingReference.exactOptional(),
  /** The figure shown with it, and which one where the figure has several. */
  figure: z.strictObject({ key: z.enum(FIGURES), of: line.exactOptional() }).exactOptional(),
  added: z.strictObject(stamp).exactOptional(),
  became: z.enum(['done', 'carried-over', 'dropped']).exactOptional(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const Paper = z.strictObject({
  id,
  title: line,
  link: SecureLink,
  /** The agenda item it belongs to. */
  item: id.exactOptional(),
  ...stamp,
});
export type Paper = z.infer<typeof Paper>;

/** One place at the table. A seat that an agency should take and nobody holds has no member. */
export const SeatAt = z.strictObject({
  /** The member's id, or `agency:` and the agency's id for a seat nobody holds. */
  id,
  agency: id,
  member: member.exactOptional(),
  reply: z
    .strictObject({ answer: z.enum(REPLIES), deputy: member.exactOptional(), ...stamp })
    .exactOptional(),
  mark: z.strictObject({ as: z.enum(ATTENDANCE), deputy: member.exactOptional(), ...stamp }).exactOptional(),
});
export type SeatAt = z.infer<typeof SeatAt>;

export const Decision = z.strictObject({ id, text: line, item: id.exactOptional(), ...stamp });
export type Decision = z.infer<typeof Decision>;

/** What somebody took on, in the words of the meeting, until it has become an action (or was dropped). */
export const Captured = z.strictObject({
  id,
  text: line,
  owner: member.exactOptional(),
  due: z.iso.date().exactOptional(),
  item: id.exactOptional(),
  /** Reference of the action it became. */
  action: z.string().exactOptional(),
  dropped: line.exactOptional(),
  ...stamp,
});
export type Captured = z.infer<typeof Captured>;

/** What became of the minutes: the meeting cannot be closed without it. */
export const MinutesFate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('out'), link: SecureLink.exactOptional(), ...stamp }),
  z.strictObject({ kind: z.literal('actions-only'), why: line, ...stamp }),
  z.strictObject({ kind: z.literal('none'), why: line, ...stamp }),
]);
export type MinutesFate = z.infer<typeof MinutesFate>;

export const NextDate = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('date'),
    starts: instant,
    meeting: MeetingReference.exactOptional(),
    ...stamp,
  }),
  z.strictObject({ kind: z.literal('no-more'), why: line, ...stamp }),
]);
export type NextDate = z.infer<typeof NextDate>;

/** One meeting of one group, from its date to its minutes. Free text names no child. */
export const Meeting = z.strictObject({
  id: MeetingReference,
  /** Grows by one with every change; a card shows the revision it was drawn from. */
  rev: z.number().int().positive(),
  group: id,
  kind: z.enum(['regular', 'extraordinary']),
  /** What it is about, when it is not one of the group's usual meetings. */
  about: line.exactOptional(),
  cycle: z.enum(CYCLES),
  /** The date the series gave it, whatever became of it: the series never makes a second one for it. */
  seriesDate: z.iso.date().exactOptional(),
  starts: instant,
  ends: instant,
  place: SecureLink.exactOptional(),
  room: line.exactOptional(),
  state: z.enum(MEETING_STATES),
  /** SEQUENCE of its calendar entry: grows when its time or its fate changes. */
  sequence: z.number().int().min(0),
  created: z.strictObject(stamp),
  called: z.strictObject(stamp).exactOptional(),
  moves: z.array(z.strictObject({ from: instant, to: instant.exactOptional(), why: line, ...stamp })),
  /** Who said that its present date stays. */
  dateGood: z.strictObject(stamp).exactOptional(),
  cancelled: z.strictObject({ why: line, ...stamp }).exactOptional(),
  items: z.array(AgendaItem),
  papers: z.array(Paper),
  seats: z.array(SeatAt),
  decisions: z.array(Decision),
  captured: z.array(Captured),
  minutes: z.strictObject({
    taker: member.exactOptional(),
    draft: z.strictObject({ link: SecureLink.exactOptional(), ...stamp }).exactOptional(),
    fate: MinutesFate.exactOptional(),
  }),
  next: NextDate.exactOptional(),
  closed: z.strictObject(stamp).exactOptional(),
  /** Prompts that were dealt with for its present date or an earlier one: sent, asked along with another, or left out. */
  sent: z.array(
    z.strictObject({
      prompt: z.enum(PROMPTS),
      at: instant,
      became: z.enum(['merged', 'skipped']).exactOptional(),
    }),
  ),
  /** Those that somebody put off. */
  snoozed: z.array(z.strictObject({ prompt: z.enum(PROMPTS), until: instant, ...stamp })),
});
export type Meeting = z.infer<typeof Meeting>;
