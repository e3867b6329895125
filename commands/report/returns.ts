import { scorecardCard } from '../../cards/return/list.ts';
import { sayAnswer } from '../../cards/return/view.ts';
import { may } from '../../src/bot/access.ts';
import type { CommandVerb, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { csvOf } from '../../src/bot/csv.ts';
import { FILE_MINUTES, linkTo, type FileKind } from '../../src/bot/files.ts';
import { relationsToMetrics } from '../../src/bot/metric-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { answererOf, askedIn } from '../../src/bot/returns-people.ts';
import { latestMonth, sayMonth } from '../../src/bot/returns-store.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import type { MonthlyReturn } from '../../src/domain/returns/record.ts';
import { monthBefore } from '../../src/domain/returns/when.ts';
import { hasSmall } from '../../src/domain/returns/totals.ts';
import { SMALLEST_SHOWN } from '../../src/domain/small-numbers.ts';
import type { Member } from '../../src/partnership/model.ts';
import type { Return } from '../../src/partnership/returns-schema.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { KEEPERS } from './metric.ts';
import { findReturn, returnReply } from './returns-record.ts';

/** Months of a trend. */
const TREND = 6;

export const returnsVerb: CommandVerb = {
  name: 'returns',
  aliases: ['monthly numbers', 'who has sent what'],
  summary: 'See which teams have sent their monthly numbers, and how they go',
  access: 'return.board',
  arguments: {
    which: {
      kind: 'choice',
      label: 'which month',
      choices: [{ value: 'before', words: ['the month before', 'before', 'last time'] }],
    },
  },
  examples: ['report returns', 'report returns the month before'],
  run: async (context, values) => ({ kind: 'notice', view: await drawBoard(context, values) }),
};

export const returnVerb: CommandVerb = {
  name: 'return',
  summary: 'Answer or correct your team’s numbers of one month',
  access: 'return.answer',
  arguments: {
    ref: { kind: 'reference', label: 'which numbers', prefixes: ['RET'], required: true },
  },
  examples: ['report return RET-2612-K4TR'],
  async run(context, { ref = '' }) {
    const { record } = await findReturn(context, subjectOf('return', ref));
    return record.answer
      ? returnReply(context, record)
      : context.openForm('return.correct', { subject: subjectOf('return', ref) });
  },
};

async function drawBoard(context: Context, values: Values): Promise<CardView> {
  const { tx, partnership, member } = context;
  requireAccess(context, 'return.board', relationsToMetrics(member, partnership), KEEPERS);
  const newest = await latestMonth(tx);
  const month = newest !== undefined && values['which'] === 'before' ? monthBefore(newest) : newest;
  const records = month === undefined ? [] : await tx.find('monthlyReturns', 'month', month);
  const all = await tx.all('monthlyReturns');
  const settled = records.filter(({ answer }) => answer).length;
  const url = await linkTo(context, { file: returnsFile.name, minutes: FILE_MINUTES });
  return {
    summary: 'Monthly numbers',
    card: scorecardCard.expand({
      heading: 'Monthly numbers',
      intro:
        month === undefined ? '' : dotted([sayMonth(month), `${settled} of ${records.length} have answered`]),
      rows: partnership.returns.items
        .map((asked) => rowOf(asked, records, all, month ?? '', context))
        .filter(({ line }) => line !== ''),
      lines:
        records.length === 0
          ? ['Nothing was asked for yet. Teams are asked early in each month for the month before.']
          : [
              'Where a team had few children, numbers are for the business unit alone; the scorecard adds teams up.',
            ],
      buttons: [],
      links: url === undefined ? [] : [{ title: 'File', url }],
    }),
  };
}

function rowOf(
  asked: Return,
  records: readonly MonthlyReturn[],
  all: readonly MonthlyReturn[],
  month: string,
  context: Context,
) {
  const order = asked.teams.map(({ id }) => id);
  const own = records
    .filter((each) => each.return === asked.id)
    .sort((a, b) => order.indexOf(a.team) - order.indexOf(b.team));
  const missing = own.filter(({ answer }) => !answer);
  const hidden = hiddenAmong(own, context.partnership, context.member);
  return {
    name: asked.name,
    line: own
      .filter(({ answer }) => answer)
      .map((record) => sayTeam(asked, record, context, hidden.has(roundOf(record))))
      .concat(own.length > 0 && missing.length === own.length ? ['Nobody has answered.'] : [])
      .join('; '),
    rag: own.length === 0 ? '' : trendOf(asked, all, month),
    gap:
      missing.length === 0
        ? ''
        : `Not here: ${missing.map((record) => sayMissing(record, context)).join(', ')}.`,
    note: '',
    buttons: [],
  };
}

function sayTeam(
  asked: Return,
  record: MonthlyReturn,
  { partnership, now }: Context,
  hidden: boolean,
): string {
  const team = askedIn(partnership, record)?.team.name ?? record.team;
  const { answer } = record;
  if (!answer) return team;
  const sent = hidden ? 'sent' : sayAnswer(asked, answer);
  const shown = answer.numbers ? sent : `cannot tell: ${answer.because ?? ''}`;
  return `${team} ${shown} (${sayWhen(answer.at, now)})`;
}

function sayMissing(record: MonthlyReturn, { partnership, directory }: Context): string {
  const found = askedIn(partnership, record);
  if (!found) return record.team;
  const [who] = answererOf(found.team, directory).members;
  return `${found.team.name} (${who?.name ?? 'nobody answers for it'})`;
}

/** `Jun 12, Jul –, Aug 9 (2 of 3 teams)`: a gap is a dash, never a nought. */
function trendOf(asked: Return, all: readonly MonthlyReturn[], month: string): string {
  const months: string[] = [];
  for (let each = monthBefore(month); months.length < TREND; each = monthBefore(each)) months.unshift(each);
  const first = all.map((each) => each.month).sort()[0] ?? month;
  const known = months.filter((each) => each >= first);
  if (known.length === 0) return '';
  const shown = known.map((each) => `${sayMonth(each).slice(0, 3)} ${totalOf(asked, all, each)}`);
  return `Before: ${shown.join(', ')}`;
}

function totalOf(asked: Return, all: readonly MonthlyReturn[], month: string): string {
  const own = all.filter((each) => each.return === asked.id && each.month === month);
  const heard = own.flatMap(({ answer }) => (answer?.numbers ? [answer.numbers] : []));
  if (heard.length === 0) return '–';
  const sums = asked.numbers.map(({ id }) => heard.reduce((sum, numbers) => sum + (numbers[id] ?? 0), 0));
  const hidden = hasSmall(asked, Object.fromEntries(asked.numbers.map(({ id }, at) => [id, sums[at] ?? 0])));
  const shown = hidden ? ((sums[0] ?? 0) < SMALLEST_SHOWN ? `<${SMALLEST_SHOWN}` : 'hidden') : sums.join('/');
  return heard.length < own.length ? `${shown} (${heard.length} of ${own.length} teams)` : shown;
}

const HEAD = [
  'Reference',
  'Return',
  'Team',
  'Month',
  'State',
  'Number',
  'Second number',
  'Corrected',
  'Why not',
];
const STATES = {
  asked: 'asked',
  answered: 'answered',
  'cannot-tell': 'cannot tell',
  gap: 'no answer',
} as const;

/** Every return of every month, as numbers, for the business unit; with small numbers hidden for others. */
export const returnsFile: FileKind = {
  name: 'monthly-returns',
  async draw(_params, { store, partnership, member, today }) {
    if (!may(member, 'return.board', relationsToMetrics(member, partnership))) return undefined;
    const all = await store.all('monthlyReturns');
    const hidden = hiddenAmong(all, partnership, member);
    const rows = [...all]
      .sort((a, b) => (a.month === b.month ? (a.id < b.id ? -1 : 1) : a.month < b.month ? -1 : 1))
      .map((record) => {
        const found = askedIn(partnership, record);
        const cells =
          found?.asked.numbers.map(({ id }) =>
            cell(record.answer?.numbers?.[id], hidden.has(roundOf(record))),
          ) ?? [];
        return [
          ...[record.id, found?.asked.name ?? record.return, found?.team.name ?? record.team, record.month],
          ...[STATES[record.state], cells[0] ?? '', cells[1] ?? '', String(record.before.length)],
          record.answer?.because ?? '',
        ];
      });
    return { filename: `monthly-returns-${today}.csv`, type: 'text/csv', body: csvOf(HEAD, rows) };
  },
};

function cell(count: number | undefined, hidden: boolean): string {
  if (count === undefined) return '';
  return hidden ? 'hidden' : String(count);
}

function roundOf(record: Pick<MonthlyReturn, 'return' | 'month'>): string {
  return `${record.return}|${record.month}`;
}

/**
 * Rounds in which a team had few children: the scorecard shows the sum, so one hidden number among others could be worked out, and
 * none of that round is shown. The business unit sees them all.
 */
function hiddenAmong(
  records: readonly MonthlyReturn[],
  { returns }: Partnership,
  member: Member,
): ReadonlySet<string> {
  if (may(member, 'return.board', new Set())) return new Set();
  return new Set(
    records
      .filter((record) => {
        const asked = returns.items.find(({ id }) => id === record.return);
        return asked !== undefined && hasSmall(asked, record.answer?.numbers ?? {});
      })
      .map(roundOf),
  );
}
