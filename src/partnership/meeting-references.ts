import type { Partnership } from './schema.ts';
import type { FileProblem } from './schema-problems.ts';
import type { Path } from './yaml-places.ts';

/** Says what is wrong unless the id is known; nothing is said of one that is not there. */
export type Check = (path: Path, id: string | undefined, known: ReadonlySet<string>, what: string) => void;

/** References of meetings and duties to agencies, groups, seats and priorities that are not there. */
export function meetingReferences(file: Partnership, check: Check): void {
  const agencies = new Set(file.agencies.map(({ id }) => id));
  const groups = new Set(file.groups.map(({ id }) => id));
  const priorities = new Set(file.priorities.map(({ id }) => id));
  const anybody = new Set([...agencies, ...groups, ...file.seats.map(({ id }) => id)]);
  file.groups.forEach(({ meetings }, index) => {
    const path: Path = ['groups', index, 'meetings'];
    meetings?.rules.forEach((rule, at) => check([...path, 'rules', at, 'with'], rule.with, groups, 'group'));
    meetings?.seats.forEach(({ agency }, at) =>
      check([...path, 'seats', at, 'agency'], agency, agencies, 'agency'),
    );
  });
  file.duties.forEach(({ rotates, fromEach }, index) => {
    rotates?.forEach((id, at) => check(['duties', index, 'rotates', at], id, priorities, 'priority'));
    if (typeof fromEach === 'object')
      fromEach.forEach((id, at) =>
        check(['duties', index, 'fromEach', at], id, anybody, 'agency, seat or group'),
      );
  });
}

/**
 * Dates that contradict the file: a fortnight that begins on another weekday than it says, a group that follows one which
 * follows another itself, and terms that overlap or end before they begin.
 */
export function meetingProblems(file: Partnership): FileProblem[] {
  const problems: FileProblem[] = [];
  const following = new Set(
    file.groups.filter(({ meetings }) => meetings?.rules.some((rule) => rule.with)).map(({ id }) => id),
  );
  file.groups.forEach(({ meetings }, index) =>
    meetings?.rules.forEach((rule, at) => {
      const path: Path = ['groups', index, 'meetings', 'rules', at];
      if (rule.every !== undefined && rule.from !== undefined && weekdayOf(rule.from) !== rule.on)
        problems.push({
          path: [...path, 'from'],
          says: `holds ${rule.from}, a ${weekdayOf(rule.from)}. Put the first ${rule.on ?? 'day'} there.`,
        });
      if (rule.with !== undefined && following.has(rule.with))
        problems.push({
          path: [...path, 'with'],
          says: `holds "${rule.with}", whose dates follow another group's themselves. Put that group there.`,
        });
    }),
  );
  file.calendar.schoolYears.forEach(({ terms }, year) =>
    terms.forEach(({ from, to }, at) => {
      const before = terms[at - 1];
      if (from <= to && (!before || before.to < from)) return;
      const says = from > to ? 'ends before it begins.' : 'begins before the term above it ends.';
      problems.push({
        path: ['calendar', 'schoolYears', year, 'terms', at],
        says: `${says} Check the dates.`,
      });
    }),
  );
  return problems;
}

function weekdayOf(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
}
