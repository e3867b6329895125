import type { StoreView } from '../../storage/store.ts';
import { promptsBetween, type PreviewLine } from '../domain/meeting/preview.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { recipientsOf } from '../domain/meeting/recipients.ts';
import { peopleFor } from './meeting-people.ts';
import { cyclePolicy, type MeetingsAround } from './meeting-store.ts';

export interface Expected extends PreviewLine {
  /** Members it is sent to as things stand now, sorted; nobody where it is left out. */
  readonly to: readonly string[];
}

/**
 * A dry run: each prompt of these meetings that falls due after `from`, up to and including `to`, with whom it is sent to. The run
 * itself asks the same functions, so what is done meanwhile is all that can make them differ.
 */
export async function dryRun(
  view: StoreView,
  meetings: readonly Meeting[],
  { from, to }: { readonly from: Date; readonly to: Date },
  around: MeetingsAround,
): Promise<readonly Expected[]> {
  const people = await peopleFor(view, around.directory);
  const isHere = (id: string): boolean => {
    const member = around.directory.member(id);
    return member !== undefined && !member.left;
  };
  const known = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  return promptsBetween(meetings, from, to, cyclePolicy(around)).map((line) => {
    const meeting = known.get(line.prompt.meeting);
    const reached = meeting && line.leftOut === undefined ? recipientsOf(line.prompt, meeting, people) : [];
    return { ...line, to: reached.filter(isHere) };
  });
}
