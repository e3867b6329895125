import { itemsCard } from '../../cards/index.ts';
import { impactButton, namesOf, priorityName, STATE_WORDS, typeName } from '../../cards/impact/words.ts';
import type { Button } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { mayImpact } from '../../src/bot/impact-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { findImpacts } from '../../src/domain/impact/find.ts';
import { lackingForBasket } from '../../src/domain/impact/moves.ts';
import type { Impact } from '../../src/domain/impact/record.ts';
import { periodNamed, sayPeriod } from '../../src/domain/period.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import type { StoreView } from '../../storage/store.ts';

/** What people say to see a part of them. */
export const WHICH = [
  { value: 'mine', words: ['mine', 'my', 'my entries'] },
  { value: 'draft', words: ['noted', 'drafts', 'draft', 'not chosen'] },
  { value: 'in-basket', words: ['in the basket', 'chosen'] },
  { value: 'used', words: ['used', 'published'] },
  { value: 'withdrawn', words: ['withdrawn'] },
] as const;

const PAGE = 8;
/** Of what changed, so much stands in a list. */
const GLIMPSE = 140;
const STATES: readonly string[] = ['draft', 'in-basket', 'used', 'withdrawn'] satisfies Impact['state'][];

/** Who asks, of what store: a person in a chat, or somebody who fetches a file. */
export interface ImpactReader {
  readonly store: StoreView;
  readonly member: Member;
  readonly partnership: Partnership;
  readonly today: string;
}

/** Every entry this person may see that fits what they asked for, the newest first. */
export async function wantedImpacts(reader: ImpactReader, values: Values): Promise<Impact[]> {
  const { store, member, partnership, today } = reader;
  const seen = (await store.all('impacts')).filter((impact) => mayImpact('impact.see', impact, member));
  const which = values['which'];
  return findImpacts(
    seen,
    {
      words: values['words'],
      period: values['period'] === undefined ? undefined : periodNamed(values['period'], today),
      state: isState(which) ? which : undefined,
      by: which === 'mine' ? member.id : undefined,
    },
    (impact) => namesOf(impact, partnership),
  );
}

/** `/impact list` and `/impact find`. */
export async function drawImpacts(context: Context, values: Values): Promise<CardView> {
  const reader = { ...context, store: context.tx };
  const found = await wantedImpacts(reader, values);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const { page: _page, ...asked } = values;
  const isUnit = may(context.member, 'impact.basket', new Set());
  return {
    summary: 'Impact entries',
    card: itemsCard.expand({
      heading: 'Impact entries',
      intro: dotted([
        found.length === 0
          ? 'There is none like that.'
          : found.length === 1
            ? 'One entry'
            : `${found.length} entries`,
        values['period'] === undefined ? undefined : sayPeriod(periodNamed(values['period'], context.today)),
        pages > 1 ? `Page ${page} of ${pages}` : undefined,
      ]),
      sections: [
        {
          name: '',
          items: found
            .slice((page - 1) * PAGE, page * PAGE)
            .map((impact) => itemOf(impact, context.partnership, isUnit)),
        },
      ],
      more: '',
      buttons: [
        ...(may(context.member, 'impact.add', new Set())
          ? [{ title: 'Note an impact', data: { verb: 'impact.start', opens: 'form' as const } }]
          : []),
        ...(page < pages ? [pageButton('Next page', asked, page + 1)] : []),
        ...(page > 1 ? [pageButton('Page before', asked, page - 1)] : []),
        ...(found.length > 0
          ? [{ title: 'Spreadsheet', data: { verb: 'impact.file', args: { ...asked, as: 'list' } } }]
          : []),
        ...(isUnit ? [{ title: 'The basket', data: { verb: 'impact.basket' } }] : []),
      ],
    }),
  };
}

export function itemOf(impact: Impact, partnership: Partnership, isUnit: boolean) {
  const { priority, changed, outcome } = impact;
  const said = changed.children ?? changed.practice ?? changed.partnership ?? outcome;
  const canChoose = isUnit && impact.state === 'draft' && lackingForBasket(impact).length === 0;
  return {
    title: glimpse(impact.did),
    line: dotted([
      impact.id,
      typeName(partnership, impact.type),
      priority === undefined ? undefined : priorityName(partnership, priority),
      STATE_WORDS[impact.state],
      sayDate(londonDate(new Date(impact.at)), 'short'),
    ]),
    note: impact.state === 'withdrawn' ? '' : glimpse(said),
    buttons: [
      impactButton(impact, 'impact.look', 'Open'),
      ...(canChoose ? [impactButton(impact, 'impact.choose', 'Put it in the basket')] : []),
    ] satisfies Button[],
  };
}

function glimpse(text: string): string {
  if (text.length <= GLIMPSE) return text;
  return `${text.slice(0, GLIMPSE - 1).replace(/\s+\S*$/, '')}…`;
}

function pageButton(title: string, asked: Values, page: number): Button {
  return { title, data: { verb: 'impact.list', args: { ...asked, page: String(page) } } };
}

function isState(which: string | undefined): which is Impact['state'] {
  return which !== undefined && STATES.includes(which);
}
