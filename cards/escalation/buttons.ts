import { subjectOf } from '../../src/bot/outbox.ts';
import { legalMoves, type MoveAt, type MoveKind, type Mover } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { noteImpactButton } from '../impact/words.ts';
import type { Button } from '../words.ts';
import { MOVE_BUTTONS } from './words.ts';

/** Most buttons on the card itself: on a phone, more than that is a list to read. */
const ON_CARD = 4;
/** The order in which people need them. */
const ORDER = Object.keys(MOVE_BUTTONS);

/** What this person can do now, the likeliest first; what does not fit is behind "More". */
export function buttonsFor(escalation: Escalation, mover: Mover, at: MoveAt, withStory: boolean): Button[] {
  const moves = movesFor(escalation, mover, at);
  const shown = moves.length > ON_CARD ? moves.slice(0, ON_CARD - 1) : moves;
  const own = { subject: subjectOf('escalation', escalation.id), rev: escalation.rev };
  return [
    ...shown.map((kind) => buttonOf(escalation, kind)),
    ...(shown.length < moves.length ? [{ title: 'More', data: { verb: 'escalation.more', ...own } }] : []),
    ...(canLearn(escalation, mover)
      ? [{ title: 'Make this an action', data: { verb: 'escalation.learn', ...own, opens: 'form' as const } }]
      : []),
    ...(mayNoteImpact(escalation, mover) ? [noteImpactButton(own.subject, own.rev)] : []),
    ...(withStory && escalation.timeline.length > 4
      ? [{ title: 'Whole story', data: { verb: 'escalation.show', ...own } }]
      : []),
  ];
}

/** It was settled, and they had a part in it. */
function mayNoteImpact({ state, outcome }: Escalation, { side, unit }: Mover): boolean {
  return state === 'closed' && outcome?.kind !== 'withdrawn' && (side !== undefined || unit === true);
}

/** Its learning is on record and nobody has made it an action; it is theirs to do so. */
function canLearn({ outcome, openedBy }: Escalation, mover: Mover): boolean {
  return outcome?.learning === true && !outcome.action && (mover.unit === true || mover.member === openedBy);
}

/** Everything this person can do, in order. */
export function movesFor(escalation: Escalation, mover: Mover, at: MoveAt): MoveKind[] {
  return [...legalMoves(escalation, mover, at)].sort(
    (one, other) => ORDER.indexOf(one) - ORDER.indexOf(other),
  );
}

export function buttonOf(escalation: Escalation, kind: MoveKind): Button {
  const { title, form } = MOVE_BUTTONS[kind];
  return {
    title,
    data: {
      verb: form ? `escalation.ask.${kind}` : `escalation.move.${kind}`,
      subject: subjectOf('escalation', escalation.id),
      rev: escalation.rev,
      ...(form ? { opens: 'form' as const } : {}),
    },
  };
}
