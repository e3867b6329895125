import { londonDate } from '../working-days.ts';
import { currentStage, policyOf, startStage } from './clock.ts';
import { CLOSED, ended, needs, ONLY_SIDES, withEvent } from './moves-shared.ts';
import type { MoveAt, MoveRule } from './moves.ts';
import type { Escalation, Outcome } from './record.ts';

const OPEN = 'This escalation is still open.';
const DAY_MS = 86_400_000;

/** How it ends, whether that held, and how it begins again. */
export const endMoves = {
  close: {
    whyNot(escalation, mover) {
      if (escalation.state === 'closed') return CLOSED;
      if (!mover.side && !mover.unit) return ONLY_SIDES;
      return escalation.settled
        ? undefined
        : 'It can be closed once both sides agree, or it was decided, or it is withdrawn.';
    },
    check: (_escalation, { outcome }) => (outcome ? {} : { outcome: 'Choose how it ended.' }),
    make(escalation, mover, { outcome }, at) {
      if (!outcome) return escalation;
      const settledAt = escalation.settled?.at ?? at.now.toISOString();
      return closed(escalation, mover, at, {
        ...outcome,
        by: mover.member,
        at: at.now.toISOString(),
        stage: currentStage(escalation).stage,
        onTime: settledAt <= currentStage(escalation).due,
      });
    },
  },
  withdraw: {
    whyNot(escalation, mover) {
      if (escalation.state === 'closed') return CLOSED;
      return mover.side === 'raising' ? undefined : 'Only the agency that raised it can withdraw it.';
    },
    check: (_escalation, { text }) => needs(text, 'Say in a line why it is no longer needed.'),
    make: (escalation, mover, { text }, at) =>
      closed(
        escalation,
        mover,
        at,
        {
          kind: 'withdrawn',
          by: mover.member,
          at: at.now.toISOString(),
          stage: currentStage(escalation).stage,
          learning: false,
          onBothFiles: false,
          onTime: at.now.toISOString() <= currentStage(escalation).due,
        },
        text,
      ),
  },
  review: {
    whyNot(escalation, mover) {
      if (escalation.state === 'open') return OPEN;
      if (!mover.side && !mover.unit) return ONLY_SIDES;
      if (!escalation.review) return 'A withdrawn escalation is not looked at again.';
      return escalation.review.held ? 'Somebody has said already whether it held.' : undefined;
    },
    check: (_escalation, { held }) => (held ? {} : { held: 'Choose one.' }),
    make(escalation, mover, { held, text }, at) {
      if (!escalation.review || !held) return escalation;
      const review = {
        ...escalation.review,
        held,
        by: mover.member,
        at: at.now.toISOString(),
        ...(text ? { note: text } : {}),
      };
      return withEvent({ ...escalation, review }, 'reviewed', mover, at, text);
    },
  },
  're-open': {
    whyNot(escalation, mover) {
      if (escalation.state === 'open') return OPEN;
      return mover.side || mover.unit ? undefined : ONLY_SIDES;
    },
    check: (_escalation, { text }) => needs(text, 'Say in a line what has come up again.'),
    make(escalation, mover, { text }, at) {
      const target = policyOf(escalation, currentStage(escalation).stage);
      if (!target) return escalation;
      const { outcome, settled: _settled, review: _review, ...rest } = escalation;
      const run = startStage(target, escalation.track, at.now, at.calendar);
      return withEvent(
        {
          ...rest,
          state: 'open',
          formerOutcomes: outcome ? [...rest.formerOutcomes, outcome] : rest.formerOutcomes,
          stages: [...rest.stages, run],
        },
        're-opened',
        mover,
        at,
        text,
      );
    },
  },
} as const satisfies Record<string, MoveRule>;

function closed(
  escalation: Escalation,
  mover: Parameters<MoveRule['make']>[1],
  at: MoveAt,
  outcome: Outcome,
  text?: string,
): Escalation {
  const { proposal: _proposal, ...rest } = ended(escalation, at);
  const reviewOn = londonDate(new Date(at.now.getTime() + escalation.policy.reviewAfterDays * DAY_MS));
  const review = outcome.kind === 'withdrawn' ? {} : { review: { due: reviewOn } };
  const kind = outcome.kind === 'withdrawn' ? 'withdrawn' : 'closed';
  return withEvent({ ...rest, state: 'closed', outcome, ...review }, kind, mover, at, text ?? outcome.impact);
}
