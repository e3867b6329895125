import type { Period } from '../period.ts';
import type { AgendaItem } from './record.ts';
import type { FigureKey } from './words.ts';

/** What a figure is asked for: for whose agenda, which one, and since when. */
export interface FigureAsked {
  readonly group: string;
  readonly of?: string;
  /** From the group's last meeting to the day the agenda is drawn. */
  readonly since: Period;
}

/** A figure as it stands on an agenda. Small numbers are hidden already. */
export interface Figure {
  /** In a line: `3 overdue, the oldest by 7 working days`. */
  readonly says: string;
  /** References of records behind it, for those who may see them. */
  readonly records?: readonly string[];
}

/**
 * Figures by key. `View` is whatever the providers read from; a provider answers undefined when there is nothing to say.
 * Registered outside the domain, where the counting is done.
 */
export type FigureProviders<View> = Readonly<
  Partial<Record<FigureKey, (view: View, asked: FigureAsked) => Figure | undefined>>
>;

const NOTHING: Figure = { says: 'No figures yet: say it in the meeting.' };

/** The figure of an agenda item: undefined when it has none, and a line that says so when nobody counts it yet. */
export function figureOf<View>(
  item: Pick<AgendaItem, 'figure'>,
  providers: FigureProviders<View>,
  view: View,
  asked: Omit<FigureAsked, 'of'>,
): Figure | undefined {
  if (!item.figure) return undefined;
  const { key, of } = item.figure;
  return providers[key]?.(view, { ...asked, ...(of === undefined ? {} : { of }) }) ?? NOTHING;
}
