import { londonDate, londonInstant } from '../working-days.ts';
import { IllegalReviewChange, isOpenStep, type ReviewAt } from './clock.ts';
import type { Review, ReviewReturn } from './record.ts';
import { askReturns, event, stepDone } from './steps.ts';

/** The return with this id. @throws IllegalReviewChange */
export function returnNamed(review: Review, id: string): ReviewReturn {
  const found = review.returns.find((each) => each.id === id);
  if (!found) throw new IllegalReviewChange('That return is not part of this review.');
  return found;
}

/** It is in. When it was the last one, the step that waits for them is done with it. @throws IllegalReviewChange */
export function receiveReturn(
  review: Review,
  id: string,
  by: string,
  said: { readonly on?: string; readonly text?: string },
  at: ReviewAt,
): Review {
  stillOpen(review, returnNamed(review, id));
  const on = said.on ?? londonDate(at.now);
  if (on > londonDate(at.now)) throw new IllegalReviewChange('That day has not come yet.');
  const received = { by, at: at.now.toISOString(), on, ...(said.text ? { text: said.text } : {}) };
  const changed = changeReturn(review, id, (each) => ({ ...each, state: 'received', received }));
  return allIn(noted(changed, event('return-received', by, at, id, said.text)), by, at);
}

/** It will not come, and why. @throws IllegalReviewChange */
export function declineReturn(review: Review, id: string, by: string, why: string, at: ReviewAt): Review {
  stillOpen(review, returnNamed(review, id));
  const declined = { by, at: at.now.toISOString(), why };
  const changed = changeReturn(review, id, (each) => ({ ...each, state: 'declined', declined }));
  return allIn(noted(changed, event('return-declined', by, at, id, why)), by, at);
}

/** It was said to be in, or declined, and is owed after all. @throws IllegalReviewChange */
export function reopenReturn(review: Review, id: string, by: string, why: string, at: ReviewAt): Review {
  const found = returnNamed(review, id);
  if (review.state === 'closed' || found.state === 'asked' || found.state === 'planned')
    throw new IllegalReviewChange('That return is open already.');
  const changed = changeReturn(review, id, ({ received, declined, ...each }) => ({
    ...each,
    state: 'asked',
  }));
  const steps = changed.steps.map((step) => {
    if (step.does !== 'returns' || !step.done) return step;
    const { done, ...rest } = step;
    return rest;
  });
  return noted({ ...changed, steps }, event('return-reopened', by, at, id, why));
}

/**
 * More time for one return, with a reason. `given` outright by whoever runs the review; otherwise it is asked for, and waits
 * for an answer. The step that waits for all of them keeps its day. @throws IllegalReviewChange
 */
export function extendReturn(
  review: Review,
  id: string,
  by: string,
  more: { readonly until: string; readonly why: string; readonly given: boolean },
  at: ReviewAt,
): Review {
  const found = returnNamed(review, id);
  stillOpen(review, found);
  if (found.state === 'planned') throw new IllegalReviewChange('It has not been asked for yet.');
  if (found.extension && !found.extension.answer)
    throw new IllegalReviewChange('More time has been asked for already, and is waiting for an answer.');
  if (more.until <= londonDate(at.now)) throw new IllegalReviewChange('Choose a later day than today.');
  if (found.dueAt && more.until <= londonDate(new Date(found.dueAt)))
    throw new IllegalReviewChange('That is no later than it is due now.');
  const mark = { by, at: at.now.toISOString() };
  const extension = { ...mark, until: more.until, why: more.why };
  const changed = changeReturn(review, id, (each) => ({
    ...each,
    extension: more.given ? { ...extension, answer: { ...mark, yes: true } } : extension,
    ...(more.given ? { dueAt: endOf(more.until) } : {}),
  }));
  return noted(changed, event(more.given ? 'extension-given' : 'extension-asked', by, at, id, more.why));
}

/** Answers what was asked for. @throws IllegalReviewChange when nothing was */
export function answerExtension(review: Review, id: string, by: string, yes: boolean, at: ReviewAt): Review {
  const { extension } = returnNamed(review, id);
  if (!extension || extension.answer) throw new IllegalReviewChange('No more time is asked for.');
  const answer = { by, at: at.now.toISOString(), yes };
  const changed = changeReturn(review, id, (each) => ({
    ...each,
    extension: { ...extension, answer },
    ...(yes ? { dueAt: endOf(extension.until) } : {}),
  }));
  return noted(changed, event(yes ? 'extension-given' : 'extension-refused', by, at, id));
}

/** Asks more agencies or settings for a return. Those that are asked already are left alone. */
export function addReturns(
  review: Review,
  returns: readonly Pick<ReviewReturn, 'id' | 'agency' | 'setting'>[],
  by: string,
  at: ReviewAt,
): Review {
  const known = new Set(review.returns.map(({ id }) => id));
  const added = returns
    .filter(({ id }) => !known.has(id))
    .map((each): ReviewReturn => ({ ...each, state: 'planned' }));
  if (added.length === 0) return review;
  const more: Review = { ...review, rev: review.rev + 1, returns: [...review.returns, ...added] };
  const asked = review.steps.some(({ does, done }) => does === 'ask' && done !== undefined);
  return asked ? askReturns(more, by, at) : more;
}

/** How the returns of one agency stand: for a tracker by agency. */
export interface ReturnCount {
  readonly agency: string;
  readonly of: number;
  readonly received: number;
  readonly declined: number;
  readonly late: number;
}

/** One row an agency, those with something late first, then by how much is still open. */
export function returnsByAgency(review: Review, now: Date): ReturnCount[] {
  const rows = new Map<string, ReturnCount>();
  for (const each of review.returns) {
    const row = rows.get(each.agency) ?? { agency: each.agency, of: 0, received: 0, declined: 0, late: 0 };
    rows.set(each.agency, {
      ...row,
      of: row.of + 1,
      received: row.received + (each.state === 'received' ? 1 : 0),
      declined: row.declined + (each.state === 'declined' ? 1 : 0),
      late: row.late + (isLate(each, now) ? 1 : 0),
    });
  }
  const open = (row: ReturnCount): number => row.of - row.received - row.declined;
  return [...rows.values()].sort((one, other) => other.late - one.late || open(other) - open(one));
}

/** Asked for, not in, and its day is over. */
export function isLate({ state, dueAt }: ReviewReturn, now: Date): boolean {
  return state === 'asked' && dueAt !== undefined && now > new Date(dueAt);
}

/** How many are in or declined, of how many. */
export function returnsIn({ returns }: Pick<Review, 'returns'>): {
  readonly settled: number;
  readonly of: number;
} {
  const settled = returns.filter(({ state }) => state === 'received' || state === 'declined').length;
  return { settled, of: returns.length };
}

function stillOpen(review: Review, found: ReviewReturn): void {
  if (review.state === 'closed') throw new IllegalReviewChange(`${review.id} is closed.`);
  if (found.state === 'received') throw new IllegalReviewChange('That return is in already.');
  if (found.state === 'declined') throw new IllegalReviewChange('That return was declined already.');
}

function changeReturn(review: Review, id: string, change: (each: ReviewReturn) => ReviewReturn): Review {
  return {
    ...review,
    rev: review.rev + 1,
    returns: review.returns.map((each) => (each.id === id ? change(each) : each)),
  };
}

function noted(review: Review, said: Review['timeline'][number]): Review {
  return { ...review, timeline: [...review.timeline, said] };
}

/** The last one settles the step that waited for them. */
function allIn(review: Review, by: string, at: ReviewAt): Review {
  const { settled, of } = returnsIn(review);
  const step = review.steps.find(({ does }) => does === 'returns');
  if (settled < of || !step || !isOpenStep(step) || step.startedOn === undefined) return review;
  return {
    ...stepDone(review, step, by, { text: `${settled} of ${of} returns are settled.` }, at),
    rev: review.rev,
  };
}

function endOf(date: string): string {
  return londonInstant(date, '17:00').toISOString();
}
