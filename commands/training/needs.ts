import { scorecardCard } from '../../cards/return/list.ts';
import { notice } from '../../cards/words.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { CommandVerb } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { csvOf } from '../../src/bot/csv.ts';
import { FILE_MINUTES, linkTo, type FileKind, type FileReader } from '../../src/bot/files.ts';
import {
  askedAs,
  maySeeNeeds,
  needsResult,
  personKey,
  roundNow,
  type NeedsResult,
} from '../../src/bot/needs-store.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { NEED_SOURCES, RANK_RULE, SOURCE_WORDS, type Need } from '../../src/domain/needs/ranked.ts';
import { escapeMarkup } from '../../src/domain/plan/picture.ts';
import { showCount, showCounts, showShare, SMALLEST_SHOWN } from '../../src/domain/small-numbers.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Directory } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { needsAskView, needsForm, needsPresses } from './needs-ask.ts';

const SHOWN = 12;

/** `/training needs`: the result for those who plan training; for everybody who is asked, the question while it is open. */
export const needsVerb: CommandVerb = {
  name: 'needs',
  aliases: ['needs analysis', 'survey'],
  summary: 'See what training people need; answer the yearly question while it is open',
  access: 'needs.answer',
  arguments: {},
  examples: ['training needs'],
  async run(context): Promise<Reply> {
    if (await waitsFor(context)) return context.openForm('needs.answer');
    if (maySeeNeeds(context.member, context.partnership))
      return { kind: 'notice', view: await drawNeeds(context) };
    return {
      kind: 'notice',
      view: notice('Nothing to answer now', [
        'Everybody who works with children is asked once a year, from January to March.',
      ]),
    };
  },
};

async function waitsFor(context: Context): Promise<boolean> {
  const { tx, member, partnership, now } = context;
  if (askedAs(member, partnership) === undefined || maySeeNeeds(member, partnership)) return false;
  const round = roundNow({ ...context, calendar: await calendarOf(tx) }, now);
  return round !== undefined && !(await tx.get('needsPeople', personKey(round.year, member.id)))?.answered;
}

async function drawNeeds(context: Context): Promise<CardView> {
  const { tx, now, partnership, directory } = context;
  const result = await needsResult(tx, now, { ...context, calendar: await calendarOf(tx) });
  const links = [];
  for (const [file, title] of [
    [needsPage, 'Page to print'],
    [needsFile, 'File'],
  ] as const) {
    const url = await linkTo(context, { file: file.name, minutes: FILE_MINUTES });
    if (url !== undefined) links.push({ title, url });
  }
  return {
    summary: 'Training needs',
    card: scorecardCard.expand({
      heading: `Training needs ${result.round.year}`,
      intro: answered(result),
      rows: result.ranked.slice(0, SHOWN).map((need, at) => ({
        name: `${at + 1}. ${need.theme.name}`,
        line: dotted([`weight ${need.weight}`, sayFrom(need)]),
        rag: '',
        gap: '',
        note: '',
        buttons: [],
      })),
      lines: [
        ...(result.ranked.length === 0
          ? ['Nothing was asked for, and nothing came up elsewhere.']
          : [RANK_RULE]),
        ...sayAnswers(result, partnership),
        ...sayGroups(result, directory),
      ],
      buttons: [],
      links,
    }),
  };
}

function answered({ all, asked, round }: NeedsResult): string {
  const people = all?.people ?? 0;
  return asked === 0
    ? 'Nobody has been asked yet: the question goes out in January. This is what other places bring.'
    : `${showCount(people)} of ${asked} have answered (${showShare(people, asked)}), until ${sayDate(round.last)}.`;
}

function sayFrom({ from }: Need): string {
  return dotted(
    NEED_SOURCES.map((source) =>
      from[source] === undefined ? undefined : `${SOURCE_WORDS[source]} ${from[source]}`,
    ),
  );
}

/** The other questions, a line each, with small numbers hidden. */
function sayAnswers({ all }: NeedsResult, { needs }: Partnership): string[] {
  if (!all || all.people < SMALLEST_SHOWN) return [];
  return needs.questions
    .filter(({ kind, choices }) => kind !== 'text' && choices.every(({ theme }) => theme === undefined))
    .map(({ id, asks, kind, choices }) => {
      const counts = choices.map((choice) => ({
        label: choice.name,
        count: all.chosen[id]?.[choice.id] ?? 0,
      }));
      // Of one answer each, the hidden one would be what is left over.
      const shown = showCounts(
        counts.filter(({ count }) => count > 0),
        { whole: kind === 'one' },
      );
      return `${asks} ${shown.map(({ label, shown: count }) => `${label}: ${count}`).join(', ')}.`;
    });
}

/** How many answered by agency and by role, apart from each other. */
function sayGroups({ tallies }: NeedsResult, directory: Directory): string[] {
  return (['agency', 'role'] as const).flatMap((of) => {
    const groups = groupsOf(tallies, of, directory);
    return groups.length === 0
      ? []
      : [`By ${of}: ${groups.map(({ label, shown }) => `${label} ${shown}`).join(', ')}.`];
  });
}

function groupsOf(tallies: NeedsResult['tallies'], of: 'agency' | 'role', directory: Directory) {
  return showCounts(
    tallies
      .filter((tally) => tally.of === of)
      .map(({ who = '', people }) => ({
        label: of === 'agency' ? (directory.agency(who)?.name ?? who) : who,
        count: people,
      }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
  );
}

async function resultFor({
  store,
  now,
  partnership,
  directory,
  calendar,
  member,
}: FileReader): Promise<NeedsResult | undefined> {
  return maySeeNeeds(member, partnership)
    ? needsResult(store, now, { partnership, directory, calendar })
    : undefined;
}

const HEAD = ['Rank', 'Theme', 'Weight', ...NEED_SOURCES.map((source) => SOURCE_WORDS[source])];

function rowsOf({ ranked }: NeedsResult): string[][] {
  return ranked.map(({ theme, weight, from }, at) => [
    String(at + 1),
    theme.name,
    String(weight),
    ...NEED_SOURCES.map((source) => from[source] ?? ''),
  ]);
}

export const needsFile: FileKind = {
  name: 'training-needs',
  async draw(_params, reader) {
    const result = await resultFor(reader);
    return (
      result && {
        filename: `training-needs-${result.round.year}.csv`,
        type: 'text/csv',
        body: csvOf(HEAD, rowsOf(result)),
      }
    );
  },
};

/** The table, the other answers and what people wrote, on a page to print. */
export const needsPage: FileKind = {
  name: 'training-needs-page',
  async draw(_params, reader) {
    const result = await resultFor(reader);
    if (!result) return undefined;
    const title = `Training needs ${result.round.year}`;
    const cells = (row: readonly string[], tag: string): string =>
      `<tr>${row.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join('')}</tr>`;
    const lines = [
      RANK_RULE,
      ...sayAnswers(result, reader.partnership),
      ...sayGroups(result, reader.directory),
    ];
    // Of few answers, how somebody writes says who they are.
    const texts = (result.all?.people ?? 0) < SMALLEST_SHOWN ? [] : result.texts;
    const body = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(title)}</title>
<style>@page{size:A4;margin:12mm}body{font:16px/1.4 "Segoe UI",Arial,sans-serif;margin:1rem;color:#1b1b1b}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #ccc}tr{break-inside:avoid}</style></head>
<body><h1>${escapeMarkup(title)}</h1><p>${escapeMarkup(answered(result))}</p>
<table><thead>${cells(HEAD, 'th')}</thead><tbody>
${rowsOf(result)
  .map((row) => cells(row, 'td'))
  .join('\n')}
</tbody></table>
${lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('\n')}
${texts.length > 0 ? `<h2>In people’s words</h2><ul>${texts.map((text) => `<li>${escapeMarkup(text)}</li>`).join('')}</ul>` : ''}
</body></html>`;
    return { filename: `training-needs-${result.round.year}.html`, type: 'text/html', body, shown: true };
  },
};

/** What `/training` has of it. */
export const needsParts = {
  presses: needsPresses,
  forms: { 'needs.answer': needsForm },
  views: [needsAskView],
  files: [needsFile, needsPage],
} as const;
