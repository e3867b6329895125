import { subjectOf } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import { currentStage, daysOver, isPaused } from '../../src/domain/escalation/clock.ts';
import type { MoveAt } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { labelOf, THEMES } from '../../src/domain/escalation/words.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { stageLine } from '../escalation/view.ts';
import type { Button } from '../words.ts';

/** `Family Hubs to Children's Services: drift or delay`. */
export function agenciesAndTheme(escalation: Escalation, directory: Directory): string {
  const name = (id: string): string => directory.agency(id)?.name ?? id;
  const theme = labelOf(THEMES, escalation.theme).toLowerCase();
  return `${name(escalation.raising)} to ${name(escalation.receiving)}: ${theme}`;
}

/** `ESC-2611-T7KD · Stage 2 of 5: Manager to manager · over its limit by 1 working day`. */
export function placeInTime(escalation: Escalation, at: MoveAt): string {
  return dotted([escalation.id, stageLine(escalation), whenDue(escalation, at)]);
}

/** When the open stage is due, or by how much it is over. */
export function whenDue(escalation: Escalation, { now, calendar }: MoveAt): string | undefined {
  const run = currentStage(escalation);
  if (escalation.state === 'closed') return undefined;
  if (escalation.settled) return 'settled, not closed';
  if (isPaused(run)) return 'paused';
  const over = daysOver(escalation, now, calendar);
  if (over > 0) return `over its limit by ${countOf(over, 'working day')}`;
  const due = londonDate(new Date(run.due));
  return due === londonDate(now) ? 'due today, 17:00' : `due ${sayDate(due, 'short')} 17:00`;
}

export function openButton({ id, rev }: Escalation): Button {
  return { title: 'Open', data: { verb: 'escalation.open', subject: subjectOf('escalation', id), rev } };
}

export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
