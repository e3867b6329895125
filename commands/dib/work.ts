import { subjectOf } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import { openActions } from '../../src/domain/briefing/outstanding.ts';
import type { Briefing, BriefingItem } from '../../src/domain/briefing/record.ts';
import { dueInstant } from '../../src/domain/briefing/times.ts';
import { ACTION_KINDS, ITEM_TYPES, labelOf } from '../../src/domain/briefing/words.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { ListItem, Reader, WorkSource } from '../mywork/source.ts';

const SHOWN = 10;

interface Waiting extends ListItem {
  readonly isLate: boolean;
}

/** The briefing as a part of somebody's own list: updates they have not confirmed, and what their agency was asked to do when they spoke for it. */
export const briefingWork: WorkSource = {
  async owed(reader) {
    const waiting = await mine(reader);
    return {
      words: waiting.length === 1 ? 'one thing to the briefing' : `${waiting.length} things to the briefing`,
      count: waiting.length,
      late: waiting.filter(({ isLate }) => isLate).length,
    };
  },

  async sections(reader) {
    const waiting = await mine(reader);
    if (waiting.length === 0) return [];
    return [
      {
        name: 'From the daily briefing',
        items: waiting
          .slice(0, SHOWN)
          .map(({ title, line, subject, verb }) => ({ title, line, subject, verb })),
        more: waiting.length > SHOWN ? `And ${waiting.length - SHOWN} more: /dib actions.` : '',
      },
    ];
  },
};

async function mine({ store, member, now }: Reader): Promise<Waiting[]> {
  const open = (await store.all('briefings')).slice(-2);
  const waiting: Waiting[] = [];
  for (const update of await store.find('briefingUpdates', 'author', member.id)) {
    const isOpen = open.some(({ id, state }) => id === update.briefing && state !== 'closed');
    if (update.state === 'proposed' && isOpen)
      waiting.push({
        title: 'Say whether your update was read right',
        line: update.id,
        subject: subjectOf('update', update.id),
        verb: 'briefing.update',
        isLate: false,
      });
  }
  for (const item of await store.find('briefingItems', 'status', 'open'))
    if (isTheirs(item, member.agency, member.id, open)) waiting.push(...actionsOf(item, member.agency, now));
  return waiting;
}

/** Whoever brought the item, and whoever spoke for the agency that is to do something: not everybody who works there. */
function isTheirs(item: BriefingItem, agency: string, member: string, days: readonly Briefing[]): boolean {
  if (item.author === member) return true;
  return days.some(({ contributions }) =>
    contributions.some((row) => row.agency === agency && row.by === member),
  );
}

function actionsOf(item: BriefingItem, agency: string, now: Date): Waiting[] {
  return openActions(item)
    .filter(({ owner }) => owner === agency)
    .map(({ kind, due }) => ({
      title: labelOf(ACTION_KINDS, kind),
      line: dotted([
        item.id,
        labelOf(ITEM_TYPES, item.type),
        `due ${sayDate(due.date, 'short')}${due.time ? `, ${due.time}` : ''}`,
      ]),
      subject: subjectOf('item', item.id),
      verb: 'briefing.item',
      isLate: now > dueInstant(due),
    }));
}
