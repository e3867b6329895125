import { COLOUR_WORDS } from '../../cards/duty/words.ts';
import { planYearCard } from '../../cards/duty/list.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { FILE_MINUTES, linkTo, type FileKind, type FileReader } from '../../src/bot/files.ts';
import { planOf, type PlanReader } from '../../src/bot/plan-entries.ts';
import { whoName } from '../../src/bot/plan-relations.ts';
import { may } from '../../src/bot/access.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { countColours, type PlanEntry } from '../../src/domain/plan/entries.ts';
import { drawPicture, escapeMarkup } from '../../src/domain/plan/picture.ts';
import { monthOfPlan, PLAN_MONTHS, planYear, sayPlanYear } from '../../src/domain/plan/plan-year.ts';
import { yearGrid } from '../../src/domain/plan/year-grid.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { planReader, yearIn } from './list.ts';

const COLOURS = ['red', 'amber', 'green', 'done', 'dropped'] as const;
const MONTHS = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `/plan year`: the year in words, month by month, with links to its picture and to a page for printing. */
export async function drawYear(context: Context, values: Values): Promise<CardView> {
  const year = yearIn(values, context.today);
  const { entries } = await planOf(planReader(context), year);
  const params = { year: String(year) };
  const picture = await linkTo(context, { file: planPicture.name, params, minutes: FILE_MINUTES });
  const page = await linkTo(context, { file: planPage.name, params, minutes: FILE_MINUTES });
  const heading = `The plan of ${sayPlanYear(year)}`;
  return {
    summary: heading,
    card: planYearCard.expand({
      heading,
      intro: sumUp(entries),
      months: PLAN_MONTHS.map((month) => {
        const { from, to } = monthOfPlan(year, month);
        const within = entries.filter(({ date }) => from <= date && date <= to);
        return { label: MONTHS[month] ?? '', shown: sayMonth(within) };
      }).filter(({ shown }) => shown !== ''),
      note:
        picture === undefined
          ? 'Whoever runs me has not said where I can be reached from a browser, so there is no picture.'
          : `The links are yours alone and work for ${FILE_MINUTES} minutes.`,
      links: [
        ...(picture === undefined ? [] : [{ title: 'See the year', url: picture }]),
        ...(page === undefined ? [] : [{ title: 'Page to print', url: page }]),
      ],
    }),
  };
}

function sumUp(entries: readonly PlanEntry[]): string {
  const counts = countColours(entries);
  const duties = entries.filter(({ is }) => is === 'duty').length;
  const said = COLOURS.filter((colour) => counts[colour] > 0).map(
    (colour) => `${counts[colour]} ${COLOUR_WORDS[colour]}`,
  );
  return `${duties} duties${said.length > 0 ? `: ${said.join(', ')}` : ''}. ${entries.length - duties} meetings.`;
}

/** Meetings as a number; what is red or amber by its name; the rest as a number. */
function sayMonth(entries: readonly PlanEntry[]): string {
  const meetings = entries.filter(({ is }) => is === 'meeting').length;
  const parts = meetings > 0 ? [`${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}`] : [];
  for (const colour of COLOURS) {
    const of = entries.filter((entry) => entry.colour === colour);
    if (of.length === 0 || colour === 'dropped') continue;
    const names = of
      .slice(0, 3)
      .map(({ title }) => title)
      .join(', ');
    const named = colour === 'red' || colour === 'amber';
    parts.push(
      `${of.length} ${COLOUR_WORDS[colour]}${named ? ` (${names}${of.length > 3 ? ' …' : ''})` : ''}`,
    );
  }
  return parts.join('; ');
}

/** The picture: a lane for each owner, a mark for each duty and meeting. */
export const planPicture: FileKind = {
  name: 'plan-picture',
  async draw(params, reader) {
    const drawn = await pictureOf(params, reader);
    return (
      drawn && { filename: `plan-${drawn.year}.svg`, type: 'image/svg+xml', body: drawn.svg, shown: true }
    );
  },
};

/** The picture and the list on a page that prints on two or three sheets. */
export const planPage: FileKind = {
  name: 'plan-page',
  async draw(params, reader) {
    const drawn = await pictureOf(params, reader);
    if (!drawn) return undefined;
    const rows = drawn.entries.map(
      ({ date, at, title, owner, colour, why }) =>
        `<tr><td>${escapeMarkup(sayDate(date, 'short'))}${at ? ` ${escapeMarkup(at)}` : ''}</td><td>${escapeMarkup(title)}</td><td>${escapeMarkup(drawn.nameOf(owner))}</td><td>${colour ? COLOUR_WORDS[colour] : ''}</td><td>${escapeMarkup(why)}</td></tr>`,
    );
    const body = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(drawn.title)}</title>
<style>@page{size:A4 landscape;margin:12mm}body{font:14px/1.4 "Segoe UI",Arial,sans-serif;margin:1rem;color:#1b1b1b}svg{max-width:100%;height:auto}table{border-collapse:collapse;width:100%;margin-top:1rem}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #ccc}tr{break-inside:avoid}thead{display:table-header-group}</style></head>
<body>
${drawn.svg}
<table><thead><tr><th>When</th><th>What</th><th>Owner</th><th>State</th><th>Why</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
</body></html>`;
    return { filename: `plan-${drawn.year}.html`, type: 'text/html', body, shown: true };
  },
};

async function pictureOf(params: Readonly<Record<string, string>>, reader: FileReader) {
  const { store, member, directory, partnership, today } = reader;
  const year = yearIn(params, today);
  const around: PlanReader = { store, member, directory, partnership, today };
  const { entries } = await planOf(around, year);
  if (entries.length === 0 && !may(member, 'plan.see', new Set())) return undefined;
  const { from, to } = planYear(year);
  const within = entries.filter(({ date }) => from <= date && date <= to);
  const owners = [...partnership.groups.map(({ id }) => id), ...partnership.agencies.map(({ id }) => id)];
  const title = `Forward plan ${sayPlanYear(year)}`;
  const nameOf = (owner: string): string => directory.group(owner)?.short ?? whoName(owner, around);
  const svg = drawPicture(yearGrid(within, year, owners), {
    title,
    note: `As of ${sayDate(today)}. R red, A amber, G green, ✓ done, – left out; a ring is a meeting.`,
    nameOf,
  });
  return { year, title, svg, entries: within, nameOf };
}
