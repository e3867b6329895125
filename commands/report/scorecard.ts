import { COLOUR_WORDS, MARKS } from '../../cards/duty/words.ts';
import { scorecardCard } from '../../cards/return/list.ts';
import type { Button } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { CommandVerb, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { FILE_MINUTES, linkTo } from '../../src/bot/files.ts';
import { relationsToMetrics, scorecardOf } from '../../src/bot/metric-store.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { sayFigurePeriod } from '../../src/domain/metric/periods.ts';
import { sayComparison, type ScorecardRow } from '../../src/domain/metric/scorecard.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import { dutyButtons } from './scorecard-duty.ts';
import { dictionaryFile, scorecardFile, scorecardPage, scorecardPicture } from './scorecard-files.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

const PAGE = 6;

/** Who reads the scorecard: the Young Safeguarders have it in words of their own, through their worker. */
export const AUDIENCES = [
  { value: 'young', words: ['young', 'young safeguarders', 'for young safeguarders', 'ys', 'young people'] },
  { value: 'all', words: ['full', 'whole', 'for adults'] },
] as const;

export const scorecardVerb: CommandVerb = {
  name: 'scorecard',
  aliases: ['score card', 'metrics', 'dashboard'],
  summary: 'See the scorecard: latest figures, what changed, gaps; as a picture and a file',
  access: 'metric.see',
  arguments: {
    for: { kind: 'group', label: 'for which group', leads: ['for', 'of'] },
    audience: { kind: 'choice', label: 'for whom', choices: AUDIENCES },
  },
  examples: ['report scorecard', 'report scorecard for neglect', 'report scorecard young'],
  run: async (context, values) => ({ kind: 'notice', view: await drawScorecard(context, values) }),
};

/** Participation workers read it as the young people will. */
export function isYoung({ roles }: Member, values: Values): boolean {
  const own = roles.some(({ role }) => role === 'participation-worker');
  return values['audience'] === 'young' || (own && values['audience'] !== 'all');
}

export async function drawScorecard(context: Context, values: Values): Promise<CardView> {
  const { tx, partnership, today, directory, member } = context;
  const young = isYoung(member, values);
  const group = values['for'];
  const all = await scorecardOf({ store: tx, partnership, today }, group);
  const rows = young ? all.filter(({ metric }) => metric.young !== undefined) : all;
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const named = group === undefined ? undefined : directory.group(group)?.name;
  const heading = young ? 'The scorecard in plain words' : `The scorecard${named ? `: ${named}` : ''}`;
  const links = await linksFor(context, {
    ...(group ? { group } : {}),
    ...(young ? { audience: 'young' } : {}),
  });
  return {
    summary: heading,
    card: scorecardCard.expand({
      heading,
      intro: dotted([
        `As of ${sayDate(today)}`,
        `${rows.length} figures`,
        pages > 1 ? `page ${page} of ${pages}` : undefined,
      ]),
      rows: rows.slice((page - 1) * PAGE, page * PAGE).map((row) => rowOf(row, young)),
      lines:
        rows.length === 0
          ? ['There is no figure like that.']
          : [
              'Numbers of children below 5 are hidden. Figures are compared only while the question stays the same.',
              ...(links.length > 0
                ? [`The links are yours alone and work for ${FILE_MINUTES} minutes.`]
                : []),
            ],
      buttons: [
        ...(page < pages ? [pageButton(values, page + 1, 'Next page')] : []),
        ...(page > 1 ? [pageButton(values, page - 1, 'Page before')] : []),
        ...(may(member, 'metric.enter', relationsToMetrics(member, partnership))
          ? [{ title: 'Enter a figure', data: { verb: 'metric.enter', opens: 'form' as const } }]
          : []),
        ...(await dutyButtons(context)),
      ],
      links,
    }),
  };
}

function pageButton(values: Values, page: number, title: string): Button {
  const { page: _page, ...asked } = values;
  return { title, data: { verb: 'metric.page', args: { ...asked, page: String(page) } } };
}

async function linksFor(
  context: Context,
  params: Readonly<Record<string, string>>,
): Promise<{ title: string; url: string }[]> {
  const links: { title: string; url: string }[] = [];
  for (const [file, title] of [
    [scorecardPage, 'See it'],
    [scorecardPicture, 'Picture'],
    [scorecardFile, 'File'],
    [dictionaryFile, 'What is counted'],
  ] as const) {
    const url = await linkTo(context, { file: file.name, params, minutes: FILE_MINUTES });
    if (url !== undefined) links.push({ title, url });
  }
  return links;
}

function rowOf(row: ScorecardRow, young: boolean) {
  const { metric, latest } = row;
  return {
    name: young ? (metric.young ?? metric.name) : metric.name,
    line: latest
      ? dotted([
          `${latest.says} (${sayFigurePeriod(latest.figure.period)})`,
          young ? youngChange(row) : sayComparison(row),
        ])
      : '',
    rag: young ? '' : sayRag(row),
    gap: row.gap ?? '',
    note: row.note?.text ?? '',
    buttons: [{ title: 'Open', data: { verb: 'metric.look', args: { metric: metric.id } } }],
  };
}

/** The colour as a sign and a word, with its rule. */
export function sayRag({ rated }: ScorecardRow): string {
  return rated ? `${MARKS[rated.colour]} ${upperFirst(COLOUR_WORDS[rated.colour])}. ${rated.rule}` : '';
}

/** Up, down, the same, or why nobody can say: without signs and percentage points. */
function youngChange({ before, comparison }: ScorecardRow): string {
  if (!before || !comparison) return 'the first time anybody counted';
  const was = `${before.says} in ${sayFigurePeriod(before.figure.period)}`;
  if (!comparison.comparable)
    return comparison.code === 'wording'
      ? `the question was another one before, so nobody can say whether it went up or down (it was ${was})`
      : `not enough is known to say whether it went up or down (before: ${was})`;
  const change = comparison.change ?? 1;
  const way = Math.round(change * 10) === 0 ? 'the same as' : change > 0 ? 'more than' : 'fewer than';
  return `${way} ${was}`;
}

export const scorecardPresses: Readonly<Record<string, PressHandler>> = {
  'metric.page': {
    access: 'metric.see',
    run: async (context, { args }) => ({ kind: 'card', view: await drawScorecard(context, args) }),
  },
};
