import type { StoreView, Transaction } from '../../storage/store.ts';
import {
  cascadeStep,
  roundOf,
  schoolsAsked,
  stateOfSchool,
  type SchoolAsked,
} from '../domain/training/refresh-cascade.ts';
import type { StaffUpdateRound } from '../domain/training/refresh-record.ts';
import { londonDate, type HolidayCalendar } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { actsFor, isAway } from './absences.ts';

export interface CascadeAt {
  readonly directory: Directory;
  readonly partnership: Pick<Partnership, 'staffUpdate' | 'agencies'>;
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

/** The round that is on, once it was asked, with everybody who is asked. */
export interface CascadeNow {
  readonly round: StaffUpdateRound;
  readonly name: string;
  readonly schools: readonly SchoolAsked[];
}

/** One school whose lead is asked today. */
export interface CascadeChase extends Pick<CascadeNow, 'round' | 'name'> {
  readonly school: SchoolAsked;
  readonly again: boolean;
}

/** Undefined where the partnership file knows of no such update, and before its first round. */
export async function cascadeNow(
  view: StoreView,
  { partnership, directory, now }: Omit<CascadeAt, 'calendar'>,
): Promise<CascadeNow | undefined> {
  const settings = partnership.staffUpdate;
  if (!settings) return undefined;
  const round = await view.get('staffUpdates', roundOf(settings, londonDate(now)));
  return (
    round && { round, name: settings.name, schools: schoolsAsked(settings, partnership.agencies, directory) }
  );
}

/** Begins the year's round on its day, and marks the step that is due today. */
export async function noteCascade(tx: Transaction, { partnership, now, calendar }: CascadeAt): Promise<void> {
  const settings = partnership.staffUpdate;
  if (!settings) return;
  const today = londonDate(now);
  const id = roundOf(settings, today);
  const round = await tx.get('staffUpdates', id);
  const due = cascadeStep(settings, round, today, calendar);
  if (!due) return;
  const before = round ?? { id, rev: 1, answers: [], prompted: [] };
  await tx.put('staffUpdates', {
    ...before,
    prompted: [...before.prompted, ...due.settles.map((step) => ({ step, on: today }))],
  });
}

/** Everybody who is asked today for a school that has not said that it is done. Whoever is away is asked with the next step. */
export async function cascadeChases(
  view: StoreView,
  at: CascadeAt,
): Promise<ReadonlyMap<string, readonly CascadeChase[]>> {
  const all = new Map<string, CascadeChase[]>();
  const found = await cascadeNow(view, at);
  const today = londonDate(at.now);
  const sent = found?.round.prompted.findLast(({ on }) => on === today);
  if (!found || !sent) return all;
  for (const school of found.schools) {
    if (stateOfSchool(school, found.round) === 'done') continue;
    for (const { id } of school.people.filter((person) => !isAway(person, today)))
      all.set(id, [
        ...(all.get(id) ?? []),
        { round: found.round, name: found.name, school, again: sent.step !== 'asked' },
      ]);
  }
  return all;
}

/** The schools this person may answer for: their own, or of whom they stand in for. */
export function schoolsOf(
  schools: readonly SchoolAsked[],
  member: Pick<Member, 'id'>,
  directory: Directory,
): readonly SchoolAsked[] {
  return schools.filter(({ people }) =>
    people.some(({ id }) => id === member.id || actsFor(directory, id, member.id)),
  );
}
