import { advisersLacking, waitingFor } from './advice.ts';
import { currentStage, policyOf } from './clock.ts';
import { CLOSED, needs, SETTLED, withEvent, withRun } from './moves-shared.ts';
import { mostDays } from './moves-time.ts';
import type { MoveRule } from './moves.ts';

/** An opinion from outside, for those who sit at the stage: asked for by a day, given once, and no decision in itself. */
export const adviceMoves = {
  'ask-opinion': {
    whyNot(escalation, mover) {
      if (escalation.state === 'closed') return CLOSED;
      if (escalation.settled) return SETTLED;
      const run = currentStage(escalation);
      const advice = policyOf(escalation, run.stage)?.advice;
      if (!advice) return 'At this stage nobody else is asked for an opinion.';
      if (!mover.asks)
        return 'Only those who sit at this stage, or the business unit for them, can ask for an opinion.';
      if (run.advice) return 'An opinion has been asked for at this stage already.';
      return mover.asks.length === 0 ? advisersLacking(advice) : undefined;
    },
    check: (escalation, { days }) =>
      days !== undefined && Number.isInteger(days) && days >= 1 && days <= mostDays(escalation)
        ? {}
        : { days: 'Choose within how many working days you need it.' },
    make(escalation, { member, asks = [], ...mover }, { days = 1, text }, at) {
      const advice = {
        by: member,
        at: at.now.toISOString(),
        days,
        told: [...asks],
        opinions: [],
        ...(text ? { text } : {}),
      };
      const asked = withRun(escalation, { ...currentStage(escalation), advice });
      return withEvent(asked, 'opinion-asked', { ...mover, member }, at, text);
    },
  },
  'give-opinion': {
    whyNot(escalation, { advises }) {
      if (escalation.state === 'closed') return CLOSED;
      const { advice } = currentStage(escalation);
      if (!advice || advises === undefined) return 'You have not been asked for an opinion on this.';
      if (escalation.settled) return 'It is settled, so an opinion is no longer needed.';
      return waitingFor(advice).includes(advises) ? undefined : 'Your opinion is on record already.';
    },
    check: (_escalation, { text }) => needs(text, 'Write your opinion in a few lines.'),
    make(escalation, mover, { text = '' }, at) {
      const run = currentStage(escalation);
      if (!run.advice || mover.advises === undefined) return escalation;
      const opinion = { person: mover.advises, by: mover.member, at: at.now.toISOString(), text };
      const advice = { ...run.advice, opinions: [...run.advice.opinions, opinion] };
      // The timeline says that it was given; what it says is for those who decide until they have decided.
      return withEvent(withRun(escalation, { ...run, advice }), 'opinion-given', mover, at);
    },
  },
} as const satisfies Record<string, MoveRule>;
