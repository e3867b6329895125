import type { StoreView } from '../../storage/store.ts';
import { chaseOf, type ActionChase, type Chased } from '../domain/action/chase.ts';
import type { Moment } from '../domain/action/change.ts';
import type { Action } from '../domain/action/record.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { openActions } from './action-steps.ts';
import { subjectOf } from './outbox.ts';
import { chairsOf, whoseTurn } from './relations.ts';
import { snoozesOn } from './snooze.ts';

/** One action somebody is prompted about today, and as what. `again`: they had put it off until today. */
export interface ActionPrompt {
  readonly action: Action;
  readonly chase: ActionChase | undefined;
  readonly as: Chased | 'again';
}

/** Everything worth a prompt today, by the member to prompt. What a member put off is left out until its day. */
export async function chasedActions(
  view: StoreView,
  directory: Directory,
  at: Moment,
): Promise<ReadonlyMap<string, readonly ActionPrompt[]>> {
  const snoozes = await snoozesOn(view, londonDate(at.now));
  const prompts = new Map<string, ActionPrompt[]>();
  for (const action of await openActions(view)) {
    const subject = subjectOf('action', action.id);
    const chase = chaseOf(action, at);
    for (const [member, as] of peopleOf(action, chase, directory)) {
      // Only what is one's own to do can be put off.
      if (as === 'turn' && snoozes.isQuiet(member, subject)) continue;
      const again = as === 'turn' && snoozes.comesAgain(member, subject);
      if (!chase?.to.includes(as) && !again) continue;
      const prompt = { action, chase, as: chase?.to.includes(as) ? as : 'again' } as const;
      prompts.set(member, [...(prompts.get(member) ?? []), prompt]);
    }
  }
  return prompts;
}

/** Everybody who could be prompted about it today, the nearest first, each once. Where it is nobody's turn, the next up is asked. */
function peopleOf(
  action: Action,
  chase: ActionChase | undefined,
  directory: Directory,
): ReadonlyMap<string, Chased> {
  const people = new Map<string, Chased>();
  const add = (members: readonly Member[], as: Chased): void => {
    for (const { id } of members) if (!people.has(id)) people.set(id, as);
  };
  const turn = whoseTurn(action, directory);
  add(turn, 'turn');
  const unit = directory.members.filter(
    ({ left, roles }) => !left && roles.some(({ role }) => role === 'business-unit'),
  );
  const chairs = action.group === undefined ? [] : chairsOf(action.group, directory);
  const next = chairs.length > 0 ? chairs : unit;
  if (turn.length === 0) add(next, 'turn');
  if (chase?.to.includes('next-up')) add(next, 'next-up');
  if (chase?.to.includes('business-unit')) add(unit, 'business-unit');
  return people;
}
