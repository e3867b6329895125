import { assurersOf, chairsOf, whoOwns } from './relations.ts';
import { boardCallOpen } from '../domain/action/board.ts';
import { seatName } from '../domain/action/owner.ts';
import { currentHop, currentRound, isOverdue, STATUSES, type Action } from '../domain/action/record.ts';
import { londonDate, sayDate } from '../domain/working-days.ts';
import type { StoreView } from '../../storage/store.ts';
import type { Directory } from '../partnership/model.ts';
import { isUncovered } from './absences.ts';
import type { MissingStep, StepAround, StepKind } from './next-steps.ts';
import { subjectOf, whomOf } from './outbox.ts';
import { dotted } from './text.ts';

/** Every action that is not closed. */
export async function openActions(view: StoreView): Promise<readonly Action[]> {
  const open = STATUSES.filter((status) => status !== 'closed');
  return (await Promise.all(open.map((status) => view.find('actions', 'status', status)))).flat();
}

/**
 * An open action goes on when whoever has to do something is here and knows of it: the chair of the group it was sent to, its owner,
 * or the group that looks at the evidence; and when its day is still to come.
 */
export const actionSteps: StepKind<Action> = {
  name: 'action',
  open: openActions,

  describe: (action, { directory }) => ({
    subject: subjectOf('action', action.id),
    rev: action.rev,
    title: action.title,
    line: dotted([action.id, ownerWords(action, directory), `due ${sayDate(action.due)}`]),
  }),

  nextStep(action, around) {
    const missing = missingOf(action, around);
    if (missing.length > 0) return missing;
    const { directory } = around;
    const hop = currentHop(action);
    if (action.status === 'sent' && hop)
      return {
        what: 'say whether the group takes it',
        who: chairsOf(hop.group, directory)[0]?.id ?? action.assignedBy,
        when: londonDate(new Date(hop.limit)),
      };
    if (action.status === 'returned')
      return { what: 'send it on or withdraw it', who: action.assignedBy, when: action.due };
    const round = currentRound(action);
    if (round)
      return {
        what: 'look at the evidence',
        who: assurersOf(action, directory)[0]?.id ?? action.assignedBy,
        when: londonDate(new Date(round.limit)),
      };
    const [owner] = whoOwns(action, directory).members;
    return {
      what: action.status === 'assigned' ? 'accept it' : 'finish it',
      who: owner?.id ?? action.assignedBy,
      when: action.due,
    };
  },
};

function missingOf(action: Action, around: StepAround): MissingStep[] {
  const { directory, today, lost } = around;
  const missing = [...ownerMissing(action, directory), ...groupsMissing(action, directory)];
  const raiser = directory.member(action.assignedBy);
  if (action.status === 'returned' && (!raiser || raiser.left))
    missing.push({
      reason: 'owner-left',
      says: 'It was returned to somebody who has left. Send it on, or withdraw it.',
    });
  // Nothing reminds anybody of an action after its day.
  if (isOverdue(action, today) && !boardCallOpen(action))
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

function ownerMissing({ owner }: Action, directory: Directory): MissingStep[] {
  const { members, gap } = whoOwns({ owner }, directory);
  if (gap)
    return [{ reason: owner.kind === 'member' ? 'owner-left' : 'seat-empty', says: gap, press: 'assign' }];
  const away = members.filter((member) => member.away && isUncovered(directory, member.id));
  const [first] = away;
  if (!first?.away || away.length < members.length) return [];
  const says = `${first.name} is away until ${sayDate(first.away.back)}, and neither a deputy nor a lead of their agency is here.`;
  return [{ reason: 'owner-away', says, press: 'assign' }];
}

/** A group without a chair, or one that the partnership file no longer has, answers nothing. */
function groupsMissing(action: Action, directory: Directory): MissingStep[] {
  const asked = currentRound(action);
  const groups = new Set([action.group, action.status === 'sent' ? currentHop(action)?.group : undefined]);
  const missing = [...groups].flatMap((group): MissingStep[] => {
    if (group === undefined || chairsOf(group, directory).length > 0) return [];
    const name = directory.group(group)?.name;
    const says = name
      ? `${name} has no chair on record, so nobody looks after it.`
      : 'Its group is no more in the partnership file. Send it to another one.';
    return [{ reason: 'no-chair', says }];
  });
  if (asked && assurersOf(action, directory).length === 0)
    missing.push({
      reason: 'no-chair',
      says: `Nobody of ${directory.group(asked.group)?.name ?? 'a group that is no more'} can look at the evidence. Ask another group.`,
    });
  return missing;
}

function ownerWords({ owner }: Action, directory: Directory): string {
  if (owner.kind !== 'member') return seatName(owner, directory) ?? '';
  return directory.member(owner.member)?.name ?? 'somebody who has left';
}
