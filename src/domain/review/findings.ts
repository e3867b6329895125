import { IllegalReviewChange, isOpenStep, isOwed, type ReviewAt } from './clock.ts';
import type { Finding, Question, Review } from './record.ts';
import { event } from './steps.ts';
import type { ReviewOutcomeKind } from './words.ts';

/** Writes a finding down. @throws IllegalReviewChange */
export function addFinding(
  review: Review,
  by: string,
  { text, theme }: { readonly text: string; readonly theme?: string },
  at: ReviewAt,
): Review {
  running(review);
  const finding: Finding = {
    id: `F${review.findings.length + 1}`,
    by,
    at: at.now.toISOString(),
    text,
    ...(theme ? { theme } : {}),
  };
  return {
    ...review,
    rev: review.rev + 1,
    findings: [...review.findings, finding],
    timeline: [...review.timeline, event('finding', by, at, finding.id)],
  };
}

/** The finding with this id. @throws IllegalReviewChange */
export function findingNamed(review: Review, id: string): Finding {
  const found = review.findings.find((each) => each.id === id);
  if (!found) throw new IllegalReviewChange('That finding is not part of this review.');
  return found;
}

/** It became this action: from here on the action carries it. @throws IllegalReviewChange when it was settled before */
export function findingBecame(review: Review, id: string, action: string, by: string, at: ReviewAt): Review {
  const finding = unsettled(review, id);
  return settled(review, { ...finding, action }, event('finding-action', by, at, id, action));
}

/** No action comes of it, and why. @throws IllegalReviewChange when it was settled before */
export function dropFinding(review: Review, id: string, by: string, why: string, at: ReviewAt): Review {
  const finding = unsettled(review, id);
  const dropped = { by, at: at.now.toISOString(), why };
  return settled(review, { ...finding, dropped }, event('finding-dropped', by, at, id, why));
}

/** What was found on one question: in a line, as a per cent, or both. @throws IllegalReviewChange */
export function answerQuestion(
  review: Review,
  id: string,
  by: string,
  { text, percent }: { readonly text?: string; readonly percent?: number },
  at: ReviewAt,
): Review {
  running(review);
  if (!review.questions.some((each) => each.id === id))
    throw new IllegalReviewChange('That question is not part of this review.');
  const answered = (each: Question): Question =>
    each.id === id
      ? {
          ...each,
          answer: {
            by,
            at: at.now.toISOString(),
            ...(text ? { text } : {}),
            ...(percent === undefined ? {} : { percent }),
          },
        }
      : each;
  return {
    ...review,
    rev: review.rev + 1,
    questions: review.questions.map(answered),
    timeline: [...review.timeline, event('answered', by, at, id)],
  };
}

/** Everything that has to be settled before it can be closed, in words. Empty when it can. */
export function leftToDo(review: Review): string[] {
  const steps = review.steps.filter((step) => isOpenStep(step) && step.every === undefined);
  const returns = review.returns.filter(isOwed).length;
  const findings = review.findings.filter(({ action, dropped }) => !action && !dropped).map(({ id }) => id);
  return [
    ...steps.map(({ name }) => `“${name}” is open: do it, or leave it out with a reason.`),
    ...(returns > 0 ? [`${returns === 1 ? 'One return is' : `${returns} returns are`} still owed.`] : []),
    ...(findings.length > 0 ? [`${findings.join(', ')} became no action yet.`] : []),
  ];
}

/** Closes it with its outcome. Stopping it before its end needs a reason. @throws IllegalReviewChange with what is left to do */
export function closeReview(
  review: Review,
  by: string,
  { kind, text }: { readonly kind: ReviewOutcomeKind; readonly text?: string },
  at: ReviewAt,
): Review {
  running(review);
  if (kind !== 'stopped' && !review.outcomes.includes(kind))
    throw new IllegalReviewChange('It cannot end like that. Choose one of its outcomes.');
  const left = kind === 'stopped' ? [] : leftToDo(review);
  if (left.length > 0) throw new IllegalReviewChange(left.join(' '));
  if (kind === 'stopped' && !text) throw new IllegalReviewChange('Say in a line why it stops.');
  const outcome = { by, at: at.now.toISOString(), kind, ...(text ? { text } : {}) };
  return {
    ...review,
    rev: review.rev + 1,
    state: 'closed',
    outcome,
    timeline: [...review.timeline, event('closed', by, at, undefined, text)],
  };
}

/** Gives it to somebody else to run. @throws IllegalReviewChange once it is closed */
export function handReviewOver(review: Review, to: string, by: string, at: ReviewAt): Review {
  running(review);
  return {
    ...review,
    rev: review.rev + 1,
    lead: to,
    timeline: [...review.timeline, event('handed-over', by, at)],
  };
}

function unsettled(review: Review, id: string): Finding {
  const finding = findingNamed(review, id);
  if (finding.action) throw new IllegalReviewChange(`${id} is an action already: ${finding.action}.`);
  if (finding.dropped) throw new IllegalReviewChange(`${id} was settled without an action already.`);
  return finding;
}

function settled(review: Review, finding: Finding, said: Review['timeline'][number]): Review {
  return {
    ...review,
    rev: review.rev + 1,
    findings: review.findings.map((each) => (each.id === finding.id ? finding : each)),
    timeline: [...review.timeline, said],
  };
}

function running({ id, state }: Review): void {
  if (state === 'closed') throw new IllegalReviewChange(`${id} is closed.`);
}
