import { showCount, showCounts, showShare, SMALLEST_SHOWN, type Count } from '../small-numbers.ts';
import type { EscalationFigures } from './figures.ts';

/** Figures with what the store knows beside the escalations themselves. */
export interface CollectedFigures extends EscalationFigures {
  /** Actions that came from learning and are done. */
  readonly actionsDone: number;
  /** Good practice, by the agency that was thanked. */
  readonly thanked: readonly Count[];
}

/** `raw` is for the business unit alone; `hidden` may leave it. */
export type Showing = 'raw' | 'hidden';
export interface FigureSection {
  readonly name: string;
  readonly rows: { readonly label: string; readonly shown: string }[];
  /** Its rows are long: on a phone they need the whole width, one under the other. */
  readonly isLong?: true;
}

/**
 * The figures as rows to read, sections without any left out. `nameOf` turns an agency id into its name; with `sectorOf`
 * agencies that raised none stand by sector.
 */
export function figureSections(
  figures: CollectedFigures,
  showing: Showing,
  nameOf: (agency: string) => string,
  sectorOf?: (agency: string) => string,
): FigureSection[] {
  const raw = showing === 'raw';
  const count = (value: number): string => (raw ? String(value) : showCount(value));
  const part = (value: number, whole: number): string => (raw ? String(value) : showPart(value, whole));
  const share = (value: number, whole: number): string =>
    raw ? `${value} of ${whole}` : showShare(value, whole);
  const parts = (counts: readonly Count[]): FigureSection['rows'] =>
    raw
      ? counts.map(({ label, count: value }) => ({ label, shown: String(value) }))
      : showCounts(counts).map(({ label, shown }) => ({ label, shown }));
  const pairs = (counts: readonly Count[]): Count[] =>
    counts.map(({ label, count: value }) => ({
      label: label.split(' > ').map(nameOf).join(' to '),
      count: value,
    }));
  const { onTime, learning, held } = figures;
  const thanks = figures.thanked.reduce((sum, each) => sum + each.count, 0);
  const sections: FigureSection[] = [
    {
      name: '',
      rows: [
        { label: 'Opened', shown: count(figures.opened) },
        { label: 'Closed', shown: count(figures.closed) },
        { label: 'Still open', shown: count(figures.open) },
        { label: 'Over the limit', shown: part(figures.overdue, figures.open) },
        { label: 'Working days to an outcome (median)', shown: sayMedian(figures, raw) },
        { label: 'Settled in time', shown: share(onTime.part, onTime.whole) },
        { label: 'Pairs of agencies with more than one', shown: count(figures.repeats.length) },
      ],
    },
    { name: 'By stage', rows: parts(figures.byStage) },
    { name: 'By theme', rows: parts(figures.byTheme) },
    { name: 'By level of need', rows: parts(figures.byLevel) },
    { name: 'How they ended', rows: parts(figures.byOutcome) },
    { name: 'Who asked whom', rows: parts(pairs(figures.byPair)) },
    // A pair with a hidden number that is missing here came once.
    { name: 'More than once', rows: raw ? parts(pairs(figures.repeats)) : [] },
    { name: 'Raised none', rows: silentRows(figures.silent, nameOf, sectorOf), isLong: true },
    {
      name: 'What came of them',
      rows: [
        { label: 'Learning raised', shown: part(learning.raised, figures.closed) },
        { label: 'Became actions', shown: part(learning.becameActions, learning.raised) },
        { label: 'Actions done', shown: part(figures.actionsDone, learning.becameActions) },
        { label: 'Held some weeks later', shown: share(held.yes, held.asked) },
        { label: 'Thanks between agencies', shown: count(thanks) },
      ],
    },
    {
      name: 'Who was thanked',
      rows: parts(figures.thanked.map((each) => ({ ...each, label: nameOf(each.label) }))),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

/** One part of a whole that is shown beside it: hidden when it is small, or when what it leaves over is. */
function showPart(part: number, whole: number): string {
  const rest = whole - part;
  if (part >= SMALLEST_SHOWN && rest > 0 && rest < SMALLEST_SHOWN) return `${SMALLEST_SHOWN} or more`;
  return showCount(part);
}

/** The middle of a few is nearly one of them. */
function sayMedian({ medianDays, onTime }: EscalationFigures, raw: boolean): string {
  if (medianDays === undefined) return 'none to count';
  return raw || onTime.whole >= SMALLEST_SHOWN ? String(medianDays) : 'too few to say';
}

function silentRows(
  agencies: readonly string[],
  nameOf: (agency: string) => string,
  sectorOf?: (agency: string) => string,
): FigureSection['rows'] {
  const bySector = new Map<string, string[]>();
  for (const agency of agencies) {
    const sector = sectorOf?.(agency) ?? (agencies.length === 1 ? 'agency' : 'agencies');
    bySector.set(sector, [...(bySector.get(sector) ?? []), nameOf(agency)]);
  }
  return [...bySector]
    .sort(([one], [other]) => one.localeCompare(other, 'en-GB'))
    .map(([sector, names]) => ({
      label: sectorOf ? `${sector} (${names.length})` : `${names.length} ${sector}`,
      shown: names.sort((one, other) => one.localeCompare(other, 'en-GB')).join(' · '),
    }));
}
