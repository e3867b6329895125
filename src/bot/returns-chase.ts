import type { StoreView } from '../../storage/store.ts';
import type { MonthlyReturn } from '../domain/returns/record.ts';
import type { ReturnStep } from '../domain/returns/when.ts';
import { londonDate } from '../domain/working-days.ts';
import { unitOf } from './review-chase.ts';
import { answererOf, askedIn, leadOf, type ReturnAround } from './returns-people.ts';
import { owedReturns } from './returns-store.ts';
import { snoozesOn } from './snooze.ts';

/** One return somebody is prompted about today, and why this reaches them. */
export interface ReturnChase {
  readonly record: MonthlyReturn;
  readonly step: ReturnStep;
  readonly as: 'owes' | 'lead' | 'unit' | 'again';
}

/** Everybody who is prompted today, each with all of theirs. What somebody put off is not among them until its day. */
export async function returnChases(
  store: StoreView,
  around: ReturnAround & { readonly now: Date },
): Promise<ReadonlyMap<string, readonly ReturnChase[]>> {
  const today = londonDate(around.now);
  const snoozes = await snoozesOn(store, today);
  const all = new Map<string, ReturnChase[]>();
  for (const record of await owedReturns(store)) {
    const found = askedIn(around.partnership, record);
    if (!found) continue;
    const subject = `return:${record.id}`;
    const add = (members: readonly string[], chase: Omit<ReturnChase, 'record'>): void => {
      for (const member of members) {
        const known = all.get(member) ?? [];
        if (snoozes.isQuiet(member, subject) || known.some((each) => each.record.id === record.id)) continue;
        all.set(member, [...known, { record, ...chase }]);
      }
    };
    const owes = answererOf(found.team, around.directory).members.map(({ id }) => id);
    const step = record.prompted.findLast(({ on }) => on === today)?.step;
    if (step) {
      add(owes, { step, as: 'owes' });
      const lead = step === 'lead' ? leadOf(found.team, around.directory) : undefined;
      if (lead) add([lead.id], { step, as: 'lead' });
      // Where nobody answers, or nobody is above them, it is for the business unit to see.
      if (owes.length === 0 || (step === 'lead' && !lead))
        add(unitOf(around.directory), { step, as: 'unit' });
    }
    for (const member of owes)
      if (snoozes.comesAgain(member, subject)) add([member], { step: 'first', as: 'again' });
  }
  return all;
}
