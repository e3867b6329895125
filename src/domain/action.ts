import { z } from 'zod';
import { BotError } from '../bot/errors.ts';

/** Where an action came from. The full list of origins is the partnership's own; these are the ones in use. */
export const ORIGINS = [
  { value: 'meeting', words: ['meeting', 'minutes'], label: 'Meeting' },
  { value: 'audit', words: ['audit', 'multi-agency audit', 'ma audit'], label: 'Multi-agency audit' },
  { value: 'rapid-review', words: ['rapid review', 'rr'], label: 'Rapid review' },
  { value: 'practice-review', words: ['practice review', 'lcspr', 'cspr'], label: 'Practice review' },
  {
    value: 'learning-from-experience',
    words: ['learning from experience', 'lfe'],
    label: 'Learning from experience',
  },
  { value: 'inspection', words: ['inspection', 'jtai', 'ofsted'], label: 'Inspection' },
  { value: 'briefing', words: ['briefing', 'dib'], label: 'Daily briefing' },
  { value: 'escalation', words: ['escalation', 'case resolution'], label: 'Escalation' },
  { value: 'scorecard', words: ['scorecard', 'data'], label: 'Scorecard' },
  { value: 'national-review', words: ['national review', 'national panel'], label: 'National review' },
  { value: 'young-people', words: ['young people', 'young safeguarders'], label: 'Young people' },
] as const;

const originValues = ORIGINS.map((origin) => origin.value);

export function originLabel(value: string): string {
  return ORIGINS.find((origin) => origin.value === value)?.label ?? value;
}

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);

/** One thing somebody has promised the partnership, with who, by when and how it will be known. Free text names no child. */
export const Action = z.strictObject({
  /** `ACT-YYMM-XXXX`: month of assignment and four random characters, so that it identifies nobody. */
  id: z.string().regex(/^ACT-\d{4}-[A-Z0-9]{4}$/),
  /** Grows by one with every change; a card shows the revision it was drawn from. */
  rev: z.number().int().positive(),
  title: z.string().min(1).max(600),
  /** How the partnership will know that it worked (P7: an action without one is refused). */
  measure: z.string().min(1).max(300),
  /** The last day, an ISO date in London. */
  due: z.iso.date(),
  owner: member,
  assignedBy: member,
  assignedAt: instant,
  group: z.string().optional(),
  origin: z.enum(originValues).optional(),
  status: z.enum(['assigned', 'accepted', 'done']),
  accepted: z.strictObject({ by: member, at: instant }).optional(),
  updates: z.array(z.strictObject({ by: member, at: instant, text: z.string().min(1).max(1000) })),
  done: z.strictObject({ by: member, at: instant, evidence: z.string().min(1).max(1000) }).optional(),
});
export type Action = z.infer<typeof Action>;

export type NewAction = Pick<Action, 'id' | 'title' | 'measure' | 'due' | 'owner' | 'assignedBy'> &
  Partial<Pick<Action, 'group' | 'origin'>>;

export function assignAction(action: NewAction, at: Date): Action {
  return { ...action, rev: 1, status: 'assigned', assignedAt: at.toISOString(), updates: [] };
}

/** Something that can no longer be done because it already was. Carries who and when, for "already done by … at …". */
export class AlreadyDone extends BotError {
  readonly by: string;
  readonly at: string;

  constructor(what: string, by: string, at: string) {
    super('already-done', `Already ${what}.`);
    this.by = by;
    this.at = at;
  }
}

/** The owner says "mine". @throws AlreadyDone when it was accepted or finished before. */
export function acceptAction(action: Action, by: string, at: Date): Action {
  if (action.done) throw new AlreadyDone('done', action.done.by, action.done.at);
  if (action.accepted) throw new AlreadyDone('accepted', action.accepted.by, action.accepted.at);
  return { ...next(action), status: 'accepted', accepted: { by, at: at.toISOString() } };
}

/** Adds a line on how it is going. @throws AlreadyDone once the action is done. */
export function updateAction(action: Action, by: string, text: string, at: Date): Action {
  if (action.done) throw new AlreadyDone('done', action.done.by, action.done.at);
  return { ...next(action), updates: [...action.updates, { by, at: at.toISOString(), text }] };
}

/** Finishes the action with its evidence. Doing it without having pressed "accept" first is fine. @throws AlreadyDone */
export function finishAction(action: Action, by: string, evidence: string, at: Date): Action {
  if (action.done) throw new AlreadyDone('done', action.done.by, action.done.at);
  return { ...next(action), status: 'done', done: { by, at: at.toISOString(), evidence } };
}

/**
 * Moves the last day. Everybody reads from when to when and why, among the updates. Text is at most 1,000 characters.
 * @throws AlreadyDone once the action is done.
 */
export function moveDue(
  action: Action,
  due: string,
  by: string,
  reason: { readonly from: string; readonly to: string; readonly why: string },
  at: Date,
): Action {
  const text = `Due date moved from ${reason.from} to ${reason.to}: ${reason.why}.`;
  return { ...updateAction(action, by, text, at), due };
}

/**
 * Gives an open action to somebody else, who has not accepted it yet. `note` says so among the updates, in at most 1,000
 * characters; what happened before stays as it was. @throws AlreadyDone once the action is done.
 */
export function handOver(action: Action, to: string, by: string, note: string, at: Date): Action {
  const { accepted, ...rest } = updateAction(action, by, note, at);
  return { ...rest, owner: to, status: 'assigned' };
}

/** Overdue: not done, and the due day is over in London. `today` is an ISO date. */
export function isOverdue(action: Action, today: string): boolean {
  return action.status !== 'done' && action.due < today;
}

function next(action: Action): Action {
  return { ...action, rev: action.rev + 1 };
}
