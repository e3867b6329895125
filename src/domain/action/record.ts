import { z } from 'zod';
import { ORIGIN_VALUES } from './origins.ts';
import { Owner } from './owner.ts';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const group = z.string().min(1).max(80);
const said = z.string().min(1).max(1000);
const days = z.number().int().min(0);
const reference = z.string().regex(/^ACT-\d{4}-[A-Z0-9]{4}$/);

/**
 * `sent`: a group on its route has to say whether it takes it. `returned`: it is back with whoever raised it. `assigned`: its owner has
 * to accept it. `accepted`: its owner is on it. `assurance`: the work is done, and another group looks at the evidence. `closed`.
 */
export const STATUSES = ['sent', 'returned', 'assigned', 'accepted', 'assurance', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** One group that an action was sent to on its way. The last one is where it is now. */
export const Hop = z.strictObject({
  group,
  /** The group that sent it; absent when it came from whoever raised it. */
  from: group.exactOptional(),
  state: z.enum(['sent', 'accepted', 'returned', 're-routed']),
  sentBy: member,
  sentAt: instant,
  /** Working days to answer in, and when they end. */
  days,
  limit: instant,
  /** It came back from the group below. */
  back: z.literal(true).exactOptional(),
  answeredBy: member.exactOptional(),
  answeredAt: instant.exactOptional(),
  reason: said.exactOptional(),
});
export type Hop = z.infer<typeof Hop>;

/** What shows that it is done. */
export const Evidence = z.strictObject({ by: member, at: instant, text: said });
export type Evidence = z.infer<typeof Evidence>;

/** One time that a group was asked whether the evidence is enough. */
export const AssuranceRound = z.strictObject({
  group,
  askedBy: member,
  askedAt: instant,
  days,
  limit: instant,
  /** `moved`: another group was asked instead. */
  answer: z.enum(['given', 'sent-back', 'moved']).exactOptional(),
  by: member.exactOptional(),
  at: instant.exactOptional(),
  /** What is missing, or what they saw. */
  reason: said.exactOptional(),
  /** Which pieces of evidence they looked at, by their place in the list. */
  looked: z.array(z.number().int().nonnegative()),
});
export type AssuranceRound = z.infer<typeof AssuranceRound>;

export const DueChange = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  by: member,
  at: instant,
  reason: said,
});

/** An action under this one, as this one knows it: closed as soon as the other is. */
export const Part = z.strictObject({ action: reference, closedAt: instant.exactOptional() });

/** Put before the board because it is stuck, and what the board said. */
export const BoardCall = z.strictObject({
  to: group,
  by: member,
  at: instant,
  reason: said,
  answer: z.strictObject({ by: member, at: instant, text: said }).exactOptional(),
});

export const STORY_KINDS = [
  'assigned',
  'hop-accepted',
  'hop-returned',
  're-routed',
  'accepted',
  'update',
  'evidence',
  'finished',
  'assured',
  'sent-back',
  'asked-elsewhere',
  'due-moved',
  'handed-over',
  'part-added',
  'part-closed',
  'board-called',
  'board-answered',
  'withdrawn',
] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

/** One line of its story. `index` is the place of what it is about in the list of its kind: hops, evidence, rounds and so on. */
export const StoryEvent = z.strictObject({
  kind: z.enum(STORY_KINDS),
  by: member,
  at: instant,
  index: z.number().int().nonnegative().exactOptional(),
  text: said.exactOptional(),
  part: reference.exactOptional(),
});
export type StoryEvent = z.infer<typeof StoryEvent>;

/** One thing somebody has promised the partnership, with who, by when and how it will be known. Free text names no child. */
export const Action = z.strictObject({
  /** `ACT-YYMM-XXXX`: month of assignment and four random characters, so that it identifies nobody. */
  id: reference,
  /** Grows by one with every change; a card shows the revision it was drawn from. */
  rev: z.number().int().positive(),
  status: z.enum(STATUSES),
  title: z.string().min(1).max(600),
  /** How the partnership will know that it worked (P7: an action without one is refused). */
  measure: z.string().min(1).max(300),
  /** The last day, an ISO date in London. */
  due: z.iso.date(),
  owner: Owner,
  assignedBy: member,
  assignedAt: instant,
  /** The group that does the work: the last one of its route. */
  group: group.exactOptional(),
  /** The groups it goes through, the one that does the work last. Empty without a group. No group comes twice. */
  route: z.array(group),
  hops: z.array(Hop),
  /** Groups and linked boards that hear of it as well. */
  reportsTo: z.array(group),
  origin: z.enum(ORIGIN_VALUES).exactOptional(),
  /** The record it came from: `escalation:ESC-…`, `review:…`. */
  source: z.string().exactOptional(),
  /** One of the partnership's priorities, and its themes. */
  priority: z.string().exactOptional(),
  themes: z.array(z.string()),
  /** The action it is part of, and how deep it lies: 1 for one that stands by itself. */
  parent: reference.exactOptional(),
  level: z.number().int().min(1),
  parts: z.array(Part),
  accepted: z.strictObject({ by: member, at: instant }).exactOptional(),
  evidence: z.array(Evidence),
  /** Somebody said that the work is done. Gone again when it is sent back. */
  finished: z.strictObject({ by: member, at: instant }).exactOptional(),
  assurance: z.array(AssuranceRound),
  dueChanges: z.array(DueChange),
  boardCalls: z.array(BoardCall),
  closed: z
    .strictObject({
      how: z.enum(['done', 'assured', 'withdrawn']),
      by: member,
      at: instant,
      reason: said.exactOptional(),
    })
    .exactOptional(),
  /** Everything that happened, oldest first: one line a change, as the audit trail has one entry. */
  story: z.array(StoryEvent),
});
export type Action = z.infer<typeof Action>;

export function isOpen({ status }: Pick<Action, 'status'>): boolean {
  return status !== 'closed';
}

/** Overdue: its work is not done, and the due day is over in London. `today` is an ISO date. */
export function isOverdue({ status, due }: Pick<Action, 'status' | 'due'>, today: string): boolean {
  return status !== 'closed' && status !== 'assurance' && due < today;
}

export function isWaitingForAssurance({ status }: Pick<Action, 'status'>): boolean {
  return status === 'assurance';
}

/** Where it is on its route: the last group it was sent to. Undefined for one without a group. */
export function currentHop({ hops }: Pick<Action, 'hops'>): Hop | undefined {
  return hops.at(-1);
}

/** The round that waits for its answer. */
export function currentRound({ status, assurance }: Action): AssuranceRound | undefined {
  return status === 'assurance' ? assurance.at(-1) : undefined;
}

/** The group that has to do something now, apart from its owner: to answer a hop, or to look at the evidence. */
export function waitsAt(action: Action): string | undefined {
  return action.status === 'sent' ? currentHop(action)?.group : currentRound(action)?.group;
}

/** What was said about how it is going, oldest first. */
export function updatesOf({
  story,
}: Pick<Action, 'story'>): readonly { by: string; at: string; text: string }[] {
  return story.flatMap(({ kind, by, at, text }) =>
    (kind === 'update' || kind === 'handed-over') && text !== undefined ? [{ by, at, text }] : [],
  );
}

/** Actions under this one that are not closed. */
export function openParts({ parts }: Pick<Action, 'parts'>): readonly string[] {
  return parts.filter(({ closedAt }) => closedAt === undefined).map(({ action }) => action);
}

/** All of its parts are back, and its owner has not yet said that the whole is done. */
export function waitsForSignOff(action: Action): boolean {
  const { parts, status } = action;
  return (
    parts.length > 0 && openParts(action).length === 0 && (status === 'assigned' || status === 'accepted')
  );
}
