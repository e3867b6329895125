import { scorecardCard } from '../../cards/return/list.ts';
import { notice, type Button } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { CommandVerb, FormErrors, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import { figuresFor, metricById, relationsToMetrics } from '../../src/bot/metric-store.ts';
import { requireAccess } from '../../src/bot/context.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import { metricsNamed } from '../../src/domain/metric/find.ts';
import { sayFigurePeriod } from '../../src/domain/metric/periods.ts';
import { noteKey } from '../../src/domain/metric/record.ts';
import { scorecardRow, sayComparison, type ScorecardRow } from '../../src/domain/metric/scorecard.ts';
import { periodOf } from '../../src/domain/metric/series.ts';
import type { Metric } from '../../src/partnership/metric-schema.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { isYoung, sayRag } from './scorecard.ts';

/** Points of a series that fit on a card: the newest of them. */
const POINTS = 12;
export const KEEPERS =
  'Figures are entered and explained by the business unit and by whoever chairs the group that keeps the scorecard.';

export const metricVerb: CommandVerb = {
  name: 'metric',
  summary: 'See one figure over time: its question, where it comes from, its known limits',
  access: 'metric.see',
  arguments: {
    name: {
      kind: 'text',
      label: 'which figure',
      max: 120,
      main: true,
      required: true,
      placeholder: 'figure',
    },
  },
  examples: ['report metric PPNs', 'report metric neglect plans'],
  async run(context, { name = '' }) {
    const found = pick(context, name);
    return 'view' in found ? found : { kind: 'notice', view: await drawMetric(context, found.metric) };
  },
};

/** The metric somebody means, or what to say when it is not clear. */
export function pick(
  { partnership }: Context,
  name: string,
): { readonly metric: Metric } | Extract<Reply, { kind: 'notice' }> {
  const found = metricsNamed(partnership.metrics.items, name);
  const [only] = found;
  if (only && found.length === 1) return { metric: only };
  const choices = found.length > 0 ? found : partnership.metrics.items;
  return {
    kind: 'notice',
    view: notice(
      found.length > 0 ? 'Which of these?' : 'No figure goes by that name',
      [found.length > 0 ? 'More than one goes by that name.' : 'These are the first of those there are.'],
      choices.slice(0, 5).map(lookButton),
    ),
  };
}

function lookButton({ id, name }: Metric): Button {
  return { title: name, data: { verb: 'metric.look', args: { metric: id } } };
}

export async function rowOfMetric(context: Context, metric: Metric): Promise<ScorecardRow> {
  const { tx, partnership, today } = context;
  return scorecardRow(await figuresFor({ store: tx, partnership }, metric), today);
}

export async function drawMetric(context: Context, metric: Metric): Promise<CardView> {
  const { partnership, directory, member, now } = context;
  const row = await rowOfMetric(context, metric);
  const young = isYoung(member, {});
  const keeps = may(member, 'metric.enter', relationsToMetrics(member, partnership));
  const { latest, note, comparison } = row;
  const supplier = directory.group(metric.supplier)?.name ?? directory.agency(metric.supplier)?.name;
  return {
    summary: 'A figure of the scorecard',
    card: scorecardCard.expand({
      heading: young ? (metric.young ?? metric.name) : metric.name,
      intro: dotted([
        supplier,
        { month: 'every month', quarter: 'every quarter', year: 'every year' }[metric.every],
        { higher: 'more is better', lower: 'less is better', neither: 'neither way is better' }[
          metric.better
        ],
      ]),
      rows: row.points.slice(-POINTS).map((point, at, shown) => ({
        name: sayFigurePeriod(periodOf(point)),
        line:
          point.kind === 'gap' ? '' : dotted([point.says, point === latest ? sayComparison(row) : undefined]),
        rag: point === latest ? sayRag(row) : '',
        gap: point.kind === 'gap' ? `No figure. ${point.why}` : '',
        note: point.kind === 'figure' ? questionNote(point.figure.wording, shown[at - 1], metric) : '',
        buttons: [],
      })),
      lines: [
        ...(row.points.length === 0 ? ['No figure so far.'] : []),
        ...(comparison && !comparison.comparable ? [comparison.why] : []),
        ...(comparison?.comparable && comparison.check ? [comparison.check.says] : []),
        ...(metric.limits === undefined ? [] : [`Known limits: ${metric.limits}`]),
        ...(note
          ? [`${note.text} (${dotted([directory.member(note.by)?.name, sayWhen(note.at, now)])})`]
          : []),
      ],
      buttons: keeps
        ? [
            { title: 'Enter a figure', data: enter('metric.enter', metric) },
            ...(latest ? [{ title: 'Say what it means', data: enter('metric.note', metric) }] : []),
          ]
        : [],
      links: [],
    }),
  };
}

function enter(verb: string, { id }: Metric) {
  return { verb, opens: 'form' as const, args: { metric: id } };
}

/** The question stands where it is another one than before, and at the first figure. */
function questionNote(
  wording: string,
  before: ScorecardRow['points'][number] | undefined,
  metric: Metric,
): string {
  const same = before?.kind === 'figure' && before.figure.wording === wording;
  const asks = metric.wordings.find(({ id }) => id === wording)?.asks;
  return same || asks === undefined ? '' : `Asked: ${asks}.`;
}

export function requireKeeper(context: Context): void {
  requireAccess(context, 'metric.enter', relationsToMetrics(context.member, context.partnership), KEEPERS);
}

export const metricPresses: Readonly<Record<string, PressHandler>> = {
  'metric.look': {
    access: 'metric.see',
    async run(context, { args }) {
      const metric = metricById(context.partnership, args['metric'] ?? '');
      if (!metric) throw new NotAllowed('That figure is no longer in the dictionary.');
      return { kind: 'notice', view: await drawMetric(context, metric) };
    },
  },
  'metric.note': {
    access: 'metric.enter',
    run(context, { args }) {
      requireKeeper(context);
      return context.openForm('metric.note', { values: { metric: args['metric'] ?? '' } });
    },
  },
};

async function noted(context: Context, id: string | undefined): Promise<ScorecardRow> {
  requireKeeper(context);
  const metric = metricById(context.partnership, id ?? '');
  if (!metric) throw new NotAllowed('That figure is no longer in the dictionary.');
  return rowOfMetric(context, metric);
}

function noteAsked({ metric, latest, note }: ScorecardRow): Asked {
  return {
    title: 'Say what it means',
    heading: metric.name,
    intro: latest ? [`${latest.says} (${sayFigurePeriod(latest.figure.period)})`] : [],
    fields: [
      {
        id: 'text',
        kind: 'text',
        label: 'What lies behind this figure? (nobody named)',
        required: 'Say it in a line or two.',
        longest: 600,
        value: note?.text ?? '',
      },
    ],
  };
}

/** A person's words on the latest figure. They stand beside it until there is a newer one. */
export const noteForm: FormHandler = {
  access: 'metric.enter',
  texts: ['text'],
  about: 'case',
  async show(context, draft, values, errors) {
    const row = await noted(context, draft.values['metric']);
    return drawForm(draft, noteAsked(row), values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const row = await noted(context, draft.values['metric']);
    const read = readForm(schemaOf(noteAsked(row)), inputs);
    if ('errors' in read) return read;
    if (!row.latest) throw new NotAllowed('There is no figure yet that it could stand beside.');
    const { id } = row.metric;
    const { period } = row.latest.figure;
    await context.tx.put('metricNotes', {
      ...{ id: noteKey(id, period), metric: id, ...period },
      ...{ text: typed(read.data, 'text') ?? '', by: context.member.id, at: context.now.toISOString() },
    });
    await context.did('metric.enter', `metric:${id}`);
    return { kind: 'finish', view: await drawMetric(context, row.metric) };
  },
};
