import type { Draft, Read } from '../reading.ts';
import { KNOWN_TO, repeatOf, RISKS, SAFER_ME } from '../words.ts';
import { actionsIn } from './actions.ts';
import { apart, type Cue } from './cue.ts';
import { clauseOf, denied, firstOf, sayRead, type Scene } from './scene.ts';
import { strategyIn } from './strategy.ts';

/** Everything that is said about one thing, beside what it is and how many it is about. */
export type Attributes = Pick<Draft, 'knownTo' | 'themes' | 'actions'> &
  Partial<Pick<Draft, 'risk' | 'area' | 'context' | 'repeat' | 'strategy' | 'dslTold' | 'saferMe'>> & {
    /** Several neighbourhoods were named, and it is not said which one is meant. */
    readonly areas?: readonly string[];
  };

/** Short words for places that are also ordinary words. */
const UNSURE_PLACES = new Set(['ham', 'stoke', 'town', 'hoe', 'cc']);
const AT_A_PLACE = new Set(['in', 'near', 'around', 'from', 'at', 'to', 'the', 'outside', 'seen', 'area']);

/** Reads the words from one place up to another. `inMissing`: a bare "high" is a risk there, and nowhere else. */
export function attributesIn(scene: Scene, from: number, to: number, inMissing: boolean): Attributes {
  const cues = scene.cues.filter((cue) => cue.from >= from && cue.from < to);
  const risk = riskIn(scene, cues, inMissing);
  const { area, areas } = areaIn(scene, cues);
  const context = cues.find((cue) => cue.kind === 'context' && isWhere(scene, cue));
  const repeat = repeatIn(scene, cues);
  const strategy = strategyIn(scene, cues);
  const dslTold = dslIn(scene, cues);
  const saferMe = saferMeIn(scene, cues);
  return {
    knownTo: knownIn(scene, cues),
    themes: themesIn(scene, cues),
    actions: actionsIn(scene, cues),
    ...(risk ? { risk } : {}),
    ...(area ? { area } : {}),
    ...(areas.length > 1 && !area ? { areas } : {}),
    ...(context ? { context: sayRead(scene, context.value, 0.9, 'kind of place', context) } : {}),
    ...(repeat ? { repeat } : {}),
    ...(strategy ? { strategy } : {}),
    ...(dslTold ? { dslTold } : {}),
    ...(saferMe ? { saferMe } : {}),
  };
}

function riskIn(scene: Scene, cues: readonly Cue[], inMissing: boolean): Draft['risk'] {
  const risks = cues.filter(
    (cue) =>
      cue.kind === 'risk' &&
      (inMissing || cue.to - cue.from > 1 || isAlone(scene, cue)) &&
      !denied(scene, cue),
  );
  const values = new Set(risks.map(({ value }) => value));
  const [first] = risks;
  const known = first && RISKS.find(({ value }) => value === first.value);
  if (!known || values.size > 1) return undefined;
  return sayRead(scene, known.value, 0.95, 'risk as said', ...risks);
}

function isAlone(scene: Scene, cue: Cue): boolean {
  const clause = clauseOf(scene, cue);
  return clause !== undefined && clause.to - clause.from === cue.to - cue.from;
}

function areaIn(scene: Scene, cues: readonly Cue[]): { area?: Read<string>; areas: readonly string[] } {
  const named = cues.filter((cue) => cue.kind === 'area' && isPlace(scene, cue));
  const near = named.filter(({ value }) => !value.startsWith('pl'));
  const best = near.length > 0 ? near : named;
  const areas = [...new Set(best.map(({ value }) => value))];
  const [first] = best;
  if (!first || areas.length > 1) return { areas };
  const unsure = UNSURE_PLACES.has(scene.words[first.from]?.low ?? '') && first.to - first.from === 1;
  return { areas, area: sayRead(scene, first.value, unsure ? 0.85 : 0.95, 'neighbourhood', first) };
}

function isPlace({ words }: Scene, { from, to }: Cue): boolean {
  const word = words[from];
  if (!word || to - from > 1 || !UNSURE_PLACES.has(word.low)) return true;
  const before = word.after === 'word' ? (words[from - 1]?.low ?? '') : '';
  return AT_A_PLACE.has(before) || (word.capital && word.low !== 'town');
}

/** A home or placement is where something was only behind "at" or "from"; else it is what somebody has or moves to. */
function isWhere({ words }: Scene, { value, from }: Cue): boolean {
  if (value !== 'residential' || words[from]?.low === 'at') return true;
  const before = words[from]?.after === 'word' ? (words[from - 1]?.low ?? '') : '';
  return ['from', 'at', 'in', 'same', 'the', 'their', 'his', 'her'].includes(before);
}

function repeatIn(scene: Scene, cues: readonly Cue[]): Draft['repeat'] {
  for (const cue of cues) {
    if (cue.kind !== 'ordinal') continue;
    const next = scene.words[cue.to]?.low ?? '';
    const times = Number(cue.value);
    const typed = scene.words[cue.to - 1]?.low === 'times';
    const about = [
      'time',
      'misper',
      'missing',
      'episode',
      'occasion',
      'one',
      'presentation',
      'absence',
      'incident',
    ].includes(next);
    if ((about || typed) && times > 0 && times < 100)
      return sayRead(scene, repeatOf(times), 0.9, 'how often', cue);
  }
  return undefined;
}

function dslIn(scene: Scene, cues: readonly Cue[]): Draft['dslTold'] {
  for (const dsl of cues) {
    if (dsl.kind !== 'dsl') continue;
    const clause = clauseOf(scene, dsl);
    const near = (cue: Cue) =>
      clause !== undefined && cue.from >= clause.from && cue.from < clause.to && apart(cue, dsl) <= 4;
    const untold = cues.find((cue) => (cue.kind === 'untold' || cue.kind === 'pending') && near(cue));
    if (untold) return sayRead(scene, false, 0.9, 'DSL not told', dsl, untold);
    const told = cues.find((cue) => cue.kind === 'told' && near(cue));
    if (told && !denied(scene, told) && !denied(scene, dsl))
      return sayRead(scene, true, 0.95, 'DSL told', dsl, told);
  }
  return undefined;
}

function saferMeIn(scene: Scene, cues: readonly Cue[]): Draft['saferMe'] {
  const cue = firstOf(cues, 'safer-me');
  const known = cue && SAFER_ME.find(({ value }) => value === cue.value);
  return cue && known ? sayRead(scene, known.value, 0.9, 'Safer Me', cue) : undefined;
}

function knownIn(scene: Scene, cues: readonly Cue[]): Draft['knownTo'] {
  const found = new Map<string, Draft['knownTo'][number]>();
  for (const cue of cues) {
    if (cue.kind !== 'known') continue;
    const value = cue.value === 'us' ? OURS[scene.context.agency] : cue.value;
    const known = KNOWN_TO.find((word) => word.value === value);
    if (known && (value === 'none' || !denied(scene, cue)) && !found.has(known.value))
      found.set(known.value, sayRead(scene, known.value, 0.9, 'known to', cue));
  }
  return [...found.values()];
}

/** Whose "us" is one of the services that a child can be known to. */
const OURS: Readonly<Record<string, string>> = {
  'childrens-services': 'csc',
  'youth-justice-service': 'yjs',
  'family-hubs': 'early-help',
};

function themesIn(scene: Scene, cues: readonly Cue[]): Draft['themes'] {
  const found = new Map<string, Draft['themes'][number]>();
  for (const cue of cues)
    if (cue.kind === 'theme' && !found.has(cue.value) && !denied(scene, cue))
      found.set(cue.value, sayRead(scene, cue.value, 0.9, 'theme', cue));
  return [...found.values()];
}
