import type { Member } from '../../partnership/model.ts';
import type { Course } from '../../partnership/schema.ts';
import { monthsAfter } from '../meeting/dates.ts';
import type { TrainingDone } from './record.ts';

/** What is known of the person a course may be for. */
export interface Learner {
  readonly member: Pick<Member, 'roles' | 'post'>;
  /** The sector of their agency, in the words of the partnership file. */
  readonly sector?: string | undefined;
}
type Audience = Course['audience'][number];

/** A course that somebody needs, or has to have again some day. */
export interface Need {
  readonly course: Course;
  /** `never` had it; it is `due` again; it is still `fresh`. */
  readonly state: 'never' | 'due' | 'fresh';
  /** ISO date of the last time. */
  readonly last?: string;
  /** ISO date from which they need it again; absent when once is enough. */
  readonly dueOn?: string;
}

/** The rules of a course that fit this person: everything a rule names has to fit. */
export function rulesFor({ audience }: Pick<Course, 'audience'>, learner: Learner): readonly Audience[] {
  return audience.filter((rule) => fits(rule, learner));
}

/** A course without an audience is for everybody. */
export function isFor(course: Pick<Course, 'audience'>, learner: Learner): boolean {
  return course.audience.length === 0 || rulesFor(course, learner).length > 0;
}

/** May they book it? A course can be open beyond those it is meant for. */
export function mayBook(course: Pick<Course, 'audience' | 'onlyAudience'>, learner: Learner): boolean {
  return course.onlyAudience !== true || isFor(course, learner);
}

/**
 * Every course this person needs or has to have again, the most urgent first: never had, then due, then by the day on which
 * they need it again. A course that renews another counts as having had that one again; it is not listed for itself.
 *
 * @param done what this person has had
 */
export function needsOf(
  learner: Learner,
  courses: readonly Course[],
  done: readonly Pick<TrainingDone, 'course' | 'on'>[],
  today: string,
): readonly Need[] {
  return courses.flatMap((course) => needOf(learner, course, courses, done, today) ?? []).sort(byUrgency);
}

/** The same for one course; undefined when they neither need it nor have to have it again. */
export function needOf(
  learner: Learner,
  course: Course,
  courses: readonly Course[],
  done: readonly Pick<TrainingDone, 'course' | 'on'>[],
  today: string,
): Need | undefined {
  const rules = rulesFor(course, learner);
  const counts = new Set([
    course.id,
    ...courses.filter(({ renews }) => renews === course.id).map(({ id }) => id),
  ]);
  const last = done
    .filter((each) => counts.has(each.course))
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (last === undefined) return rules.some(({ needed }) => needed) ? { course, state: 'never' } : undefined;
  const months = rules.flatMap(({ refreshMonths }) => refreshMonths ?? []);
  if (months.length === 0)
    return rules.some(({ needed }) => needed) ? { course, state: 'fresh', last } : undefined;
  const dueOn = monthsAfter(last, Math.min(...months));
  return { course, state: dueOn <= today ? 'due' : 'fresh', last, dueOn };
}

/** What would meet a need: the course itself the first time, afterwards a course that renews it as well. */
export function coursesThatMeet({ course, state }: Need, courses: readonly Course[]): readonly Course[] {
  return state === 'never' ? [course] : [...courses.filter(({ renews }) => renews === course.id), course];
}

function fits({ roles, sectors, posts }: Audience, { member, sector }: Learner): boolean {
  const post = member.post.toLowerCase();
  return (
    (roles === undefined || member.roles.some(({ role }) => roles.includes(role))) &&
    (sectors === undefined || (sector !== undefined && sectors.includes(sector))) &&
    (posts === undefined || posts.some((word) => post.includes(word.toLowerCase())))
  );
}

const RANK = { never: 0, due: 1, fresh: 2 } as const;

function byUrgency(a: Need, b: Need): number {
  return (
    RANK[a.state] - RANK[b.state] ||
    (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
    a.course.name.localeCompare(b.course.name, 'en-GB')
  );
}
