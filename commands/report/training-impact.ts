import { courseName } from '../../src/bot/training-relations.ts';
import type { PrintedBlock } from '../../src/bot/printed.ts';
import { sayPeriod, type Period } from '../../src/domain/period.ts';
import {
  evaluationFigures,
  type EvaluationFigures,
  type NamedRate,
  type WaveFigures,
} from '../../src/domain/training/evaluation-figures.ts';
import { boardLines, quoteLine, sheetRows, waveLine } from '../../src/domain/training/evaluation-lines.ts';
import { sayWave } from '../../src/domain/training/evaluation-waves.ts';
import { percent } from '../../src/domain/training/evaluation-words.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import type { StoreView } from '../../storage/store.ts';
import { printedImpacts } from '../impact/document.ts';
import { chosenOf } from './impact.ts';
import type { ReportPart } from './part.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

/** On a card so many stand; the files have all of them. */
const QUOTES_SHOWN = 6;
const SHEET = [
  'When',
  'Of what',
  'Name',
  'Asked',
  'Answered',
  'Response',
  'Confidence before',
  'Confidence after',
  'Used it',
] as const;

/** What training changed: who answered, what they said together, in words where they let themselves be quoted, and what was noted of it. */
export const trainingImpactPart: ReportPart = {
  name: 'training-impact',
  aliases: ['training impact', 'evaluation', 'evaluations'],
  title: 'What training changed',
  summary: 'Get the impact report of training, as text and files for the board and the annual report',
  access: 'evaluation.figures',
  note: 'Nobody is named. Parts of fewer than five people are put together, or left out. Words stand here only where people let them be quoted.',

  async write({ tx, partnership }, period) {
    const figures = await figuresOf(tx, partnership, period);
    const noted = await notedOf(tx, period);
    const quotes = figures.quotes.slice(0, QUOTES_SHOWN);
    return [
      ...boardLines(figures),
      ...quotes.map(quoteLine),
      ...(figures.quotes.length > quotes.length
        ? [`${figures.quotes.length - quotes.length} more are in the files.`]
        : []),
      notedLine(noted.all),
    ];
  },

  async print({ store, partnership }, period) {
    const figures = await figuresOf(store, partnership, period);
    const noted = await notedOf(store, period);
    return {
      title: `What training changed, ${sayPeriod(period)}`,
      blocks: [
        { kind: 'paragraph', lines: boardLines(figures) },
        ...figures.waves.flatMap(waveBlocks),
        ...(figures.quotes.length === 0
          ? []
          : [
              { kind: 'heading', level: 2, text: 'In people’s own words' } satisfies PrintedBlock,
              { kind: 'bullets', items: figures.quotes.map(quoteLine) } satisfies PrintedBlock,
            ]),
        { kind: 'heading', level: 2, text: 'What made a difference' },
        { kind: 'paragraph', lines: [notedLine(noted.all)] },
        ...printedImpacts(noted.chosen, partnership),
        {
          kind: 'paragraph',
          lines: [
            'People are asked at the session and some months later, and are reminded twice at most. Answers are kept without names. Parts of fewer than five people are put together, or left out.',
          ],
        },
      ],
    };
  },

  async sheet({ store, partnership }, period) {
    return { head: SHEET, rows: sheetRows(await figuresOf(store, partnership, period)) };
  },
};

async function figuresOf(
  store: StoreView,
  partnership: Partnership,
  period: Period,
): Promise<EvaluationFigures> {
  return evaluationFigures(await store.all('evaluations'), await store.all('evaluationAnswers'), period, {
    course: (id) => courseName(id, partnership),
    agency: (id) => partnership.agencies.find((agency) => agency.id === id)?.name ?? id,
  });
}

/** Impact entries that came out of training: all that were noted, and those that were chosen to be told. */
async function notedOf(store: StoreView, period: Period) {
  const ofTraining = (await chosenOf(store, period)).filter(
    ({ source, type }) => source === 'evaluation' || type === 'training',
  );
  const all = (await store.all('impacts')).filter(
    ({ state, source, type, at }) =>
      state !== 'withdrawn' &&
      (source === 'evaluation' || type === 'training') &&
      period.from <= at.slice(0, 10) &&
      at.slice(0, 10) <= period.to,
  ).length;
  return { all, chosen: ofTraining };
}

function notedLine(count: number): string {
  if (count === 0) return 'No impact entry was noted from training.';
  return count === 1
    ? 'One impact entry was noted from training.'
    : `${count} impact entries were noted from training.`;
}

function waveBlocks(figures: WaveFigures): PrintedBlock[] {
  const { wave, byCourse, byAgency, courses } = figures;
  const when = sayWave(wave);
  const cell = (text: string) => [text];
  const rates = (head: string, rows: readonly NamedRate[]): PrintedBlock[] =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { head, width: 55 },
              { head: 'Asked', width: 15 },
              { head: 'Answered', width: 15 },
              { head: 'Share', width: 15 },
            ],
            rows: rows.map(({ label, asked, answered }) =>
              [label, String(asked), String(answered), percent(answered, asked)].map(cell),
            ),
          },
        ];
  return [
    { kind: 'heading', level: 2, text: upperFirst(when) },
    { kind: 'paragraph', lines: [waveLine(figures)] },
    ...rates('Course', byCourse),
    ...rates('Agency', byAgency),
    ...(courses.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { head: 'Course', width: 40 },
              { head: 'Answers', width: 15 },
              { head: 'Before', width: 15 },
              { head: 'After', width: 15 },
              { head: 'Used it', width: 15 },
            ],
            rows: courses.map(({ label, answers, before, after, used }) =>
              [
                label,
                String(answers),
                before?.toFixed(1) ?? '–',
                after.toFixed(1),
                used ? percent(used.counts.often + used.counts['once-or-twice'], used.of) : '–',
              ].map(cell),
            ),
          } satisfies PrintedBlock,
        ]),
  ];
}
