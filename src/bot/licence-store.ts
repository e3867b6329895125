import type { StoreView, Transaction } from '../../storage/store.ts';
import { end, give, type LicenceBy } from '../domain/training/licence-moves.ts';
import { nextInLine } from '../domain/training/licence-pool.ts';
import { isLiveLicence, type Licence } from '../domain/training/licence-record.ts';
import { londonDate } from '../domain/working-days.ts';
import type { LicenceTerms } from '../partnership/licence-schema.ts';
import type { Directory } from '../partnership/model.ts';
import type { Course, Partnership } from '../partnership/schema.ts';
import { writeAudit } from './audit.ts';
import { newReference } from './ids.ts';
import { post, refreshPostings, subjectOf } from './outbox.ts';
import { refreshHomes } from './run-home.ts';
import { unitOf } from './review-chase.ts';
import { toRole } from './to-role.ts';
import { doneBy } from './training-store.ts';

/** A course whose licences are kept here, and what holds for them. */
export interface Pool {
  readonly course: Course;
  readonly terms: LicenceTerms;
}
type File = Pick<Partnership, 'courses'>;

/** The view of a licence's card. */
export const LICENCE_VIEW = 'licence';
const BY_ITSELF = 'schedule:training-licences';

export function poolsOf({ courses }: File): Pool[] {
  return courses.flatMap((course) => (course.licences ? [{ course, terms: course.licences }] : []));
}

export function poolOf(id: string, file: File): Pool | undefined {
  return poolsOf(file).find(({ course }) => course.id === id);
}

/** Everything of a pool that is held, set aside or waited for. */
export async function liveIn(view: StoreView, pool: string): Promise<readonly Licence[]> {
  return view.find('licences', 'live', pool);
}

/** What somebody holds or waits for. */
export async function liveOf(view: StoreView, member: string): Promise<readonly Licence[]> {
  return (await view.find('licences', 'member', member)).filter(isLiveLicence);
}

/** The pool's course, and those that renew it. */
export function coursesThatCount({ course }: Pick<Pool, 'course'>, { courses }: File): ReadonlySet<string> {
  return new Set([course.id, ...courses.filter(({ renews }) => renews === course.id).map(({ id }) => id)]);
}

/** Has this person done the course, or one that renews it? */
export async function isTrained(view: StoreView, member: string, pool: Pool, file: File): Promise<boolean> {
  const counts = coursesThatCount(pool, file);
  return (await doneBy(view, member)).some((done) => counts.has(done.course));
}

export async function newLicenceReference(tx: Transaction, now: Date): Promise<string> {
  for (;;) {
    const id = newReference('LIC', now);
    if (!(await tx.get('licences', id))) return id;
  }
}

/** Keeps it, and brings its cards and its owner's page up to date. */
export async function keepLicence(tx: Transaction, now: Date, licence: Licence): Promise<void> {
  await tx.put('licences', licence);
  await refreshPostings(tx, now, subjectOf('licence', licence.id));
  await refreshHomes(tx, now, [licence.member]);
}

/** The card of a licence to whoever it is for; while it is being set up, to the business unit as well. */
export async function tellLicence(
  tx: Transaction,
  now: Date,
  licence: Licence,
  directory: Directory,
  { without }: { readonly without?: string } = {},
): Promise<void> {
  const content = { kind: 'record', subject: subjectOf('licence', licence.id), view: LICENCE_VIEW } as const;
  const unit = licence.state === 'asked' ? toRole(directory, 'business-unit') : [];
  for (const to of [{ kind: 'member', member: licence.member } as const, ...unit])
    if (!(to.kind === 'member' && to.member === without)) await post(tx, now, { to, content });
  // What waits to be set up stands in the business unit's own lists.
  await refreshHomes(tx, now, unitOf(directory));
}

/**
 * The waiting list of a pool moves up as far as licences are free, and everybody who gets one is told. Asked when none is free it
 * changes nothing.
 */
export async function fillPool(
  tx: Transaction,
  now: Date,
  { course, terms }: Pool,
  directory: Directory,
): Promise<void> {
  const by: LicenceBy = { member: BY_ITSELF, now, today: londonDate(now) };
  for (const waiting of nextInLine(await liveIn(tx, course.id), course.id, terms)) {
    const given = give(waiting, terms, by);
    await keepLicence(tx, now, given);
    await noted(tx, now, given);
    await tellLicence(tx, now, given, directory);
  }
}

/** Somebody has left: what they held goes to whoever waited longest, and they wait no more. */
export async function releaseLeaver(
  tx: Transaction,
  now: Date,
  member: string,
  { directory, partnership }: { readonly directory: Directory; readonly partnership: File },
): Promise<void> {
  const own = await liveOf(tx, member);
  for (const licence of own) {
    const released = end(licence, 'left', { member: BY_ITSELF, now });
    await keepLicence(tx, now, released);
    await noted(tx, now, released);
  }
  for (const { pool } of own) {
    const found = poolOf(pool, partnership);
    if (found) await fillPool(tx, now, found, directory);
  }
}

/**
 * Puts right what happened behind the bot's back: licences of people whom the list of members shows as gone, and a cap that was raised
 * in the partnership file.
 */
export async function settlePools(
  tx: Transaction,
  now: Date,
  around: { readonly directory: Directory; readonly partnership: File },
): Promise<void> {
  for (const pool of poolsOf(around.partnership)) {
    for (const { member } of await liveIn(tx, pool.course.id)) {
      const found = around.directory.member(member);
      if (!found || found.left) await releaseLeaver(tx, now, member, around);
    }
    await fillPool(tx, now, pool, around.directory);
  }
}

async function noted(tx: Transaction, now: Date, { id }: Licence): Promise<void> {
  await writeAudit(tx, now, {
    who: BY_ITSELF,
    verb: 'licence.own',
    from: 'schedule',
    outcome: 'done',
    subject: subjectOf('licence', id),
  });
}
