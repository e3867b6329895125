import { currentStage, nextStageOf, policyOf } from './clock.ts';
import { notConsulted } from './advice.ts';
import { CLOSED, needs, notTalking, SETTLED, withEvent } from './moves-shared.ts';
import type { MoveRule } from './moves.ts';
import { otherSide } from './words.ts';

/** The conversation: what the two sides say to each other, and what those who decide say in the end. */
export const talkMoves = {
  acknowledge: {
    whyNot(escalation, mover) {
      const not = notTalking(escalation, mover);
      if (not) return not;
      if (mover.side !== 'receiving') return 'The other agency is the one to say that it has seen this.';
      return isSeen(escalation) ? 'Your side has said already that it has seen this.' : undefined;
    },
    make: (escalation, mover, _details, at) =>
      withEvent(
        { ...escalation, acknowledged: { by: mover.member, at: at.now.toISOString() } },
        'acknowledged',
        mover,
        at,
      ),
  },
  'give-view': {
    whyNot(escalation, mover) {
      const not = notTalking(escalation, mover);
      if (not) return not;
      if (mover.side !== 'receiving') return 'Your own view is in the escalation already.';
      return escalation.settled ? SETTLED : undefined;
    },
    check: (_escalation, { text }) => needs(text, 'Write a line on how you see it.'),
    make: (escalation, mover, { text = '' }, at) =>
      withEvent({ ...escalation, otherView: text }, 'view-given', mover, at, text),
  },
  propose: {
    whyNot(escalation, mover) {
      return notTalking(escalation, mover) ?? (escalation.settled ? SETTLED : undefined);
    },
    check: (_escalation, { text }) => needs(text, 'Write what you suggest, in a line.'),
    make: (escalation, mover, { text = '' }, at) =>
      withEvent(
        {
          ...escalation,
          ...(mover.side
            ? { proposal: { by: mover.member, side: mover.side, at: at.now.toISOString(), text } }
            : {}),
        },
        'proposed',
        mover,
        at,
        text,
      ),
  },
  agree: {
    whyNot(escalation, mover) {
      const not = notTalking(escalation, mover);
      if (not) return not;
      if (escalation.settled) return SETTLED;
      if (!escalation.proposal)
        return 'Nothing is on the table to agree with yet. You can suggest something.';
      if (escalation.proposal.side === mover.side)
        return 'This is what your own side suggested. The other side has to agree.';
      return undefined;
    },
    make(escalation, mover, _details, at) {
      const { proposal, ...rest } = escalation;
      return withEvent(
        {
          ...rest,
          settled: {
            by: mover.member,
            at: at.now.toISOString(),
            text: proposal?.text ?? '',
            how: 'agreed',
          },
        },
        'agreed',
        mover,
        at,
      );
    },
  },
  dissent: {
    whyNot(escalation, mover) {
      const not = notTalking(escalation, mover);
      if (not) return not;
      if (escalation.settled?.how === 'decided' && !nextStageOf(escalation))
        return 'This was decided at the last stage. You can close it and say that the decision stayed as it was.';
      if (escalation.settled) return undefined;
      if (!escalation.proposal) return 'Nothing is on the table to disagree with.';
      return escalation.proposal.side === mover.side
        ? 'This is what your own side suggested. You can suggest something else.'
        : undefined;
    },
    check: (_escalation, { text }) => needs(text, 'Write a line on why not.'),
    make(escalation, mover, { text }, at) {
      const { proposal: _proposal, settled: _settled, ...open } = escalation;
      return withEvent(open, 'dissented', mover, at, text);
    },
  },
  decide: {
    whyNot(escalation, mover, at) {
      if (escalation.state === 'closed') return CLOSED;
      if (escalation.settled) return SETTLED;
      if (!policyOf(escalation, currentStage(escalation).stage)?.decides)
        return 'At this stage the two sides agree between themselves.';
      if (!mover.decides) return 'Only those who sit at this stage can decide.';
      return notConsulted(escalation, mover, at);
    },
    check: (_escalation, { text }) => needs(text, 'Write the decision, in a line.'),
    make(escalation, mover, { text = '' }, at) {
      const { proposal: _proposal, ...rest } = escalation;
      return withEvent(
        { ...rest, settled: { by: mover.member, at: at.now.toISOString(), text, how: 'decided' } },
        'decided',
        mover,
        at,
        text,
      );
    },
  },
  're-think': {
    whyNot(escalation, mover) {
      const not = notTalking(escalation, mover);
      if (not) return not;
      return escalation.settled ? SETTLED : undefined;
    },
    make: (escalation, mover, { text }, at) => withEvent(escalation, 're-think', mover, at, text),
  },
  'offer-panel': {
    whyNot(escalation, mover) {
      if (escalation.state === 'closed') return CLOSED;
      if (escalation.settled) return SETTLED;
      if (!mover.side && !mover.unit)
        return 'Only the two agencies concerned and the business unit can do that.';
      if (currentStage(escalation).stage > 2) return 'The informal panel is there for the first two stages.';
      return escalation.timeline.some(({ kind }) => kind === 'panel-offered')
        ? 'It is on the list for the informal panel already.'
        : undefined;
    },
    make: (escalation, mover, _details, at) => withEvent(escalation, 'panel-offered', mover, at),
  },
  'take-to-panel': {
    whyNot(escalation, mover) {
      if (escalation.state === 'closed') return CLOSED;
      if (!mover.unit) return 'The business unit writes down what the informal panel took.';
      if (!escalation.timeline.some(({ kind }) => kind === 'panel-offered'))
        return 'It is not on the list for the informal panel.';
      return isWithPanel(escalation) ? undefined : 'The informal panel has taken it already.';
    },
    make: (escalation, mover, _details, at) => withEvent(escalation, 'panel-taken', mover, at),
  },
} as const satisfies Record<string, MoveRule>;

/** Whoever has it on the other side since then has not seen it because somebody before them had. */
const TO_OTHERS: ReadonlySet<string> = new Set(['moved-up', 'moved-down', 're-opened']);

/** The other side has said at this stage that it saw it, or has answered, which says the same. */
export function isSeen({ timeline }: Parameters<MoveRule['make']>[0]): boolean {
  const since = timeline.findLastIndex(({ kind }) => TO_OTHERS.has(kind));
  return timeline.slice(since + 1).some(({ side }) => side === 'receiving');
}

/** Is it on the list for the informal panel, and not taken yet? */
export function isWithPanel({ timeline }: Parameters<MoveRule['make']>[0]): boolean {
  return (
    timeline.some(({ kind }) => kind === 'panel-offered') &&
    !timeline.some(({ kind }) => kind === 'panel-taken')
  );
}

/** Whose turn it is, for the one line that says what happens next. */
export function whoseTurn(escalation: Parameters<MoveRule['make']>[0]): 'raising' | 'receiving' | undefined {
  if (escalation.settled) return undefined;
  return escalation.proposal ? otherSide(escalation.proposal.side) : 'receiving';
}
