import { notice } from '../../cards/words.ts';
import { calendarOf, calendarWith } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { requireAccess } from '../../src/bot/context.ts';
import { deadlineKinds } from '../../src/bot/deadline-kinds.ts';
import {
  movesUnder,
  replanDeadlines,
  type DeadlineKind,
  type MovedDeadline,
} from '../../src/bot/deadlines.ts';
import { BotError } from '../../src/bot/errors.ts';
import { giveDayBack, leaveBankHolidays } from '../../src/bot/meeting-days.ts';
import { groupShort } from '../../src/bot/meeting-store.ts';
import { tellOfDates } from '../../src/bot/meeting-undated.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { bankHolidaysWith } from '../../src/domain/bank-holidays.ts';
import { isWeekend } from '../../src/domain/deadline.ts';
import { ENGLAND, sayDate } from '../../src/domain/working-days.ts';
import { actionsDueOn, sayMove, tellOwners } from './holiday-news.ts';

const SHOWN = 10;
const NOT_YOURS = 'Only the business unit enters and takes out bank holidays. Nothing was changed.';

/** A day to enter (with its name) or to take out (without). */
export interface HolidayChange {
  readonly date: string;
  readonly name?: string;
}

/** @throws NotAllowed */
export function requireHolidayAccess(context: Context): void {
  requireAccess(context, 'holiday.change', new Set(), NOT_YOURS);
}

/** Why this day cannot be entered or taken out, in words for whoever asked. Undefined when it can. */
export async function refusalOf({ tx }: Context, { date, name }: HolidayChange): Promise<string | undefined> {
  const [from, to] = [ENGLAND.from.slice(0, 4), ENGLAND.to.slice(0, 4)];
  if (date < ENGLAND.from || date > ENGLAND.to)
    return `Bank holidays are known from ${from} to ${to} only. Choose a day in those years.`;
  const known = bankHolidaysWith(await tx.all('holidays')).find((holiday) => holiday.date === date);
  if (name === undefined) {
    if (!known) return `${sayDate(date)} is not a bank holiday, so there is nothing to take out.`;
    return known.standing === 'one-off'
      ? undefined
      : `${sayDate(date)} is a bank holiday in England (${known.name}). Only days that were entered here can be taken out.`;
  }
  if (isWeekend(date))
    return `${sayDate(date)} is a weekend, so it is no working day already. Nothing would change.`;
  return known ? `${sayDate(date)} is a bank holiday already (${known.name}).` : undefined;
}

/** What the change would do, in lines, without doing it: for a day that has passed. */
export async function wouldChange(
  context: Context,
  { date, name }: HolidayChange,
  kinds: readonly DeadlineKind[] = deadlineKinds,
): Promise<readonly string[]> {
  const days = (await context.tx.all('holidays')).map(({ id }) => id);
  const calendar = calendarWith(name === undefined ? days.filter((day) => day !== date) : [...days, date]);
  const moves = await movesUnder(context.tx, kinds, calendar, context);
  return moves.length === 0
    ? ['No open deadline would move.']
    : [
        moves.length === 1 ? 'One open deadline would move:' : `${moves.length} open deadlines would move:`,
        ...linesOf(moves),
      ];
}

/**
 * Enters or takes out a one-off bank holiday, works out every open limit in working days anew, and tells whose dates are
 * touched: all in this transaction. Returns the answer.
 * @throws BotError 'holiday' when the day cannot be entered or taken out
 */
export async function changeHoliday(
  context: Context,
  change: HolidayChange,
  kinds: readonly DeadlineKind[] = deadlineKinds,
): Promise<CardView> {
  requireHolidayAccess(context);
  const { tx, member, now } = context;
  const { date, name } = change;
  const refusal = await refusalOf(context, change);
  if (refusal) throw new BotError('holiday', refusal);
  if (name === undefined) await tx.remove('holidays', date);
  else await tx.put('holidays', { id: date, name, by: member.id, at: now.toISOString() });
  await context.did('holiday.change', `holiday:${date}`);
  const moved = await replanDeadlines(context, kinds, await calendarOf(tx));
  const due = name === undefined ? [] : await actionsDueOn(context, date);
  const title =
    name === undefined
      ? `${sayDate(date)} is a working day again`
      : `${sayDate(date)} is a bank holiday now: ${name}`;
  await tellOwners(context, title, moved, due);
  const meetings = await changeMeetingDays(context, change);
  return notice(title, [...movedLines(moved), ...dueLines(due.length), ...meetings, ...keptLines(name)]);
}

/** Meetings of that day wait for another one, or have it back; whoever runs them is told, and who knew the day. Says which. */
async function changeMeetingDays(context: Context, { date, name }: HolidayChange): Promise<string[]> {
  const { tx, now } = context;
  const calendar = await calendarOf(tx);
  const added = name !== undefined;
  const meetings = added
    ? await leaveBankHolidays(tx, now, calendar)
    : await giveDayBack(tx, now, calendar, date);
  if (meetings.length === 0) return [];
  await tellOfDates({ ...context, calendar });
  const which = meetings.map(({ id, group }) => `${groupShort(context.partnership, group)} ${id}`).join(', ');
  return added
    ? [
        `Meetings of that day wait for another one: ${which}.`,
        'Whoever chairs them and writes their minutes has other days to press. Who knew the day is told.',
      ]
    : [`Meetings that nobody has moved have that day again: ${which}. Whoever was told is told.`];
}

function movedLines(moved: readonly MovedDeadline[]): string[] {
  if (moved.length === 0) return ['No open deadline is counted over that day, so none has moved.'];
  return [
    moved.length === 1 ? 'One deadline has moved:' : `${moved.length} deadlines have moved:`,
    ...linesOf(moved),
    'Their owners have been told, and the cards show the new dates.',
  ];
}

function dueLines(count: number): string[] {
  if (count === 0) return [];
  const what = count === 1 ? 'One action is due' : `${count} actions are due`;
  return [
    `${what} on that day. Somebody chose that date, so it stays; its owner and whoever assigned it can move it with one press.`,
  ];
}

function keptLines(name: string | undefined): string[] {
  return name === undefined ? ['Dates of actions that people moved off that day stay where they are.'] : [];
}

function linesOf(moves: readonly MovedDeadline[]): string[] {
  const lines = moves.slice(0, SHOWN).map(sayMove);
  return moves.length > SHOWN ? [...lines, `And ${moves.length - SHOWN} more.`] : lines;
}
