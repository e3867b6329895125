import { calendarOf } from '../../src/bot/calendar.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { askedIn, mayReturn } from '../../src/bot/returns-people.ts';
import { sayMonth } from '../../src/bot/returns-store.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import type { Drawing, RecordView } from '../../src/bot/views.ts';
import { sayNumber } from '../../src/domain/metric/arithmetic.ts';
import { NOBODY } from '../../src/domain/retention-anonymise.ts';
import type { MonthlyReturn, ReturnAnswer } from '../../src/domain/returns/record.ts';
import { stepDays } from '../../src/domain/returns/when.ts';
import { sayDate, type HolidayCalendar } from '../../src/domain/working-days.ts';
import type { Return } from '../../src/partnership/returns-schema.ts';
import type { Button } from '../words.ts';
import { returnCard } from './list.ts';

type Around = Pick<Drawing, 'directory' | 'partnership' | 'now'> & { readonly calendar: HolidayCalendar };

/** The tiny card of a team's numbers, for those who answer for it alone. */
export const returnView: RecordView = {
  name: 'return',
  async draw(id, { store, viewer, directory, partnership, now }) {
    const record = await store.get('monthlyReturns', id);
    const around = { directory, partnership, now, calendar: await calendarOf(store) };
    if (!record || !viewer || !mayReturn('return.answer', record, viewer, around)) return undefined;
    const view = drawReturn(record, around);
    return view && { rev: record.rev, view };
  },
};

/** Undefined when the partnership file no longer asks for it. */
export function drawReturn(record: MonthlyReturn, around: Around): CardView | undefined {
  const found = askedIn(around.partnership, record);
  if (!found) return undefined;
  const { asked, team } = found;
  const open = record.answer === undefined;
  const { second } = stepDays(record.month, around.partnership.returns, around.calendar);
  return {
    summary: `${record.id}, ${sayMonth(record.month)}`,
    card: returnCard.expand({
      reference: dotted([record.id, team.name, sayMonth(record.month)]),
      title: asked.name,
      asks: open ? asked.asks : '',
      why: open ? asked.why : '',
      boxes: open ? asked.numbers.map(({ label }, at) => ({ id: `n${at}`, label })) : [],
      facts: factsOf(asked, record.answer),
      lines: open ? [waitsLine(record, second)] : linesOf(record, asked, around),
      buttons: buttonsOf(record),
    }),
  };
}

function waitsLine({ state }: MonthlyReturn, until: string): string {
  return state === 'gap'
    ? 'It shows as a gap now. You can still send it.'
    : `Until ${sayDate(until)}. Numbers only, and nobody’s name.`;
}

function factsOf({ numbers }: Return, answer: ReturnAnswer | undefined): { label: string; shown: string }[] {
  if (!answer) return [];
  if (!answer.numbers) return [{ label: 'Cannot be told', shown: answer.because ?? '' }];
  return numbers.map(({ id, label }) => ({ label, shown: sayNumber(answer.numbers?.[id] ?? 0) }));
}

function linesOf({ answer, before }: MonthlyReturn, asked: Return, { directory, now }: Around): string[] {
  if (!answer) return [];
  const who = answer.by === NOBODY ? undefined : directory.member(answer.by)?.name;
  return [
    dotted([who, sayWhen(answer.at, now)]),
    ...(answer.note === undefined ? [] : [answer.note]),
    ...before.map((earlier) => `Before: ${sayAnswer(asked, earlier)}`),
  ];
}

/** `12 of 20`, `7`, `could not be told`. */
export function sayAnswer({ numbers }: Return, answer: ReturnAnswer): string {
  const given = answer.numbers;
  if (!given) return 'could not be told';
  const [first, second] = numbers;
  const of = (id: string | undefined): string => sayNumber(id === undefined ? 0 : (given[id] ?? 0));
  return second?.within === undefined || second.within !== first?.id
    ? numbers.map(({ id }) => of(id)).join(' and ')
    : `${of(second.id)} of ${of(first.id)}`;
}

function buttonsOf(record: MonthlyReturn): Button[] {
  return record.answer === undefined
    ? [
        returnButton(record, 'return.send', 'Send'),
        returnButton(record, 'return.none', 'None'),
        returnButton(record, 'return.cannot', 'Cannot tell, because…', true),
      ]
    : [returnButton(record, 'return.correct', 'Correct it, or add a word', true)];
}

export function returnButton(
  { id, rev }: Pick<MonthlyReturn, 'id' | 'rev'>,
  verb: string,
  title: string,
  opensForm = false,
): Button {
  return {
    title,
    data: { verb, subject: subjectOf('return', id), rev, ...(opensForm ? { opens: 'form' as const } : {}) },
  };
}
