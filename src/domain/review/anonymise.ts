import { NOBODY } from '../retention-anonymise.ts';
import { londonDate } from '../working-days.ts';
import type { OnePage, Question, Review, ReviewReturn, StepDone, StepRun } from './record.ts';

const REMOVED = 'Removed under the retention rules.';

/**
 * Leaves of a review what is counted and nothing else: kind, agencies, days, how it ended. Topics, texts and people go, and
 * it gets another reference. Questions stay: they are the partnership's own, and later rounds are compared with them.
 */
export function anonymiseReview(review: Review, id: string): Review {
  const { onePage, outcome, inspectorate, theme, repeats, repeatedBy, follows } = review;
  return {
    id,
    rev: review.rev,
    kind: review.kind,
    state: review.state,
    topic: REMOVED,
    began: review.began,
    startedOn: review.startedOn,
    openedAt: noon(review.openedAt),
    openedBy: NOBODY,
    lead: NOBODY,
    group: review.group,
    ...(theme ? { theme } : {}),
    jointWith: review.jointWith,
    ...(inspectorate ? { inspectorate } : {}),
    questions: review.questions.map(withoutWords),
    steps: review.steps.map(bareStep),
    returns: review.returns.map(bareReturn),
    findings: review.findings.map(({ id: finding, theme: about, action, dropped, at }) => ({
      id: finding,
      by: NOBODY,
      at: noon(at),
      text: REMOVED,
      ...(about ? { theme: about } : {}),
      ...(action ? { action } : {}),
      ...(dropped ? { dropped: { by: NOBODY, at: noon(dropped.at), why: REMOVED } } : {}),
    })),
    checklist: review.checklist.map(({ id: item, name, ticked }) => ({
      id: item,
      name,
      ...(ticked ? { ticked: { by: NOBODY, at: noon(ticked.at) } } : {}),
    })),
    ...(onePage ? { onePage: barePage(onePage) } : {}),
    outcomes: review.outcomes,
    ...(outcome ? { outcome: { by: NOBODY, at: noon(outcome.at), kind: outcome.kind } } : {}),
    ...(repeats ? { repeats } : {}),
    ...(repeatedBy ? { repeatedBy } : {}),
    ...(follows ? { follows } : {}),
    timeline: [],
  };
}

/** The same review with the new reference of another in the place of the old one; itself when it does not know that one. */
export function renameReview(review: Review, from: string, to: string): Review {
  if (![review.repeats, review.repeatedBy, review.follows].includes(from)) return review;
  const renamed = (id: string): string => (id === from ? to : id);
  return {
    ...review,
    ...(review.repeats ? { repeats: renamed(review.repeats) } : {}),
    ...(review.repeatedBy ? { repeatedBy: renamed(review.repeatedBy) } : {}),
    ...(review.follows ? { follows: renamed(review.follows) } : {}),
    steps: review.steps.map((step) =>
      step.done?.text === from ? { ...step, done: { ...step.done, text: to } } : step,
    ),
    timeline: review.timeline.map((event) => (event.what === from ? { ...event, what: to } : event)),
  };
}

function withoutWords({ id, text, answer }: Question): Question {
  const { percent } = answer ?? {};
  return {
    id,
    text,
    ...(answer && percent !== undefined ? { answer: { by: NOBODY, at: noon(answer.at), percent } } : {}),
  };
}

function bareStep({ done, skipped, times, ...step }: StepRun): StepRun {
  return {
    ...step,
    times: times.map(bareDone),
    moved: [],
    ...(done ? { done: bareDone(done) } : {}),
    ...(skipped ? { skipped: { by: NOBODY, at: noon(skipped.at), why: REMOVED } } : {}),
  };
}

function bareDone({ at, on, yes, agencies }: StepDone): StepDone {
  return {
    by: NOBODY,
    at: noon(at),
    on,
    ...(yes === undefined ? {} : { yes }),
    ...(agencies ? { agencies } : {}),
  };
}

/** A setting is one school: what is left counts it by its kind. */
function bareReturn({ id, agency, setting, state, dueAt, received, declined }: ReviewReturn): ReviewReturn {
  return {
    id,
    agency,
    ...(setting ? { setting: { name: setting.name } } : {}),
    state,
    ...(dueAt ? { dueAt } : {}),
    ...(received ? { received: { by: NOBODY, at: noon(received.at), on: received.on } } : {}),
    ...(declined ? { declined: { by: NOBODY, at: noon(declined.at), why: REMOVED } } : {}),
  };
}

function barePage({ at, approved, circulated, to }: OnePage): OnePage {
  return {
    by: NOBODY,
    at: noon(at),
    looked: REMOVED,
    well: REMOVED,
    better: REMOVED,
    now: REMOVED,
    ...(approved ? { approved: { by: NOBODY, at: noon(approved.at), on: approved.on } } : {}),
    ...(circulated ? { circulated: { by: NOBODY, at: noon(circulated.at), on: circulated.on } } : {}),
    to: to.map(({ agency, reach, acknowledged }) => ({
      agency,
      ...(reach === undefined ? {} : { reach }),
      ...(acknowledged ? { acknowledged: { by: NOBODY, at: noon(acknowledged.at) } } : {}),
    })),
  };
}

/** Noon of the day in London: the minute would lead back to one entry of the audit trail. */
function noon(instant: string): string {
  return `${londonDate(new Date(instant))}T12:00:00.000Z`;
}
