import { calendarOf } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { createReader, type Reader } from '../../src/domain/briefing/read/reader.ts';
import type { ReadContext } from '../../src/domain/briefing/read/scene.ts';
import type { Briefing, BriefingItem } from '../../src/domain/briefing/record.ts';
import type { Partnership } from '../../src/partnership/schema.ts';

const made = new WeakMap<Partnership, Reader>();

/** What reads updates of this partnership. Made once. */
export function readerOf(partnership: Partnership): Reader {
  const known = made.get(partnership);
  if (known) return known;
  const reader = createReader(partnership.briefing, partnership.agencies);
  made.set(partnership, reader);
  return reader;
}

/** What is known of the moment at which somebody writes. */
export async function readingAt(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  { briefing, items, agency }: { briefing: Briefing; items: readonly BriefingItem[]; agency: string },
): Promise<ReadContext> {
  return {
    now,
    window: { from: new Date(briefing.window.from), to: new Date(briefing.window.to) },
    calendar: await calendarOf(tx),
    agency,
    items: [...items],
  };
}
