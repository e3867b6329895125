import type { Colour } from './colour.ts';
import { PLAN_MONTHS } from './plan-year.ts';
import type { Lane } from './year-grid.ts';

/** What a drawing says beside the grid itself. */
export interface PictureText {
  /** `Forward plan 2026-27` */
  readonly title: string;
  /** As of when, and what the marks mean. */
  readonly note: string;
  readonly nameOf: (owner: string) => string;
}

/** Readable on a white page in print and by people who see no red: each has a letter as well. */
export const INK: Readonly<
  Record<Colour, { readonly fill: string; readonly ink: string; readonly letter: string }>
> = {
  red: { fill: '#b3261e', ink: '#ffffff', letter: 'R' },
  amber: { fill: '#f2b13c', ink: '#1b1b1b', letter: 'A' },
  green: { fill: '#2e7d32', ink: '#ffffff', letter: 'G' },
  done: { fill: '#dfe7df', ink: '#1b1b1b', letter: '✓' },
  dropped: { fill: '#eeeeee', ink: '#555555', letter: '–' },
};

const MONTHS = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NAME = 220;
const CELL = 92;
const TOP = 84;
const MARK = 20;
const PER_ROW = 4;
const NAME_LENGTH = 32;

/**
 * A plan year as a picture: a lane for each owner, a column for each month, a mark for each duty with its colour, its letter and
 * its name on hovering, a ring for each meeting. Every text is escaped: names of duties may be typed by people.
 */
export function drawPicture(lanes: readonly Lane[], { title, note, nameOf }: PictureText): string {
  const width = NAME + CELL * 12 + 20;
  const rows = lanes.map(({ cells }) =>
    Math.max(
      1,
      ...cells.map(({ duties, meetings }) => Math.ceil((duties.length + meetings.length) / PER_ROW)),
    ),
  );
  const heights = rows.map((count) => count * (MARK + 4) + 12);
  const height = TOP + heights.reduce((sum, each) => sum + each, 0) + 16;
  let y = TOP;
  const bands = lanes.map((lane, at) => {
    const drawn = laneAt(lane, y, heights[at] ?? 0, at, nameOf(lane.owner), width);
    y += heights[at] ?? 0;
    return drawn;
  });
  const heads = PLAN_MONTHS.map(
    (month, at) =>
      `<text x="${NAME + at * CELL + 4}" y="${TOP - 10}" font-weight="bold">${MONTHS[month] ?? ''}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(title)}" font-family="Segoe UI, Arial, sans-serif" font-size="13">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="12" y="28" font-size="20" font-weight="bold">${escapeMarkup(title)}</text>`,
    `<text x="12" y="48" fill="#444444">${escapeMarkup(note)}</text>`,
    ...heads,
    ...bands,
    '</svg>',
  ].join('\n');
}

function laneAt({ cells }: Lane, y: number, height: number, at: number, name: string, width: number): string {
  const shade =
    at % 2 === 0 ? `<rect x="0" y="${y}" width="${width}" height="${height}" fill="#f5f7f9"/>` : '';
  const short = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
  const label = `<text x="12" y="${y + 22}"><title>${escapeMarkup(name)}</title>${escapeMarkup(short)}</text>`;
  const marks = cells.flatMap(({ duties, meetings }, column) => {
    const place = (index: number): { x: number; top: number } => ({
      x: NAME + column * CELL + (index % PER_ROW) * (MARK + 2) + 2,
      top: y + 6 + Math.floor(index / PER_ROW) * (MARK + 4),
    });
    return [
      ...duties.map(({ title, colour, day }, index) => {
        const { x, top } = place(index);
        const { fill, ink, letter } = INK[colour];
        return `<g><title>${escapeMarkup(`${title}, by ${day} ${MONTHS[monthIn(column)] ?? ''}: ${colour === 'dropped' ? 'left out' : colour}`)}</title><rect x="${x}" y="${top}" width="${MARK}" height="${MARK}" rx="3" fill="${fill}"/><text x="${x + MARK / 2}" y="${top + 15}" text-anchor="middle" fill="${ink}">${letter}</text></g>`;
      }),
      ...meetings.map(({ day }, index) => {
        const { x, top } = place(duties.length + index);
        return `<g><title>Meeting on ${day} ${MONTHS[monthIn(column)] ?? ''}</title><circle cx="${x + MARK / 2}" cy="${top + MARK / 2}" r="9" fill="#ffffff" stroke="#37597d"/><text x="${x + MARK / 2}" y="${top + 14}" text-anchor="middle" font-size="11" fill="#37597d">${day}</text></g>`;
      }),
    ];
  });
  return [shade, label, ...marks].filter((each) => each !== '').join('\n');
}

function monthIn(column: number): number {
  return PLAN_MONTHS[column] ?? 0;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML does not allow at all. */
const UNREADABLE = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** Text for SVG and HTML, between tags and in attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(UNREADABLE, ' ').replaceAll(/[&<>"']/g, (each) => ENTITIES[each] ?? '');
}
