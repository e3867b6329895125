import { itemsCard } from '../../cards/index.ts';
import { MARKS } from '../../cards/duty/words.ts';
import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { whoName } from '../../src/bot/plan-relations.ts';
import { planOfNext, putOnRecord } from '../../src/bot/plan-store.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { DutyOccurrence } from '../../src/domain/plan/record.ts';
import { planYearOf, sayPlanYear } from '../../src/domain/plan/plan-year.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { subjectOfDuty } from './record.ts';

/** Of what is not put on it the first ones are named, with how many there are. */
const SHOWN = 8;
const A_PAGE = 12;

/** `/plan next-year`: what next year's plan would hold, page by page, before anything is kept; one press makes it. */
export async function drawNext(context: Context, asked = 1): Promise<CardView> {
  const year = planYearOf(context.today);
  const { planned, unfinished, notRepeated } = await planOfNext(context.tx, year, context);
  const name = sayPlanYear(year + 1);
  const pages = Math.max(1, Math.ceil(planned.length / A_PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(asked) || 1));
  const named = planned.filter(({ member }) => member !== undefined).length;
  const item = (duty: DutyOccurrence) => ({
    title: duty.name,
    line: dotted([
      `due ${sayDate(duty.due)}`,
      whoName(duty.owner, context),
      duty.member === undefined ? undefined : context.directory.member(duty.member)?.name,
    ]),
    note: duty.assumed ? 'A proposal: no published date.' : '',
    buttons: [],
  });
  const section = (heading: string, duties: readonly DutyOccurrence[]) => ({
    name: `${heading}: ${duties.length}`,
    items: duties.slice(0, SHOWN).map(item),
  });
  return {
    summary: `The plan of ${name}, as it would be`,
    card: itemsCard.expand({
      heading: `The plan of ${name}`,
      intro:
        planned.length === 0
          ? 'It is made: there is nothing to add.'
          : `Nothing is kept yet. ${planned.length} duties would be put on it, ${named} with the people who saw to them this year.`,
      sections: [
        ...(planned.length > 0
          ? [
              {
                name: `To be put on it: ${planned.length}`,
                items: planned.slice((page - 1) * A_PAGE, page * A_PAGE).map(item),
              },
            ]
          : []),
        ...(page === pages
          ? [
              section('Of this year, still open: they stay open', unfinished),
              section('Once only: add them by hand if they come again', notRepeated),
            ]
          : []),
      ].filter(({ items }) => items.length > 0),
      more: pages > 1 ? `Page ${page} of ${pages}.` : '',
      buttons:
        planned.length === 0
          ? []
          : [
              ...(page < pages
                ? [{ title: 'Next page', data: { verb: 'plan.next', args: { page: String(page + 1) } } }]
                : []),
              {
                title: `${MARKS.green} Make the plan of ${name}`,
                data: {
                  verb: 'plan.make',
                  args: { year: String(year), once: `plan-${year + 1}-${planned.length}` },
                },
              },
            ],
    }),
  };
}

export const makePress: Readonly<Record<string, PressHandler>> = {
  'plan.next': {
    access: 'plan.make',
    run: async (context, { args }) => ({
      kind: 'notice',
      view: await drawNext(context, Number(args['page'])),
    }),
  },
  'plan.make': {
    access: 'plan.make',
    async run(context, { args }): Promise<Reply> {
      const year = planYearOf(context.today);
      if (args['year'] !== String(year)) return { kind: 'notice', view: await drawNext(context) };
      const { planned } = await planOfNext(context.tx, year, context);
      const added = await putOnRecord(context.tx, planned);
      for (const duty of added) await context.did('plan.make', subjectOfDuty(duty));
      const name = sayPlanYear(year + 1);
      return {
        kind: 'notice',
        view: notice(
          added.length === 0 ? `The plan of ${name} is there already` : `The plan of ${name} is made`,
          added.length === 0 ? [] : [`${added.length} duties are on it.`],
          [{ title: 'See it', data: { verb: 'plan.list', args: { which: 'all', year: String(year + 1) } } }],
        ),
      };
    },
  },
};
