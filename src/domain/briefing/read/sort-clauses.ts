import type { CueKind } from './cue.ts';
import { isDenied, type Clause, type Scene } from './scene.ts';
import { stillMissing } from './references.ts';
import { typesIn } from './topics.ts';

/** Clauses by what they are about. Those without a head of their own go with what was spoken of before. */
export interface Sorted {
  readonly missing: readonly Clause[];
  readonly talk: readonly Clause[];
  readonly flag: readonly Clause[];
  /** Each list is one thing that happened. */
  readonly topics: readonly (readonly Clause[])[];
}

type Family = 'missing' | 'talk' | 'flag' | 'topic';

export function sortClauses(scene: Scene): Sorted {
  const missing: Clause[] = [];
  const talk: Clause[] = [];
  const flag: Clause[] = [];
  const topics: Clause[][] = [];
  let current: Family | undefined;
  let sentence = -1;
  const loose: Clause[] = [];
  for (const clause of scene.clauses) {
    const same = clause.sentence === sentence;
    let family = familyOf(scene, clause, missing.length > 0, current, same);
    const news = topics.at(-1);
    if (same && current === 'topic' && news && isGoodNews(news)) family = undefined;
    else if (
      family === 'topic' &&
      same &&
      !startsAnew(scene, clause, current === 'topic' ? news : undefined)
    ) {
      // In one breath with what was said before, and no number of its own: it says more about that.
      if (current === 'missing' || current === 'topic') family = undefined;
    }
    const begins = family === 'topic';
    const into = family ?? current;
    if (family === undefined && current === undefined) loose.push(clause);
    else if (into === 'missing') missing.push(clause);
    else if (into === 'talk') talk.push(clause);
    else if (into === 'flag') flag.push(clause);
    else if (begins) topics.push([...(topics.length === 0 ? loose.splice(0) : []), clause]);
    else topics.at(-1)?.push(clause);
    current = into;
    sentence = clause.sentence;
  }
  if (loose.length > 0 && current === undefined) topics.push(loose);
  else if (loose.length > 0 && missing.length > 0) missing.unshift(...loose);
  return { missing, talk, flag, topics };
}

function familyOf(
  scene: Scene,
  clause: Clause,
  afterMissing: boolean,
  current: Family | undefined,
  same: boolean,
): Family | undefined {
  const has = (...kinds: readonly CueKind[]) =>
    clause.cues.some((cue) => kinds.includes(cue.kind) && !isDenied(scene, clause, cue));
  const types = typesIn(scene, clause);
  if (types.some(({ value }) => value === 'good-news')) return 'topic';
  if (current === 'talk' && has('out') && !has('missing')) return 'talk';
  if (has('flag') && has('on', 'off', 'number')) return 'flag';
  if (has('talk') && !isGiven(clause) && !has('missing', 'back') && !isGiven(clause) && has('number', 'out'))
    return 'talk';
  if (
    has('missing') ||
    (has('out') &&
      (afterMissing || has('earlier') || (types.length === 0 && !has('safer-me', 'action', 'strategy'))))
  )
    return 'missing';
  if (
    has('talk') &&
    !isGiven(clause) &&
    (has('number', 'done', 'declined', 'pending') || clause.to - clause.from <= 3)
  )
    return afterMissing && !has('number', 'done', 'declined') ? 'missing' : 'talk';
  if (has('flag')) return 'flag';
  if (
    has('back') &&
    !isGiven(clause) &&
    !(same && current === 'topic') &&
    types.length === 0 &&
    (afterMissing ||
      has('number', 'all', 'earlier', 'person', 'ref') ||
      stillMissing(scene.context.items).length > 0)
  )
    return 'missing';
  if (
    has('earlier', 'ref') &&
    types.every(({ value }) => value === 'follow-up' || value === 'place') &&
    stillMissing(scene.context.items).length > 0 &&
    has('strategy', 'dsl', 'action')
  )
    return 'missing';
  if (types.length > 0) return 'topic';
  return undefined;
}

/** It begins with a number of its own, and is about something else than what was counted before: "2 arrested, 1 suspended". */
function startsAnew(scene: Scene, clause: Clause, before: readonly Clause[] | undefined): boolean {
  const [first] = clause.cues;
  if (!first || (first.kind !== 'number' && first.kind !== 'vague') || first.from - clause.from > 1)
    return false;
  if (!before) return true;
  const counted = before.some(({ cues }) => cues.some(({ kind }) => kind === 'number'));
  const named = new Set(before.flatMap((each) => typesIn(scene, each)).map(({ value }) => value));
  return counted && typesIn(scene, clause).every(({ value }) => !named.has(value));
}

function isGoodNews(clauses: readonly Clause[]): boolean {
  return clauses.some(({ cues }) => cues.some(({ kind, value }) => kind === 'type' && value === 'good-news'));
}

/** "Be Safe will complete the RHC": somebody is to do it. */
function isGiven({ cues }: Clause): boolean {
  const team = cues.find(({ kind }) => kind === 'team');
  return (
    team !== undefined &&
    cues.some(({ kind, from }) => kind === 'to' && from >= team.to && from - team.to <= 1)
  );
}
