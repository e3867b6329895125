import { originLabel } from '../../src/domain/action/origins.ts';
import { isOpen, isOverdue, type Action, type StoryKind } from '../../src/domain/action/record.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { may, type AccessVerb } from '../../src/bot/access.ts';
import { maySeeAction, relationsTo, whoOwns } from '../../src/bot/relations.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { actionCard } from '../index.ts';
import { storyOf, type StoryLine } from './story.ts';
import { groupName, nameAndAgency, nameOf, ownerInFull } from './names.ts';

const STATUS: Readonly<Record<Action['status'], string>> = {
  sent: 'On its way',
  returned: 'Returned',
  assigned: 'Waiting to be accepted',
  accepted: 'Accepted',
  assurance: 'Waiting for assurance',
  closed: 'Done',
};

/** The newest few on a posted card; everything for somebody who asks (`/action show`). */
const UPDATES_SHOWN = { newest: 3, everything: Number.POSITIVE_INFINITY } as const;

/** The card of one action, on every platform and for everybody who may see it. */
export const actionView: RecordView = viewOf('action', 'newest');

/** The same card with its whole story. */
export const actionStoryView: RecordView = viewOf('action-story', 'everything');

function viewOf(name: string, updates: keyof typeof UPDATES_SHOWN): RecordView {
  return {
    name,
    async draw(id, { store, directory, now, viewer, personal }) {
      const action = await store.get('actions', id);
      if (!action || (viewer && !maySeeAction(action, viewer, directory))) return undefined;
      return { rev: action.rev, view: drawAction(action, directory, now, updates, { viewer, personal }) };
    },
    async concerned(id, { store, directory }) {
      const action = await store.get('actions', id);
      return action ? membersWhoMayAct(action, directory) : [];
    },
  };
}

export function drawAction(
  action: Action,
  directory: Directory,
  now: Date,
  updates: keyof typeof UPDATES_SHOWN = 'newest',
  audience: Audience = {},
): CardView {
  const able = abilities(action, directory, audience);
  const due = sayDate(action.due);
  const done = action.finished;
  return {
    card: actionCard.expand({
      kind: 'Action',
      reference: action.id,
      subject: subjectOf('action', action.id),
      rev: action.rev,
      status: STATUS[action.status],
      title: action.title,
      due,
      overdue: isOverdue(action, londonDate(now)),
      facts: factsOf(action, directory, due),
      updates: talkOf(action, directory)
        .slice(-UPDATES_SHOWN[updates])
        .map((update) => ({
          text: update.text,
          by: nameOf(directory, update.by),
          at: sayWhen(update.at, now),
        })),
      finished: done !== undefined,
      evidence: action.evidence.at(-1)?.text ?? '',
      doneBy: done ? nameOf(directory, done.by) : '',
      doneAt: done ? sayWhen(done.at, now) : '',
      ...able,
    }),
    summary: dotted([`Action ${action.id}`, STATUS[action.status].toLowerCase(), `due ${due}`]),
  };
}

/** What people said and changed along the way; where it is and how it ended stands elsewhere on the card. */
const TALK: ReadonlySet<StoryKind> = new Set([
  'update',
  'handed-over',
  'due-moved',
  'sent-back',
  'board-answered',
]);

function talkOf(action: Action, directory: Directory): readonly StoryLine[] {
  return storyOf(action, directory).filter(({ kind }) => TALK.has(kind));
}

function factsOf(action: Action, directory: Directory, due: string): { label: string; shown: string }[] {
  const facts: [string, string | undefined][] = [
    ['Who', ownerInFull(action.owner, directory)],
    ['Due', due],
    ['Measure', action.measure],
    ['Group', action.group ? groupName(directory, action.group) : undefined],
    ['From', action.origin ? originLabel(action.origin) : undefined],
    ['Assigned by', nameAndAgency(directory, action.assignedBy)],
  ];
  return facts.flatMap(([label, shown]) => (shown === undefined ? [] : [{ label, shown }]));
}

/** Who will see it: one person, or a room in which those whom it concerns see their own view; otherwise anybody. */
interface Audience {
  readonly viewer?: Member | undefined;
  readonly personal?: true | undefined;
}

/** Which buttons the card has. What somebody may not press is not on their own card; on one for anybody it is, and is refused. */
function abilities(action: Action, directory: Directory, { viewer, personal }: Audience) {
  const open = isOpen(action);
  const mayDo = (verb: AccessVerb): boolean =>
    open && !personal && (!viewer || may(viewer, verb, relationsTo(action, viewer, directory)));
  return {
    canAccept: action.status === 'assigned' && mayDo('action.accept'),
    canUpdate: mayDo('action.update'),
    canFinish: mayDo('action.finish'),
    canAsk: open && personal === true,
  };
}

/** Its owner, their deputy, whoever assigned it, the chairs of its group, and the business unit. */
function membersWhoMayAct(action: Action, directory: Directory): string[] {
  if (!isOpen(action)) return [];
  const owners = whoOwns(action, directory).members;
  const first = [...owners.flatMap(({ id, deputy }) => [id, deputy]), action.assignedBy];
  const rest = directory.members.filter(
    (member) =>
      !first.includes(member.id) && may(member, 'action.update', relationsTo(action, member, directory)),
  );
  return [...new Set(first.filter((id) => id !== undefined)), ...rest.map(({ id }) => id)];
}
