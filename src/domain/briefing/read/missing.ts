import type { Draft, Read } from '../reading.ts';
import { attributesIn, type Attributes } from './attributes.ts';
import type { Cue } from './cue.ts';
import { isDenied, saidAt, sayRead, type Clause, type Scene } from './scene.ts';
import { pastInstants } from './when.ts';

/** Children of whom the same is said: missing in all, back, or still out. */
export interface Heard {
  readonly status: 'missing' | 'back' | 'out';
  readonly cue: Cue;
  readonly clause: Clause;
  /** The number beside it; `all` and `rest` are worked out from the others. */
  quantity?: { readonly how: 'number' | 'all' | 'rest' | 'vague'; readonly n: number; readonly cue: Cue };
  /** Some of them have a risk of their own: "1 high 2 medium". */
  readonly risks: { readonly value: string; readonly n?: number; readonly cue: Cue }[];
  /** First word that belongs to it. */
  start: number;
  /** The word behind the last that belongs to it. */
  end: number;
}

/** Nobody reports more in one message; what would come after is in the text that its author still has. */
const MOST_HEARD = 40;

/** Every "missing", "back" and "still out" of these clauses, each with the number that belongs to it. */
export function heardIn(scene: Scene, clauses: readonly Clause[]): Heard[] {
  const heard: Heard[] = [];
  for (const clause of clauses) if (heard.length < MOST_HEARD) hearClause(scene, clause, heard);
  for (let at = heard.length - 1; at > 0; at -= 1) {
    const [one, before] = [heard[at], heard[at - 1]];
    // "found on a train, returned to placement": the same children, said twice.
    if (
      one &&
      before &&
      !one.quantity &&
      one.status === before.status &&
      one.clause.sentence === before.clause.sentence
    )
      heard.splice(at, 1);
  }
  for (const [at, group] of heard.entries()) {
    const next = heard[at + 1];
    group.end = next ? next.start : (clauses.at(-1)?.to ?? group.end);
  }
  const [first] = heard;
  if (first) first.start = Math.min(first.start, clauses[0]?.from ?? first.start);
  return heard;
}

function hearClause(scene: Scene, clause: Clause, heard: Heard[]): void {
  let quantity: Heard['quantity'];
  let risks: Heard['risks'] = [];
  let own = 0;
  let riskAt: Cue | undefined;
  for (const cue of clause.cues) {
    if (cue.kind === 'number' || cue.kind === 'all' || cue.kind === 'rest' || cue.kind === 'vague') {
      const followsThing = clause.cues.some(
        (other) => other.kind === 'thing' && other.from >= cue.to && other.from - cue.to <= 1,
      );
      if (followsThing && cue.kind === 'number') continue;
      quantity = { how: cue.kind, n: cue.kind === 'number' ? Number.parseInt(cue.value, 10) : 0, cue };
    } else if (cue.kind === 'risk') {
      const beside =
        quantity &&
        quantity.how === 'number' &&
        cue.from - quantity.cue.to <= 1 &&
        cue.from >= quantity.cue.to;
      risks.push({ value: cue.value, cue, ...(beside ? { n: quantity?.n ?? 0 } : {}) });
      riskAt ??= quantity?.cue ?? cue;
    } else if (isStatus(cue) && !isDenied(scene, clause, cue) && !isNone(scene, clause, cue)) {
      const before = heard.at(-1);
      // "still missing", "misper returned": the second word only says more about the first, when it has no number of its own.
      if (
        own > 0 &&
        quantity === undefined &&
        before &&
        before.clause === clause &&
        isSame(scene, before, cue)
      ) {
        if (before.status !== 'back') heard.splice(-1, 1, { ...before, status: cue.kind, cue });
        continue;
      }
      const start = Math.min(quantity?.cue.from ?? cue.from, riskAt?.from ?? cue.from, cue.from);
      heard.push({
        status: cue.kind,
        cue,
        clause,
        ...(quantity ? { quantity } : {}),
        risks,
        start,
        end: cue.to,
      });
      quantity = undefined;
      risks = [];
      riskAt = undefined;
      own += 1;
    }
  }
  const last = heard.at(-1);
  if (!last) return;
  last.risks.push(...risks);
  // "misper x2", "missing: 2": the number comes behind.
  if (quantity && !last.quantity && risks.every(({ n }) => n === undefined)) last.quantity = quantity;
}

/** "Outstanding 0". */
function isNone({ words }: Scene, clause: Clause, cue: Cue): boolean {
  return clause.cues.some(
    ({ kind, from }) =>
      kind === 'no' && from === cue.to && ['0', 'none', 'zero'].includes(words[from]?.low ?? ''),
  );
}

function isStatus(cue: Cue): cue is Cue & { kind: 'missing' | 'back' | 'out' } {
  return cue.kind === 'missing' || cue.kind === 'back' || cue.kind === 'out';
}

/** Two status words close together speak of the same children. */
function isSame(scene: Scene, before: Heard, cue: Cue): boolean {
  const between = cue.from - before.cue.to;
  const turns = scene.words
    .slice(before.cue.to, cue.from)
    .some(({ low }) => low === 'but' || low === 'and' || low === 'then');
  if (before.status === cue.kind) return true;
  if (before.status === 'missing')
    return between <= 3 || before.quantity === undefined ? !turns || cue.kind === 'back' : true;
  return before.status === 'back' && cue.kind === 'out' ? false : !turns && between <= 2;
}

/** A draft of children that are out or back, before their counts are settled. */
export function draftHeard(
  scene: Scene,
  group: Heard,
  type: 'missing-now' | 'returned' | 'repeat-missing',
  confidence: number,
  n: number | undefined,
  from: Attributes | undefined,
): Draft {
  const own = attributesIn(scene, group.start, group.end, true);
  const merged = from ? withMore(own, from) : own;
  const { areas: _areas, ...rest } = merged;
  const times = timesOf(scene, group);
  const number = group.quantity?.cue;
  return {
    type: sayRead(scene, type, confidence, group.status, group.cue),
    each: true,
    ...(n === undefined
      ? {}
      : { count: sayRead(scene, n, 0.95, 'how many', ...(number ? [number] : [group.cue])) }),
    ...rest,
    ...(times.since ? { since: times.since } : {}),
    ...(times.returnedAt && type === 'returned' ? { returnedAt: times.returnedAt } : {}),
  };
}

/** What was said of all of them holds for each part that says nothing else. */
export function withMore(own: Attributes, all: Attributes): Attributes {
  const themes = [
    ...own.themes,
    ...all.themes.filter(({ value }) => !own.themes.some((each) => each.value === value)),
  ];
  return {
    ...all,
    ...own,
    themes,
    knownTo: own.knownTo.length > 0 ? own.knownTo : all.knownTo,
    actions: own.actions,
  };
}

export interface Times {
  readonly since?: Read<string>;
  readonly returnedAt?: Read<string>;
  /** A time without morning or evening: each instant that it may be the start. */
  readonly unsure?: readonly Date[];
}

/** A time behind "since" is when it began; one beside "back" is the return. */
export function timesOf(
  scene: Scene,
  group: Heard,
): Pick<Draft, 'since' | 'returnedAt'> & { readonly unsure?: readonly Date[] } {
  const cues = scene.cues.filter((cue) => cue.from >= group.start && cue.from < group.end);
  const found: { since?: Read<string>; returnedAt?: Read<string>; unsure?: readonly Date[] } = {};
  for (const time of cues) {
    if (time.kind !== 'time') continue;
    const clause = scene.clauses.find(({ from, to }) => time.from >= from && time.from < to);
    const near = cues.filter((cue) => clause && cue.from >= clause.from && cue.from < clause.to);
    const strategic = near.some(
      (cue) => cue.kind === 'strategy' || (cue.kind === 'by' && group.status !== 'back'),
    );
    const isSince = near.some(
      (cue) => cue.kind === 'since' && time.from - cue.to >= 0 && time.from - cue.to <= 3,
    );
    if (strategic && !isSince) continue;
    const instants = pastInstants(saidAt(scene, time, near.length > 1 ? near : cues), scene.context.now);
    // "By" and "before" only say when it was over; the hours count from the return itself.
    const isBound =
      group.status === 'back' && ['by', 'before'].includes(scene.words[time.from - 1]?.low ?? '');
    if (isBound) continue;
    const isStart = isSince || (group.status !== 'back' && found.since === undefined);
    if (instants.length > 1) {
      if (isStart) found.unsure = instants;
      continue;
    }
    const [instant] = instants;
    if (!instant) continue;
    const value = sayRead(scene, instant.toISOString(), 0.9, isStart ? 'missing since' : 'back at', time);
    if (isStart) found.since ??= value;
    else found.returnedAt ??= value;
  }
  return found;
}
