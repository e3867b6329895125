import type { StoreView, Transaction } from '../../storage/store.ts';
import { countdownOf, type DutyPrompt } from '../domain/plan/countdown.ts';
import type { DutyRecord } from '../domain/plan/duty-record.ts';
import { missingParts } from '../domain/plan/moves.ts';
import { addWorkingDays, londonDate, type HolidayCalendar } from '../domain/working-days.ts';
import { holdersFor, ownersOf, type PlanAround } from './plan-relations.ts';
import { openDuties } from './plan-store.ts';
import { unitOf } from './review-chase.ts';
import { snoozesOn } from './snooze.ts';

export interface ChaseAt extends PlanAround {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

/** One duty somebody is prompted about today, and why this reaches them. */
export interface DutyChase {
  readonly duty: DutyRecord;
  readonly prompt: Pick<DutyPrompt, 'asks' | 'why'>;
  readonly as: 'owner' | 'part' | 'unit' | 'again';
}

/** A prompt that could not leave for so many working days is not made up for: the next one says what is true then. */
const LATE_DAYS = 5;

/**
 * Marks every prompt whose time has come as sent today: of several of one duty that waited only the newest, and none whose time
 * came before the duty was on record or more than a week ago. Returns the duties that are prompted about.
 */
export async function notePrompts(tx: Transaction, at: Omit<ChaseAt, keyof PlanAround>): Promise<number> {
  const today = londonDate(at.now);
  const earliest = addWorkingDays(today, -LATE_DAYS, at.calendar);
  let count = 0;
  for (const duty of await openDuties(tx)) {
    const due = countdown(duty, at.calendar).filter(
      ({ dueAt }) => dueAt <= at.now && londonDate(dueAt) >= earliest,
    );
    const known = new Set(duty.prompted.map(({ step }) => step));
    const newest = due.at(-1);
    if (!newest || known.has(keyOf(newest, duty))) continue;
    // Those that waited longer are in this one.
    const marks = due.filter((prompt) => !known.has(keyOf(prompt, duty)));
    const prompted = [...duty.prompted, ...marks.map((prompt) => ({ step: keyOf(prompt, duty), on: today }))];
    await tx.put('duties', { ...duty, prompted });
    count += 1;
  }
  return count;
}

/** A duty's countdown is looked at each morning and changes when the duty does. */
const counted = new WeakMap<HolidayCalendar, WeakMap<DutyRecord['occurrence'], readonly DutyPrompt[]>>();
function countdown({ occurrence }: DutyRecord, calendar: HolidayCalendar): readonly DutyPrompt[] {
  const known = counted.get(calendar) ?? new WeakMap<DutyRecord['occurrence'], readonly DutyPrompt[]>();
  counted.set(calendar, known);
  const steps = known.get(occurrence) ?? countdownOf(occurrence, calendar);
  known.set(occurrence, steps);
  return steps;
}

/** A duty that was moved has its countdown again. */
function keyOf({ step }: DutyPrompt, { occurrence }: DutyRecord): string {
  return `${step}|${occurrence.due}`;
}

/** Everybody who is prompted today, each with all of theirs. What somebody put off is not among them until its day. */
export async function dutyChases(
  store: StoreView,
  at: ChaseAt,
): Promise<ReadonlyMap<string, readonly DutyChase[]>> {
  const today = londonDate(at.now);
  const snoozes = await snoozesOn(store, today);
  const all = new Map<string, DutyChase[]>();
  for (const duty of await openDuties(store)) {
    const subject = `duty:${duty.id}`;
    const steps = countdown(duty, at.calendar);
    const sent = steps.findLast((prompt) =>
      duty.prompted.some(({ step, on }) => on === today && step === keyOf(prompt, duty)),
    );
    const add = (members: Iterable<string>, prompt: DutyChase['prompt'], as: DutyChase['as']): void => {
      for (const member of members) {
        const known = all.get(member) ?? [];
        if (snoozes.isQuiet(member, subject) || known.some((each) => each.duty.id === duty.id)) continue;
        all.set(member, [...known, { duty, prompt, as }]);
      }
    };
    const people = peopleFor(duty, at);
    if (sent) {
      if (sent.to.includes('parts')) add(people.parts, sent, 'part');
      add(people.owner, sent, 'owner');
      if (sent.to.includes('unit') || people.owner.length === 0) add(people.unit, sent, 'unit');
    }
    const last = steps.findLast(({ dueAt }) => dueAt <= at.now);
    for (const member of new Set([...people.owner, ...people.parts, ...people.unit]))
      if (last && snoozes.comesAgain(member, subject))
        add([member], { asks: last.asks, why: 'You asked to hear of it again today.' }, 'again');
  }
  return all;
}

function peopleFor(duty: DutyRecord, at: ChaseAt): Readonly<Record<'owner' | 'parts' | 'unit', string[]>> {
  const parts = missingParts(duty.occurrence).flatMap(({ who }) => holdersFor(who, at).members);
  return {
    owner: ownersOf(duty, at).map(({ id }) => id),
    parts: [...new Set(parts.map(({ id }) => id))],
    unit: unitOf(at.directory),
  };
}
