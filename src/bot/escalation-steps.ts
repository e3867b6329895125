import { emptySeats } from '../domain/escalation/advice.ts';
import { CHASES_AFTER, isLeftUnwritten } from '../domain/escalation/chase.ts';
import { raisersOf } from '../domain/escalation/chased-people.ts';
import { currentStage, daysOver, isPaused, policyOf } from '../domain/escalation/clock.ts';
import { askedOn, isUnanswered } from '../domain/escalation/held.ts';
import { ownersAt } from '../domain/escalation/owners.ts';
import type { Escalation } from '../domain/escalation/record.ts';
import { sidesToAnswer } from '../domain/escalation/turn.ts';
import { labelOf, THEMES } from '../domain/escalation/words.ts';
import { endOfWorkingDay, londonDate, sayDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import type { MissingStep, StepAround, StepKind } from './next-steps.ts';
import { subjectOf, whomOf } from './outbox.ts';
import { dotted } from './text.ts';

/**
 * An open escalation goes on when both sides have somebody at its stage who knows of it, and its prompts are not used up; a
 * closed one while somebody will still be asked whether it held.
 */
export const escalationSteps: StepKind<Escalation> = {
  name: 'escalation',

  async open(view) {
    const closed = await view.find('escalations', 'state', 'closed');
    return [
      ...(await view.find('escalations', 'state', 'open')),
      ...closed.filter(({ review }) => review !== undefined && review.held === undefined),
    ];
  },

  describe: (escalation, { directory }) => ({
    subject: subjectOf('escalation', escalation.id),
    rev: escalation.rev,
    title: `${agencyOf(directory, escalation.raising)} to ${agencyOf(directory, escalation.receiving)}: ${labelOf(THEMES, escalation.theme).toLowerCase()}`,
    line: dotted([escalation.id, whenOf(escalation)]),
  }),

  nextStep(escalation, around) {
    const missing = missingOf(escalation, around);
    if (missing.length > 0) return missing;
    const [raiser = escalation.openedBy] = raisersOf(escalation, around.directory);
    if (escalation.state === 'closed')
      return { what: 'say whether it held', who: raiser, when: nextAsked(escalation, around) };
    if (escalation.settled) return { what: 'write down how it ended', who: raiser, when: around.today };
    const run = currentStage(escalation);
    const policy = policyOf(escalation, run.stage);
    const [side = 'receiving'] = sidesToAnswer(escalation);
    const [owner] = policy ? ownersAt(escalation, side, policy, around.directory).members : [];
    const what = isPaused(run) ? 'start its clock again' : 'settle it or move it up';
    return { what, who: owner?.id ?? raiser, when: londonDate(new Date(run.due)) };
  },
};

function missingOf(escalation: Escalation, around: StepAround): MissingStep[] {
  const at = { now: endOfWorkingDay(around.today), calendar: around.calendar };
  const missing: MissingStep[] = [];
  if (escalation.state === 'closed') {
    if (isUnanswered(escalation, { ...at, now: morning(around.today) }))
      missing.push({
        reason: 'overdue',
        says: 'Both sides were asked twice whether it held. Nobody has said.',
      });
    return missing;
  }
  if (isLeftUnwritten(escalation, at))
    missing.push({
      reason: 'not-closed',
      says: 'A way forward was found, and nobody has written down how it ended.',
    });
  if (!escalation.settled)
    for (const says of emptySeats(escalation, around.directory)) missing.push({ reason: 'seat-empty', says });
  const leaver = around.directory.member(escalation.openedBy);
  if (leaver?.left) missing.push({ reason: 'owner-left', says: `${leaver.name}, who raised it, has left.` });
  const over = daysOver(escalation, morning(around.today), around.calendar);
  if (over > CHASES_AFTER)
    missing.push({
      reason: 'overdue',
      says: `It is ${over} working days over its limit, and its people have been prompted ${CHASES_AFTER} times.`,
    });
  for (const letter of around.lost.get(subjectOf('escalation', escalation.id)) ?? [])
    missing.push({
      reason: 'not-told',
      says: `Its card did not reach ${whomOf(letter.to, around.directory)}.`,
      press: { again: letter },
    });
  return missing;
}

function nextAsked(escalation: Escalation, { calendar, today }: StepAround): string {
  const dates = askedOn(escalation, { calendar });
  return dates.find((date) => date >= today) ?? dates.at(-1) ?? today;
}

function whenOf(escalation: Escalation): string {
  if (escalation.state === 'closed') return 'closed';
  if (escalation.settled) return 'settled, not closed';
  const run = currentStage(escalation);
  return `stage ${run.stage}, ${isPaused(run) ? 'paused' : `due ${sayDate(londonDate(new Date(run.due)))}`}`;
}

/** Before anybody works: what was due yesterday is over, what is due today is not. */
function morning(today: string): Date {
  return new Date(endOfWorkingDay(today).getTime() - 9 * 3_600_000);
}

function agencyOf(directory: Directory, id: string): string {
  return directory.agency(id)?.name ?? id;
}
