import { escapeMarkup } from '../plan/picture.ts';
import { sayFigurePeriod } from './periods.ts';
import type { Rag } from './rag.ts';
import { sayComparison, type ScorecardRow } from './scorecard.ts';
import { periodOf, type Point } from './series.ts';

/** What stands on one small picture beside the series itself. */
export interface PanelText {
  readonly title: string;
  /** How it compares with the figure before. */
  readonly change: string;
  /** What is missing, in a line. */
  readonly gap: string;
}

// Wide enough for one column on a phone, where it is shown as wide as the screen: words stay as large as those around them.
const WIDTH = 380;
const HEIGHT = 218;
const LEFT = 16;
const RIGHT = 16;
const TOP = 92;
const BOTTOM = 168;
const LONGEST = 44;
const LONGEST_SMALL = 54;

/** A sign of its own for each colour, for those who see none and for print. */
const SIGNS: Readonly<Record<Rag, { readonly fill: string; readonly sign: string; readonly word: string }>> =
  {
    green: { fill: '#2e7d32', sign: '✓', word: 'green' },
    amber: { fill: '#b26a00', sign: '!', word: 'amber' },
    red: { fill: '#b3261e', sign: '✗', word: 'red' },
  };

export function panelText(row: ScorecardRow, young = false): PanelText {
  return {
    title: young ? (row.metric.young ?? row.metric.name) : row.metric.name,
    change: sayComparison(row),
    gap: row.gap ?? '',
  };
}

/**
 * One metric as a small picture: its latest figure, and the series with a ring for each figure, a line only between those that may
 * be compared, a cross for each gap and a dashed bar where the question changed. Never a zero for what is not known.
 */
export function drawPanel(row: ScorecardRow, text: PanelText): string {
  const { latest, rated } = row;
  const sign = rated && SIGNS[rated.colour];
  const badge = sign
    ? `<g><title>${escapeMarkup(`${sign.word}. ${rated.rule}`)}</title><rect x="${WIDTH - 92}" y="44" width="76" height="26" rx="13" fill="${sign.fill}"/><text x="${WIDTH - 54}" y="62" text-anchor="middle" fill="#ffffff" font-size="14">${sign.sign} ${sign.word}</text></g>`
    : '';
  const figure = latest ? `${latest.says} (${sayFigurePeriod(latest.figure.period)})` : 'No figure';
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff" stroke="#d5dbe1"/>`,
    `<text x="${LEFT}" y="28" font-size="15" font-weight="bold"><title>${escapeMarkup(text.title)}</title>${escapeMarkup(short(text.title))}</text>`,
    `<text x="${LEFT}" y="58" font-size="18">${escapeMarkup(figure)}</text>`,
    `<text x="${LEFT}" y="80" font-size="13" fill="#444444">${escapeMarkup(short(text.change, LONGEST_SMALL))}</text>`,
    badge,
    ...series(row.points),
    `<text x="${LEFT}" y="${HEIGHT - 12}" font-size="13" fill="#8a1c14">${escapeMarkup(short(text.gap, LONGEST_SMALL))}</text>`,
  ]
    .filter((each) => each !== '')
    .join('\n');
}

/** One panel as a picture of its own, with everything it shows in words for a screen reader. */
export function panelSvg(row: ScorecardRow, text: PanelText): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeMarkup(describe(row, text))}" font-family="Segoe UI, Arial, sans-serif">`,
    drawPanel(row, text),
    '</svg>',
  ].join('\n');
}

/** All panels below each other, in one column: it is read on a phone. */
export function scorecardSvg(
  rows: readonly (readonly [ScorecardRow, PanelText])[],
  title: string,
  note: string,
): string {
  const height = 76 + rows.length * (HEIGHT + 12);
  const panels = rows.map(
    ([row, text], at) =>
      `<g transform="translate(10 ${76 + at * (HEIGHT + 12)})" role="img" aria-label="${escapeMarkup(describe(row, text))}">\n${drawPanel(row, text)}\n</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 20} ${height}" width="${WIDTH + 20}" height="${height}" role="img" aria-label="${escapeMarkup(title)}" font-family="Segoe UI, Arial, sans-serif">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<rect width="${WIDTH + 20}" height="${height}" fill="#f5f7f9"/>`,
    `<text x="16" y="32" font-size="20" font-weight="bold">${escapeMarkup(title)}</text>`,
    `<text x="16" y="56" font-size="12" fill="#444444">${escapeMarkup(note)}</text>`,
    ...panels,
    '</svg>',
  ].join('\n');
}

/** Everything on a panel as one text. */
export function describe({ latest, rated, points }: ScorecardRow, { title, change, gap }: PanelText): string {
  const all = points.map((point) =>
    point.kind === 'gap'
      ? `${sayFigurePeriod(point.period)}: no figure`
      : `${sayFigurePeriod(point.figure.period)}: ${point.says}${point.newQuestion ? ' (question changed)' : ''}`,
  );
  return [title, latest ? latest.says : 'no figure', change, rated?.colour ?? '', gap, all.join('; ')]
    .filter((each) => each !== '')
    .join('. ');
}

function series(points: readonly Point[]): string[] {
  const numbers = points.flatMap((point) =>
    point.kind === 'figure' && point.number !== undefined ? [point.number] : [],
  );
  const most = Math.max(1, ...numbers);
  const step = points.length > 1 ? (WIDTH - LEFT - RIGHT - 30) / (points.length - 1) : 0;
  const x = (at: number): number => Math.round(LEFT + 15 + at * step);
  // From zero, so that a small change never looks like a large one.
  const y = (number: number): number => Math.round(BOTTOM - (number / most) * (BOTTOM - TOP - 12));
  const marks = points.map((point, at) => {
    const name = `<title>${escapeMarkup(sayPoint(point))}</title>`;
    if (point.kind === 'gap')
      return `<g>${name}<text x="${x(at)}" y="${BOTTOM - 2}" text-anchor="middle" font-size="14" fill="#8a1c14">×</text></g>`;
    if (point.number === undefined)
      return `<g>${name}<text x="${x(at)}" y="${BOTTOM - 2}" text-anchor="middle" font-size="11" fill="#444444">${escapeMarkup(hiddenMark(point.says))}</text></g>`;
    const before = points[at - 1];
    const from = point.joins && before?.kind === 'figure' ? before.number : undefined;
    const line =
      from === undefined
        ? ''
        : `<line x1="${x(at - 1)}" y1="${y(from)}" x2="${x(at)}" y2="${y(point.number)}" stroke="#37597d" stroke-width="2"/>`;
    const bar = point.newQuestion
      ? `<line x1="${Math.round(x(at) - step / 2)}" y1="${TOP}" x2="${Math.round(x(at) - step / 2)}" y2="${BOTTOM}" stroke="#555555" stroke-dasharray="3 3"/>`
      : '';
    const dot = `<circle cx="${x(at)}" cy="${y(point.number)}" r="5" fill="${point.figure.partial ? '#ffffff' : '#37597d'}" stroke="#37597d" stroke-width="2"/>`;
    return `<g>${name}${line}${bar}${dot}</g>`;
  });
  const axis = `<line x1="${LEFT}" y1="${BOTTOM}" x2="${WIDTH - RIGHT}" y2="${BOTTOM}" stroke="#888888"/>`;
  return [axis, ...marks, ...ends(points)];
}

/** The first and the last period below the axis. */
function ends(points: readonly Point[]): string[] {
  const last = points.length - 1;
  const label = (at: number, anchor: string): string => {
    const point = points[at];
    return point
      ? `<text x="${anchor === 'start' ? LEFT : WIDTH - RIGHT}" y="${BOTTOM + 15}" text-anchor="${anchor}" font-size="11" fill="#444444">${escapeMarkup(sayFigurePeriod(periodOf(point)))}</text>`
      : '';
  };
  return last > 0 ? [label(0, 'start'), label(last, 'end')] : last === 0 ? [label(0, 'start')] : [];
}

/** What stands in the place of a hidden figure. */
function hiddenMark(says: string): string {
  return says.startsWith('<') ? says.slice(0, 2) : 'few';
}

function sayPoint(point: Point): string {
  const period = sayFigurePeriod(periodOf(point));
  return point.kind === 'gap' ? `${period}: no figure. ${point.why}` : `${period}: ${point.says}`;
}

function short(text: string, longest = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
