import type { StoreView, Transaction } from '../../storage/store.ts';
import { months } from '../domain/metric/periods.ts';
import { sayPeriod } from '../domain/period.ts';
import { returnKey, type MonthlyReturn } from '../domain/returns/record.ts';
import { monthAskedOn, stepDue } from '../domain/returns/when.ts';
import { londonDate, type HolidayCalendar } from '../domain/working-days.ts';
import type { Partnership } from '../partnership/schema.ts';
import { writeAudit } from './audit.ts';
import { newReference } from './ids.ts';
import { refreshPostings, subjectOf } from './outbox.ts';
import { askedIn } from './returns-people.ts';

const BY_ITSELF = 'schedule:returns';

interface At {
  readonly partnership: Partnership;
  readonly calendar: HolidayCalendar;
}

/** `October 2026` */
export function sayMonth(month: string): string {
  return sayPeriod(months(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1));
}

/**
 * Puts on record what is asked for today: the numbers of the month before, of every team, once. What is still owed of the months
 * before that is a gap from then on. Asked twice it adds nothing.
 */
export async function ensureReturns(
  tx: Transaction,
  now: Date,
  { partnership, calendar }: At,
): Promise<void> {
  const today = londonDate(now);
  const month = monthAskedOn(today, partnership.returns, calendar);
  if (month === undefined) return;
  for (const asked of partnership.returns.items) {
    if (asked.from !== undefined && month < asked.from) continue;
    for (const team of asked.teams) {
      const wanted = { return: asked.id, team: team.id, month };
      if ((await tx.find('monthlyReturns', 'key', returnKey(wanted))).length > 0) continue;
      let id = newReference('RET', now);
      while (await tx.get('monthlyReturns', id)) id = newReference('RET', now);
      await tx.insert('monthlyReturns', {
        ...{ id, rev: 1, ...wanted, state: 'asked', askedOn: today, before: [] },
        prompted: [{ step: 'asked', on: today }],
      });
    }
  }
  for (const owed of await tx.find('monthlyReturns', 'state', 'asked'))
    if (owed.month < month) await leaveAsGap(tx, owed, now);
}

/** Nobody answered for a month, and the next is asked for: it is a gap, which an answer can still fill. */
async function leaveAsGap(tx: Transaction, record: MonthlyReturn, now: Date): Promise<void> {
  await tx.put('monthlyReturns', { ...record, rev: record.rev + 1, state: 'gap' });
  const subject = subjectOf('return', record.id);
  await writeAudit(tx, now, {
    who: BY_ITSELF,
    verb: 'return.gap',
    from: 'schedule',
    outcome: 'done',
    subject,
  });
  await refreshPostings(tx, now, subject);
}

/** Marks the step of the chase that is due for each return today. Of several that waited it is the last. */
export async function noteReturnSteps(
  tx: Transaction,
  now: Date,
  { partnership, calendar }: At,
): Promise<void> {
  const today = londonDate(now);
  for (const record of await tx.find('monthlyReturns', 'state', 'asked')) {
    const step = askedIn(partnership, record) && stepDue(record, today, partnership.returns, calendar);
    if (step)
      await tx.put('monthlyReturns', { ...record, prompted: [...record.prompted, { step, on: today }] });
  }
}

export async function owedReturns(view: StoreView): Promise<readonly MonthlyReturn[]> {
  return view.find('monthlyReturns', 'state', 'asked');
}

/** The newest month that was asked for, if any was. */
export async function latestMonth(view: StoreView): Promise<string | undefined> {
  return (await view.all('monthlyReturns'))
    .map(({ month }) => month)
    .sort()
    .at(-1);
}
