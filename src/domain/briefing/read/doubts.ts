import type { Draft, Due } from '../reading.ts';
import { SURE } from '../reading.ts';
import { sayDate } from '../../working-days.ts';
import { ask, type Ask } from './ask.ts';
import { plus } from './when.ts';

/** Questions about what was read of a draft without being sure: when something is due. */
export function doubts(draft: Draft): Ask[] {
  const dues = [draft.strategy?.at, ...draft.actions.map(({ due }) => due)];
  const unsure = dues.find((due) => due !== undefined && due.confidence < SURE);
  return unsure ? [askDue(unsure.value)] : [];
}

function askDue(due: Due): Ask {
  const days = [due.date, plus(due.date, 1), plus(due.date, 7)];
  return ask('due', 'By when?', [
    ...days.map((date) => ({ value: date, label: sayDate(date, 'short') })),
    { value: 'skip', label: 'No time said' },
  ]);
}
