import { foldText } from '../../src/partnership/fold.ts';
import type { Role } from '../../src/partnership/model.ts';
import type { Course, Partnership } from '../../src/partnership/schema.ts';

/** What somebody looks for among the sessions. Nothing given: everything. */
export interface Wanted {
  /** Ids of courses. Empty: none is called that. */
  readonly courses?: readonly string[];
  /** 1 to 12. */
  readonly month?: number;
  readonly priority?: string;
  readonly role?: Role;
  readonly level?: number;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const FILLERS = new Set(
  'a all an any anything at course courses everything find for free in me my of on open next new please places priority role session sessions show some something the there to training what with'.split(
    ' ',
  ),
);
const LEVELS = [1, 2, 3, 4].map((level) => [`level ${level}`, level] as const);
const ROLES: readonly (readonly [string, Role])[] = [
  ['designated safeguarding leads', 'dsl'],
  ['designated safeguarding lead', 'dsl'],
  ['senior leads', 'senior'],
  ['practitioners', 'practitioner'],
  ['practitioner', 'practitioner'],
  ['managers', 'manager'],
  ['manager', 'manager'],
  ['dsls', 'dsl'],
  ['dsl', 'dsl'],
];

/** Reads `GCP2 in January`, `neglect`, `level 3`, `for DSLs`: courses, priorities, months, levels and roles by their names, the rest as words of a course's name. */
export function readWanted(
  text: string,
  { courses, priorities }: Pick<Partnership, 'courses' | 'priorities'>,
  today: string,
): Wanted {
  let rest = ` ${foldText(text)} `;
  const take = <T>(named: readonly (readonly [string, T])[]): T | undefined => {
    const inOrder = [...named].sort(([a], [b]) => b.length - a.length);
    const found = inOrder.find(([name]) => name !== '' && rest.includes(` ${name} `));
    if (found) rest = rest.replace(` ${found[0]} `, ' ');
    return found?.[1];
  };
  const month = take(monthNames(today));
  const course = take(namesOf(courses));
  const priority = course === undefined ? take(namesOf(priorities)) : undefined;
  const role = course === undefined ? take(ROLES) : undefined;
  const level = course === undefined ? take(LEVELS) : undefined;
  const words = rest.split(' ').filter((word) => word !== '' && !FILLERS.has(word));
  const like =
    words.length === 0
      ? undefined
      : courses
          .filter(({ name }) => words.every((word) => foldText(name).includes(word)))
          .map(({ id }) => id);
  return {
    ...(course === undefined ? (like === undefined ? {} : { courses: like }) : { courses: [course] }),
    ...(month === undefined ? {} : { month }),
    ...(priority === undefined ? {} : { priority }),
    ...(role === undefined ? {} : { role }),
    ...(level === undefined ? {} : { level }),
  };
}

/** Is it one of the courses that are looked for? One that the partnership file no longer has is found by its id alone. */
export function fitsCourse(
  course: Pick<Course, 'id' | 'priority' | 'level' | 'audience'> | undefined,
  { courses, priority, role, level }: Wanted,
  id = course?.id ?? '',
): boolean {
  if (courses && !courses.includes(id)) return false;
  if (priority !== undefined && course?.priority !== priority) return false;
  if (level !== undefined && course?.level !== level) return false;
  if (role === undefined || !course || course.audience.length === 0) return true;
  return course.audience.some(({ roles }) => roles === undefined || roles.includes(role));
}

/** The one course that is called this; undefined for none or several. */
export function courseNamed(
  text: string,
  partnership: Pick<Partnership, 'courses' | 'priorities'>,
  today: string,
): Course | undefined {
  const { courses = [] } = readWanted(text, partnership, today);
  const [only, ...others] = courses;
  return others.length === 0 ? partnership.courses.find(({ id }) => id === only) : undefined;
}

function namesOf(
  list: readonly { readonly id: string; readonly name: string; readonly aliases: readonly string[] }[],
): (readonly [string, string])[] {
  return list.flatMap(({ id, name, aliases }) =>
    [id, name, ...aliases].map((each): readonly [string, string] => [foldText(each), id]),
  );
}

function monthNames(today: string): (readonly [string, number])[] {
  const now = Number(today.slice(5, 7));
  return [
    ...MONTHS.flatMap((name, at): (readonly [string, number])[] => [
      [name, at + 1],
      // "may" is a word of its own, and no short form.
      ...(name.length > 3 ? [[name.slice(0, 3), at + 1] as const] : []),
    ]),
    ['this month', now],
    ['next month', (now % 12) + 1],
  ];
}
