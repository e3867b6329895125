import type { Draft } from '../reading.ts';
import { RISKS } from '../words.ts';
import { ask, askReturned, askRisk, askSince, askType, type Told, type ToldClosure } from './ask.ts';
import { attributesIn, type Attributes } from './attributes.ts';
import { draftHeard, timesOf, type Heard } from './missing.ts';
import { closuresFor } from './references.ts';
import { sayRead, type Scene } from './scene.ts';

/** What was said of missing children: new items, and earlier ones that it is about. */
export interface MissingSaid {
  readonly told: readonly Told[];
  readonly closures: readonly ToldClosure[];
}

/**
 * Settles the numbers: "4 missing, 3 back, 1 still out" are three who came back and one who did not. A total that does not fit
 * its parts is asked about.
 */
export function missingSaid(scene: Scene, heard: readonly Heard[]): MissingSaid {
  const told: Told[] = [];
  const closures: ToldClosure[] = [];
  for (const set of setsOf(heard)) {
    const earlier = closuresFor(scene, set);
    if (earlier) closures.push(...earlier);
    else told.push(...settle(scene, set));
  }
  return { told, closures };
}

/** Each "missing" opens a new set, and what is back or out belongs to the last one. */
function setsOf(heard: readonly Heard[]): Heard[][] {
  const sets: Heard[][] = [];
  for (const group of heard) {
    const last = sets.at(-1);
    if (!last || (group.status === 'missing' && !isRepeated(last, group))) sets.push([group]);
    else last.push(group);
  }
  return sets;
}

/** "3 back … 1 still missing from Friday": the word comes again, without a number of its own. */
function isRepeated(set: readonly Heard[], group: Heard): boolean {
  return group.quantity === undefined && set.length > 0 && group.clause === set.at(-1)?.clause;
}

function settle(scene: Scene, set: readonly Heard[]): Told[] {
  const [first] = set;
  if (!first) return [];
  const total = first.status === 'missing' ? first : undefined;
  const parts = total ? set.slice(1) : set;
  if (total && parts.length === 0) return alone(scene, total);
  const all = total ? attributesIn(scene, total.start, total.end, true) : undefined;
  return withTotal(scene, total, parts, all);
}

/** Missing, and nothing said of coming back. With a time since when they are missing now; else that is asked. */
function alone(scene: Scene, total: Heard): Told[] {
  const since = timesOf(scene, total);
  const n = countOf(total);
  if (total.cue.value === 'repeat')
    return [finish(scene, total, draftHeard(scene, total, 'repeat-missing', 0.9, n, undefined))];
  if (since.since ?? since.unsure) return byRisk(scene, total, n, 0.9, undefined);
  return byRisk(scene, total, n, 0.5, undefined).map(({ draft, asks }) => ({
    draft,
    asks: [
      askType(
        'Still missing, or back?',
        ['missing-now', 'Still missing'],
        ['returned', 'Back'],
        ['drop', 'Leave it out'],
      ),
      ...asks.filter(({ kind }) => kind !== 'risk'),
    ],
  }));
}

function withTotal(
  scene: Scene,
  total: Heard | undefined,
  parts: readonly Heard[],
  all: Attributes | undefined,
): Told[] {
  const sum = total ? countOf(total) : undefined;
  const numbered = parts.reduce((so, part) => so + (countOf(part) ?? 0), 0);
  const open = parts.filter((part) => countOf(part) === undefined);
  const left = sum === undefined ? undefined : sum - numbered;
  const since = total && timesOf(scene, total).since;
  const began = since ? { since } : {};
  const told: Told[] = [];
  for (const part of parts) {
    const own = countOf(part);
    const rest = open.length === 1 && left !== undefined && left > 0 ? left : undefined;
    const n = own ?? rest;
    const some =
      part.status === 'back'
        ? [finish(scene, part, draftHeard(scene, part, 'returned', 0.95, n, all))]
        : byRisk(scene, part, n, 0.95, all);
    told.push(...some.map(({ draft, asks }) => ({ draft: { ...began, ...draft }, asks })));
  }
  if (sum === undefined || open.length > 0 || left === 0 || left === undefined) return told;
  if (left < 0) return doubtful(told, numbered, sum);
  if (!total) return told;
  return [...told, unaccounted(scene, total, left, sum)];
}

/** Fewer came back or are out than were missing. */
function unaccounted(scene: Scene, total: Heard, left: number, sum: number): Told {
  const draft = draftHeard(scene, total, 'missing-now', 0.5, left, undefined);
  const asks = [
    ask(
      'split',
      `${sum} missing, and ${sum - left} spoken of. What about the other ${left === 1 ? 'one' : String(left)}?`,
      [
        { value: 'missing-now', label: 'Still missing' },
        { value: 'returned', label: 'Back' },
        { value: 'drop', label: `It was ${sum - left} in all` },
      ],
      true,
    ),
  ];
  return { draft, asks };
}

function doubtful(told: readonly Told[], numbered: number, sum: number): Told[] {
  const question = ask(
    'split',
    `${sum} missing, and then ${numbered} spoken of. Is ${numbered} right?`,
    [
      { value: 'keep', label: `Yes, ${numbered} in all` },
      { value: 'drop', label: 'No, I will write it again' },
    ],
    true,
  );
  return told.map(({ draft, asks }, index) => ({
    draft: {
      ...draft,
      type: { ...draft.type, confidence: 0.5 },
      ...(draft.count ? { count: { ...draft.count, confidence: 0.5 } } : {}),
    },
    asks: index === 0 ? [question, ...asks] : asks,
  }));
}

/** "3 still out: 1 high, 2 medium" are two drafts; a part with a risk of its own is one, the rest another. */
function byRisk(
  scene: Scene,
  group: Heard,
  n: number | undefined,
  confidence: number,
  all: Attributes | undefined,
): Told[] {
  const split = group.risks.filter((risk) => risk.n !== undefined);
  const sum = split.reduce((so, { n: own = 0 }) => so + own, 0);
  const draft = draftHeard(scene, group, 'missing-now', confidence, n, all);
  if (split.length === 0 || (n !== undefined && sum > n)) return [finish(scene, group, draft)];
  if (split.length === 1 && (n === undefined || n === sum)) return [finish(scene, group, draft)];
  // What is said in a later sentence is about one of them, and not said which.
  const { area: _area, since: _since, context: _context, ...common } = draft;
  const shared = group.end > group.clause.to && hasLater(scene, group) ? common : draft;
  const parts = split.map(({ value, n: own = 0, cue }): Draft => {
    const known = RISKS.find((risk) => risk.value === value);
    return {
      ...shared,
      count: sayRead(scene, own, 0.95, 'how many', cue),
      ...(known ? { risk: sayRead(scene, known.value, 0.95, 'risk as said', cue) } : {}),
    };
  });
  const rest = n === undefined ? 0 : n - sum;
  if (rest > 0) {
    const { risk: _risk, ...others } = shared;
    parts.push({ ...others, count: sayRead(scene, rest, 0.9, 'the rest of them', group.cue) });
  }
  return parts.map((part) => finish(scene, group, part));
}

function hasLater(scene: Scene, { clause, end }: Heard): boolean {
  return scene.clauses.some(({ from, sentence }) => from < end && sentence > clause.sentence);
}

function countOf({ quantity }: Heard): number | undefined {
  return quantity?.how === 'number' && quantity.n > 0 ? quantity.n : undefined;
}

function finish(scene: Scene, group: Heard, draft: Draft): Told {
  const asks = [];
  const { unsure } = timesOf(scene, group);
  const all = attributesIn(scene, group.start, group.end, true);
  if (draft.count === undefined && (group.quantity?.how === 'vague' || group.quantity?.how === 'all'))
    asks.push(
      ask(
        'count',
        'How many children?',
        [2, 3, 4, 5].map((n) => ({ value: String(n), label: String(n) })),
        true,
      ),
    );
  if (unsure && !draft.since && draft.type.value !== 'returned') asks.push(askSince(unsure));
  if (draft.type.value === 'missing-now' && !draft.risk) asks.push(askRisk());
  if (draft.type.value === 'returned' && !draft.returnedAt) asks.push(askReturned(scene.context.now));
  if (all.areas && !draft.area) asks.push(askArea(scene, all.areas));
  return { draft, asks };
}

export function askArea({ reader }: Scene, areas: readonly string[]): ReturnType<typeof ask> {
  const choices = areas.slice(0, 3).map((id) => ({
    value: id,
    label: reader.settings.areas.find((area) => area.id === id)?.name ?? id,
  }));
  return ask('area', 'Which neighbourhood?', [...choices, { value: 'skip', label: 'Leave it out' }]);
}
