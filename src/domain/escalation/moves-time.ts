import { currentStage, isPaused, policyOf, replanned, resumed } from './clock.ts';
import { needs, notMoving, withEvent, withRun } from './moves-shared.ts';
import type { MoveRule } from './moves.ts';
import type { Escalation, StageRun } from './record.ts';
import { otherSide } from './words.ts';

const NO_REQUEST = 'Nobody has asked for more time.';

/** More time by agreement, and the pauses that a partnership allows. School holidays are neither. */
export const timeMoves = {
  'ask-extension': {
    whyNot(escalation, mover, { now }) {
      const not = notMoving(escalation, mover);
      if (not) return not;
      if (!mover.side) return 'Only the two agencies concerned can ask for more time.';
      const run = currentStage(escalation);
      if (new Date(run.due) < now) return 'The time for this stage is over, so it cannot be made longer.';
      if (waiting(run)) return 'A request for more time is waiting for its answer.';
      return run.extensions.length >= escalation.policy.extensionsPerStage
        ? 'More time has been asked for at this stage already.'
        : undefined;
    },
    check(escalation, { days, text }) {
      const most = mostDays(escalation);
      const wrong =
        days === undefined || !Number.isInteger(days) || days < 1 || days > most
          ? {
              days:
                most === 1
                  ? 'One working day is possible.'
                  : `Between 1 and ${most} working days are possible.`,
            }
          : {};
      return { ...wrong, ...needs(text, 'Say in a line what the time is for.') };
    },
    make(escalation, mover, { days = 1, text = '' }, at) {
      const run = currentStage(escalation);
      if (!mover.side) return escalation;
      const extensions = [...run.extensions, { days, why: text, askedBy: mover.member, side: mover.side }];
      return withEvent(withRun(escalation, { ...run, extensions }), 'extension-asked', mover, at, text);
    },
  },
  'agree-extension': {
    whyNot: (escalation, mover) => notAnswering(escalation, mover),
    make(escalation, mover, _details, at) {
      const run = answered(currentStage(escalation), 'yes');
      const longer = { ...run, days: run.days + (run.extensions.at(-1)?.days ?? 0) };
      return withEvent(withRun(escalation, replanned(longer, at.calendar)), 'extension-agreed', mover, at);
    },
  },
  'decline-extension': {
    whyNot: (escalation, mover) => notAnswering(escalation, mover),
    make: (escalation, mover, { text }, at) =>
      withEvent(
        withRun(escalation, answered(currentStage(escalation), 'no')),
        'extension-declined',
        mover,
        at,
        text,
      ),
  },
  pause: {
    whyNot(escalation, mover) {
      const not = notMoving(escalation, mover);
      if (not) return not;
      if (escalation.policy.pauses.length === 0)
        return 'The clock of an escalation is never paused here. You can ask for more time instead.';
      return currentStage(escalation).pause ? 'This stage has been paused before.' : undefined;
    },
    check: (escalation, { text }) =>
      escalation.policy.pauses.some(({ id }) => id === text) ? {} : { text: 'Choose one of the reasons.' },
    make(escalation, mover, { text = '' }, at) {
      const run = currentStage(escalation);
      const pause = { reason: text, by: mover.member, from: at.now.toISOString() };
      const name = escalation.policy.pauses.find(({ id }) => id === text)?.name;
      return withEvent(withRun(escalation, { ...run, pause }), 'paused', mover, at, name);
    },
  },
  resume: {
    whyNot(escalation, mover) {
      const not = notMoving(escalation, mover);
      return not ?? (isPaused(currentStage(escalation)) ? undefined : 'The clock is running.');
    },
    make(escalation, mover, _details, at) {
      const run = resumed(currentStage(escalation), at.now, at.calendar);
      return withEvent(withRun(escalation, run), 'resumed', mover, at);
    },
  },
} as const satisfies Record<string, MoveRule>;

/** An extension may at most double what the stage had, and is at least a day. */
export function mostDays(escalation: Escalation): number {
  const limit = policyOf(escalation, currentStage(escalation).stage)?.limit[escalation.track] ?? 1;
  return Math.max(1, limit);
}

function waiting(run: StageRun): StageRun['extensions'][number] | undefined {
  return run.extensions.find(({ answer }) => answer === undefined);
}

function notAnswering(escalation: Escalation, mover: Parameters<MoveRule['make']>[1]): string | undefined {
  const not = notMoving(escalation, mover);
  if (not) return not;
  const request = waiting(currentStage(escalation));
  if (!request) return NO_REQUEST;
  return mover.side === otherSide(request.side)
    ? undefined
    : 'The other side has to answer this request for more time.';
}

function answered(run: StageRun, answer: 'yes' | 'no'): StageRun {
  return {
    ...run,
    extensions: run.extensions.map((each) => (each.answer === undefined ? { ...each, answer } : each)),
  };
}
