import type { StoreView } from '../../storage/store.ts';
import { figuresOf } from '../domain/escalation/figures.ts';
import type { CollectedFigures } from '../domain/escalation/figures-shown.ts';
import type { MoveAt } from '../domain/escalation/moves.ts';
import type { Period } from '../domain/period.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import { may } from './access.ts';

/** What went on in a period, raw: escalations, what their learning became, and thanks. */
export async function collectFigures(
  store: StoreView,
  directory: Directory,
  period: Period,
  at: MoveAt,
): Promise<CollectedFigures> {
  const all = await store.all('escalations');
  const figures = figuresOf(all, period, raisingAgencies(directory), at);
  const isWithin = (instant: string): boolean => {
    const day = londonDate(new Date(instant));
    return day >= period.from && day <= period.to;
  };
  let actionsDone = 0;
  for (const { outcome } of all) {
    if (!outcome?.action || !isWithin(outcome.at)) continue;
    const action = await store.get('actions', outcome.action);
    if (action?.closed && action.closed.how !== 'withdrawn') actionsDone += 1;
  }
  const thanked = new Map<string, number>();
  for (const { at: when, to } of await store.all('thanks'))
    if (isWithin(when)) thanked.set(to, (thanked.get(to) ?? 0) + 1);
  return {
    ...figures,
    actionsDone,
    thanked: [...thanked]
      .map(([label, count]) => ({ label, count }))
      .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label, 'en-GB')),
  };
}

/** Agencies in which somebody could raise one: where nobody does, that is a sign. */
function raisingAgencies({ members }: Directory): string[] {
  const able = members.filter(
    (member) =>
      may(member, 'escalation.raise', new Set()) &&
      !member.roles.some(({ role }) => role === 'business-unit'),
  );
  return [...new Set(able.map(({ agency }) => agency))];
}
