import { ENGLAND } from '../../src/domain/working-days.ts';
import type { Moment } from '../../src/domain/action/change.ts';
import { assignAction, type NewAction, type Raiser } from '../../src/domain/action/open.ts';
import { owned } from '../../src/domain/action/owner.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { finishAction } from '../../src/domain/action/owners-steps.ts';

/** An instant with England's bank holidays. */
export function momentAt(at: string | Date): Moment {
  return { now: new Date(at), calendar: ENGLAND };
}

/** An action that `kit-rowe` does because `jo-day` asked, unless it says otherwise. */
export function newAction(
  over: Partial<NewAction> & { readonly by?: string; readonly doer?: string; readonly group?: string } = {},
  at = '2026-11-23T09:00:00.000Z',
  raiser: Raiser = {},
): Action {
  const { by = 'jo-day', doer = 'kit-rowe', group, ...rest } = over;
  const fresh = {
    id: 'ACT-2611-K4TR',
    title: 'Send the minutes',
    measure: '90% on time',
    due: '2026-12-12',
    owner: owned(doer),
    assignedBy: by,
    ...(group ? { route: [group] } : {}),
    ...rest,
  };
  return assignAction(fresh, momentAt(at), raiser);
}

/** The same, done and closed. */
export function doneAction(
  over: Parameters<typeof newAction>[0],
  at: string,
  evidence = 'It was sent',
): Action {
  const action = newAction(over, at);
  return finishAction(action, over?.doer ?? 'kit-rowe', evidence, undefined, momentAt(at));
}
