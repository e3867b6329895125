import type { FlagCounts, Read, TalkCounts } from '../reading.ts';
import { ask, type Ask } from './ask.ts';
import type { Cue, CueKind } from './cue.ts';
import { sayRead, type Clause, type Scene } from './scene.ts';

/** Numbers and the words they go with, in clauses about one matter: "2 done 1 refused 1 tbc", "done for 2, refused 1". */
function paired(
  clauses: readonly Clause[],
  kinds: readonly CueKind[],
): {
  readonly pairs: ReadonlyMap<CueKind, readonly Cue[]>;
  readonly loose: readonly Cue[];
  readonly bare: readonly Cue[];
} {
  const pairs = new Map<CueKind, Cue[]>();
  const loose: Cue[] = [];
  const bare: Cue[] = [];
  for (const { cues } of clauses) {
    const found = cues.filter((cue) => cue.kind === 'number' || kinds.includes(cue.kind));
    // The first thing said decides which way round the clause goes.
    const numberFirst = found[0]?.kind === 'number';
    let waiting: Cue | undefined;
    for (const cue of found) {
      const isNumber = cue.kind === 'number';
      if (!waiting || (waiting.kind === 'number') === isNumber) {
        if (waiting) (waiting.kind === 'number' ? loose : bare).push(waiting);
        waiting = cue;
        continue;
      }
      if (numberFirst === (waiting.kind === 'number')) {
        const [status, number] = isNumber ? [waiting, cue] : [cue, waiting];
        pairs.set(status.kind, [...(pairs.get(status.kind) ?? []), number]);
        waiting = undefined;
      } else {
        (waiting.kind === 'number' ? loose : bare).push(waiting);
        waiting = cue;
      }
    }
    if (waiting) (waiting.kind === 'number' ? loose : bare).push(waiting);
  }
  return { pairs, loose, bare };
}

/** Return home conversations as counts; a word without its number is asked about. */
export function talksIn(
  scene: Scene,
  clauses: readonly Clause[],
): { readonly talks?: TalkCounts; readonly asks: readonly Ask[] } {
  const { pairs, loose, bare } = paired(clauses, ['done', 'declined', 'pending', 'out']);
  const read = countIn(scene, pairs);
  const done = read('done');
  const declined = read('declined');
  const pending = read('pending') ?? read('out');
  const talks = {
    ...(done ? { done } : {}),
    ...(declined ? { declined } : {}),
    ...(pending ? { pending } : {}),
  };
  const some = Object.keys(talks).length > 0;
  const first = bare.find(({ kind }) => !pairs.has(kind));
  if (first && !some)
    return {
      asks: [
        ask(
          'talk-counts',
          first.kind === 'done'
            ? 'How many return home conversations were done?'
            : 'How many return home conversations?',
          [1, 2, 3]
            .map((n) => ({ value: `${first.kind}:${n}`, label: String(n) }))
            .concat({ value: 'skip', label: 'Leave it out' }),
          true,
        ),
      ],
    };
  if (!some && loose[0])
    return {
      asks: [
        ask(
          'talk-counts',
          'These return home conversations are:',
          (['done', 'declined', 'pending'] as const).map((kind) => ({
            value: `${kind}:${Number.parseInt(loose[0]?.value ?? '1', 10)}`,
            label: kind === 'done' ? 'Done' : kind === 'declined' ? 'Declined' : 'To do',
          })),
          true,
        ),
      ],
    };
  return some ? { talks, asks: [] } : { asks: [] };
}

/** Flags at the hospital: how many on, how many off, and what is left when both were said. */
export function flagsIn(
  scene: Scene,
  clauses: readonly Clause[],
): { readonly flags?: FlagCounts; readonly asks: readonly Ask[] } {
  const { pairs, loose } = paired(clauses, ['on', 'off']);
  const read = countIn(scene, pairs);
  const on = read('on');
  const removed = read('off');
  const left = on && removed && on.value >= removed.value ? { left: on.value - removed.value } : {};
  if (on ?? removed)
    return { flags: { ...(on ? { on } : {}), ...(removed ? { removed } : {}), ...left }, asks: [] };
  const n = Number.parseInt(loose[0]?.value ?? '', 10);
  const counts = n > 0 ? [n] : [1, 2];
  return {
    asks: [
      ask(
        'flag-counts',
        'Flags put on, or taken off?',
        counts
          .flatMap((count) => [
            { value: `on:${count}`, label: `${count} put on` },
            { value: `off:${count}`, label: `${count} taken off` },
          ])
          .slice(0, 3)
          .concat({ value: 'skip', label: 'Leave it out' }),
        true,
      ),
    ],
  };
}

/** The numbers beside one word added up: "1 done sat, 2 done sun". */
function countIn(scene: Scene, pairs: ReadonlyMap<CueKind, readonly Cue[]>) {
  return (kind: CueKind): Read<number> | undefined => {
    const numbers = pairs.get(kind);
    if (!numbers || numbers.length === 0) return undefined;
    const sum = numbers.reduce((so, { value }) => so + Number.parseInt(value, 10), 0);
    return sayRead(scene, Math.min(99, sum), 0.95, kind, ...numbers);
  };
}
