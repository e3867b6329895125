import type { Draft } from '../reading.ts';
import { apart, type Cue } from './cue.ts';
import { clauseOf, denied, firstOf, saidAt, sayRead, type Clause, type Scene } from './scene.ts';
import { dueSaid } from './when.ts';

/** "strat pls b4 12", "strat booked 1400", "strategy meeting held": asked for, booked or held, and when. */
export function strategyIn(scene: Scene, cues: readonly Cue[]): Draft['strategy'] {
  const strategy = firstOf(cues, 'strategy');
  if (!strategy || denied(scene, strategy)) return undefined;
  const near = around(scene, cues, strategy);
  const before = scene.words.slice(Math.max(0, strategy.from - 4), strategy.from);
  if (before.some(({ low }) => ['if', 'whether', 'any', 'confirm', 'when'].includes(low))) return undefined;
  const word = (cue: Cue | undefined) => (cue ? (scene.words[cue.from]?.low ?? '') : '');
  const held = near.find((cue) => (cue.kind === 'held' || cue.kind === 'done') && apart(cue, strategy) <= 3);
  const ask = near.find((cue) => (cue.kind === 'ask' || cue.kind === 'by') && apart(cue, strategy) <= 6);
  const booked = near.find((cue) => cue.kind === 'booked' && apart(cue, strategy) <= 4);
  const after = near.filter((cue) => cue.from > strategy.from);
  const time = after.find((cue) => cue.kind === 'time');
  const state = (value: 'requested' | 'booked' | 'held', confidence: number, ...others: readonly Cue[]) =>
    sayRead(scene, value, confidence, `strategy meeting ${value}`, strategy, ...others);
  if (held) return { state: state('held', 0.9, held) };
  const said = dueSaid(saidAt(scene, time, after), scene.context.now);
  const when = said ? { at: sayRead(scene, said.due, said.sure ? 0.95 : 0.5, 'when', time ?? strategy) } : {};
  if (booked && word(booked) !== 'at') return { state: state('booked', 0.9, booked), ...when };
  if (ask) return { state: state('requested', 0.95, ask), ...when };
  if (booked ?? time) return { state: state('booked', 0.9, ...(booked ? [booked] : [])), ...when };
  return { state: state('requested', 0.6), ...when };
}

/** Its own clause, and those behind it in the sentence as long as they speak of nothing else. */
function around(scene: Scene, cues: readonly Cue[], strategy: Cue): readonly Cue[] {
  const own = clauseOf(scene, strategy);
  if (!own) return [];
  let to = own.to;
  for (const clause of scene.clauses) {
    if (clause.from < own.to || clause.sentence !== own.sentence) continue;
    if (clause.from !== to || isElse(clause)) break;
    to = clause.to;
  }
  return cues.filter((cue) => cue.from >= own.from && cue.from < to);
}

function isElse({ cues }: Clause): boolean {
  return cues.some(({ kind }) =>
    ['missing', 'back', 'out', 'type', 'talk', 'number', 'team', 'action', 'flag', 'dsl'].includes(kind),
  );
}
