import type { Return } from '../../partnership/returns-schema.ts';
import { ReturnRefused } from './refused.ts';
import type { MonthlyReturn, ReturnAnswer } from './record.ts';

export interface By {
  readonly member: string;
  readonly now: Date;
}

/** More than any team counts in a month: a slip of the finger. */
const MOST = 100_000;

/** Reads a number as it was typed: `12`, ` 1,200 `, `none`. @throws ReturnRefused */
export function readNumber(id: string, label: string, typed: string): number {
  const text = typed.trim().toLowerCase().replaceAll(',', '');
  if (text === 'none' || text === 'nil') return 0;
  if (!/^\d+$/.test(text))
    throw new ReturnRefused(id, `“${label}” needs a whole number, like 12. For none, put 0.`);
  const number = Number(text);
  if (number > MOST)
    throw new ReturnRefused(id, `“${label}” is more than a month can hold. Please look again.`);
  return number;
}

/** @throws ReturnRefused when a number is missing, or a part is more than what it is a part of */
export function checkNumbers(asked: Return, numbers: Readonly<Record<string, number>>): void {
  for (const { id, label, within } of asked.numbers) {
    const number = numbers[id];
    if (number === undefined) throw new ReturnRefused(id, `“${label}” is missing.`);
    const whole = within === undefined ? undefined : numbers[within];
    if (whole !== undefined && number > whole) {
      const of = asked.numbers.find((each) => each.id === within)?.label ?? 'the whole';
      throw new ReturnRefused(id, `“${label}” cannot be more than “${of}”.`);
    }
  }
}

/** The numbers, for the first time or in the place of others, which are kept. @throws ReturnRefused */
export function answerReturn(
  record: MonthlyReturn,
  asked: Return,
  numbers: Readonly<Record<string, number>>,
  by: By,
  note?: string,
): MonthlyReturn {
  checkNumbers(asked, numbers);
  return withAnswer(record, 'answered', {
    numbers: Object.fromEntries(asked.numbers.map(({ id }) => [id, numbers[id] ?? 0])),
    ...(note === undefined ? {} : { note }),
    ...stamp(by),
  });
}

/** None at all, by one press. */
export function answerNone(record: MonthlyReturn, asked: Return, by: By): MonthlyReturn {
  return answerReturn(record, asked, Object.fromEntries(asked.numbers.map(({ id }) => [id, 0])), by);
}

/** They cannot tell: that is an answer too, and it shows as a gap with its reason. */
export function cannotTell(record: MonthlyReturn, because: string, by: By): MonthlyReturn {
  return withAnswer(record, 'cannot-tell', { because, ...stamp(by) });
}

function withAnswer(
  record: MonthlyReturn,
  state: MonthlyReturn['state'],
  answer: ReturnAnswer,
): MonthlyReturn {
  return {
    ...record,
    rev: record.rev + 1,
    state,
    answer,
    before: record.answer ? [...record.before, record.answer] : record.before,
  };
}

function stamp({ member, now }: By): { by: string; at: string } {
  return { by: member, at: now.toISOString() };
}
