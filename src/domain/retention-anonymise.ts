import type { Action } from './action.ts';
import type { Escalation, Outcome, StageRun } from './escalation/record.ts';
import type { Thanks } from './thanks.ts';
import { londonDate } from './working-days.ts';

/** Stands where a member's id stood. No member can have it: ids are made of first and last name. */
export const NOBODY = 'removed';
const REMOVED = 'Removed under the retention rules.';

/**
 * Leaves of records what is counted and nothing else: agencies, themes, levels, outcomes, days. Texts, people and the hour
 * go, and the record gets another reference, so that neither somebody's notes nor the audit trail lead back to it.
 */
export function anonymiseEscalation(escalation: Escalation, id: string): Escalation {
  const { outcome, review } = escalation;
  return {
    id,
    rev: escalation.rev,
    state: escalation.state,
    openedAt: dayOf(escalation.openedAt),
    openedBy: NOBODY,
    raising: escalation.raising,
    receiving: escalation.receiving,
    theme: escalation.theme,
    ...(escalation.priority === undefined ? {} : { priority: escalation.priority }),
    ...(escalation.levelOfNeed === undefined ? {} : { levelOfNeed: escalation.levelOfNeed }),
    plan: escalation.plan,
    children: escalation.children,
    decided: REMOVED,
    disagree: REMOVED,
    want: REMOVED,
    track: escalation.track,
    familyTold: escalation.familyTold,
    inOurRecord: escalation.inOurRecord,
    policy: escalation.policy,
    stages: escalation.stages.map(withoutPeople),
    ...(outcome ? { outcome: barely(outcome) } : {}),
    formerOutcomes: escalation.formerOutcomes.map(barely),
    // Without an answer there is nothing to count, and nobody is left to ask.
    ...(review?.held && review.at
      ? { review: { due: review.due, held: review.held, by: NOBODY, at: dayOf(review.at) } }
      : {}),
    timeline: [],
    told: [],
  };
}

export function anonymiseAction(action: Action, id: string): Action {
  return {
    id,
    rev: action.rev,
    title: REMOVED,
    measure: REMOVED,
    due: action.due,
    owner: NOBODY,
    assignedBy: NOBODY,
    assignedAt: dayOf(action.assignedAt),
    ...(action.group === undefined ? {} : { group: action.group }),
    ...(action.origin === undefined ? {} : { origin: action.origin }),
    status: action.status,
    updates: [],
    ...(action.done ? { done: { by: NOBODY, at: dayOf(action.done.at), evidence: REMOVED } } : {}),
  };
}

export function anonymiseThanks({ at, from, to, theme }: Thanks, id: string): Thanks {
  return { id, at: dayOf(at), by: NOBODY, from, to, text: REMOVED, theme };
}

function withoutPeople({ stage, startedAt, days, due, pause, skipped, endedAt, breach }: StageRun): StageRun {
  return {
    stage,
    startedAt: dayOf(startedAt),
    days,
    due: dayOf(due),
    extensions: [],
    ...(pause
      ? {
          pause: {
            reason: pause.reason,
            by: NOBODY,
            from: dayOf(pause.from),
            ...(pause.to ? { to: dayOf(pause.to) } : {}),
          },
        }
      : {}),
    ...(skipped ? { skipped: { stages: skipped.stages, why: REMOVED } } : {}),
    ...(breach ? { breach: { at: dayOf(breach.at), told: [] } } : {}),
    ...(endedAt ? { endedAt: dayOf(endedAt) } : {}),
  };
}

function barely({ kind, at, stage, learning, onBothFiles, onTime, action }: Outcome): Outcome {
  return {
    kind,
    by: NOBODY,
    at: dayOf(at),
    stage,
    learning,
    onBothFiles,
    onTime,
    ...(action === undefined ? {} : { action }),
  };
}

/** Noon of the day in London: the day is what figures are counted by; the minute would lead to one entry of the audit trail. */
function dayOf(instant: string): string {
  return `${londonDate(new Date(instant))}T12:00:00.000Z`;
}
