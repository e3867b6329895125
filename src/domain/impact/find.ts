import type { Period } from '../period.ts';
import { londonDate } from '../working-days.ts';
import { wordsOfImpact } from './moves.ts';
import type { Impact } from './record.ts';

/** What somebody looks for. Everything that is given has to fit. */
export interface ImpactWanted {
  /** Words that stand in it, or in the names of its type, priority, theme, agency or reference. */
  readonly words?: string | undefined;
  readonly period?: Period | undefined;
  readonly state?: Impact['state'] | undefined;
  readonly by?: string | undefined;
}

/** What an entry is called by, beside its own words: the names of its type, priority, theme and agency. */
export type NamesOf = (impact: Impact) => readonly string[];

/** Those that fit, the newest first. Each word has to stand at the beginning of some word of the entry. */
export function findImpacts(
  impacts: readonly Impact[],
  { words = '', period, state, by }: ImpactWanted,
  namesOf: NamesOf,
): Impact[] {
  const wanted = wordsIn(words);
  return impacts
    .filter(
      (impact) =>
        (state === undefined ? impact.state !== 'withdrawn' : impact.state === state) &&
        (by === undefined || impact.by === by) &&
        isWithin(impact, period) &&
        (wanted.length === 0 || hasWords(impact, wanted, namesOf)),
    )
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at > b.at ? -1 : 1));
}

export function isWithin({ at }: Pick<Impact, 'at'>, period: Period | undefined): boolean {
  const day = londonDate(new Date(at));
  return period === undefined || (period.from <= day && day <= period.to);
}

function hasWords(impact: Impact, wanted: readonly string[], namesOf: NamesOf): boolean {
  const known = wordsIn([impact.id, ...wordsOfImpact(impact), ...namesOf(impact)].join(' '));
  return wanted.every((word) => known.some((each) => each.startsWith(word)));
}

function wordsIn(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
