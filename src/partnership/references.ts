import { briefingProblems } from './briefing-references.ts';
import { closest } from './closest.ts';
import { planProblems } from './review-schema.ts';
import { foldGroupName } from './fold.ts';
import { meetingProblems, meetingReferences } from './meeting-references.ts';
import type { Partnership } from './schema.ts';
import type { FileProblem } from './schema-problems.ts';
import { metricProblems, metricReferences } from './metric-references.ts';
import { trainingReferences } from './training-references.ts';
import type { Path } from './yaml-places.ts';

const LISTS = [
  'sources',
  'agencies',
  'seats',
  'groups',
  'linkedBoards',
  'priorities',
  'themes',
  'values',
  'duties',
  'courses',
  'links',
  'contacts',
] as const;

/** What is wrong between the parts of a partnership file: ids used twice, names that clash, references to nothing. */
export function referenceProblems(file: Partnership): FileProblem[] {
  return [
    ...LISTS.flatMap((list) => repeatedIds(list, file[list])),
    ...clashingNames({ groups: file.groups, linkedBoards: file.linkedBoards }),
    ...clashingNames({ agencies: file.agencies }),
    ...unknownReferences(file),
    ...meetingProblems(file),
    ...briefingProblems(file),
    ...planProblems(file.reviews),
    ...metricProblems(file),
    ...circles(
      'agencies',
      file.agencies,
      (agency) => (agency.partOf ? [agency.partOf] : []),
      'is part of itself',
    ),
    ...circles('groups', file.groups, (group) => group.reportsTo.map((link) => link.to), 'reports to itself'),
  ];
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly short?: string;
  readonly aliases: readonly string[];
}

function repeatedIds(list: string, items: readonly { readonly id: string }[]): FileProblem[] {
  const seen = new Set<string>();
  const problems: FileProblem[] = [];
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id))
      problems.push({ path: [list, index, 'id'], says: `is used twice. Give each its own id.` });
    seen.add(id);
  }
  return problems;
}

/** Two things that answer to the same name could not be told apart when somebody types it. */
function clashingNames(lists: Readonly<Record<string, readonly Named[]>>): FileProblem[] {
  const owners = new Map<string, string>();
  const problems: FileProblem[] = [];
  for (const [list, items] of Object.entries(lists)) {
    for (const [index, item] of items.entries()) {
      for (const [path, name] of namesOf(item)) {
        const key = foldGroupName(name);
        const owner = owners.get(key);
        if (key === '') {
          problems.push({
            path: [list, index, ...path],
            says: `holds "${name}", which has nothing to look up by.`,
          });
        } else if (owner !== undefined && owner !== item.id) {
          problems.push({
            path: [list, index, ...path],
            says: `holds "${name}", which already means "${owner}". Each name can mean one thing only: change or remove one.`,
          });
        } else owners.set(key, item.id);
      }
    }
  }
  return problems;
}

function namesOf(item: Named): [Path, string][] {
  return [
    [['id'], item.id],
    [['name'], item.name],
    ...(item.short === undefined ? [] : [[['short'], item.short] satisfies [Path, string]]),
    ...item.aliases.map((alias, index): [Path, string] => [['aliases', index], alias]),
  ];
}

function unknownReferences(file: Partnership): FileProblem[] {
  const agencies = new Set(file.agencies.map((agency) => agency.id));
  const groups = new Set(file.groups.map((group) => group.id));
  const boards = new Set([...groups, ...file.linkedBoards.map((board) => board.id)]);
  const sources = new Set(file.sources.map((source) => source.id));
  const priorities = new Set(file.priorities.map((priority) => priority.id));
  const problems: FileProblem[] = [];
  const check = (path: Path, id: string | undefined, known: ReadonlySet<string>, what: string) => {
    if (id === undefined || known.has(id)) return;
    const suggestion = closest(id, known);
    const help = suggestion ? `Did you mean "${suggestion}"?` : `Add it, or put the id of one that is there.`;
    problems.push({ path, says: `holds "${id}", and there is no ${what} with that id. ${help}` });
  };
  file.agencies.forEach((agency, index) => {
    check(['agencies', index, 'partOf'], agency.partOf, agencies, 'agency');
    agency.named.forEach((id, at) => check(['agencies', index, 'named', at], id, sources, 'source'));
  });
  file.seats.forEach((seat, index) => check(['seats', index, 'agency'], seat.agency, agencies, 'agency'));
  file.groups.forEach((group, index) => {
    const path: Path = ['groups', index];
    check([...path, 'chair', 'agency'], group.chair?.agency, agencies, 'agency');
    group.chair?.rotatesAmong?.forEach((id, at) =>
      check([...path, 'chair', 'rotatesAmong', at], id, agencies, 'agency'),
    );
    for (const key of ['reportsTo', 'routesTo'] as const) {
      group[key].forEach((link, at) =>
        check([...path, key, at, 'to'], link.to, boards, 'group or linked board'),
      );
    }
  });
  file.priorities.forEach((priority, index) =>
    check(['priorities', index, 'lead'], priority.lead, groups, 'group'),
  );
  file.escalation.stages.forEach(({ agency, onBreachTell }, index) => {
    const path: Path = ['escalation', 'stages', index];
    check([...path, 'agency'], agency, agencies, 'agency');
    onBreachTell.forEach((told, at) => {
      if (told.startsWith('chair:'))
        check([...path, 'onBreachTell', at], told.slice('chair:'.length), groups, 'group');
    });
  });
  file.escalation.briefsIn.forEach(({ room }, index) => {
    if (room.startsWith('group:'))
      check(['escalation', 'briefsIn', index, 'room'], room.slice('group:'.length), groups, 'group');
  });
  file.escalation.figuresTo.forEach(({ group }, index) =>
    check(['escalation', 'figuresTo', index, 'group'], group, groups, 'group'),
  );
  file.actions.routes.forEach(({ through }, index) =>
    through.forEach((id, at) => check(['actions', 'routes', index, 'through', at], id, groups, 'group')),
  );
  file.actions.assurance.forEach(({ of, by }, index) => {
    of.forEach((id, at) => check(['actions', 'assurance', index, 'of', at], id, groups, 'group'));
    check(['actions', 'assurance', index, 'by'], by, groups, 'group');
    if (of.includes(by))
      problems.push({
        path: ['actions', 'assurance', index, 'by'],
        says: `holds "${by}", which would look at its own work. Name another group.`,
      });
  });
  file.actions.alsoReports.forEach((rule, index) => {
    const path: Path = ['actions', 'alsoReports', index];
    check([...path, 'to'], rule.to, boards, 'group or linked board');
    rule.groups?.forEach((id, at) => check([...path, 'groups', at], id, groups, 'group'));
    rule.priorities?.forEach((id, at) => check([...path, 'priorities', at], id, priorities, 'priority'));
  });
  check(['actions', 'stuckGoesTo'], file.actions.stuckGoesTo, groups, 'group');
  file.reviews.kinds.forEach((kind, index) => {
    const path: Path = ['reviews', 'kinds', index];
    check([...path, 'group'], kind.group, groups, 'group');
    kind.asks.forEach((id, at) => check([...path, 'asks', at], id, agencies, 'agency'));
  });
  file.reviews.settings.forEach(({ agency }, index) =>
    check(['reviews', 'settings', index, 'agency'], agency, agencies, 'agency'),
  );
  const owners = new Set([...groups, ...agencies]);
  file.duties.forEach((duty, index) =>
    check(['duties', index, 'owner'], duty.owner, owners, 'group or agency'),
  );
  trainingReferences(file, check);
  metricReferences(file, check);
  meetingReferences(file, check);
  return problems;
}

function circles<T extends { readonly id: string }>(
  list: string,
  items: readonly T[],
  next: (item: T) => readonly string[],
  says: string,
): FileProblem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const returns = (start: string): boolean => {
    const seen = new Set<string>();
    const open = [start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const item = byId.get(id);
      for (const to of item ? next(item) : []) {
        if (to === start) return true;
        if (!seen.has(to)) open.push(to);
        seen.add(to);
      }
    }
    return false;
  };
  return items.flatMap((item, index) =>
    returns(item.id)
      ? [{ path: [list, index], says: `${says}, directly or through others. Break the circle.` }]
      : [],
  );
}
