import { originLabel } from '../../src/domain/action/origins.ts';
import { isAssuranceLate } from '../../src/domain/action/assurance.ts';
import { boardCallOpen } from '../../src/domain/action/board.ts';
import {
  currentHop,
  currentRound,
  isOpen,
  isOverdue,
  openParts,
  waitsForSignOff,
  type Action,
  type StoryKind,
} from '../../src/domain/action/record.ts';
import { isHopLate } from '../../src/domain/action/route.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { may } from '../../src/bot/access.ts';
import { maySeeAction, relationsTo, whoOwns, whoseTurn } from '../../src/bot/relations.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { actionCard } from '../index.ts';
import { groupName, nameAndAgency, nameOf, ownerInFull } from './names.ts';
import { buttonsFor } from './steps.ts';
import { storyOf, type StoryLine } from './story.ts';

const STATUS: Readonly<Record<Action['status'], string>> = {
  sent: 'On its way',
  returned: 'Returned',
  assigned: 'Waiting to be accepted',
  accepted: 'Accepted',
  assurance: 'Waiting for assurance',
  closed: 'Done',
};
const ENDED = { done: 'Done', assured: 'Assured and closed', withdrawn: 'Withdrawn' } as const;

/** The newest few on a posted card; the whole story for somebody who asks (`/action show`). */
type Detail = 'newest' | 'everything';
const NEWEST = 3;

/** The card of one action, on every platform and for everybody who may see it. */
export const actionView: RecordView = viewOf('action', 'newest');

/** The same card with its whole story. */
export const actionStoryView: RecordView = viewOf('action-story', 'everything');

function viewOf(name: string, detail: Detail): RecordView {
  return {
    name,
    async draw(id, { store, directory, partnership, now, viewer, personal }) {
      const action = await store.get('actions', id);
      if (!action || (viewer && !maySeeAction(action, viewer, directory))) return undefined;
      return {
        rev: action.rev,
        view: drawAction(action, { directory, partnership, now }, detail, { viewer, personal }),
      };
    },
    async concerned(id, { store, directory }) {
      const action = await store.get('actions', id);
      return action ? membersWhoMayAct(action, directory) : [];
    },
  };
}

/** Who will see it: one person, or a room in which those whom it concerns see their own view; otherwise anybody. */
interface Audience {
  readonly viewer?: Member | undefined;
  readonly personal?: true | undefined;
}

/** What the words on a card are looked up in. */
interface Scene {
  readonly directory: Directory;
  readonly partnership: Partnership;
  readonly now: Date;
}

export function drawAction(
  action: Action,
  { directory, partnership, now }: Scene,
  detail: Detail = 'newest',
  { viewer, personal }: Audience = {},
): CardView {
  const said = (line: { text: string; by: string; at: string }) => ({
    text: line.text,
    by: nameOf(directory, line.by),
    at: sayWhen(line.at, now),
  });
  const whole = detail === 'everything';
  const lines = whole ? storyOf(action, directory) : talkOf(action, directory).slice(-NEWEST);
  const due = sayDate(action.due);
  return {
    card: actionCard.expand({
      reference: action.id,
      subject: subjectOf('action', action.id),
      status: statusOf(action),
      title: action.title,
      warnings: warningsOf(action, directory, now),
      facts: factsOf(action, directory, partnership),
      heading: whole ? 'What happened' : 'How it is going',
      lines: lines.map(said),
      evidence: whole ? [] : action.evidence.slice(-NEWEST).map(said),
      ended: endedOf(action, directory, now),
      buttons: personal ? [] : buttonsFor(action, directory, viewer),
      canAsk: isOpen(action) && personal === true,
    }),
    summary: dotted([`Action ${action.id}`, statusOf(action).toLowerCase(), `due ${due}`]),
  };
}

function statusOf(action: Action): string {
  if (action.closed) return ENDED[action.closed.how];
  return waitsForSignOff(action) ? 'All parts are back' : STATUS[action.status];
}

function warningsOf(action: Action, directory: Directory, now: Date): string[] {
  const call = boardCallOpen(action);
  const gap = isOpen(action) ? whoOwns(action, directory).gap : undefined;
  return [
    ...(isOverdue(action, londonDate(now)) ? [`Overdue: it was due ${sayDate(action.due)}`] : []),
    ...(isHopLate(action, now) ? ['The group has not answered in its time'] : []),
    ...(isAssuranceLate(action, now) ? ['Nobody has looked at the evidence in their time'] : []),
    ...(gap ? [gap] : []),
    ...(call && isOpen(action)
      ? [`Before ${groupName(directory, call.to)} since ${sayWhen(call.at, now)}`]
      : []),
  ];
}

function factsOf(
  action: Action,
  directory: Directory,
  { priorities, themes }: Partnership,
): { label: string; shown: string }[] {
  const { group, origin, parts, parent, reportsTo } = action;
  const facts: [string, string | undefined][] = [
    ['Who', ownerInFull(action.owner, directory)],
    ['Due', sayDate(action.due)],
    ['Measure', action.measure],
    ['Where', whereOf(action, directory)],
    ['Group', group !== undefined && action.route.length < 2 ? groupName(directory, group) : undefined],
    ['From', origin ? originLabel(origin) : undefined],
    ['Priority', priorities.find(({ id }) => id === action.priority)?.name],
    [
      'Themes',
      action.themes.flatMap((theme) => themes.find(({ id }) => id === theme)?.name ?? []).join(', ') ||
        undefined,
    ],
    ['Also told', reportsTo.map((id) => groupName(directory, id)).join(', ') || undefined],
    ['Part of', parent],
    [
      'Parts',
      parts.length > 0
        ? `${parts.length - openParts(action).length} of ${parts.length} are closed`
        : undefined,
    ],
    ['Assigned by', nameAndAgency(directory, action.assignedBy)],
  ];
  return facts.flatMap(([label, shown]) => (shown === undefined ? [] : [{ label, shown }]));
}

/** Its way in one line, with where it is now: "CSPR → MAPQAG (to answer by Tue 24 Nov) → Neglect". */
function whereOf(action: Action, directory: Directory): string | undefined {
  const hop = currentHop(action);
  const round = currentRound(action);
  const by = (limit: string): string => sayDate(londonDate(new Date(limit)), 'short');
  const short = (id: string): string => directory.group(id)?.short ?? groupName(directory, id);
  if (action.route.length < 2 && !round && action.status !== 'sent' && action.status !== 'returned')
    return undefined;
  const steps = action.route.map((id) => {
    if (action.status === 'sent' && hop?.group === id)
      return `${short(id)} (${hop.back ? 'returned to it, ' : ''}to answer by ${by(hop.limit)})`;
    if (action.status === 'returned' && hop?.group === id) return `${short(id)} (returned it)`;
    return short(id);
  });
  return [
    ...steps,
    ...(round ? [`${short(round.group)} (looks at the evidence by ${by(round.limit)})`] : []),
  ].join(' → ');
}

/** What people said and changed along the way; where it is and how it ended stands elsewhere on the card. */
const TALK: ReadonlySet<StoryKind> = new Set([
  'update',
  'handed-over',
  'due-moved',
  'hop-returned',
  're-routed',
  'sent-back',
  'board-called',
  'board-answered',
  'part-closed',
]);

function talkOf(action: Action, directory: Directory): readonly StoryLine[] {
  return storyOf(action, directory).filter(({ kind }) => TALK.has(kind));
}

function endedOf({ closed, assurance }: Action, directory: Directory, now: Date): string {
  if (!closed) return '';
  const who = `${nameOf(directory, closed.by)}, ${sayWhen(closed.at, now)}`;
  const round = assurance.at(-1);
  if (closed.how === 'assured' && round)
    return `Assured for ${groupName(directory, round.group)} by ${who}${round.reason ? `: ${round.reason}` : ''}`;
  return closed.how === 'withdrawn' ? `Withdrawn by ${who}: ${closed.reason ?? ''}` : `Done by ${who}`;
}

/** Whose turn it is, its owners and their deputies, whoever assigned it, the chairs of its group, and the business unit. */
function membersWhoMayAct(action: Action, directory: Directory): string[] {
  if (!isOpen(action)) return [];
  const owners = whoOwns(action, directory).members;
  const turn = whoseTurn(action, directory).map(({ id }) => id);
  const first = [...turn, ...owners.flatMap(({ id, deputy }) => [id, deputy]), action.assignedBy];
  const rest = directory.members.filter((member) => {
    const relations = relationsTo(action, member, directory);
    return (
      !first.includes(member.id) &&
      (['action.update', 'action.route'] as const).some((verb) => may(member, verb, relations))
    );
  });
  return [...new Set(first.filter((id) => id !== undefined)), ...rest.map(({ id }) => id)];
}
