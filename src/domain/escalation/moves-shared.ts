import { currentStage } from './clock.ts';
import type { MoveAt, Mover } from './moves.ts';
import type { Escalation, EscalationEvent, StageRun } from './record.ts';

export const ONLY_SIDES = 'Only the two agencies concerned can do that.';
export const CLOSED = 'This escalation is closed. It can be opened again.';
export const SETTLED = 'You have agreed on a way forward. What is left is writing the outcome down.';

/** Closed, or not one of the two sides. */
export function notTalking(escalation: Escalation, mover: Mover): string | undefined {
  if (escalation.state === 'closed') return CLOSED;
  return mover.side ? undefined : ONLY_SIDES;
}

/** Closed, settled, or neither one of the sides nor the business unit. */
export function notMoving(escalation: Escalation, mover: Mover): string | undefined {
  if (escalation.state === 'closed') return CLOSED;
  if (!mover.side && !mover.unit) return 'Only the two agencies concerned and the business unit can do that.';
  return escalation.settled ? SETTLED : undefined;
}

export function withEvent(
  escalation: Escalation,
  kind: EscalationEvent['kind'],
  mover: Mover,
  { now }: MoveAt,
  text?: string,
): Escalation {
  const event: EscalationEvent = {
    kind,
    at: now.toISOString(),
    by: mover.member,
    stage: currentStage(escalation).stage,
    ...(mover.side ? { side: mover.side } : {}),
    ...(text ? { text } : {}),
  };
  return { ...escalation, timeline: [...escalation.timeline, event] };
}

/** The open stage changed. */
export function withRun(escalation: Escalation, run: StageRun): Escalation {
  return { ...escalation, stages: [...escalation.stages.slice(0, -1), run] };
}

/** The open stage is over, whatever comes next. A pause ends with it. */
export function ended(escalation: Escalation, { now }: MoveAt): Escalation {
  const run = currentStage(escalation);
  const at = now.toISOString();
  const pause = run.pause && !run.pause.to ? { pause: { ...run.pause, to: at } } : {};
  return withRun(escalation, { ...run, ...pause, endedAt: at });
}

export function needs(text: string | undefined, message: string): { text?: string } {
  return text?.trim() ? {} : { text: message };
}
