import { stampOf, type By } from '../meeting/refused.ts';
import type { Impact } from './record.ts';
import { ImpactRefused } from './refused.ts';

/** What somebody says of an entry; everything else is how it came about. */
export type ImpactSaid = Pick<
  Impact,
  'type' | 'did' | 'outcome' | 'changed' | 'priority' | 'theme' | 'consent'
>;
export type ImpactCame = Pick<Impact, 'id' | 'source' | 'about' | 'agency'>;

/** What stands where the words of a withdrawn entry stood. */
export const WITHDRAWN = 'Withdrawn.';

/** What people write where they mean to write something later (IG F41: nothing is published with it). */
const PLACEHOLDERS = [
  /\b(?:tbc|tba|tbd|to be (?:confirmed|added|completed)|lorem ipsum)\b/i,
  /\bdo we have (?:the )?data\b/i,
  /\b(?:add|insert|check|awaiting) (?:figure|figures|number|numbers|data|quote)\b/i,
  /\?{3,}|\.{5,}|_{3,}|\[\s*\]|\bx{3,}\b/i,
];

/** A new entry. @throws ImpactRefused when nothing changed for anybody */
export function newImpact(said: ImpactSaid, came: ImpactCame, by: By): Impact {
  return {
    ...came,
    ...withChange(said),
    rev: 1,
    state: 'draft',
    anonymous: true,
    changes: [],
    ...stampOf(by),
  };
}

/** Says it anew. @throws ImpactRefused for one that is used or withdrawn */
export function changeImpact(impact: Impact, said: ImpactSaid, by: By): Impact {
  open(impact);
  const { priority: _priority, theme: _theme, ...rest } = impact;
  const changed = { ...next(rest), ...withChange(said), changes: [...impact.changes, stampOf(by)] };
  const lacks = changed.state === 'in-basket' ? lackingForBasket(changed) : [];
  if (lacks.length > 0) throw new ImpactRefused(`It is in the basket of the report. ${lacks.join(' ')}`);
  return changed;
}

/** Everything that stands between an entry and the annual report. Empty when it can be chosen. */
export function lackingForBasket(impact: ImpactSaid): string[] {
  const words = wordsOfImpact(impact).join('\n');
  return [
    ...(impact.consent === 'not-yet'
      ? ['Nobody has said yes to its being told. Ask first, then change the entry.']
      : []),
    ...(PLACEHOLDERS.some((each) => each.test(words))
      ? ['Something in it is still to be filled in. Nothing is published with a gap.']
      : []),
  ];
}

/** Chosen for the annual report, at the end of the order. @throws ImpactRefused with everything that is missing */
export function putInBasket(impact: Impact, basket: readonly Impact[], by: By): Impact {
  open(impact);
  if (impact.state === 'in-basket') throw new ImpactRefused('It is in the basket already.');
  const lacks = lackingForBasket(impact);
  if (lacks.length > 0) throw new ImpactRefused(lacks.join(' '));
  const last = Math.max(0, ...basket.map(placeOf));
  return { ...next(impact), state: 'in-basket', basket: { place: last + 1, ...stampOf(by) } };
}

/** Not for this report after all. @throws ImpactRefused */
export function takeOut(impact: Impact): Impact {
  if (impact.state !== 'in-basket') throw new ImpactRefused('It is not in the basket.');
  const { basket: _basket, ...rest } = impact;
  return { ...next(rest), state: 'draft' };
}

/**
 * One place up or down in the order of the basket. @returns the two that changed places, none when it stands at the end already
 */
export function moveInBasket(basket: readonly Impact[], id: string, way: 'up' | 'down'): Impact[] {
  const order = inOrder(basket);
  const at = order.findIndex((impact) => impact.id === id);
  const one = order[at];
  const other = order[way === 'up' ? at - 1 : at + 1];
  if (!one?.basket || !other?.basket || at < 0) return [];
  return [
    { ...next(one), basket: { ...one.basket, place: other.basket.place } },
    { ...next(other), basket: { ...other.basket, place: one.basket.place } },
  ];
}

/** It stands in something that was published or shown. @throws ImpactRefused with what is missing */
export function useImpact(impact: Impact, where: string, by: By): Impact {
  open(impact);
  const lacks = lackingForBasket(impact);
  if (lacks.length > 0) throw new ImpactRefused(lacks.join(' '));
  return { ...next(impact), state: 'used', used: { in: where, ...stampOf(by) } };
}

/** Takes it back: its words are deleted, so that nobody is recognised by them any more. @throws ImpactRefused */
export function withdrawImpact(impact: Impact, why: string, by: By): Impact {
  if (impact.state === 'withdrawn') throw new ImpactRefused('It was withdrawn already.');
  const { basket: _basket, about: _about, ...rest } = impact;
  return {
    ...next(rest),
    state: 'withdrawn',
    did: WITHDRAWN,
    outcome: WITHDRAWN,
    changed: {},
    withdrawn: { why, ...stampOf(by) },
  };
}

/** Those in the basket, in its order. */
export function inOrder(basket: readonly Impact[]): Impact[] {
  return basket
    .filter(({ state }) => state === 'in-basket')
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
}

/** Every word of it, for searching and for looking once more before it is published. */
export function wordsOfImpact({
  did,
  outcome,
  changed,
}: Pick<Impact, 'did' | 'outcome' | 'changed'>): string[] {
  return [did, outcome, changed.children, changed.practice, changed.partnership].filter(
    (each) => each !== undefined,
  );
}

function withChange(said: ImpactSaid): ImpactSaid {
  if (Object.values(said.changed).every((each) => each === undefined))
    throw new ImpactRefused('Say what changed, for children, for practice or for the partnership.');
  return said;
}

function placeOf({ basket }: Impact): number {
  return basket?.place ?? 0;
}

function open({ state }: Impact): void {
  if (state === 'used') throw new ImpactRefused('It was used already, and stays as it is there.');
  if (state === 'withdrawn') throw new ImpactRefused('It was withdrawn.');
}

function next<T extends { readonly rev: number }>(impact: T): T {
  return { ...impact, rev: impact.rev + 1 };
}
