import { next } from './moves.ts';
import type { Captured, Meeting, Paper } from './record.ts';
import { SecureLink } from './record.ts';
import { MeetingRefused, stampOf, type By } from './refused.ts';
import type { PromptKind } from './words.ts';

/** Writes a decision down. `id` is unique within the meeting. @throws MeetingRefused once it is closed or called off */
export function addDecision(
  meeting: Meeting,
  decision: { id: string; text: string; item?: string },
  by: By,
): Meeting {
  open(meeting);
  return { ...next(meeting), decisions: [...meeting.decisions, { ...decision, ...stampOf(by) }] };
}

/** Writes down what somebody took on, in one line, before it is routed as an action. @throws MeetingRefused */
export function captureAction(
  meeting: Meeting,
  line: Pick<Captured, 'id' | 'text' | 'owner' | 'due' | 'item'>,
  by: By,
): Meeting {
  open(meeting);
  return { ...next(meeting), captured: [...meeting.captured, { ...line, ...stampOf(by) }] };
}

/** A line has become this action (`ACT-…`). */
export function routeCaptured(meeting: Meeting, id: string, action: string): Meeting {
  return changeCaptured(meeting, id, (line) => ({ ...line, action }));
}

/** A line becomes no action, and why. */
export function dropCaptured(meeting: Meeting, id: string, why: string): Meeting {
  return changeCaptured(meeting, id, (line) => ({ ...line, dropped: why }));
}

function changeCaptured(meeting: Meeting, id: string, change: (line: Captured) => Captured): Meeting {
  const line = meeting.captured.find((one) => one.id === id);
  if (!line) throw new MeetingRefused('There is no such line at this meeting.');
  if (line.action !== undefined) throw new MeetingRefused(`It has become ${line.action} already.`);
  return { ...next(meeting), captured: meeting.captured.map((one) => (one === line ? change(one) : one)) };
}

/** Adds a paper by its link. @throws MeetingRefused for anything but an https address, and once the meeting is called off */
export function addPaper(
  meeting: Meeting,
  paper: Pick<Paper, 'id' | 'title' | 'link' | 'item'>,
  by: By,
): Meeting {
  open(meeting);
  if (!SecureLink.safeParse(paper.link).success)
    throw new MeetingRefused(
      'A paper is a link that starts with https://, to where the partnership keeps it.',
    );
  return { ...next(meeting), papers: [...meeting.papers, { ...paper, ...stampOf(by) }] };
}

export function removePaper(meeting: Meeting, id: string): Meeting {
  return { ...next(meeting), papers: meeting.papers.filter((paper) => paper.id !== id) };
}

/** A prompt went out; or was asked along with another, or left out. */
export function promptSent(
  meeting: Meeting,
  prompt: PromptKind,
  at: Date,
  became?: 'merged' | 'skipped',
): Meeting {
  const dealt = { prompt, at: at.toISOString(), ...(became === undefined ? {} : { became }) };
  return { ...next(meeting), sent: [...meeting.sent, dealt] };
}

/** Somebody puts a prompt off until then; a later one of the same kind takes its place. @throws MeetingRefused for a time gone by */
export function snoozePrompt(meeting: Meeting, prompt: PromptKind, until: Date, by: By): Meeting {
  open(meeting);
  if (until <= by.now) throw new MeetingRefused('That time has passed.');
  const others = meeting.snoozed.filter((put) => put.prompt !== prompt);
  return {
    ...next(meeting),
    snoozed: [...others, { prompt, until: until.toISOString(), ...stampOf(by) }],
  };
}

function open(meeting: Meeting): void {
  if (meeting.state === 'closed') throw new MeetingRefused('This meeting is closed.');
  if (meeting.state === 'cancelled') throw new MeetingRefused('This meeting was cancelled.');
}
