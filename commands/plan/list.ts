import { itemsCard } from '../../cards/index.ts';
import { COLOUR_WORDS, lookButton, MARKS } from '../../cards/duty/words.ts';
import type { Button } from '../../cards/words.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { planOf, type PlanFound, type PlanReader } from '../../src/bot/plan-entries.ts';
import { ownersOf, partsOf, whoName } from '../../src/bot/plan-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { plusDays } from '../../src/domain/meeting/dates.ts';
import { sayPeriod } from '../../src/domain/period.ts';
import type { Colour } from '../../src/domain/plan/colour.ts';
import { countColours, filterPlan, type PlanEntry } from '../../src/domain/plan/entries.ts';
import { monthOfPlan, planYearOf, sayPlanYear } from '../../src/domain/plan/plan-year.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

/** What people say to see a part of the plan. */
export const WHICH = [
  { value: 'mine', words: ['mine', 'my', 'my duties'] },
  { value: 'overdue', words: ['overdue', 'late'] },
  { value: 'next-30', words: ['next 30 days', 'next thirty days', 'coming', 'soon'] },
  { value: 'red', words: ['red'] },
  { value: 'amber', words: ['amber', 'orange'] },
  { value: 'green', words: ['green'] },
  { value: 'done', words: ['done', 'finished'] },
  { value: 'sign-offs', words: ['sign-offs', 'sign offs', 'signoffs', 'documents'] },
  { value: 'duties', words: ['duties', 'without meetings'] },
  { value: 'meetings', words: ['meetings'] },
  { value: 'unit', words: ['business unit', 'of the business unit', 'for the business unit'] },
  { value: 'asked', words: ['asked', 'asked of us', 'questions'] },
  { value: 'left-out', words: ['left out', 'dropped'] },
  { value: 'all', words: ['all', 'everything', 'whole year', 'the year'] },
] as const;

const PAGE = 10;
/** Days ahead that are shown when nobody says what they want. */
const AHEAD = 60;
const COLOURS: readonly string[] = ['red', 'amber', 'green', 'done'] satisfies Colour[];

export function planReader({ tx, member, directory, partnership, today }: Context): PlanReader {
  return { store: tx, member, directory, partnership, today };
}

/** `/plan list`: by month, each line with its colour in a word and why it has it. */
export async function drawPlan(context: Context, values: Values): Promise<CardView> {
  const reader = planReader(context);
  const year = yearIn(values, context.today);
  const found = await planOf(reader, year);
  const entries = wanted(found, values, reader);
  const pages = Math.max(1, Math.ceil(entries.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const shown = entries.slice((page - 1) * PAGE, page * PAGE);
  const { page: _page, ...asked } = values;
  const heading = `The plan of ${sayPlanYear(year)}`;
  return {
    summary: heading,
    card: itemsCard.expand({
      heading,
      intro: dotted([introOf(entries, values, reader), pages > 1 ? `Page ${page} of ${pages}` : undefined]),
      sections: byMonth(shown, context.today).map(([name, lines]) => ({
        name,
        items: lines.map((entry) => itemOf(entry, found, reader)),
      })),
      more: '',
      buttons: [
        ...(page < pages ? [pageButton('Next page', asked, page + 1)] : []),
        ...(page > 1 ? [pageButton('Page before', asked, page - 1)] : []),
        { title: 'Picture of the year', data: { verb: 'plan.year', args: { year: String(year) } } },
      ],
    }),
  };
}

export function yearIn(values: Values, today: string): number {
  const said = Number(values['year']);
  const now = planYearOf(today);
  return Number.isInteger(said) && said >= 2019 && said <= 2040
    ? said
    : values['when'] === 'next'
      ? now + 1
      : now;
}

function wanted(found: PlanFound, values: Values, reader: PlanReader): PlanEntry[] {
  const { today } = reader;
  const which = values['which'] ?? (values['for'] ? 'duties-and-meetings' : 'now');
  const mine = filterPlan(found.entries, values['for'] ? { owner: values['for'] } : {});
  const open = ({ colour }: PlanEntry): boolean => colour !== 'done' && colour !== 'dropped';
  if (COLOURS.includes(which)) return mine.filter(({ colour }) => colour === which);
  switch (which) {
    case 'mine':
      return mine.filter((entry) => open(entry) && isMine(entry, found, reader));
    case 'overdue':
      return mine.filter((entry) => entry.is === 'duty' && open(entry) && entry.date < today);
    case 'next-30':
      return filterPlan(mine, { period: { from: today, to: plusDays(today, 30) } }).filter(open);
    case 'sign-offs':
      return mine.filter(({ kind }) => kind === 'sign-off');
    case 'unit':
      return mine.filter(({ owner }) => owner === 'business-unit').filter(open);
    case 'duties':
      return mine.filter((entry) => entry.is === 'duty' && open(entry));
    case 'meetings':
      return mine.filter(({ is, date }) => is === 'meeting' && date >= today);
    case 'asked':
      return mine.filter(({ id }) => found.duties.get(id)?.asked);
    case 'left-out':
      return mine.filter(({ colour }) => colour === 'dropped');
    case 'all':
    case 'duties-and-meetings':
      return mine;
    default:
      return mine.filter(
        (entry) =>
          open(entry) &&
          (entry.is === 'duty' ? entry.date <= plusDays(today, AHEAD) : entry.date >= today) &&
          entry.date <= plusDays(today, AHEAD),
      );
  }
}

function isMine({ id }: PlanEntry, { duties }: PlanFound, reader: PlanReader): boolean {
  const duty = duties.get(id);
  return (
    duty !== undefined &&
    (ownersOf(duty, reader).some((owner) => owner.id === reader.member.id) ||
      partsOf(duty, reader.member, reader).length > 0)
  );
}

function introOf(entries: readonly PlanEntry[], values: Values, { today }: PlanReader): string {
  if (entries.length === 0) return 'There is nothing like that on the plan.';
  const counts = countColours(entries);
  const said = (['red', 'amber', 'green', 'done', 'dropped'] as const)
    .filter((colour) => counts[colour] > 0)
    .map((colour) => `${counts[colour]} ${COLOUR_WORDS[colour]}`);
  const meetings = entries.filter(({ is }) => is === 'meeting').length;
  const now = values['which'] === undefined && values['for'] === undefined;
  return dotted([
    now ? `Open now, until ${sayDate(plusDays(today, AHEAD), 'short')}` : undefined,
    said.length > 0 ? said.join(', ') : undefined,
    meetings > 0 ? `${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}` : undefined,
  ]);
}

/** What is overdue stands first, then month by month. */
function byMonth(entries: readonly PlanEntry[], today: string): [string, PlanEntry[]][] {
  const months = new Map<string, PlanEntry[]>();
  for (const entry of entries) {
    const late = entry.colour === 'red' && entry.date < today;
    const { from } = monthOfPlan(planYearOf(entry.date), Number(entry.date.slice(5, 7)));
    const name = late
      ? 'Overdue'
      : sayPeriod({ from, to: monthOfPlan(planYearOf(entry.date), Number(entry.date.slice(5, 7))).to });
    months.set(name, [...(months.get(name) ?? []), entry]);
  }
  return [...months];
}

function itemOf(entry: PlanEntry, { duties }: PlanFound, reader: PlanReader) {
  const duty = duties.get(entry.id);
  if (!duty)
    return {
      title: entry.title,
      line: dotted([`${sayDate(entry.date)}${entry.at ? ` ${entry.at}` : ''}`, entry.why]),
      note: '',
      buttons: [] satisfies Button[],
    };
  const colour = entry.colour ?? 'green';
  const answer = duty.asked ? duty.occurrence.evidence.at(-1)?.text : undefined;
  return {
    title: `${MARKS[colour]} ${entry.title}`,
    line: dotted([duty.id, `due ${sayDate(entry.date)}`, whoName(entry.owner, reader)]),
    note: `${upperFirst(COLOUR_WORDS[colour])}: ${duty.occurrence.dropped?.why ?? entry.why}${answer ? ` They answered: ${answer}` : ''}`,
    buttons: [lookButton(duty)],
  };
}

function pageButton(title: string, asked: Values, page: number): Button {
  return { title, data: { verb: 'plan.list', args: { ...asked, page: String(page) } } };
}
