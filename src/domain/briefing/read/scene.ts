import type { HolidayCalendar } from '../../working-days.ts';
import type { Because, Read } from '../reading.ts';
import type { BriefingItem } from '../record.ts';
import type { Cue, CueKind } from './cue.ts';
import type { Clock } from './figures.ts';
import type { Word } from './lex.ts';
import type { Reader } from './reader.ts';
import type { Said } from './when.ts';

/** What the reader knows beside the words. */
export interface ReadContext {
  /** When it was posted; "yesterday" and "by noon" count from here. */
  readonly now: Date;
  /** The time this briefing covers. */
  readonly window: { readonly from: Date; readonly to: Date };
  readonly calendar: HolidayCalendar;
  /** The author's agency: what "us" is. */
  readonly agency: string;
  /** Items of this briefing and those carried into it. */
  readonly items: readonly BriefingItem[];
}

/** A stretch of words between two marks. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  /** Number of its sentence. */
  readonly sentence: number;
  readonly cues: readonly Cue[];
}

export interface Scene {
  readonly words: readonly Word[];
  readonly cues: readonly Cue[];
  readonly clocks: ReadonlyMap<number, Clock>;
  readonly clauses: readonly Clause[];
  readonly reader: Reader;
  readonly context: ReadContext;
}

/** Longer stretches are read in pieces, so that what is compared with each other stays little. */
const MOST_IN_CLAUSE = 60;

export function clausesOf(words: readonly Word[], cues: readonly Cue[]): Clause[] {
  const clauses: Clause[] = [];
  let sentence = -1;
  let next = 0;
  for (let from = 0; from < words.length;) {
    if (words[from]?.after === 'sentence') sentence += 1;
    let to = from + 1;
    while (to < words.length && to - from < MOST_IN_CLAUSE && words[to]?.after === 'word') to += 1;
    const own: Cue[] = [];
    for (let cue = cues[next]; cue && cue.from < to; cue = cues[next]) {
      own.push(cue);
      next += 1;
    }
    clauses.push({ from, to, sentence: Math.max(0, sentence), cues: own });
    from = to;
  }
  return clauses;
}

export function isKind(cue: Cue | undefined, ...kinds: readonly CueKind[]): cue is Cue {
  return cue !== undefined && kinds.includes(cue.kind);
}

export function firstOf(cues: readonly Cue[], ...kinds: readonly CueKind[]): Cue | undefined {
  return cues.find((cue) => kinds.includes(cue.kind));
}

/** A value with its confidence, and the words that say so. */
export function sayRead<T>(
  scene: Scene,
  value: T,
  confidence: number,
  rule: string,
  ...cues: readonly Cue[]
): Read<T> {
  return { value, confidence, because: cues.map((cue) => becauseOf(scene, rule, cue)) };
}

export function becauseOf({ words }: Scene, rule: string, cue: Cue): Because {
  const [first, last] = [words[cue.from], words[cue.to - 1]];
  return { rule, from: first?.from ?? 0, to: last?.to ?? 0 };
}

/** "no", "not" or "without" within two words before it, in the same clause. */
export function isDenied({ words }: Scene, clause: Clause, cue: Cue): boolean {
  return clause.cues.some(
    (other) =>
      (other.kind === 'no' || other.kind === 'nil') &&
      words[other.from]?.low !== 'any' &&
      other.to <= cue.from &&
      cue.from - other.to <= 2,
  );
}

export function clauseOf({ clauses }: Scene, cue: Cue): Clause | undefined {
  return clauses.find(({ from, to }) => cue.from >= from && cue.from < to);
}

export function denied(scene: Scene, cue: Cue): boolean {
  const clause = clauseOf(scene, cue);
  return clause !== undefined && isDenied(scene, clause, cue);
}

/** The time beside a cue with the day and part of the day of its clause; the part may be named earlier in the sentence. */
export function saidAt(scene: Scene, time: Cue | undefined, near: readonly Cue[]): Said {
  const day = nearest(time, near, 'day');
  const part = nearest(time, near, 'part');
  const word = part && scene.words[part.from]?.low;
  return {
    clock: time ? scene.clocks.get(time.from) : undefined,
    // "Last night" is no day: 01:00 last night was today.
    day: day?.value,
    part: part?.value ?? (word === 'overnight' ? 'night' : undefined),
  };
}

function nearest(to: Cue | undefined, cues: readonly Cue[], kind: CueKind): Cue | undefined {
  const some = cues.filter((cue) => cue.kind === kind);
  if (!to) return some[0];
  return some.sort((a, b) => Math.abs(a.from - to.from) - Math.abs(b.from - to.from))[0];
}
