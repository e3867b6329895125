import type { StoreView } from '../../storage/store.ts';
import { figuresOf, type BriefingFigures } from '../domain/briefing/figures.ts';
import type { Briefing } from '../domain/briefing/record.ts';
import { updatesOf, type Keeping } from './briefing-store.ts';

/** Conversations, meetings and actions are settled in the days after: so many briefings are counted anew at each close. */
const COUNTED_AGAIN = 10;

/** Counts this day and the last few anew. The figures stay when everything they were counted from has gone. */
export async function countDays({ tx }: Pick<Keeping, 'tx'>, closing: Briefing): Promise<void> {
  const days = (await tx.all('briefings')).filter(({ date }) => date < closing.date).slice(-COUNTED_AGAIN);
  for (const briefing of [...days, closing]) {
    const items = await tx.find('briefingItems', 'briefing', briefing.id);
    const before = await tx.get('briefingFigures', briefing.id);
    await tx.put('briefingFigures', figuresOf(briefing, await updatesOf(tx, briefing), items, before));
  }
}

/** The figures of all days, and of today's open briefing as far as it has got. */
export async function allFigures(view: StoreView): Promise<readonly BriefingFigures[]> {
  const kept = await view.all('briefingFigures');
  const open = (await view.all('briefings')).filter(({ id }) => !kept.some((day) => day.id === id));
  const counted: BriefingFigures[] = [];
  for (const briefing of open)
    counted.push(
      figuresOf(
        briefing,
        await updatesOf(view, briefing),
        await view.find('briefingItems', 'briefing', briefing.id),
      ),
    );
  return [...kept, ...counted];
}
