import type { Partnership } from '../../partnership/schema.ts';
import type { Action } from './record.ts';
import type { Assurer } from './owners-steps.ts';

type Rules = Pick<Partnership, 'actions' | 'groups'>;

export interface Wish {
  /** The group that does the work. */
  readonly group?: string | undefined;
  readonly origin?: Action['origin'] | undefined;
  /** The group it was raised in, when somebody says so. */
  readonly raisedIn?: string | undefined;
}

/**
 * The groups an action goes through, the one that does the work last. Where it was raised decides; otherwise its origin, as the partnership
 * file has it; otherwise it is assigned straight into its group.
 */
export function routeFor({ group, origin, raisedIn }: Wish, rules: Rules): readonly string[] {
  if (!group) return raisedIn ? [raisedIn] : [];
  if (raisedIn) return pathBetween(raisedIn, group, rules);
  const through =
    rules.actions.routes.find((route) => origin && route.origins.includes(origin))?.through ?? [];
  const at = through.indexOf(group);
  return at < 0 ? [...through, group] : through.slice(0, at + 1);
}

/** The shortest way along which groups pass actions to each other; straight there where the file knows none. */
function pathBetween(from: string, to: string, { groups }: Rules): readonly string[] {
  const ways: string[][] = [[from]];
  const seen = new Set([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1);
    if (last === to) return way;
    for (const next of groups.find(({ id }) => id === last)?.routesTo ?? []) {
      if (seen.has(next.to)) continue;
      seen.add(next.to);
      ways.push([...way, next.to]);
    }
  }
  return [from, to];
}

/**
 * Who has to look at the work before it closes: another group than the one that did it. Undefined for work that came through nobody:
 * that closes when it is done. Part of another action: the group of that one.
 */
export function assurerOf(action: Action, { actions, groups }: Rules): Assurer | undefined {
  const through = cameThrough(action);
  if (through.length === 0) return undefined;
  const known = (id: string | undefined): boolean => groups.some((group) => group.id === id);
  const rule =
    action.level > 1
      ? undefined
      : actions.assurance.find(
          ({ of, origins, by }) =>
            of.some((id) => id === action.group) &&
            (!origins || origins.some((origin) => origin === action.origin)) &&
            by !== action.group &&
            known(by),
        )?.by;
  const group = rule ?? through.findLast(known) ?? through.at(-1);
  return group === undefined ? undefined : { group, days: actions.limits.assurance };
}

/** Groups other than the one that does the work which took it on its way, the first one first. */
export function cameThrough({
  route,
  hops,
  group,
}: Pick<Action, 'route' | 'hops' | 'group'>): readonly string[] {
  const planned = route.filter((id) => id !== group);
  if (planned.length > 0) return planned;
  const taken = hops
    .filter(({ state }) => state === 'accepted' || state === 're-routed')
    .map((hop) => hop.group);
  return [...new Set(taken)].filter((id) => id !== group);
}

/** Groups and linked boards that hear of it beside its own (dual reporting). */
export function alsoReportsTo(
  { group, priority }: { readonly group?: string | undefined; readonly priority?: string | undefined },
  { actions }: Rules,
): readonly string[] {
  const to = actions.alsoReports
    .filter(
      (rule) =>
        (group !== undefined && rule.groups?.includes(group)) ||
        (priority !== undefined && rule.priorities?.includes(priority)),
    )
    .map((rule) => rule.to);
  return [...new Set(to)].filter((id) => id !== group);
}
