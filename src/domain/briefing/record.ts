import { z } from 'zod';
import { Due, Reading, valuesOf } from './reading.ts';
import {
  ACTION_KINDS,
  BRIEFING_STATES,
  CONTRIBUTIONS,
  GROUP_SIZES,
  ITEM_OUTCOMES,
  ITEM_TYPES,
  KNOWN_TO,
  REPEATS,
  RISKS,
  SAFER_ME,
  STRATEGY_STATES,
  TALK_STATES,
  UPDATE_STATES,
} from './words.ts';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const agency = z.string().min(1).max(80);
const known = z.string().min(1).max(80);
const line = z.string().min(1).max(200);
const count = z.number().int().min(0).max(999);
const done = z.strictObject({ by: member, at: instant });

export const BriefingId = z.string().regex(/^DIB-\d{6}$/);
export const ItemRef = z.string().regex(/^DIB-\d{6}-\d{2,3}$/);

/** What one agency did for one briefing. One row an agency, expected ones from the start, others when they post. */
export const Contribution = z.strictObject({
  agency,
  state: valuesOf(CONTRIBUTIONS),
  by: member.exactOptional(),
  at: instant.exactOptional(),
  /** When it was chased, at most once. */
  nudgedAt: instant.exactOptional(),
});
export type Contribution = z.infer<typeof Contribution>;

/** The hospital's answer to who is missing now: numbers and a tick, never who. */
export const HospitalTick = z.strictObject({
  by: member,
  at: instant,
  /** The update that said so, when it was not the tick on the list. */
  update: z.string().max(60).exactOptional(),
  /** How many were missing when the list was confirmed. */
  listed: count.exactOptional(),
  flagsOn: count.exactOptional(),
  flagsRemoved: count.exactOptional(),
});
export type HospitalTick = z.infer<typeof HospitalTick>;

/** Return home conversations reported as numbers, where no item of the last days is named. */
export const TalkReport = z.strictObject({
  by: member,
  at: instant,
  update: z.string().max(60).exactOptional(),
  done: count,
  declined: count,
  pending: count,
});
export type TalkReport = z.infer<typeof TalkReport>;

const clock = z.string().regex(/^\d\d:\d\d$/);

/** Times of one day, on the clock in London, instead of the partnership file's: it opened late. */
export const MovedTimes = z.strictObject({
  nudge: clock,
  cutOff: clock,
  order: clock,
  starts: clock,
  ends: clock,
  actions: clock,
  highRiskCheck: clock,
});
export type MovedTimes = z.infer<typeof MovedTimes>;

/** One DIB day. */
export const Briefing = z.strictObject({
  /** `DIB-YYMMDD`: the day, which says nothing about anybody. */
  id: BriefingId,
  rev: z.number().int().positive(),
  date: z.iso.date(),
  /** The time it covers: from the last briefing's cut-off to its own. */
  window: z.strictObject({ from: instant, to: instant }),
  state: z.enum(BRIEFING_STATES),
  openedAt: instant,
  /** Opened after its time, because the bot was down. */
  openedLate: z.literal(true).exactOptional(),
  /** What that moves, so that agencies have their time all the same. */
  moved: MovedTimes.exactOptional(),
  contributions: z.array(Contribution),
  /** Number of the next item; the first is 1. Refs are never used twice, withdrawn items keep theirs. */
  nextItem: z.number().int().positive(),
  /** Items of earlier days that are still open here. */
  carriedIn: z.array(ItemRef),
  /** The chair's own order, once they changed it; else the running order is worked out. */
  order: z.array(ItemRef).exactOptional(),
  orderBy: done.exactOptional(),
  drafted: instant.exactOptional(),
  released: done.exactOptional(),
  closed: z
    .strictObject({ at: instant, by: member.exactOptional(), carriedOut: z.array(ItemRef) })
    .exactOptional(),
  /** Handed over to the out-of-hours duty. */
  handedOver: done.exactOptional(),
  hospital: z.array(HospitalTick),
  talks: z.array(TalkReport),
});
export type Briefing = z.infer<typeof Briefing>;

/** One message (or form) of one author. Its text is gone with the confirmation, or after 15 minutes. */
export const Update = z.strictObject({
  id: z.string().min(1).max(60),
  rev: z.number().int().positive(),
  briefing: BriefingId,
  author: member,
  agency,
  /** Where it was written: chosen by the caller, opaque here, e.g. `slack:C1:1700.1`; a form has none. */
  place: z.string().max(300).exactOptional(),
  postedAt: instant,
  /** Came after the cut-off. */
  late: z.literal(true).exactOptional(),
  state: z.enum(UPDATE_STATES),
  /** The words as typed, and when they have to be gone. */
  raw: z.strictObject({ text: z.string().min(1).max(4000), dropAt: instant }).exactOptional(),
  /** What was read, while it waits for its author. */
  reading: Reading.exactOptional(),
  /** Times its author edited the message. */
  edits: z.number().int().min(0),
  /** Recorded as nothing to report. */
  nil: z.literal(true).exactOptional(),
  items: z.array(ItemRef),
  confirmed: done.exactOptional(),
  withdrawn: done.exactOptional(),
  /** Kinds of detail it was refused for; never the detail. */
  refusedFor: z.array(z.string().max(40)).exactOptional(),
});
export type Update = z.infer<typeof Update>;

export const ItemAction = z.strictObject({
  /** Unique within its item. */
  n: z.number().int().positive(),
  kind: valuesOf(ACTION_KINDS),
  /** A line of its owner or the chair, read by the guard; never needed. */
  text: line.exactOptional(),
  owner: agency.exactOptional(),
  team: known.exactOptional(),
  due: Due,
  done: done.exactOptional(),
});
export type ItemAction = z.infer<typeof ItemAction>;

export const Strategy = z.strictObject({
  state: valuesOf(STRATEGY_STATES),
  requestedAt: instant,
  /** By when it is to be held. */
  due: Due,
  bookedFor: instant.exactOptional(),
  heldAt: instant.exactOptional(),
});
export type Strategy = z.infer<typeof Strategy>;

export const ReturnTalk = z.strictObject({
  /** 72 hours after the return, weekends and clock changes or not. */
  due: instant,
  /** The time of return was not said, so the 72 hours are counted from the report: due then at the latest. */
  fromReport: z.literal(true).exactOptional(),
  state: valuesOf(TALK_STATES),
  at: instant.exactOptional(),
  by: member.exactOptional(),
});
export type ReturnTalk = z.infer<typeof ReturnTalk>;

/** A change after confirmation, for all to see: which field, from what to what, in the words of the lists. */
export const Correction = z.strictObject({
  at: instant,
  by: member,
  field: z.string().min(1).max(40),
  from: z.string().max(120).exactOptional(),
  to: z.string().max(120).exactOptional(),
  /** The chair had released the briefing already. */
  afterRelease: z.literal(true).exactOptional(),
});
export type Correction = z.infer<typeof Correction>;

/** One thing a briefing is about. No name, initials, age with school, address or number of anybody: only these fields. */
export const BriefingItem = z.strictObject({
  /** `DIB-YYMMDD-nn`, counted anew each day. */
  id: ItemRef,
  rev: z.number().int().positive(),
  /** The day it was reported. */
  briefing: BriefingId,
  update: z.string().max(60),
  author: member,
  agency,
  /** Other agencies that reported the same. */
  alsoFrom: z.array(agency),
  confirmedAt: instant,
  late: z.literal(true).exactOptional(),
  type: valuesOf(ITEM_TYPES),
  /** Children or people, when it was said how many. Missing and returned children are an item each, so there it is 1. */
  count: z.number().int().min(1).max(99).exactOptional(),
  /** How many people it is about, banded. */
  group: valuesOf(GROUP_SIZES).exactOptional(),
  risk: valuesOf(RISKS).exactOptional(),
  knownTo: z.array(valuesOf(KNOWN_TO)),
  missingSince: instant.exactOptional(),
  returnedAt: instant.exactOptional(),
  repeat: valuesOf(REPEATS).exactOptional(),
  area: known.exactOptional(),
  context: known.exactOptional(),
  themes: z.array(known),
  actions: z.array(ItemAction),
  strategy: Strategy.exactOptional(),
  returnTalk: ReturnTalk.exactOptional(),
  flag: z.strictObject({ state: z.enum(['on', 'removed']), at: instant, by: member }).exactOptional(),
  dslTold: z.strictObject({ told: z.boolean(), at: instant, by: member }).exactOptional(),
  saferMe: valuesOf(SAFER_ME).exactOptional(),
  status: z.enum(['open', 'closed', 'withdrawn']),
  closed: z
    .strictObject({ at: instant, by: member.exactOptional(), outcome: valuesOf(ITEM_OUTCOMES) })
    .exactOptional(),
  withdrawn: done.exactOptional(),
  /** Another item says the same; this one is shown through it. */
  mergedInto: ItemRef.exactOptional(),
  corrections: z.array(Correction),
  /** Later briefings it was carried over to. */
  carriedTo: z.array(BriefingId),
});
export type BriefingItem = z.infer<typeof BriefingItem>;
