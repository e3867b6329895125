import { drawItem } from '../../cards/briefing/item-view.ts';
import { may } from '../../src/bot/access.ts';
import { relationsToItem } from '../../src/bot/briefing-relations.ts';
import { keepItem } from '../../src/bot/briefing-store.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { finishAction, withdrawItem } from '../../src/domain/briefing/moves-item.ts';
import type { BriefingItem } from '../../src/domain/briefing/record.ts';
import { findItem } from './find.ts';

/** The card of an item for who asked, with what they can do. */
export function itemReply(context: Context, item: BriefingItem): Reply {
  const { directory, partnership, member, now } = context;
  const relations = new Set(relationsToItem(directory, partnership.briefing, item, member));
  if (item.actions.some(({ owner }) => owner === member.agency)) relations.add('same-agency');
  return {
    kind: 'card',
    view: drawItem(
      item,
      { directory, settings: partnership.briefing, now },
      {
        correct: may(member, 'briefing.correct', relations),
        progress: may(member, 'briefing.progress', relations),
      },
    ),
    record: { subject: subjectOf('item', item.id), view: 'item' },
  };
}

export const itemPresses: Readonly<Record<string, PressHandler>> = {
  'briefing.item': {
    access: 'briefing.see',
    run: async (context, { subject }) => itemReply(context, await findItem(context, subject, 'briefing.see')),
  },
  'briefing.action-done': changing('briefing.progress', (item, { args }, by) =>
    finishAction(item, Number(args['n']), by),
  ),
  'briefing.withdraw-item': changing('briefing.correct', (item, _press, by) => withdrawItem(item, by)),
};

/** A press that changes an item and shows it as it is then. */
function changing(
  access: 'briefing.progress' | 'briefing.correct',
  change: (
    item: BriefingItem,
    press: Parameters<PressHandler['run']>[1],
    by: { member: string; at: Date },
  ) => BriefingItem,
): PressHandler {
  return {
    access,
    async run(context, press) {
      const item = await findItem(context, press.subject, access);
      const changed = change(item, press, { member: context.member.id, at: context.now });
      await keepItem(context, changed);
      await context.did(access, subjectOf('item', item.id));
      return itemReply(context, changed);
    },
  };
}
