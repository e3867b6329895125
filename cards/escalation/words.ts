import { isPaused, currentStage, policyOf } from '../../src/domain/escalation/clock.ts';
import { adviceDue } from '../../src/domain/escalation/advice.ts';
import type { MoveAt, MoveKind } from '../../src/domain/escalation/moves.ts';
import { isSeen } from '../../src/domain/escalation/moves-talk.ts';
import type { Escalation, EscalationEvent } from '../../src/domain/escalation/record.ts';
import { otherSide } from '../../src/domain/escalation/words.ts';
import { londonDate, londonTime, sayDate } from '../../src/domain/working-days.ts';

const EVENTS: Readonly<Record<EscalationEvent['kind'], string>> = {
  opened: 'Raised',
  acknowledged: 'Seen',
  'view-given': 'How the other side sees it',
  proposed: 'Suggested',
  agreed: 'Agreed',
  dissented: 'Not agreed',
  decided: 'Decided',
  'opinion-asked': 'Opinion asked for',
  'opinion-given': 'Opinion given',
  'moved-up': 'Moved up',
  'moved-down': 'Moved back',
  'extension-asked': 'More time asked for',
  'extension-agreed': 'More time agreed',
  'extension-declined': 'More time declined',
  paused: 'Paused',
  resumed: 'Going on',
  're-think': 'Re-think asked for',
  'panel-offered': 'For the informal panel',
  'panel-taken': 'Taken by the informal panel',
  'made-urgent': 'Made urgent',
  withdrawn: 'Withdrawn',
  closed: 'Closed',
  reviewed: 'Looked at again',
  're-opened': 'Opened again',
  'handed-over': 'Given to somebody else',
};

/** One event as a few words: `Moved up, stage 2`. */
export function sayEvent(event: EscalationEvent, escalation: Escalation): string {
  const withStage = event.kind === 'moved-up' || event.kind === 'moved-down';
  const to = withStage ? stageAfter(event, escalation) : undefined;
  return to === undefined ? EVENTS[event.kind] : `${EVENTS[event.kind]} to stage ${to}`;
}

function stageAfter(event: EscalationEvent, escalation: Escalation): number | undefined {
  return escalation.stages.find(({ startedAt, stage }) => startedAt === event.at && stage === event.stage)
    ?.stage;
}

/** Whose turn it is, in one line. */
export function turnOf(escalation: Escalation, agency: (id: string) => string): string {
  if (escalation.state === 'closed') return '';
  if (isPaused(currentStage(escalation))) return 'The clock is paused.';
  if (escalation.settled) return 'A way forward is there. Write down how it ended, then it is closed.';
  const waiting = currentStage(escalation).extensions.find(({ answer }) => answer === undefined);
  const sides = { raising: agency(escalation.raising), receiving: agency(escalation.receiving) };
  if (waiting)
    return `Somebody at ${sides[waiting.side]} asks for ${waiting.days} more working ${waiting.days === 1 ? 'day' : 'days'}. It is for ${sides[otherSide(waiting.side)]} to say yes or no.`;
  if (escalation.proposal)
    return `A suggestion is on the table. It is for ${sides[otherSide(escalation.proposal.side)]} to agree or not.`;
  if (policyOf(escalation, currentStage(escalation).stage)?.decides)
    return 'It is for those who sit at this stage to decide.';
  return isSeen(escalation)
    ? `Waiting for an answer from ${sides.receiving}.`
    : `Waiting for somebody at ${sides.receiving} to say that they have seen this.`;
}

/** What somebody who was asked for an opinion reads: by when, or that it is no longer needed. */
export function opinionTurn(escalation: Escalation, at: MoveAt): string {
  const { advice } = currentStage(escalation);
  if (escalation.state === 'closed') return '';
  if (escalation.settled) return 'It has been decided. Thank you for your opinion.';
  if (!advice) return 'It is at another stage now. Nothing is asked of you.';
  const due = sayInstant(adviceDue(escalation, advice, at).toISOString());
  return `Your opinion is asked for, by ${due}. You advise; those who sit at this stage decide.`;
}

/** `Tue 24 Nov 17:00`. */
export function sayInstant(instant: string): string {
  const at = new Date(instant);
  return `${sayDate(londonDate(at), 'short')} ${londonTime(at)}`;
}

/** What the button of a move says, and whether it opens a form first. */
export const MOVE_BUTTONS: Readonly<Record<MoveKind, { readonly title: string; readonly form: boolean }>> = {
  acknowledge: { title: 'I have seen this', form: false },
  agree: { title: 'Agree', form: false },
  close: { title: 'Say how it ended', form: true },
  dissent: { title: 'Do not agree', form: true },
  decide: { title: 'Decide', form: true },
  'give-opinion': { title: 'Give your opinion', form: true },
  'agree-extension': { title: 'Yes, more time', form: false },
  'decline-extension': { title: 'No more time', form: true },
  propose: { title: 'Suggest a way forward', form: true },
  'give-view': { title: 'Say how we see it', form: true },
  'ask-opinion': { title: 'Ask for an opinion', form: true },
  'move-up': { title: 'Move up a stage', form: true },
  review: { title: 'Did it hold?', form: true },
  'ask-extension': { title: 'Ask for more time', form: true },
  'make-urgent': { title: 'Make it urgent', form: true },
  're-think': { title: 'Ask for a re-think', form: true },
  'offer-panel': { title: 'Put to the informal panel', form: false },
  'take-to-panel': { title: 'Taken by the panel today', form: false },
  pause: { title: 'Pause the clock', form: true },
  resume: { title: 'Start the clock again', form: false },
  'move-down': { title: 'Move back a stage', form: true },
  withdraw: { title: 'Withdraw', form: true },
  're-open': { title: 'Open it again', form: true },
};
