import { carrying, type Cycle, type Prompt } from './cycle.ts';
import type { Meeting } from './record.ts';
import type { PromptKind } from './words.ts';

/** What becomes of a prompt that is due. `late` is sent like `send`, and says that it is late. */
export type Outcome =
  | { readonly is: 'send' | 'late'; readonly prompt: Prompt }
  | { readonly is: 'merged'; readonly prompt: Prompt; readonly into: PromptKind; readonly why: string }
  | { readonly is: 'skipped'; readonly prompt: Prompt; readonly why: string };

/** A prompt is late when it goes out more than an hour after it was due. */
const LATE_MS = 3_600_000;

/** When both are due, the first has come to nothing of its own and is asked along with the second. */
const ASKED_ALONG: Partial<Record<PromptKind, readonly PromptKind[]>> = {
  'call-for-items': ['agenda-out', 'reminder'],
  'papers-due': ['agenda-out', 'reminder'],
  'agenda-out': ['reminder'],
  'silent-members': ['reminder'],
  'next-date': ['draft-minutes', 'minutes-out', 'minutes-late'],
  'draft-minutes': ['minutes-out', 'minutes-late'],
};

/** When both are due, the first is no longer worth asking. */
const OVERTAKEN: Partial<Record<PromptKind, { readonly by: PromptKind; readonly why: string }>> = {
  'date-check': { by: 'agenda-out', why: 'The agenda has the date in it.' },
  'minutes-out': {
    by: 'minutes-late',
    why: 'The minutes are late, and those who can finish them are asked.',
  },
};

/**
 * What to do at this moment with every prompt of a meeting that is due and was not dealt with, after whatever kept it: a prompt
 * before a meeting is sent late until the meeting begins, asked along with the next one when that is due as well, and then
 * skipped; of those after it, what the minute-taker is asked is asked with the next, the list of actions goes out however late, and
 * late minutes are never forgotten.
 *
 * @param dealtWith kinds that were sent, merged or skipped for this date before
 */
export function settle(
  cycle: Cycle,
  meeting: Pick<Meeting, 'starts'>,
  now: Date,
  dealtWith: readonly PromptKind[] = [],
): Outcome[] {
  const due = cycle.prompts.filter((prompt) => prompt.dueAt <= now && !dealtWith.includes(prompt.kind));
  const begun = now >= new Date(meeting.starts);
  const kinds = due.map(({ kind }) => kind);
  const decided = due.map((prompt): Outcome => {
    if (prompt.days < 0 && begun) return { is: 'skipped', prompt, why: 'The meeting has begun.' };
    const overtaken = OVERTAKEN[prompt.kind];
    if (overtaken && kinds.includes(overtaken.by)) return { is: 'skipped', prompt, why: overtaken.why };
    // The last one in the chain that is due carries everything before it.
    const into = ASKED_ALONG[prompt.kind]?.findLast((kind) => kinds.includes(kind));
    if (into)
      return {
        is: 'merged',
        prompt,
        into,
        why: 'It is asked along with the next prompt, which is due as well.',
      };
    return { is: now.getTime() - prompt.dueAt.getTime() > LATE_MS ? 'late' : 'send', prompt };
  });
  return decided.map((outcome) => {
    if (outcome.is !== 'send' && outcome.is !== 'late') return outcome;
    const carried = decided.flatMap((other) =>
      other.is === 'merged' && other.into === outcome.prompt.kind ? [other.prompt] : [],
    );
    return carried.length === 0 ? outcome : { ...outcome, prompt: carrying(outcome.prompt, carried) };
  });
}
