import { drawUpdate } from '../../cards/briefing/update-view.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Update } from '../../src/domain/briefing/record.ts';

/** The author's card as it is now. */
export function updateCard({ tx, directory, partnership, now }: Context, update: Update): Promise<CardView> {
  return drawUpdate(tx, update, { directory, settings: partnership.briefing, now });
}
