import { basketOf } from '../impact/basket.ts';
import { printedImpacts, SHEET_HEAD, sheetRow } from '../impact/document.ts';
import { CHANGED_WORDS, priorityName, SOURCE_WORDS, typeName } from '../../cards/impact/words.ts';
import type { PrintedBlock } from '../../src/bot/printed.ts';
import { findImpacts, isWithin } from '../../src/domain/impact/find.ts';
import { impactFigures, type ImpactFigures } from '../../src/domain/impact/figures.ts';
import type { Impact } from '../../src/domain/impact/record.ts';
import { sayPeriod, type Period } from '../../src/domain/period.ts';
import type { Count } from '../../src/domain/small-numbers.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import type { StoreView } from '../../storage/store.ts';
import type { ReportPart } from './part.ts';

/** What made a difference: how much of it is on record, and what was chosen to be told. */
export const impactPart: ReportPart = {
  name: 'impact',
  aliases: ['making a difference'],
  title: 'What made a difference',
  summary: 'Get what made a difference, as text and files for the annual report',
  access: 'impact.figures',
  note: 'Counts are of entries, and nobody is named. Only what was chosen for the annual report, or used before, stands here in words.',

  async write({ tx, partnership }, period) {
    const figures = await figuresOf(tx, partnership, period);
    const chosen = await chosenOf(tx, period);
    return [
      ...linesOf(figures),
      ...chosen.map(
        (impact) =>
          `${typeName(partnership, impact.type)}. ${[impact.did, impact.outcome, ...Object.values(impact.changed)].map(ended).join(' ')}`,
      ),
    ];
  },

  async print({ store, partnership }, period) {
    const figures = await figuresOf(store, partnership, period);
    const chosen = await chosenOf(store, period);
    return {
      title: `What made a difference, ${sayPeriod(period)}`,
      blocks: [
        { kind: 'paragraph', lines: linesOf(figures) },
        ...(chosen.length === 0
          ? []
          : [{ kind: 'heading', level: 2, text: 'In the words of those who saw it' } satisfies PrintedBlock]),
        ...printedImpacts(chosen, partnership),
      ],
    };
  },

  async sheet({ store, partnership }, period) {
    const chosen = await chosenOf(store, period);
    return { head: SHEET_HEAD, rows: chosen.map((impact) => sheetRow(impact, partnership)) };
  },
};

async function figuresOf(store: StoreView, partnership: Partnership, period: Period): Promise<ImpactFigures> {
  return impactFigures(await store.all('impacts'), period, {
    type: (id) => typeName(partnership, id),
    priority: (id) => priorityName(partnership, id),
    source: (id) => SOURCE_WORDS[id],
    changedFor: (id) => CHANGED_WORDS[id],
  });
}

/** What may be read by everybody who gets a report: the basket in its order, then what was used. */
export async function chosenOf(store: StoreView, period: Period): Promise<Impact[]> {
  const used = findImpacts(await store.find('impacts', 'state', 'used'), { period, state: 'used' }, () => []);
  return [...(await basketOf(store)).filter((impact) => isWithin(impact, period)), ...used];
}

/** The counts as sentences. */
export function linesOf({
  total,
  agencies,
  byType,
  byPriority,
  bySource,
  changedFor,
}: ImpactFigures): string[] {
  if (total === 0) return ['Nothing was noted in this period.'];
  const counted = (counts: readonly Count[]): string =>
    counts
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => `${label}: ${count}`)
      .join('; ');
  return [
    `${total === 1 ? 'One entry was' : `${total} entries were`} noted, from ${agencies === 1 ? 'one agency' : `${agencies} agencies`}.`,
    `Something changed for: ${counted(changedFor)}.`,
    `What was done. ${counted(byType)}.`,
    `By priority. ${counted(byPriority)}.`,
    `Noticed through: ${counted(bySource)}.`,
  ];
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
