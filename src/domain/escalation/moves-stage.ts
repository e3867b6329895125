import { currentStage, nextStageOf, policyOf, startStage } from './clock.ts';
import { ended, needs, notMoving, withEvent } from './moves-shared.ts';
import type { MoveRule } from './moves.ts';

/** Up, down and faster. Each ends the clock of the open stage and starts exactly one other. */
export const stageMoves = {
  'move-up': {
    whyNot(escalation, mover) {
      return (
        notMoving(escalation, mover) ??
        (nextStageOf(escalation) ? undefined : 'This is the last stage: it is decided here.')
      );
    },
    check(escalation, { stage, text }) {
      const next = nextStageOf(escalation);
      if (stage === undefined || stage === next?.stage) return {};
      const target = policyOf(escalation, stage);
      if (!target || stage <= currentStage(escalation).stage) return { stage: 'Choose a later stage.' };
      return needs(text, 'Say in a line why the stages in between are skipped.');
    },
    make(escalation, mover, { stage, text }, at) {
      const from = currentStage(escalation).stage;
      const target = stage === undefined ? nextStageOf(escalation) : policyOf(escalation, stage);
      if (!target) return escalation;
      const over = escalation.policy.stages.filter((each) => each.stage > from && each.stage < target.stage);
      const run = {
        ...startStage(target, escalation.track, at.now, at.calendar),
        ...(over.length > 0 ? { skipped: { stages: over.map((each) => each.stage), why: text ?? '' } } : {}),
      };
      const { proposal: _proposal, ...open } = ended(escalation, at);
      return withEvent({ ...open, stages: [...open.stages, run] }, 'moved-up', mover, at, text);
    },
  },
  'move-down': {
    whyNot(escalation, mover) {
      const not = notMoving(escalation, mover);
      if (not) return not;
      return currentStage(escalation).stage > (escalation.policy.stages[0]?.stage ?? 1)
        ? undefined
        : 'This is the first stage.';
    },
    check: (_escalation, { text }) => needs(text, 'Say in a line why it goes back a stage.'),
    make(escalation, mover, { text }, at) {
      const { stage } = currentStage(escalation);
      const target = escalation.policy.stages.findLast((each) => each.stage < stage);
      if (!target) return escalation;
      const { proposal: _proposal, ...open } = ended(escalation, at);
      const run = startStage(target, escalation.track, at.now, at.calendar);
      return withEvent({ ...open, stages: [...open.stages, run] }, 'moved-down', mover, at, text);
    },
  },
  'make-urgent': {
    whyNot(escalation, mover) {
      return (
        notMoving(escalation, mover) ??
        (escalation.track === 'urgent' ? 'It is being treated as urgent already.' : undefined)
      );
    },
    check: (_escalation, { text }) => needs(text, 'Say in a line why it cannot wait.'),
    make(escalation, mover, { text = '' }, at) {
      const target = policyOf(escalation, currentStage(escalation).stage);
      if (!target) return escalation;
      const before = currentStage(escalation);
      const open = ended(escalation, at);
      const run = startStage(target, 'urgent', at.now, at.calendar);
      // Urgent never means later than it was: then the clock that ran before goes on.
      const { startedAt, days, due, advice } = before;
      const kept = run.due > due ? { ...run, startedAt, days, due } : run;
      // The same stage, only faster: whoever was asked for an opinion there goes on being asked.
      const { advice: _kept, ...over } = currentStage(open);
      const stages = [...open.stages.slice(0, -1), over, { ...kept, ...(advice ? { advice } : {}) }];
      return withEvent({ ...open, track: 'urgent', urgentWhy: text, stages }, 'made-urgent', mover, at, text);
    },
  },
} as const satisfies Record<string, MoveRule>;
