import { londonDate, londonInstant, sayDate } from '../working-days.ts';
import { IllegalReviewChange, isOpenStep, isOwed, startedAgain, withClocks, type ReviewAt } from './clock.ts';
import type { Review, ReviewEvent, ReviewReturn, StepDone, StepRun } from './record.ts';

/** What is said when a step is done. */
export interface StepDetails {
  /** ISO date on which it was done; today without it. */
  readonly on?: string;
  readonly text?: string;
  readonly yes?: boolean;
  readonly agencies?: readonly string[];
  /** Items of the checklist that are ticked now. */
  readonly ticked?: readonly string[];
  /** For a step that comes again: this was the last time. */
  readonly last?: boolean;
}

/** What is wrong with an answer, by the field it belongs to. Empty when nothing is. */
export type StepWrong = Partial<Readonly<Record<'on' | 'text' | 'yes' | 'ticked', string>>>;

/** Why a step cannot be done at all now, or undefined when it can. */
export function whyNotStep(review: Review, step: StepRun, { now }: ReviewAt): string | undefined {
  if (review.state === 'closed') return `${review.id} is closed.`;
  if (step.done) return `“${step.name}” is done already.`;
  if (step.skipped) return `“${step.name}” was left out.`;
  const first = neededFirst(review, step);
  if (first?.does === 'notify')
    return `“${first.name}” comes first: there is no rapid review without a notification.`;
  if (first) return `“${first.name}” comes first.`;
  if (step.notBefore && step.dueAt && now < new Date(step.dueAt))
    return `It stays as it is until ${sayDate(londonDate(new Date(step.dueAt)))}.`;
  switch (step.does) {
    case 'questions':
      return review.questions.length > 0 ? undefined : 'Write down what it asks first: its questions.';
    case 'ask':
      return review.returns.length > 0
        ? undefined
        : 'Nobody is asked for a return yet: add the agencies first.';
    case 'returns':
      return openReturns(review);
    case 'approve':
      return review.onePage ? undefined : 'Write the one-page briefing first.';
    case 'circulate':
      return review.onePage?.approved ? undefined : 'The one-page briefing has to be agreed first.';
    case 'actions':
      return openFindings(review);
    case 'repeat':
      return 'Start the repeat itself: it asks the same questions again, and this step is done with it.';
    case 'notify':
    case 'meet':
    case 'yes-no':
    case 'publish':
    case 'difference':
    case undefined:
      return undefined;
  }
}

/** What is wrong with what was said about it. */
export function checkStep(review: Review, step: StepRun, details: StepDetails, at: ReviewAt): StepWrong {
  const today = londonDate(at.now);
  const on = details.on ?? today;
  return {
    ...(on > today ? { on: 'That day has not come yet.' } : {}),
    ...(step.startedOn && on < earliest(review, step) ? { on: 'That is before it could begin.' } : {}),
    ...(step.does === 'yes-no' && details.yes === undefined ? { yes: 'Choose yes or no.' } : {}),
    ...(step.does === 'yes-no' && details.yes === false && !details.text
      ? { text: 'Say in a line why not.' }
      : {}),
    ...(step.does === 'difference' && !details.text ? { text: 'Say in a line what is different now.' } : {}),
    ...(step.does === 'publish' && untickedAfter(review, details).length > 0
      ? { ticked: `Not ticked yet: ${untickedAfter(review, details).join('; ')}.` }
      : {}),
  };
}

/** Does a step. @throws IllegalReviewChange with what has to come first, or with what is wrong. */
export function doStep(review: Review, id: string, by: string, details: StepDetails, at: ReviewAt): Review {
  const step = stepNamed(review, id);
  const why = whyNotStep(review, step, at) ?? Object.values(checkStep(review, step, details, at))[0];
  if (why !== undefined) throw new IllegalReviewChange(why);
  return stepDone(review, step, by, details, at);
}

/** The same without asking whether it may be done: for steps that are done by something else than themselves. */
export function stepDone(
  review: Review,
  step: StepRun,
  by: string,
  details: StepDetails,
  at: ReviewAt,
): Review {
  const now = at.now.toISOString();
  const done: StepDone = {
    by,
    at: now,
    on: details.on ?? londonDate(at.now),
    ...(details.text ? { text: details.text } : {}),
    ...(details.yes === undefined ? {} : { yes: details.yes }),
    ...(details.agencies ? { agencies: [...details.agencies] } : {}),
  };
  const again = step.every !== undefined && details.last !== true;
  const run: StepRun = again
    ? startedAgain({ ...step, times: [...step.times, done] }, done.on, step.every, at.calendar)
    : { ...step, done };
  const ticked = new Set(details.ticked);
  const changed: Review = {
    ...review,
    rev: review.rev + 1,
    steps: review.steps.map((each) => (each.id === step.id ? run : each)),
    checklist: review.checklist.map((item) =>
      ticked.has(item.id) && !item.ticked ? { ...item, ticked: { by, at: now } } : item,
    ),
    timeline: [...review.timeline, event('step-done', by, at, step.id, details.text)],
  };
  const running = withClocks(changed, at.calendar);
  return step.does === 'ask' ? askReturns(running, by, at) : running;
}

/** Leaves a step out, with the reason. @throws IllegalReviewChange for one that has to be */
export function skipStep(review: Review, id: string, by: string, why: string, at: ReviewAt): Review {
  const step = stepNamed(review, id);
  if (review.state === 'closed' || !isOpenStep(step))
    throw new IllegalReviewChange(`“${step.name}” is not open any more.`);
  if (step.must) throw new IllegalReviewChange(`“${step.name}” cannot be left out.`);
  const skipped = { by, at: at.now.toISOString(), why };
  const changed: Review = {
    ...review,
    rev: review.rev + 1,
    steps: review.steps.map((each) => (each.id === id ? { ...each, skipped } : each)),
    timeline: [...review.timeline, event('step-skipped', by, at, id, why)],
  };
  return withClocks(changed, at.calendar);
}

/** Moves the day of a step, with the reason; the first day stays readable. @throws IllegalReviewChange for a day set by statute */
export function moveStep(
  review: Review,
  id: string,
  by: string,
  to: { readonly on: string; readonly why: string },
  at: ReviewAt,
): Review {
  const step = stepNamed(review, id);
  if (review.state === 'closed' || !isOpenStep(step))
    throw new IllegalReviewChange(`“${step.name}” is not open any more.`);
  if (step.must)
    throw new IllegalReviewChange(
      `The day of “${step.name}” is not ours to move. Say when it was done instead.`,
    );
  if (!step.dueAt) throw new IllegalReviewChange(`“${step.name}” has no day yet.`);
  if (to.on < londonDate(at.now)) throw new IllegalReviewChange('That day has already passed.');
  const dueAt = londonInstant(to.on, '17:00').toISOString();
  const moved = { by, at: at.now.toISOString(), from: step.dueAt, to: dueAt, why: to.why };
  return {
    ...review,
    rev: review.rev + 1,
    steps: review.steps.map((each) =>
      each.id === id ? { ...each, dueAt, moved: [...each.moved, moved] } : each,
    ),
    // A return that was not given more time follows its step.
    returns: review.returns.map((each) =>
      step.does === 'returns' && isOwed(each) && each.dueAt === step.dueAt ? { ...each, dueAt } : each,
    ),
    timeline: [...review.timeline, event('step-moved', by, at, id, to.why)],
  };
}

/** The step with this id. @throws IllegalReviewChange */
export function stepNamed(review: Review, id: string): StepRun {
  const step = review.steps.find((each) => each.id === id);
  if (!step) throw new IllegalReviewChange('That step is not part of this review.');
  return step;
}

/** Steps that are open and whose clock runs, soonest first; then those that wait for another, in the plan's order. */
export function openSteps(review: Review): StepRun[] {
  const open = review.steps.filter(isOpenStep);
  const running = open.filter(({ dueAt }) => dueAt !== undefined);
  return [
    ...running.sort((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? '')),
    ...open.filter(({ dueAt }) => dueAt === undefined),
  ];
}

/** The first step that is open and has to be done before this one. */
export function neededFirst(review: Review, step: StepRun): StepRun | undefined {
  const needs = [...(step.needs ?? []), ...(step.from ? [step.from] : [])];
  return review.steps.find((each) => needs.includes(each.id) && isOpenStep(each));
}

export function event(
  kind: ReviewEvent['kind'],
  by: string,
  { now }: Pick<ReviewAt, 'now'>,
  what?: string,
  text?: string,
): ReviewEvent {
  return { kind, by, at: now.toISOString(), ...(what ? { what } : {}), ...(text ? { text } : {}) };
}

/** From now on every planned return is owed, by the day of the step that waits for them. */
export function askReturns(review: Review, by: string, at: ReviewAt): Review {
  const dueAt = review.steps.find(({ does }) => does === 'returns')?.dueAt;
  const asked = (each: ReviewReturn): ReviewReturn =>
    each.state === 'planned' ? { ...each, state: 'asked', ...(dueAt ? { dueAt } : {}) } : each;
  return {
    ...review,
    returns: review.returns.map(asked),
    timeline: [...review.timeline, event('asked', by, at)],
  };
}

function openReturns({ returns }: Review): string | undefined {
  const open = returns.filter(({ state }) => state === 'asked' || state === 'planned').length;
  return open === 0
    ? undefined
    : `${open === 1 ? 'One return is' : `${open} returns are`} still open. Each is received, or declined with a reason.`;
}

function openFindings({ findings }: Review): string | undefined {
  const open = findings.filter(({ action, dropped }) => !action && !dropped).map(({ id }) => id);
  return open.length === 0
    ? undefined
    : `${open.join(', ')} ${open.length === 1 ? 'is' : 'are'} not an action yet. Make each one an action, or say why not.`;
}

function untickedAfter(review: Review, { ticked = [] }: StepDetails): string[] {
  return review.checklist.filter((item) => !item.ticked && !ticked.includes(item.id)).map(({ name }) => name);
}

/** What was done for it may have been done before its clock started, but not before the review did. */
function earliest(review: Review, step: StepRun): string {
  return step.startedOn !== undefined && step.startedOn < review.startedOn
    ? step.startedOn
    : review.startedOn;
}
