import { notice } from '../../cards/words.ts';
import type { CommandVerb } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { figuresFor } from '../../src/bot/metric-store.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { readAsked } from '../../src/domain/metric/asked.ts';
import { compareFigures, insteadOf } from '../../src/domain/metric/compare.ts';
import type { Figure } from '../../src/domain/metric/figures.ts';
import { isSamePeriod, sayFigurePeriod } from '../../src/domain/metric/periods.ts';
import { showFigure } from '../../src/domain/metric/show.ts';
import type { Period } from '../../src/domain/period.ts';
import type { Metric } from '../../src/partnership/metric-schema.ts';
import { pick } from './metric.ts';

export const compareVerb: CommandVerb = {
  name: 'compare',
  summary: 'Compare two figures, worked out from the raw numbers; refused where the question changed',
  access: 'metric.see',
  arguments: {
    what: {
      kind: 'text',
      label: 'which figure, and from when to when',
      max: 200,
      main: true,
      required: true,
      placeholder: 'figure from 2023-24 to 2024-25',
    },
  },
  examples: [
    'report compare PPNs 2023-24 2024-25',
    'report compare neglect plans from March 2024 to March 2025',
  ],
  async run(context, { what = '' }) {
    const { name, periods } = readAsked(what);
    const found = pick(context, name);
    return 'view' in found ? found : { kind: 'notice', view: await compared(context, found.metric, periods) };
  },
};

async function compared(context: Context, metric: Metric, periods: readonly Period[]): Promise<CardView> {
  const { tx, partnership } = context;
  const { figures } = await figuresFor({ store: tx, partnership }, metric);
  const wanted = periods.length >= 2 ? periods.slice(0, 2) : undefined;
  const missing = wanted?.find((period) => !figureAt(figures, period));
  if (missing || figures.length < 2)
    return notice(
      missing ? `There is no figure for ${sayFigurePeriod(missing)}` : 'There is nothing to compare yet',
      [
        figures.length === 0
          ? 'No figure of it is on record.'
          : `On record: ${figures.map((figure) => sayFigure(metric, figure)).join('; ')}.`,
        'What is not on record is a gap, and not a nought.',
      ],
    );
  const [before, after] = wanted
    ? wanted.map((period) => figureAt(figures, period)).sort(byTime)
    : figures.slice(-2);
  if (!before || !after) return notice('There is nothing to compare yet');
  const result = compareFigures(metric, before, after);
  if (!result.comparable)
    return notice('I do not compare these two', [
      `${metric.name}: ${sayFigure(metric, before)} and ${sayFigure(metric, after)}.`,
      result.why,
      insteadOf(metric, figures),
    ]);
  return notice(`${metric.name}: ${result.shown}`, [
    result.says,
    ...(metric.limits === undefined ? [] : [`Known limits: ${metric.limits}`]),
  ]);
}

/** The figure of a period; of two wordings of one period the newer one. */
function figureAt(figures: readonly Figure[], period: Period): Figure | undefined {
  return figures.findLast((figure) => isSamePeriod(figure.period, period));
}

function byTime(one: Figure | undefined, other: Figure | undefined): number {
  return (one?.period.to ?? '') < (other?.period.to ?? '') ? -1 : 1;
}

function sayFigure(metric: Metric, figure: Figure): string {
  return `${showFigure(metric, figure).says} (${sayFigurePeriod(figure.period)})`;
}
