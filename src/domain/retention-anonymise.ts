import type { Action, AssuranceRound, Hop } from './action/record.ts';
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

/** What is left of an action: its way, its days, and how it ended. A seat is nobody, and stays. */
export function anonymiseAction(action: Action, id: string): Action {
  const { owner, accepted, finished, closed, ...counted } = action;
  const barely = ({ at }: { at: string }): { by: string; at: string } => ({ by: NOBODY, at: dayOf(at) });
  return {
    ...counted,
    id,
    title: REMOVED,
    measure: REMOVED,
    owner: owner.kind === 'member' ? { kind: 'member', member: NOBODY } : owner,
    assignedBy: NOBODY,
    assignedAt: dayOf(action.assignedAt),
    hops: action.hops.map(hopWithoutPeople),
    parts: action.parts.map(({ action: part, closedAt }) => ({
      action: part,
      ...(closedAt ? { closedAt: dayOf(closedAt) } : {}),
    })),
    ...(accepted ? { accepted: barely(accepted) } : {}),
    evidence: [],
    ...(finished ? { finished: barely(finished) } : {}),
    assurance: action.assurance.map(roundWithoutPeople),
    dueChanges: action.dueChanges.map((change) => ({ ...change, ...barely(change), reason: REMOVED })),
    boardCalls: action.boardCalls.map(({ to, at, answer }) => ({
      to,
      by: NOBODY,
      at: dayOf(at),
      reason: REMOVED,
      ...(answer ? { answer: { ...barely(answer), text: REMOVED } } : {}),
    })),
    ...(closed ? { closed: { how: closed.how, ...barely(closed) } } : {}),
    story: [],
  };
}

function hopWithoutPeople({ sentAt, limit, answeredAt, reason, ...hop }: Hop): Hop {
  return {
    ...hop,
    sentBy: NOBODY,
    sentAt: dayOf(sentAt),
    limit: dayOf(limit),
    ...(answeredAt ? { answeredBy: NOBODY, answeredAt: dayOf(answeredAt) } : {}),
    ...(reason ? { reason: REMOVED } : {}),
  };
}

function roundWithoutPeople({ group, askedAt, days, limit, answer, at }: AssuranceRound): AssuranceRound {
  return {
    group,
    askedBy: NOBODY,
    askedAt: dayOf(askedAt),
    days,
    limit: dayOf(limit),
    ...(answer && at ? { answer, by: NOBODY, at: dayOf(at) } : {}),
    looked: [],
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
