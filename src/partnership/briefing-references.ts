import { closest } from './closest.ts';
import type { Partnership } from './schema.ts';
import type { FileProblem } from './schema-problems.ts';
import type { Path } from './yaml-places.ts';

const LISTS = ['teams', 'areas', 'contexts', 'themes'] as const;

/** What is wrong within the daily briefing's part of a partnership file, and between it and the rest. */
export function briefingProblems({ briefing, agencies, groups }: Partnership): FileProblem[] {
  const problems: FileProblem[] = [];
  const says = (path: Path, text: string) => problems.push({ path: ['briefing', ...path], says: text });
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const check = (path: Path, id: string | undefined, known: ReadonlySet<string>, what: string) => {
    if (id === undefined || known.has(id)) return;
    const near = closest(id, known);
    const help = near ? `Did you mean "${near}"?` : `Add it, or put the id of one that is there.`;
    says(path, `holds "${id}", and there is no ${what} with that id. ${help}`);
  };
  for (const list of LISTS) {
    const seen = new Set<string>();
    for (const [index, { id }] of briefing[list].entries()) {
      if (seen.has(id)) says([list, index, 'id'], 'is used twice. Give each its own id.');
      seen.add(id);
    }
  }
  const [agencyIds, groupIds] = [ids(agencies), ids(groups)];
  const expected = new Set<string>();
  briefing.expected.forEach(({ agency }, index) => {
    check(['expected', index, 'agency'], agency, agencyIds, 'agency');
    if (expected.has(agency)) says(['expected', index, 'agency'], 'is expected twice. Keep one of them.');
    expected.add(agency);
  });
  briefing.teams.forEach(({ agency }, index) =>
    check(['teams', index, 'agency'], agency, agencyIds, 'agency'),
  );
  briefing.landmarks.forEach(({ area, context }, index) => {
    check(['landmarks', index, 'area'], area, ids(briefing.areas), 'area');
    check(['landmarks', index, 'context'], context, ids(briefing.contexts), 'kind of place');
    if (area === undefined && context === undefined)
      says(['landmarks', index], 'needs an "area", a "context" or both.');
  });
  check(['chair', 'group'], briefing.chair.group, groupIds, 'group');
  check(['digest', 'group'], briefing.digest.group, groupIds, 'group');
  briefing.education.groups.forEach((id, index) =>
    check(['education', 'groups', index], id, groupIds, 'group'),
  );
  return problems;
}
