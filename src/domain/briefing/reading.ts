import { z } from 'zod';
import {
  ACTION_KINDS,
  GROUP_SIZES,
  ITEM_TYPES,
  KNOWN_TO,
  REPEATS,
  RISKS,
  SAFER_ME,
  STRATEGY_STATES,
} from './words.ts';

// What was understood of one update, before its author has confirmed it.

const instant = z.iso.datetime();
const id = z.string().min(1).max(80);
export const valuesOf = <T extends string>(words: readonly { readonly value: T }[]) =>
  z.enum(words.map(({ value }) => value));

/** Why something was read as it was: the rule, and where in the text its words stand. The words themselves go with the text. */
export const Because = z.strictObject({
  rule: z.string().min(1).max(60),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
});
export type Because = z.infer<typeof Because>;

const read = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, confidence: z.number().min(0).max(1), because: z.array(Because) });
/** A value, how sure it is (0 to 1), and why. */
export interface Read<T> {
  value: T;
  confidence: number;
  because: Because[];
}

/** When something is to be done, on the clock in London; without a time by the end of the working day. */
export const Due = z.strictObject({
  date: z.iso.date(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
});
export type Due = z.infer<typeof Due>;

export const DraftAction = z.strictObject({
  kind: read(valuesOf(ACTION_KINDS)),
  /** Agency id. */
  owner: read(id).exactOptional(),
  /** A team of that agency, by its id in the partnership file. */
  team: id.exactOptional(),
  due: read(Due).exactOptional(),
});
export type DraftAction = z.infer<typeof DraftAction>;

/** One item as it was read. `each` says that every one of `count` becomes an item of its own, because each has its own clock. */
export const Draft = z.strictObject({
  type: read(valuesOf(ITEM_TYPES)),
  each: z.boolean(),
  /** Children or people, only when the text says how many. */
  count: read(z.number().int().min(1).max(99)).exactOptional(),
  group: read(valuesOf(GROUP_SIZES)).exactOptional(),
  risk: read(valuesOf(RISKS)).exactOptional(),
  /** Missing since. */
  since: read(instant).exactOptional(),
  returnedAt: read(instant).exactOptional(),
  /** Neighbourhood, by its id in the partnership file. */
  area: read(id).exactOptional(),
  /** Kind of place, by its id in the partnership file. */
  context: read(id).exactOptional(),
  knownTo: z.array(read(valuesOf(KNOWN_TO))),
  repeat: read(valuesOf(REPEATS)).exactOptional(),
  strategy: z
    .strictObject({ state: read(valuesOf(STRATEGY_STATES)), at: read(Due).exactOptional() })
    .exactOptional(),
  dslTold: read(z.boolean()).exactOptional(),
  saferMe: read(valuesOf(SAFER_ME)).exactOptional(),
  themes: z.array(read(id)),
  actions: z.array(DraftAction),
});
export type Draft = z.infer<typeof Draft>;

/** An earlier item that this update says something new about. `item` is absent while it is not clear which one. */
export const Closure = z.strictObject({
  item: z.string().exactOptional(),
  candidates: z.array(z.string()),
  returnedAt: read(instant).exactOptional(),
  because: z.array(Because),
  strategy: z
    .strictObject({ state: read(valuesOf(STRATEGY_STATES)), at: read(Due).exactOptional() })
    .exactOptional(),
  actions: z.array(DraftAction),
  dslTold: read(z.boolean()).exactOptional(),
  /** The child is back; without it the update only adds to the item. */
  returned: z.boolean(),
});
export type Closure = z.infer<typeof Closure>;

const count = z.number().int().min(0).max(99);

/** How return home conversations of earlier days went, as counts. */
export const TalkCounts = z.strictObject({
  done: read(count).exactOptional(),
  declined: read(count).exactOptional(),
  pending: read(count).exactOptional(),
});
export type TalkCounts = z.infer<typeof TalkCounts>;

/** Flags at the hospital, as counts. `left` is only there when both others are. */
export const FlagCounts = z.strictObject({
  on: read(count).exactOptional(),
  removed: read(count).exactOptional(),
  left: count.exactOptional(),
});
export type FlagCounts = z.infer<typeof FlagCounts>;

export const QUESTION_KINDS = [
  'what-is-it',
  'type',
  'count',
  'split',
  'risk',
  'area',
  'since',
  'returned-at',
  'which-item',
  'due',
  'owner',
  'nil-but-reported',
  'talk-counts',
  'flag-counts',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question to the author with a few answers to press. Its words hold nothing that was typed. */
export const Question = z.strictObject({
  /** Unique within the reading, e.g. `risk-1`. */
  id: z.string().min(1).max(40),
  kind: z.enum(QUESTION_KINDS),
  /** Which draft (or closure, for `which-item`) it is about; absent for the whole update. */
  about: z.number().int().min(0).exactOptional(),
  text: z.string().min(1).max(150),
  choices: z
    .array(z.strictObject({ value: z.string().min(1).max(60), label: z.string().min(1).max(75) }))
    .min(2)
    .max(4),
  /** Nothing can be confirmed before it is answered. Others may stay open: the field is then left out. */
  needed: z.boolean(),
});
export type Question = z.infer<typeof Question>;

export const Nil = z.strictObject({
  /** `all`: nothing to report at all; `missing`: nobody missing. */
  of: z.enum(['all', 'missing']),
  confidence: z.number().min(0).max(1),
  because: z.array(Because),
});
export type Nil = z.infer<typeof Nil>;

/** Everything that was understood of one update. Pure data: the same text at the same time reads the same. */
export const Reading = z.strictObject({
  nil: Nil.exactOptional(),
  drafts: z.array(Draft).max(40),
  closures: z.array(Closure).max(20),
  talks: TalkCounts.exactOptional(),
  flags: FlagCounts.exactOptional(),
  questions: z.array(Question).max(12),
});
export type Reading = z.infer<typeof Reading>;

/** What is surer than this is put into the card; what is not becomes a question. */
export const SURE = 0.8;
