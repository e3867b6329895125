import type { FlagCounts, Read, TalkCounts } from '../reading.ts';
import { TALK_STATES } from '../words.ts';
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
  const { pairs, loose, bare } = paired(clauses, ['done', 'declined', 'pending', 'out', 'booked']);
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
  const first = bare.find(({ kind }) => kind !== 'booked' && kind !== 'out' && !pairs.has(kind));
  if (first) return { ...(some ? { talks } : {}), asks: [askHowMany(first.kind)] };
  if (!some && loose[0]) return { asks: [askHowTheyWent(Number.parseInt(loose[0].value, 10))] };
  return some ? { talks, asks: [] } : { asks: [] };
}

function askHowMany(kind: CueKind): Ask {
  const text =
    kind === 'done'
      ? 'How many return home conversations were done?'
      : kind === 'declined'
        ? 'How many return home conversations were declined?'
        : 'How many return home conversations are to do?';
  const choices = [1, 2, 3].map((n) => ({ value: `${kind}:${n}`, label: String(n) }));
  return ask('talk-counts', text, [...choices, { value: 'skip', label: 'Leave it out' }], true);
}

function askHowTheyWent(n: number): Ask {
  const choices = TALK_STATES.map(({ value, label }) => ({ value: `${value}:${n}`, label }));
  return ask(
    'talk-counts',
    n === 1 ? 'This return home conversation is:' : `These ${n} return home conversations are:`,
    choices,
    true,
  );
}

/** Flags at the hospital: how many on, how many off, and what is left when both were said. */
export function flagsIn(
  scene: Scene,
  clauses: readonly Clause[],
): { readonly flags?: FlagCounts; readonly asks: readonly Ask[] } {
  const { pairs, loose, bare } = paired(clauses, ['on', 'off']);
  const read = countIn(scene, pairs);
  const on = read('on');
  const removed = read('off');
  const left = on && removed && on.value >= removed.value ? { left: on.value - removed.value } : {};
  const half = bare.find(({ kind }) => !pairs.has(kind));
  const flags = { ...(on ? { on } : {}), ...(removed ? { removed } : {}), ...left };
  if (on ?? removed) return { flags, asks: half ? [askFlags([1, 2, 3], half.kind)] : [] };
  const n = Number.parseInt(loose[0]?.value ?? '', 10);
  return { asks: [n > 0 ? askFlags([n]) : askFlags([1, 2], bare[0]?.kind)] };
}

function askFlags(counts: readonly number[], kind?: CueKind): Ask {
  const on = counts.map((n) => ({ value: `on:${n}`, label: `${n} put on` }));
  const off = counts.map((n) => ({ value: `off:${n}`, label: `${n} taken off` }));
  const choices = kind === 'on' ? on : kind === 'off' ? off : [...on.slice(0, 2), ...off.slice(0, 1)];
  const text =
    kind === 'on'
      ? 'How many flags were put on?'
      : kind === 'off'
        ? 'How many flags were taken off?'
        : 'Flags put on, or taken off?';
  return ask('flag-counts', text, [...choices, { value: 'skip', label: 'Leave it out' }], true);
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
