import { COLOUR_WORDS } from '../../cards/duty/words.ts';
import { may } from '../../src/bot/access.ts';
import { csvOf } from '../../src/bot/csv.ts';
import type { FileKind, FileReader } from '../../src/bot/files.ts';
import { scorecardOf } from '../../src/bot/metric-store.ts';
import { describe, panelSvg, panelText, scorecardSvg } from '../../src/domain/metric/picture.ts';
import { wordingOf } from '../../src/domain/metric/figures.ts';
import { sayFigurePeriod } from '../../src/domain/metric/periods.ts';
import type { ScorecardRow } from '../../src/domain/metric/scorecard.ts';
import { periodOf } from '../../src/domain/metric/series.ts';
import { escapeMarkup } from '../../src/domain/plan/picture.ts';
import { sayDate } from '../../src/domain/working-days.ts';

const NOTE = '○ some teams only, × no figure, a dashed bar: the question changed.';

type Params = Readonly<Record<string, string>>;

interface Read {
  readonly rows: readonly ScorecardRow[];
  readonly young: boolean;
  readonly title: string;
}

async function read(params: Params, reader: FileReader): Promise<Read | undefined> {
  const { store, partnership, today, member } = reader;
  if (!may(member, 'metric.see', new Set())) return undefined;
  const young = params['audience'] === 'young';
  const all = await scorecardOf({ store, partnership, today }, params['group']);
  return {
    young,
    rows: young ? all.filter(({ metric }) => metric.young !== undefined) : all,
    title: `Scorecard of ${partnership.short}, ${sayDate(today)}`,
  };
}

/** One column of small pictures. */
export const scorecardPicture: FileKind = {
  name: 'scorecard-picture',
  async draw(params, reader) {
    const found = await read(params, reader);
    if (!found) return undefined;
    const rows = found.rows.map((row) => [row, panelText(row, found.young)] as const);
    return {
      filename: `scorecard-${reader.today}.svg`,
      type: 'image/svg+xml',
      body: scorecardSvg(rows, found.title, NOTE),
      shown: true,
    };
  },
};

/** The same on a page: as many columns as fit, with the rule of each colour, known limits and what people say. */
export const scorecardPage: FileKind = {
  name: 'scorecard-page',
  async draw(params, reader) {
    const found = await read(params, reader);
    if (!found) return undefined;
    const panels = found.rows.map((row) => {
      const text = panelText(row, found.young);
      const lines = [
        row.rated?.rule,
        row.comparison && !row.comparison.comparable ? row.comparison.why : undefined,
        row.comparison?.comparable ? row.comparison.check?.says : undefined,
        found.young || row.metric.limits === undefined ? undefined : `Known limits: ${row.metric.limits}`,
        row.note?.text,
      ].filter((line) => line !== undefined);
      return `<section><h2>${escapeMarkup(text.title)}</h2>\n${panelSvg(row, text)}\n${lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('\n')}</section>`;
    });
    const body = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(found.title)}</title>
<style>@page{size:A4;margin:12mm}body{font:16px/1.4 "Segoe UI",Arial,sans-serif;margin:1rem;color:#1b1b1b}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:1rem}section{break-inside:avoid}h2{position:absolute;left:-999rem}svg{width:100%;height:auto}p{margin:.25rem 0;font-size:.9rem}</style></head>
<body><h1>${escapeMarkup(found.title)}</h1><p>Numbers of children below 5 are hidden. ${escapeMarkup(NOTE)}</p>
<main>
${panels.join('\n')}
</main></body></html>`;
    return { filename: `scorecard-${reader.today}.html`, type: 'text/html', body, shown: true };
  },
};

const HEAD = [
  'Metric',
  'Period',
  'Figure',
  'Question',
  'Compared with the one before',
  'Colour',
  'Source',
  'In words',
];

/** A table of the scorecard for a spreadsheet: what each metric has in it. */
function sheet(
  name: string,
  head: readonly string[],
  lines: (row: ScorecardRow, reader: FileReader, young: boolean) => string[][],
): FileKind {
  return {
    name,
    async draw(params, reader) {
      const found = await read(params, reader);
      const rows = found?.rows.flatMap((row) => lines(row, reader, found.young));
      return rows && { filename: `${name}-${reader.today}.csv`, type: 'text/csv', body: csvOf(head, rows) };
    },
  };
}

/** Every figure and every gap, a line each. */
export const scorecardFile = sheet('scorecard', HEAD, linesOf);

function linesOf(row: ScorecardRow, { partnership }: FileReader): string[][] {
  const { metric, points, latest, comparison, rated } = row;
  return points.map((point) => {
    const period = sayFigurePeriod(periodOf(point));
    if (point.kind === 'gap') return [metric.name, period, 'no figure', '', '', '', '', point.why];
    const isLatest = point === latest;
    const source = point.figure.source;
    return [
      metric.name,
      period,
      point.says,
      wordingOf(metric, point.figure.wording)?.asks ?? '',
      isLatest && comparison ? (comparison.comparable ? comparison.shown : comparison.short) : '',
      isLatest && rated ? COLOUR_WORDS[rated.colour] : '',
      partnership.sources.find(({ id }) => id === source)?.name ?? source ?? '',
      isLatest ? describe({ ...row, points: [] }, panelText(row)) : '',
    ];
  });
}

const DICTIONARY = [
  'Metric',
  'Question',
  'From',
  'Unit',
  'Better',
  'How often',
  'Who supplies it',
  'Known limits',
  'Target',
  'Comparable with',
];

/** What is counted and how: every version of every question. */
export const dictionaryFile = sheet('metric-dictionary', DICTIONARY, ({ metric }, { directory }, young) =>
  metric.wordings.map(({ asks, from, comparableWith }) => [
    young ? (metric.young ?? metric.name) : metric.name,
    asks,
    from ?? '',
    metric.unit === 'count' ? 'number' : 'per cent',
    metric.better === 'neither' ? 'neither way' : metric.better,
    metric.every,
    directory.group(metric.supplier)?.name ?? directory.agency(metric.supplier)?.name ?? '',
    metric.limits ?? '',
    metric.target?.why ?? 'none was set',
    comparableWith.join(', '),
  ]),
);
