import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { CommandVerb, FormErrors, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import { newReference } from '../../src/bot/ids.ts';
import { figuresFor, metricById } from '../../src/bot/metric-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { checkChange, checkShare, numberOf } from '../../src/domain/metric/arithmetic.ts';
import { compareFigures } from '../../src/domain/metric/compare.ts';
import type { Figure } from '../../src/domain/metric/figures.ts';
import { metricsNamed } from '../../src/domain/metric/find.ts';
import { periodTyped, sayFigurePeriod } from '../../src/domain/metric/periods.ts';
import { figureKey, FigureValue, type MetricFigure } from '../../src/domain/metric/record.ts';
import { showFigure } from '../../src/domain/metric/show.ts';
import type { Metric } from '../../src/partnership/metric-schema.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { requireKeeper } from './metric.ts';

export const figureVerb: CommandVerb = {
  name: 'figure',
  aliases: ['enter'],
  summary: 'Enter or correct a figure, with the question it answers (business unit, keeper of the scorecard)',
  access: 'metric.enter',
  arguments: {
    name: { kind: 'text', label: 'which figure', max: 120, main: true, placeholder: 'figure' },
  },
  examples: ['report figure', 'report figure PPNs'],
  async run(context, { name = '' }) {
    requireKeeper(context);
    const [metric, other] = metricsNamed(context.partnership.metrics.items, name);
    return open(context, metric && !other ? metric.id : '');
  },
};

/** One screen to say which metric, one for its numbers: each kind of metric has boxes of its own. */
function open(context: Context, metric: string): Promise<Reply> {
  return metric === ''
    ? context.openForm('metric.choose')
    : context.openForm('metric.figure', { values: { metric } });
}

export const figurePresses: Readonly<Record<string, PressHandler>> = {
  'metric.enter': {
    access: 'metric.enter',
    run(context, { args }) {
      requireKeeper(context);
      return open(context, args['metric'] ?? '');
    },
  },
};

function chooseAsked({ partnership }: Context): Asked {
  return {
    title: 'Enter a figure',
    submit: 'Go on',
    heading: '',
    fields: [
      {
        id: 'metric',
        kind: 'one',
        label: 'Which one?',
        required: 'Choose from the list.',
        choices: partnership.metrics.items.map(({ id, name }) => ({ title: name, value: id })),
      },
    ],
  };
}

export const chooseForm: FormHandler = {
  access: 'metric.enter',
  texts: [],
  show: (context, draft, values, errors) =>
    Promise.resolve(drawForm(draft, chooseAsked(context), values, errors)),
  async submit(context, _draft, inputs): Promise<Reply | { errors: FormErrors }> {
    requireKeeper(context);
    const read = readForm(schemaOf(chooseAsked(context)), inputs);
    return 'errors' in read ? read : open(context, read.data['metric'] ?? '');
  },
};

function asked(metric: Metric): Asked {
  const latest = metric.wordings.at(-1);
  const count = metric.unit === 'count';
  return {
    title: 'Enter a figure',
    heading: metric.name,
    intro: ['A changed question is another question: choose the one that was asked.'],
    fields: [
      {
        id: 'wording',
        kind: 'one',
        label: 'Which question does it answer?',
        value: latest?.id ?? '',
        required: 'Choose the question that was asked.',
        choices: [...metric.wordings].reverse().map(({ id, asks }) => ({ title: asks, value: id })),
      },
      {
        id: 'period',
        kind: 'line',
        label: 'For when? (2025-26, March 2026, Q1 2026-27)',
        required: 'Say which period it is for.',
        longest: 40,
      },
      {
        id: 'number',
        kind: 'line',
        label: count ? 'How many?' : 'How many of them?',
        required: 'Put a whole number.',
        longest: 12,
      },
      ...(count
        ? []
        : [
            {
              id: 'of',
              kind: 'line' as const,
              label: 'Out of how many?',
              required: 'Put a whole number.',
              longest: 12,
            },
          ]),
      {
        id: 'stated',
        kind: 'line',
        label: count ? 'Change in per cent, if a report says one' : 'Per cent, if a report says one',
        longest: 12,
      },
      { id: 'source', kind: 'line', label: 'Where does it stand?', longest: 300 },
    ],
  };
}

function metricIn(context: Context, id: string | undefined): Metric {
  requireKeeper(context);
  const metric = metricById(context.partnership, id ?? '');
  if (!metric) throw new NotAllowed('That figure is no longer in the dictionary.');
  return metric;
}

export const figureForm: FormHandler = {
  access: 'metric.enter',
  texts: ['source'],
  about: 'work',
  async show(context, draft, values, errors) {
    return drawForm(draft, asked(metricIn(context, draft.values['metric'])), values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const metric = metricIn(context, draft.values['metric']);
    const read = readForm(schemaOf(asked(metric)), inputs);
    if ('errors' in read) return read;
    const entered = entry(metric, read.data, context);
    if ('errors' in entered) return entered;
    const kept = await keep(context, entered.figure);
    return { kind: 'finish', view: await said(context, metric, kept, entered.stated) };
  },
};

type Entered = Omit<MetricFigure, 'id' | 'rev' | 'before'>;

function entry(
  metric: Metric,
  data: Values,
  { member, now, today }: Context,
): { readonly figure: Entered; readonly stated?: number } | { readonly errors: FormErrors } {
  const period = periodTyped(typed(data, 'period') ?? '');
  if (!period) return { errors: { period: 'Write it like 2025-26, March 2026 or Q1 2026-27.' } };
  if (period.to >= today) return { errors: { period: 'That is not over yet.' } };
  const number = whole(data['number']);
  const of = whole(data['of']);
  if (number === undefined) return { errors: { number: 'Put a whole number, like 1204.' } };
  if (metric.unit === 'percent' && (of === undefined || of === 0))
    return { errors: { of: 'Put a whole number above 0.' } };
  const value = FigureValue.safeParse(metric.unit === 'count' ? { count: number } : { part: number, of });
  if (!value.success) return { errors: { number: 'It cannot be more than what it is a part of.' } };
  const text = (typed(data, 'stated') ?? '').replace('%', '').replace('+', '').trim();
  const stated = text === '' ? undefined : Number(text);
  if (stated !== undefined && !Number.isFinite(stated))
    return { errors: { stated: 'Put a number, like 12.9.' } };
  const source = typed(data, 'source');
  return {
    figure: {
      ...{ metric: metric.id, wording: data['wording'] ?? '', ...period, value: value.data },
      ...{ by: member.id, at: now.toISOString() },
      ...(source === undefined ? {} : { source }),
    },
    ...(stated === undefined ? {} : { stated }),
  };
}

function whole(text: string | undefined): number | undefined {
  const plain = (text ?? '').replaceAll(',', '').trim();
  return /^\d{1,8}$/.test(plain) ? Number(plain) : undefined;
}

/** In the place of the one for the same question and period, which is kept beside it. */
async function keep(context: Context, figure: Entered): Promise<MetricFigure> {
  const { tx, now } = context;
  const [known] = await tx.find('metricFigures', 'key', figureKey(figure));
  let id = known?.id ?? newReference('FIG', now);
  while (!known && (await tx.get('metricFigures', id))) id = newReference('FIG', now);
  const kept: MetricFigure = {
    ...figure,
    id,
    rev: (known?.rev ?? 0) + 1,
    before: known ? [...known.before, { value: known.value, by: known.by, at: known.at }] : [],
  };
  await tx.put('metricFigures', kept);
  await context.did('metric.enter', subjectOf('figure', id));
  return kept;
}

/** What was kept, how it compares, and, kindly, when a stated percentage is another one. */
async function said(context: Context, metric: Metric, kept: MetricFigure, stated: number | undefined) {
  const { tx, partnership } = context;
  const { figures } = await figuresFor({ store: tx, partnership }, metric);
  const at = figures.findIndex(({ id }) => id === kept.id);
  const [figure, before] = [figures[at], figures[at - 1]];
  const compared = figure && before ? compareFigures(metric, before, figure) : undefined;
  return notice(`${kept.id} is kept`, [
    figure
      ? `${metric.name}: ${showFigure(metric, figure).says} (${sayFigurePeriod(figure.period)}).`
      : metric.name,
    ...(compared ? [compared.comparable ? compared.says : `${compared.why}`] : []),
    ...(stated === undefined
      ? []
      : statedLines(stated, kept.value, compared?.comparable ? before : undefined)),
    ...(kept.before.length > 0 ? ['What it was before is kept beside it.'] : []),
  ]);
}

function statedLines(stated: number, value: FigureValue, before: Figure | undefined): string[] {
  if ('part' in value) return linesOf(checkShare(value.part, value.of, stated));
  return before ? linesOf(checkChange(numberOf(before.value), numberOf(value), stated)) : [];
}

function linesOf(check: ReturnType<typeof checkShare>): string[] {
  return [check ? check.says : 'The percentage that was reported is right.'];
}
