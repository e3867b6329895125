import { mayMeet, seatOf } from '../../src/bot/meeting-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import type { Prompt } from '../../src/domain/meeting/cycle.ts';
import { promptLabel } from '../../src/domain/meeting/prompt-words.ts';
import { quorumOf } from '../../src/domain/meeting/quorum.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import type { PromptKind } from '../../src/domain/meeting/words.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { itemsCard } from '../index.ts';
import { agendaButton, replyButtons } from '../meeting/buttons.ts';
import { meetingButton, meetingForm, referenceOf, sayMeeting } from '../meeting/words.ts';
import type { Button } from '../words.ts';

/** What a prompt is drawn with: for whom, and as things are when it is sent. */
export interface PromptDrawing {
  readonly reader: Member;
  readonly directory: Directory;
  readonly partnership: Partnership;
  readonly now: Date;
  readonly late: boolean;
}

const MOST_BUTTONS = 5;

/** One prompt of a meeting: what it asks, why it came, and the next step as a press. It names nobody and quotes nothing typed. */
export function drawMeetingPrompt(prompt: Prompt, meeting: Meeting, drawing: PromptDrawing): CardView {
  const { partnership, late } = drawing;
  const kinds = [prompt.kind, ...prompt.merges];
  return {
    summary: dotted([`${promptLabel(prompt.kind)}`, referenceOf(meeting, partnership)]),
    card: itemsCard.expand({
      heading: `${promptLabel(prompt.kind)}: ${referenceOf(meeting, partnership)}`,
      intro: '',
      sections: [
        {
          name: '',
          items: [
            {
              title: prompt.asks,
              line: sayMeeting(meeting),
              note: [
                ...(kinds.includes('quorum-forecast') ? [forecast(meeting, drawing)] : []),
                ...(prompt.merges.length > 0
                  ? [`With it: ${prompt.merges.map((kind) => promptLabel(kind).toLowerCase()).join(', ')}.`]
                  : []),
                prompt.why,
                ...(late ? ['It comes late: I was not running when it was due.'] : []),
              ].join(' '),
              buttons: buttonsFor(kinds, prompt, meeting, drawing).slice(0, MOST_BUTTONS),
            },
          ],
        },
      ],
      more: '',
      buttons: [],
    }),
  };
}

function forecast(meeting: Meeting, { partnership }: PromptDrawing): string {
  const group = partnership.groups.find(({ id }) => id === meeting.group);
  const { coming, silent, away, says } = quorumOf(meeting, group?.meetings?.quorum, partnership.agencies);
  return `${coming} coming, ${silent} not answered, ${away} not. ${says}`;
}

function buttonsFor(
  kinds: readonly PromptKind[],
  prompt: Prompt,
  meeting: Meeting,
  drawing: PromptDrawing,
): Button[] {
  const { reader, directory, now } = drawing;
  const runs = mayMeet('meeting.run', meeting, reader, directory);
  const adds = mayMeet('meeting.item', meeting, reader, directory);
  const seat = seatOf(meeting, reader, directory);
  const own = (kind: PromptKind): Button[] => {
    switch (kind) {
      case 'date-check':
        return runs
          ? [
              meetingButton(meeting, 'meeting.date-good', 'The date is good'),
              meetingForm(meeting, 'move', 'Move it'),
            ]
          : [];
      case 'call-for-items':
        return adds ? [meetingForm(meeting, 'item', 'Add an item'), agendaButton(meeting)] : [];
      case 'papers-due':
        return adds ? [meetingForm(meeting, 'paper', 'Add a paper')] : [];
      case 'agenda-out':
      case 'silent-members':
      case 'reminder':
        return [...(seat?.reply ? [] : replyButtons(meeting, seat, now)), agendaButton(meeting)];
      case 'quorum-forecast':
        return [meetingButton(meeting, 'meeting.seats', 'Who has answered')];
      case 'next-date':
        return runs
          ? [
              meetingButton(meeting, 'meeting.next', 'Next date'),
              meetingForm(meeting, 'decision', 'Write a decision'),
              meetingForm(meeting, 'capture', 'Write an action'),
            ]
          : [];
      case 'actions-out':
        return [meetingButton(meeting, 'meeting.look', 'See them')];
      case 'draft-minutes':
      case 'minutes-out':
      case 'minutes-late':
        return runs
          ? [meetingForm(meeting, 'minutes', 'Minutes')]
          : [meetingButton(meeting, 'meeting.look', 'Open')];
    }
  };
  const unique = new Map(kinds.flatMap(own).map((button) => [button.data.verb, button]));
  // Far enough before the meeting, or after it, that a day later is still of use.
  const canWait = prompt.days <= -3 || prompt.days >= 1;
  return [...unique.values(), ...(canWait ? [snoozeButton(meeting, prompt.kind)] : [])];
}

function snoozeButton({ id }: Meeting, kind: PromptKind): Button {
  return {
    title: 'Remind me tomorrow',
    data: {
      verb: 'prompt.snooze',
      subject: subjectOf('meeting', id),
      args: { days: '1', once: `${id}|${kind}` },
    },
  };
}
