import { cycleOfMeeting, type CyclePolicy, type Prompt } from './cycle.ts';
import { notNeeded } from './needed.ts';
import type { Meeting } from './record.ts';
import { PROMPTS } from './words.ts';

export interface PreviewLine {
  readonly prompt: Prompt;
  /** Why it will not be sent as things stand; absent when it will. */
  readonly leftOut?: string;
}

/**
 * Every prompt of these meetings that falls due after `from`, up to and including `to`, oldest first: what a dry run shows, and
 * what must then have gone out, been merged or been skipped. As things stand now: what is done meanwhile is not asked again.
 */
export function promptsBetween(
  meetings: readonly Meeting[],
  from: Date,
  to: Date,
  policy: CyclePolicy,
): PreviewLine[] {
  return meetings
    .flatMap((meeting) =>
      cycleOfMeeting(meeting, policy)
        .prompts.filter(({ dueAt }) => dueAt > from && dueAt <= to)
        .map((prompt): PreviewLine => {
          const leftOut = notNeeded(prompt.kind, meeting);
          return leftOut === undefined ? { prompt } : { prompt, leftOut };
        }),
    )
    .sort((a, b) => byTime(a.prompt, b.prompt));
}

function byTime(a: Prompt, b: Prompt): number {
  return (
    a.dueAt.getTime() - b.dueAt.getTime() ||
    (a.meeting < b.meeting ? -1 : a.meeting > b.meeting ? 1 : 0) ||
    PROMPTS.indexOf(a.kind) - PROMPTS.indexOf(b.kind)
  );
}
