import type { StoreView } from '../storage/store.ts';
import { keepUpdate } from '../src/bot/briefing-store.ts';
import { lineForm } from '../src/bot/guard-command.ts';
import type { Draft } from '../src/bot/drafts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { dropRaw, rawIsDue } from '../src/domain/briefing/moves-update.ts';
import { rawDropAt } from '../src/domain/briefing/times.ts';
import type { Timetable } from '../src/domain/occurrences.ts';
import { londonDate, londonTime } from '../src/domain/working-days.ts';

const MINUTE_MS = 60_000;
const LINE = lineForm({ command: 'dib', verb: 'post' });

/**
 * The words of an update that nobody confirmed go when their time is over: from the record, from the copies in the other rooms,
 * and from what was offered in other words and not taken up.
 */
export const briefingRaw: Schedule = {
  name: 'briefing-raw',
  title: 'Drop the words of updates that nobody confirmed',
  async timetables(view, _now, { partnership: { briefing } }) {
    const kept = await view.find('briefingUpdates', 'raw', 'kept');
    const ends = [
      ...kept.flatMap(({ raw }) => (raw ? [raw.dropAt] : [])),
      ...(await offered(view)).map((draft) => endOf(draft, briefing.rawTextMinutes)),
    ];
    const due = new Map<string, Set<string>>();
    for (const end of ends) {
      // The first whole minute after it.
      const at = new Date(Math.ceil(Date.parse(end) / MINUTE_MS) * MINUTE_MS);
      const date = londonDate(at);
      due.set(date, (due.get(date) ?? new Set()).add(londonTime(at)));
    }
    return [...due].map(([date, times]): Timetable => ({ at: [...times], days: { dates: [date] } }));
  },
  whenMissed: 'merge',
  async run(context) {
    const { tx, now, partnership } = context;
    for (const update of await tx.find('briefingUpdates', 'raw', 'kept')) {
      if (!rawIsDue(update, now)) continue;
      const briefing = await tx.get('briefings', update.briefing);
      // What was read is the same as before, so that the card its author has can still be pressed.
      if (briefing) await keepUpdate(context, { ...dropRaw(update), rev: update.rev }, briefing);
      else await tx.remove('briefingUpdates', update.id);
    }
    for (const draft of await offered(tx))
      if (endOf(draft, partnership.briefing.rawTextMinutes) <= now.toISOString())
        await tx.remove('drafts', draft.id);
  },
};

/** Lines in neutral words that wait for a press, and forms that were opened with words typed before. */
async function offered(view: StoreView): Promise<readonly Draft[]> {
  return (await view.all('drafts')).filter(
    ({ form, values }) => form === LINE || (form === 'briefing.form' && values['text'] !== undefined),
  );
}

function endOf({ at }: Draft, minutes: number): string {
  return rawDropAt(new Date(at), minutes).toISOString();
}
