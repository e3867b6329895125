import type { StoreView, Transaction } from '../../storage/store.ts';
import { needsOf } from '../domain/training/needs.ts';
import { refreshPromptFor } from '../domain/training/refresh-prompts.ts';
import type { Refresher } from '../domain/training/refresh-record.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Member } from '../partnership/model.ts';
import type { Course } from '../partnership/schema.ts';
import { isAway } from './absences.ts';
import { newReference } from './ids.ts';
import type { MorningAt } from './licence-chase.ts';
import { subjectOf } from './outbox.ts';
import { snoozesOn } from './snooze.ts';
import { leadsOrUnit } from './training-leads.ts';
import { courseOf, learnerOf } from './training-relations.ts';
import { doneBy, standingBookingsOf } from './training-store.ts';

/** A course somebody has to do again: since when they have it, and by when. */
export interface DueAgain {
  readonly course: Course;
  readonly last: string;
  readonly dueOn: string;
}

/** One refresher somebody is prompted about today. */
export interface RefreshChase extends DueAgain {
  readonly refresher: Refresher;
  readonly person: Member;
  /** `lead`: it is somebody's they answer for. */
  readonly as: 'person' | 'lead' | 'again';
}

/**
 * What this person has to do again some day and has no place for. Where only trained users have a licence, it is due for those who
 * have one: who gave theirs back needs no booster.
 */
export async function dueAgain(view: StoreView, member: Member, at: MorningAt): Promise<readonly DueAgain[]> {
  const { directory, partnership } = at;
  const done = await doneBy(view, member.id);
  if (done.length === 0) return [];
  const needs = needsOf(learnerOf(member, directory), partnership.courses, done, londonDate(at.now));
  const booked = (await standingBookingsOf(view, member.id, at.now)).filter(
    ({ state }) => state !== 'waiting',
  );
  const licences = await view.find('licences', 'member', member.id);
  return needs.flatMap(({ course, last, dueOn }) => {
    if (last === undefined || dueOn === undefined) return [];
    if (booked.some((place) => place.course === course.id || renews(place.course, course.id, at))) return [];
    const own = licences.filter(({ pool }) => pool === course.id);
    if (course.licences?.trainedOnly && own.length > 0 && own.every(({ ended }) => ended)) return [];
    return [{ course, last, dueOn }];
  });
}

function renews(course: string, another: string, { partnership }: MorningAt): boolean {
  return courseOf(course, partnership)?.renews === another;
}

/** Marks every prompt about a refresher whose day has come as sent today; whoever is away is prompted when they are back. */
export async function noteRefreshers(tx: Transaction, at: MorningAt): Promise<void> {
  const today = londonDate(at.now);
  for (const member of at.directory.members) {
    if (member.left || isAway(member, today)) continue;
    const due = await dueAgain(tx, member, at);
    if (due.length === 0) continue;
    const known = await tx.find('refreshers', 'member', member.id);
    for (const { course, dueOn } of due) {
      const before = known.find((each) => each.course === course.id);
      const found = refreshPromptFor(dueOn, before?.prompted ?? [], today, at.calendar);
      if (!found) continue;
      const marks = found.settles.map((step) => ({ step, on: today }));
      await tx.put('refreshers', {
        id: before?.id ?? (await newRefresherReference(tx, at.now)),
        rev: (before?.rev ?? 0) + 1,
        member: member.id,
        course: course.id,
        due: dueOn,
        prompted: [...(before?.prompted ?? []), ...marks],
      });
    }
  }
}

/** Everybody who is prompted about a refresher today, as far as it still has to be done. @param only this member alone */
export async function refreshChases(
  view: StoreView,
  at: MorningAt,
  only?: string,
): Promise<ReadonlyMap<string, readonly RefreshChase[]>> {
  const today = londonDate(at.now);
  const snoozes = await snoozesOn(view, today);
  const all = new Map<string, RefreshChase[]>();
  for (const refresher of await view.all('refreshers')) {
    const person = at.directory.member(refresher.member);
    if (!person || person.left) continue;
    const subject = subjectOf('refresher', refresher.id);
    const sent = refresher.prompted.filter(
      ({ step, on }) => on === today && step.endsWith(`|${refresher.due}`),
    );
    const overdue = sent.some(({ step }) => step.startsWith('overdue|'));
    const leads = leadsOrUnit(person, at.directory).map(({ id }) => id);
    const people: [string, RefreshChase['as']][] = [
      ...(sent.length > 0 ? [[person.id, 'person'] satisfies [string, RefreshChase['as']]] : []),
      ...(overdue ? leads.map((id): [string, RefreshChase['as']] => [id, 'lead']) : []),
      ...[person.id, ...leads]
        .filter((id) => sent.length === 0 && snoozes.comesAgain(id, subject))
        .map((id): [string, RefreshChase['as']] => [id, id === person.id ? 'again' : 'lead']),
    ];
    const wanted = people.filter(
      ([id]) => (only === undefined || id === only) && !snoozes.isQuiet(id, subject),
    );
    if (wanted.length === 0) continue;
    const due = (await dueAgain(view, person, at)).find(
      ({ course, dueOn }) => course.id === refresher.course && dueOn === refresher.due,
    );
    if (!due) continue;
    for (const [id, as] of wanted) all.set(id, [...(all.get(id) ?? []), { ...due, refresher, person, as }]);
  }
  return all;
}

async function newRefresherReference(tx: Transaction, now: Date): Promise<string> {
  for (;;) {
    const id = newReference('RFR', now);
    if (!(await tx.get('refreshers', id))) return id;
  }
}
