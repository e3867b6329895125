import { isOverdue, type Action } from '../domain/action.ts';
import { sayDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import { isUncovered } from './absences.ts';
import type { MissingStep, StepAround, StepKind } from './next-steps.ts';
import { subjectOf, whomOf } from './outbox.ts';
import { dotted } from './text.ts';

/** An open action goes on when its owner is here and knows of it, its day is still to come, and its group has a chair. */
export const actionSteps: StepKind<Action> = {
  name: 'action',

  async open(view) {
    return [
      ...(await view.find('actions', 'status', 'assigned')),
      ...(await view.find('actions', 'status', 'accepted')),
    ];
  },

  describe: (action, { directory }) => ({
    subject: subjectOf('action', action.id),
    rev: action.rev,
    title: action.title,
    line: dotted([action.id, nameOf(directory, action.owner), `due ${sayDate(action.due)}`]),
  }),

  nextStep(action, around) {
    const missing = missingOf(action, around);
    if (missing.length > 0) return missing;
    return {
      what: action.status === 'assigned' ? 'accept it' : 'finish it',
      who: action.owner,
      when: action.due,
    };
  },
};

function missingOf(action: Action, { directory, today, lost }: StepAround): MissingStep[] {
  const missing: MissingStep[] = [];
  const owner = directory.member(action.owner);
  if (!owner || owner.left)
    missing.push({
      reason: 'owner-left',
      says: `${owner ? owner.name : 'Its owner'} has left, so nobody does it.`,
      press: 'assign',
    });
  if (owner?.away && isUncovered(directory, owner.id))
    missing.push({
      reason: 'owner-away',
      says: `${owner.name} is away until ${sayDate(owner.away.back)}, and neither a deputy nor a lead of their agency is here.`,
      press: 'assign',
    });
  if (action.group && !hasChair(directory, action.group))
    missing.push({
      reason: 'no-chair',
      says: `${directory.group(action.group)?.name ?? 'Its group'} has no chair on record, so nobody looks after it.`,
    });
  // Nothing reminds anybody of an action after its day.
  if (isOverdue(action, today))
    missing.push({
      reason: 'overdue',
      says: `It was due ${sayDate(action.due)}, and nothing reminds anybody of it.`,
    });
  const [letter] = lost.get(subjectOf('action', action.id)) ?? [];
  if (letter)
    missing.push({
      reason: 'not-told',
      says: `Its card did not reach ${whomOf(letter.to, directory)}.`,
      press: { again: letter },
    });
  return missing;
}

function hasChair({ members }: Directory, group: string): boolean {
  return members.some(
    ({ left, roles }) => !left && roles.some((held) => held.role === 'chair' && held.group === group),
  );
}

function nameOf(directory: Directory, id: string): string {
  return directory.member(id)?.name ?? 'somebody who has left';
}
