import type { StoreView } from '../../storage/store.ts';
import {
  isOpening,
  isOpenToStart,
  NEXT_UP_FROM,
  notificationDue,
  returnPrompt,
  stepPrompt,
  unacknowledged,
  UNIT_FROM,
  type ReturnPrompt,
} from '../domain/review/chase.ts';
import { isOpenStep, type ReviewAt } from '../domain/review/clock.ts';
import { agencyLead, nextUp, owedBy } from '../domain/review/owed.ts';
import type { Review, ReviewReturn, StepRun } from '../domain/review/record.ts';
import { addWorkingDays, londonDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';

/** Why somebody reads a prompt: it is theirs, they are the next one up in the agency, or they run it and nobody else can be asked. */
export type PromptedAs = 'owes' | 'next-up' | 'unit' | 'runs';

/** One thing to prompt somebody about today. */
export type ReviewPrompt =
  | {
      readonly kind: 'return';
      readonly review: Review;
      readonly each: ReviewReturn;
      readonly why: ReturnPrompt;
      readonly as: PromptedAs;
    }
  | {
      readonly kind: 'step';
      readonly review: Review;
      readonly step: StepRun;
      readonly why: ReturnPrompt;
      readonly as: 'runs';
    }
  | { readonly kind: 'page'; readonly review: Review; readonly agency: string; readonly as: PromptedAs };

type ByMember = ReadonlyMap<string, readonly ReviewPrompt[]>;

/**
 * Everything that is worth a prompt today, by the member to prompt. A return goes to whoever owes it; once it is late for some
 * days, also to the next one up in that agency, and then to the business unit; where nobody is on record, to whoever runs it.
 */
export async function reviewPrompts(store: StoreView, directory: Directory, at: ReviewAt): Promise<ByMember> {
  const all = new Map<string, ReviewPrompt[]>();
  const add = (members: Iterable<string>, prompt: ReviewPrompt): void => {
    for (const member of members) {
      const known = all.get(member) ?? [];
      if (!known.some((each) => isSame(each, prompt))) all.set(member, [...known, prompt]);
    }
  };
  for (const review of await store.find('reviews', 'state', 'open')) {
    for (const each of review.returns) promptReturn(review, each, directory, at, add);
    for (const step of review.steps) {
      const why = step.does === 'returns' || isOpening(step, at) ? undefined : stepPrompt(review, step, at);
      if (why) add(runs(review, directory), { kind: 'step', review, step, why, as: 'runs' });
    }
    for (const agency of unacknowledged(review, at)) {
      const [lead] = agencyLead(review, agency, directory).members;
      add(lead ? [lead.id] : runs(review, directory), {
        kind: 'page',
        review,
        agency,
        as: lead ? 'owes' : 'runs',
      });
    }
  }
  return all;
}

function promptReturn(
  review: Review,
  each: ReviewReturn,
  directory: Directory,
  at: ReviewAt,
  add: (members: Iterable<string>, prompt: ReviewPrompt) => void,
): void {
  const why = returnPrompt(review, each, at);
  if (!why) return;
  const prompt = { kind: 'return', review, each, why } as const;
  const { members } = owedBy(review, each, directory);
  if (members.length > 0) add(idsOf(members), { ...prompt, as: 'owes' });
  else add(runs(review, directory), { ...prompt, as: 'runs' });
  if (why.over >= NEXT_UP_FROM && !each.setting)
    add(idsOf(nextUp(review, each, directory)), { ...prompt, as: 'next-up' });
  if (why.over >= UNIT_FROM) add(unitOf(directory), { ...prompt, as: 'unit' });
}

/** Reviews whose notification is due today or is late, by the member to prompt: whoever runs it, and the business unit. */
export async function notificationPrompts(
  store: StoreView,
  directory: Directory,
  at: ReviewAt,
): Promise<ByMember> {
  const all = new Map<string, ReviewPrompt[]>();
  for (const review of await store.find('reviews', 'state', 'open')) {
    const step = notificationDue(review, at);
    if (!step) continue;
    const why: ReturnPrompt = { moment: 'today', over: 0 };
    for (const member of new Set([...runs(review, directory), ...unitOf(directory)]))
      all.set(member, [...(all.get(member) ?? []), { kind: 'step', review, step, why, as: 'runs' }]);
  }
  return all;
}

/** Reviews whose repeat can be started and has not been, by whoever runs them. */
export async function repeatPrompts(store: StoreView, directory: Directory, at: ReviewAt): Promise<ByMember> {
  const all = new Map<string, ReviewPrompt[]>();
  for (const review of await store.find('reviews', 'state', 'open')) {
    if (review.repeatedBy) continue;
    for (const step of review.steps)
      if (step.does === 'repeat' && isRepeatDay(step, at))
        for (const member of runs(review, directory))
          all.set(member, [
            ...(all.get(member) ?? []),
            { kind: 'step', review, step, why: { moment: 'reminder', over: 0 }, as: 'runs' },
          ]);
  }
  return all;
}

/** It opens today; or it has been open, and a month begins. */
function isRepeatDay(step: StepRun, at: ReviewAt): boolean {
  if (isOpening(step, at)) return true;
  const today = londonDate(at.now);
  const isFirst = addWorkingDays(`${today.slice(0, 7)}-01`, 0, at.calendar) === today;
  return isFirst && isOpenStep(step) && step.startedOn !== undefined && isOpenToStart(step, at);
}

/** Whoever runs it; once they have left, the business unit. */
export function runs(review: Review, directory: Directory): readonly string[] {
  const lead = directory.member(review.lead);
  return lead && !lead.left ? [lead.id] : unitOf(directory);
}

export function unitOf(directory: Directory): string[] {
  return idsOf(
    directory.members.filter(
      ({ left, roles }) => !left && roles.some(({ role }) => role === 'business-unit'),
    ),
  );
}

function idsOf(members: readonly { readonly id: string }[]): string[] {
  return members.map(({ id }) => id);
}

function isSame(one: ReviewPrompt, other: ReviewPrompt): boolean {
  if (one.kind !== other.kind || one.review.id !== other.review.id) return false;
  if (one.kind === 'return') return other.kind === 'return' && one.each.id === other.each.id;
  if (one.kind === 'step') return other.kind === 'step' && one.step.id === other.step.id;
  return other.kind === 'page' && one.agency === other.agency;
}
