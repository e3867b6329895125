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
  check(['training', 'group'], file.training.group, new Set(file.groups.map(({ id }) => id)), 'group');
}
