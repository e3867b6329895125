import type { Draft, Due } from '../reading.ts';
import { SURE } from '../reading.ts';
import { sayDate } from '../../working-days.ts';
import { ask, askOwner, type Ask } from './ask.ts';
import type { Scene } from './scene.ts';
import { plus } from './when.ts';

/** Questions about what was read of a draft without being sure: when something is due, and who is to do it. */
export function doubts({ reader, context }: Scene, draft: Draft): Ask[] {
  const dues = [draft.strategy?.at, ...draft.actions.map(({ due }) => due)];
  const unsure = dues.find((due) => due !== undefined && due.confidence < SURE);
  const nobody = draft.actions.some(({ owner }) => owner === undefined);
  return [...(unsure ? [askDue(unsure.value)] : []), ...(nobody ? [askOwner(reader, context.agency)] : [])];
}

function askDue(due: Due): Ask {
  const days = [due.date, plus(due.date, 1), plus(due.date, 7)];
  return ask('due', 'By when?', [
    ...days.map((date) => ({ value: date, label: sayDate(date, 'short') })),
    { value: 'skip', label: 'No time said' },
  ]);
}
