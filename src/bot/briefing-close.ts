import { closeBriefing } from '../domain/briefing/moves-briefing.ts';
import { dropRaw } from '../domain/briefing/moves-update.ts';
import type { Briefing } from '../domain/briefing/record.ts';
import { countDays } from './briefing-figures.ts';
import { chairsOfBriefing } from './briefing-relations.ts';
import { itemsOf, keepBriefing, updatesOf, type Keeping } from './briefing-store.ts';
import { post, refreshPostings, subjectOf } from './outbox.ts';

export const HANDOVER_VIEW = 'briefing-handover';

/** The end of the day: who is silent is so for good, no word that was typed is left, and what is open goes on. The chair is asked to hand it over. */
export async function closeDay(keeping: Keeping, briefing: Briefing, member?: string): Promise<Briefing> {
  const { tx, now, directory, partnership } = keeping;
  const items = await itemsOf(tx, briefing);
  const closed = closeBriefing(briefing, items, { at: now, ...(member ? { member } : {}) });
  for (const update of await updatesOf(tx, briefing)) {
    if (!update.raw) continue;
    await tx.put('briefingUpdates', dropRaw(update));
    await refreshPostings(tx, now, subjectOf('update', update.id));
  }
  await keepBriefing(keeping, closed);
  await countDays(keeping, closed);
  if ((closed.closed?.carriedOut.length ?? 0) > 0)
    for (const chair of chairsOfBriefing(directory, partnership.briefing))
      await post(tx, now, {
        to: { kind: 'member', member: chair.id },
        content: { kind: 'record', subject: subjectOf('briefing', briefing.id), view: HANDOVER_VIEW },
      });
  return closed;
}
