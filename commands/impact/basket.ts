import { itemsCard } from '../../cards/index.ts';
import { impactButton } from '../../cards/impact/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { inOrder, moveInBasket, putInBasket, takeOut } from '../../src/domain/impact/moves.ts';
import type { Impact } from '../../src/domain/impact/record.ts';
import type { StoreView } from '../../storage/store.ts';
import { itemOf } from './list.ts';
import { findImpact, impactReply, keepImpact } from './record.ts';

const PAGE = 6;

/** The entries chosen for the annual report, in its order. */
export async function basketOf(store: StoreView): Promise<Impact[]> {
  return inOrder(await store.find('impacts', 'state', 'in-basket'));
}

/** `/impact basket`: the order of the annual report, to be changed in place, and its files. */
export async function drawBasket(context: Context, wanted = 1): Promise<CardView> {
  const basket = await basketOf(context.tx);
  const pages = Math.max(1, Math.ceil(basket.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(wanted) || 1));
  const first = (page - 1) * PAGE;
  return {
    summary: 'The basket of the annual report',
    card: itemsCard.expand({
      heading: 'The basket of the annual report',
      intro:
        basket.length === 0
          ? 'Nothing is chosen yet. Open an entry of /impact list and put it in.'
          : `${basket.length === 1 ? 'One entry' : `${basket.length} entries`}, in this order.`,
      sections: [
        {
          name: '',
          items: basket.slice(first, first + PAGE).map((impact, index) => {
            const { title, line, note, buttons } = itemOf(impact, context.partnership, false);
            const at = first + index;
            const move = (way: string, label: string) =>
              impactButton(impact, 'impact.reorder', label, { way, page: String(page) });
            return {
              title: `${at + 1}. ${title}`,
              line,
              note,
              buttons: [
                ...buttons,
                ...(at > 0 ? [move('up', 'Earlier')] : []),
                ...(at < basket.length - 1 ? [move('down', 'Later')] : []),
                move('out', 'Take it out'),
              ],
            };
          }),
        },
      ],
      more: pages > 1 ? `Page ${page} of ${pages}.` : '',
      buttons:
        basket.length === 0
          ? []
          : [
              ...(page < pages
                ? [{ title: 'Next page', data: { verb: 'impact.basket', args: { page: String(page + 1) } } }]
                : []),
              ...(page > 1
                ? [
                    {
                      title: 'Page before',
                      data: { verb: 'impact.basket', args: { page: String(page - 1) } },
                    },
                  ]
                : []),
              { title: 'Print or download', data: { verb: 'impact.file', args: { as: 'basket' } } },
            ],
    }),
  };
}

/** Chooses an entry for the annual report. @throws ImpactRefused with everything that is missing */
export async function choose(context: Context, impact: Impact): Promise<Impact> {
  const by = { member: context.member.id, now: context.now };
  return keepImpact(context, putInBasket(impact, await basketOf(context.tx), by), 'impact.basket');
}

export const basketPresses: Readonly<Record<string, PressHandler>> = {
  'impact.basket': {
    access: 'impact.basket',
    run: async (context, { args }) => ({
      kind: 'notice',
      view: await drawBasket(context, Number(args['page'])),
    }),
  },
  'impact.put-in': {
    access: 'impact.basket',
    async run(context, press) {
      return impactReply(context, await choose(context, await findImpact(context, press.subject)));
    },
  },
  // The same from a list, which stays where it is.
  'impact.choose': {
    access: 'impact.basket',
    async run(context, press) {
      const impact = await choose(context, await findImpact(context, press.subject));
      return { kind: 'notice', view: impactReply(context, impact).view };
    },
  },
  'impact.take-out': {
    access: 'impact.basket',
    async run(context, press) {
      const out = takeOut(await findImpact(context, press.subject));
      return impactReply(context, await keepImpact(context, out, 'impact.basket'));
    },
  },
  'impact.reorder': {
    access: 'impact.basket',
    async run(context, press): Promise<Reply> {
      const impact = await findImpact(context, press.subject);
      const way = press.args['way'];
      const changed =
        way === 'out'
          ? [takeOut(impact)]
          : moveInBasket(await basketOf(context.tx), impact.id, way === 'up' ? 'up' : 'down');
      for (const each of changed) await keepImpact(context, each, 'impact.basket');
      return { kind: 'card', view: await drawBasket(context, Number(press.args['page'])) };
    },
  },
};
