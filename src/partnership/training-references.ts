import type { Check } from './meeting-references.ts';
import type { Partnership } from './schema.ts';

/** References of the catalogue to priorities, courses, sectors and groups that are not there. */
export function trainingReferences(file: Partnership, check: Check): void {
  const priorities = new Set(file.priorities.map(({ id }) => id));
  const courses = new Set(file.courses.map(({ id }) => id));
  const sectors = new Set<string>(file.agencies.map(({ sector }) => sector));
  file.courses.forEach(({ priority, renews, audience }, index) => {
    check(['courses', index, 'priority'], priority, priorities, 'priority');
    check(['courses', index, 'renews'], renews, courses, 'course');
    audience.forEach((rule, at) =>
      rule.sectors?.forEach((sector, place) =>
        check(['courses', index, 'audience', at, 'sectors', place], sector, sectors, 'sector'),
      ),
    );
  });
  const agencies = new Set(file.agencies.map(({ id }) => id));
  file.staffUpdate?.sectors.forEach((sector, at) =>
    check(['staffUpdate', 'sectors', at], sector, sectors, 'sector'),
  );
  for (const list of ['agencies', 'except'] as const)
    file.staffUpdate?.[list].forEach((id, at) => check(['staffUpdate', list, at], id, agencies, 'agency'));
  check(['training', 'group'], file.training.group, new Set(file.groups.map(({ id }) => id)), 'group');
}
