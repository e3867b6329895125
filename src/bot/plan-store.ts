import type { StoreView, Transaction } from '../../storage/store.ts';
import type { DutyRecord } from '../domain/plan/duty-record.ts';
import { plusDays } from '../domain/meeting/dates.ts';
import { dutiesOfYear } from '../domain/plan/duties.ts';
import { nextYearsPlan, type NextPlan } from '../domain/plan/next-year.ts';
import { planYearOf } from '../domain/plan/plan-year.ts';
import type { DutyOccurrence } from '../domain/plan/record.ts';
import { londonDate, londonInstant } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { writeAudit } from './audit.ts';
import { newReference } from './ids.ts';
import { subjectOf } from './outbox.ts';

/** Who puts duties on the plan when nobody pressed anything. */
const BY_ITSELF = 'schedule:duties';
const BEFORE = 'It fell due before the plan was kept here.';

type Around = { readonly partnership: Partnership; readonly directory: Directory };

export async function dutiesOf(view: StoreView, year: number): Promise<readonly DutyRecord[]> {
  return view.find('duties', 'year', String(year));
}

/** The one record of an occurrence, if it is on the plan. */
export async function dutyByKey(view: StoreView, key: string): Promise<DutyRecord | undefined> {
  return (await view.find('duties', 'key', key))[0];
}

/** Puts those on record that are not there yet, each under a reference of its own. */
export async function putOnRecord(
  tx: Transaction,
  occurrences: readonly DutyOccurrence[],
  more: Pick<DutyRecord, 'asked'> = {},
): Promise<readonly DutyRecord[]> {
  const added: DutyRecord[] = [];
  for (const occurrence of occurrences) {
    if (await dutyByKey(tx, occurrence.id)) continue;
    const month = londonInstant(occurrence.due, '12:00');
    let id = newReference('DUT', month);
    while (await tx.get('duties', id)) id = newReference('DUT', month);
    const record: DutyRecord = { id, rev: 1, occurrence, prompted: [], ...more };
    await tx.insert('duties', record);
    added.push(record);
  }
  return added;
}

/**
 * The plan year that runs now is on record afterwards: what the partnership file says, with the people of the year before. Where
 * nothing was kept before, what fell due earlier is left out with that reason, and is not held against anybody. Asked twice it
 * adds nothing. Of the year after it only what people are asked about before it begins: a duty of early April is prepared in March.
 */
export async function ensureYear(tx: Transaction, now: Date, around: Around): Promise<void> {
  const today = londonDate(now);
  const year = planYearOf(today);
  const first = (await tx.all('duties')).length === 0;
  const wanted = first
    ? dutiesOfYear(around.partnership, year).map((duty) =>
        duty.due < today ? { ...duty, dropped: { why: BEFORE, by: BY_ITSELF, at: now.toISOString() } } : duty,
      )
    : [
        ...(await planOfNext(tx, year - 1, around)).planned,
        ...(await planOfNext(tx, year, around)).planned.filter((duty) => isBegun(duty, today)),
      ];
  for (const { id } of await putOnRecord(tx, wanted))
    await writeAudit(tx, now, {
      who: BY_ITSELF,
      verb: 'plan.make',
      from: 'schedule',
      outcome: 'done',
      subject: subjectOf('duty', id),
    });
}

/** In the week before the first prompt of its countdown a duty has to be there. */
const AHEAD_DAYS = 7;

function isBegun({ due, countdown }: DutyOccurrence, today: string): boolean {
  return plusDays(due, -(countdown[0] ?? 0) - AHEAD_DAYS) <= today;
}

/** What the year after this one would hold. Questions to the Young Safeguarders are asked once. */
export async function planOfNext(
  view: StoreView,
  year: number,
  { partnership, directory }: Around,
): Promise<NextPlan> {
  const occurrences = async (of: number): Promise<DutyOccurrence[]> =>
    (await dutiesOf(view, of)).filter(({ asked }) => asked === undefined).map(({ occurrence }) => occurrence);
  return nextYearsPlan(await occurrences(year), partnership, year, await occurrences(year + 1), (member) => {
    const found = directory.member(member);
    return found !== undefined && !found.left;
  });
}

/** What is open of whatever year: what was not done in one stays open in the next. */
export async function openDuties(view: StoreView): Promise<readonly DutyRecord[]> {
  return view.find('duties', 'state', 'open');
}
