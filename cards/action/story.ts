import type { Action, StoryEvent, StoryKind } from '../../src/domain/action/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { groupName } from './names.ts';

/** One line of a story, as people read it. What somebody typed stands in it word for word. */
export interface StoryLine {
  readonly kind: StoryKind;
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** The whole story of an action, oldest first: one line for each entry of the audit trail. */
export function storyOf(action: Action, directory: Directory): readonly StoryLine[] {
  return action.story.map((event) => ({
    kind: event.kind,
    text: sayEvent(event, action, directory),
    by: event.by,
    at: event.at,
  }));
}

function sayEvent(
  { kind, index = -1, text = '', part = '' }: StoryEvent,
  action: Action,
  directory: Directory,
): string {
  const hop = action.hops[index];
  const round = action.assurance[index];
  const group = (id: string | undefined): string => (id === undefined ? '' : groupName(directory, id));
  const because = (reason: string | undefined): string => (reason ? `: ${reason}` : '');
  switch (kind) {
    case 'assigned':
      return action.route.length > 1 ? `Raised for ${group(action.route.at(-1))}` : 'Assigned';
    case 'hop-accepted':
      return `${group(hop?.group)} takes it`;
    case 'hop-returned':
      return `${group(hop?.group)} returned it${because(hop?.reason)}`;
    case 're-routed':
      return hop?.state === 're-routed'
        ? `${group(hop.group)} sent it to ${group(action.hops[index + 1]?.group)} instead${because(hop.reason)}`
        : `Sent to ${group(hop?.group)}${because(text)}`;
    case 'accepted':
      return 'Accepted';
    case 'update':
    case 'handed-over':
      return text;
    case 'evidence':
      return `Evidence${because(action.evidence[index]?.text)}`;
    case 'finished':
      return `The work is done${because(action.evidence[index]?.text)}`;
    case 'assured':
      return `${group(round?.group)} looked at ${piecesOf(round?.looked.length)} and gave its assurance${because(round?.reason)}`;
    case 'sent-back':
      return `${group(round?.group)} sent it back${because(round?.reason)}`;
    case 'asked-elsewhere':
      return `${group(action.assurance[index + 1]?.group)} looks at the evidence instead${because(round?.reason)}`;
    case 'due-moved': {
      const change = action.dueChanges[index];
      return change
        ? `Due date moved from ${sayDate(change.from)} to ${sayDate(change.to)}: ${change.reason}`
        : 'Due date moved';
    }
    case 'part-added':
      return `${part} was put under it`;
    case 'part-closed':
      return `${part}, which is part of it, is closed`;
    case 'board-called':
      return `Put before ${group(action.boardCalls[index]?.to)}${because(action.boardCalls[index]?.reason)}`;
    case 'board-answered':
      return `${group(action.boardCalls[index]?.to)} says${because(action.boardCalls[index]?.answer?.text)}`;
    case 'withdrawn':
      return `Withdrawn${because(action.closed?.reason)}`;
  }
}

function piecesOf(count = 0): string {
  return count === 1 ? 'one piece of evidence' : `${count} pieces of evidence`;
}
