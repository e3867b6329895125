import { MIRROR_VIEW } from '../../src/bot/briefing-rooms.ts';
import { sayWhen } from '../../src/bot/text.ts';
import type { Drawing, RecordView } from '../../src/bot/views.ts';
import type { BriefingItem, Update } from '../../src/domain/briefing/record.ts';
import { nameAndAgency } from '../action/names.ts';
import { briefingMirrorCard } from './list.ts';
import { count, sayItem, shortRef } from './words.ts';

/**
 * An update in the rooms in which it was not written. Its author's words until they confirm what was read of them, a quarter of
 * an hour at most; then the items it became, and nothing else.
 */
export const mirrorView: RecordView = {
  name: MIRROR_VIEW,
  async draw(id, drawing) {
    const update = await drawing.store.get('briefingUpdates', id);
    if (!update || update.state === 'withdrawn' || update.state === 'refused') return undefined;
    const items = (await drawing.store.find('briefingItems', 'update', update.id)).filter(
      ({ status }) => status !== 'withdrawn',
    );
    return {
      rev: update.rev,
      always: true,
      view: {
        card: briefingMirrorCard.expand({
          title: nameAndAgency(drawing.directory, update.author),
          lines: linesOf(update, items, drawing),
          foot: footOf(update, items, drawing.now),
        }),
        summary: `Daily briefing: an update ${sayWhen(update.postedAt, drawing.now)}`,
      },
    };
  },
};

function linesOf(update: Update, items: readonly BriefingItem[], { partnership, now }: Drawing): string[] {
  if (update.raw) return [update.raw.text];
  const lines = items.map((item) => sayItem(item, { settings: partnership.briefing, now }));
  if (lines.length > 0) return together(lines);
  if (update.nil) return ['Nothing to report.'];
  return [
    update.state === 'confirmed'
      ? 'Nothing new for the list: news of earlier items, or numbers.'
      : 'Wrote something that is not confirmed yet. It stands where it was written.',
  ];
}

/** Several that say the same are said once. */
function together(lines: readonly string[]): string[] {
  return [...new Set(lines)].map((line) => {
    const many = lines.filter((each) => each === line).length;
    return many === 1 ? line : `${many} × ${line}`;
  });
}

function footOf(update: Update, items: readonly BriefingItem[], now: Date): string {
  const [platform] = update.place?.split('|') ?? [];
  const where = platform === 'slack' ? ' on Slack' : platform === 'teams' ? ' on Teams' : '';
  const edited = update.edits > 0 ? ', changed since' : '';
  const written = `Written${where} ${sayWhen(update.postedAt, now)}${edited}.`;
  const late = update.late ? ' Late.' : '';
  if (!update.confirmed) return `${written}${late} Not confirmed yet.`;
  const refs =
    items.length === 0 ? '' : ` ${count(items.length, 'item', 'items')}: ${items.map(shortRef).join(', ')}.`;
  return `${written}${late} Confirmed.${refs}`;
}
