import type { BriefingSettings } from '../../../partnership/briefing-schema.ts';
import type { CueKind } from './cue.ts';
import { lex } from './lex.ts';
import { DAYS, NIL, PARTS, PHRASES } from './lexicon.ts';

/** What a phrase may stand for; one phrase can be several things ("at home" is a kind of place and a theme). */
export interface Meaning {
  readonly kind: CueKind;
  readonly value: string;
}

/** Everything that reading needs of a partnership, ready to look up. Made once for each partnership file. */
export interface Reader {
  readonly settings: BriefingSettings;
  /** By phrase, its words between single blanks. */
  readonly phrases: ReadonlyMap<string, readonly Meaning[]>;
  /** First words of phrases, to the most words a phrase has that begins with it. */
  readonly longest: ReadonlyMap<string, number>;
  /** Agency of a team or of an agency's own name. */
  readonly owners: ReadonlyMap<string, { readonly agency: string; readonly team?: string }>;
  /** Agencies' names, by id. */
  readonly names: ReadonlyMap<string, string>;
}

interface NamedAgency {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** @param agencies all agencies of the partnership file */
export function createReader(settings: BriefingSettings, agencies: readonly NamedAgency[]): Reader {
  const phrases = new Map<string, Meaning[]>();
  const longest = new Map<string, number>();
  const owners = new Map<string, { agency: string; team?: string }>();
  const add = (phrase: string, meaning: Meaning): void => {
    const words = lex(phrase).map(({ low }) => low);
    const [first] = words;
    if (first === undefined) return;
    const key = words.join(' ');
    const before = phrases.get(key) ?? [];
    if (before.some(({ kind, value }) => kind === meaning.kind && value === meaning.value)) return;
    phrases.set(key, [...before, meaning]);
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  };
  const addAll = (list: string | readonly string[], meaning: Meaning): void => {
    for (const phrase of typeof list === 'string' ? list.split(', ') : list) add(phrase, meaning);
  };
  for (const [kind, value, list] of PHRASES) addAll(list, { kind, value });
  for (const [value, list] of Object.entries(PARTS)) addAll(list, { kind: 'part', value });
  for (const [value, list] of Object.entries(DAYS)) addAll(list, { kind: 'day', value });
  addAll(NIL, { kind: 'nil', value: '' });
  for (const { id, name, aliases, postcodes } of settings.areas)
    addAll([name, ...aliases, ...postcodes], { kind: 'area', value: id });
  for (const { id, words } of settings.contexts) addAll(words, { kind: 'context', value: id });
  for (const { id, words } of settings.themes) addAll(words, { kind: 'theme', value: id });
  for (const { area, context, words } of settings.landmarks) {
    if (area !== undefined) addAll(words, { kind: 'area', value: area });
    if (context !== undefined) addAll(words, { kind: 'context', value: context });
  }
  for (const { id, name, agency, words } of settings.teams) {
    owners.set(`team:${id}`, { agency, team: id });
    addAll([name, ...words], { kind: 'team', value: `team:${id}` });
  }
  for (const { id, name, aliases } of agencies) {
    owners.set(id, { agency: id });
    addAll([name, ...aliases], { kind: 'team', value: id });
  }
  return { settings, phrases, longest, owners, names: new Map(agencies.map(({ id, name }) => [id, name])) };
}
