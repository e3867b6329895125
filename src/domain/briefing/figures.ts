import { z } from 'zod';
import { isShown } from './outstanding.ts';
import type { Briefing, BriefingItem, Update } from './record.ts';
import { BriefingId } from './record.ts';
import { CONTRIBUTIONS } from './words.ts';
import { valuesOf } from './reading.ts';

const count = z.number().int().min(0);
const counts = z.record(z.string(), count);

/** One day in numbers: what is kept of a briefing when its items are gone. Says nothing about anybody. */
export const BriefingFigures = z.strictObject({
  id: BriefingId,
  rev: z.number().int().positive(),
  date: z.iso.date(),
  updates: count,
  late: count,
  /** By type of item, theme, neighbourhood and kind of place: how many items. */
  types: counts,
  themes: counts,
  areas: counts,
  contexts: counts,
  /** Children reported missing this day, each once. */
  missing: z.strictObject({ episodes: count, high: count, repeats: count }),
  /** Return home conversations of those who came back. `inTime`: done or declined within the hours. */
  talks: z.strictObject({ due: count, inTime: count, late: count, declined: count, pending: count }),
  strategy: z.strictObject({ requested: count, held: count }),
  saferMe: z.strictObject({ new: count, review: count }),
  actions: z.strictObject({ set: count, done: count }),
  dslTold: count,
  goodNews: count,
  contributions: z.record(z.string(), valuesOf(CONTRIBUTIONS)),
});
export type BriefingFigures = z.infer<typeof BriefingFigures>;

/**
 * The figures of one day from its own items (not those carried in). Worked out anew while the items are there, because conversations
 * and actions are settled in the days after.
 */
export function figuresOf(
  briefing: Briefing,
  updates: readonly Update[],
  items: readonly BriefingItem[],
  before?: BriefingFigures,
): BriefingFigures {
  const own = items.filter((item) => isShown(item) && item.briefing === briefing.id);
  const missing = own.filter(
    ({ type }) => type === 'missing-now' || type === 'returned' || type === 'repeat-missing',
  );
  const talks = own.flatMap(({ returnTalk }) => (returnTalk ? [returnTalk] : []));
  const settled = talks.filter(({ state }) => state !== 'pending');
  const of = (test: (item: BriefingItem) => boolean) => own.filter(test).length;
  return {
    id: briefing.id,
    rev: (before?.rev ?? 0) + 1,
    date: briefing.date,
    updates: updates.filter(({ state, briefing: day }) => state === 'confirmed' && day === briefing.id)
      .length,
    late: of(({ late }) => late === true),
    types: tally(own.map(({ type }) => type)),
    themes: tally(own.flatMap(({ themes }) => [...new Set(themes)])),
    areas: tally(own.flatMap(({ area }) => area ?? [])),
    contexts: tally(own.flatMap(({ context }) => context ?? [])),
    missing: {
      episodes: missing.length,
      high: missing.filter(({ risk }) => risk === 'high').length,
      repeats: missing.filter(
        ({ repeat, type }) => type === 'repeat-missing' || (repeat !== undefined && repeat !== 'first'),
      ).length,
    },
    talks: {
      due: talks.length,
      inTime: settled.filter(({ at = '~', due }) => at <= due).length,
      late: settled.filter(({ at = '~', due }) => at > due).length,
      declined: talks.filter(({ state }) => state === 'declined').length,
      pending: talks.length - settled.length,
    },
    strategy: {
      requested: of(({ strategy }) => strategy !== undefined),
      held: of(({ strategy }) => strategy?.state === 'held'),
    },
    saferMe: {
      new: of(({ saferMe }) => saferMe === 'new'),
      review: of(({ saferMe }) => saferMe === 'review'),
    },
    actions: {
      set: own.reduce((sum, { actions }) => sum + actions.length, 0),
      done: own.reduce(
        (sum, { actions }) => sum + actions.filter(({ done }) => done !== undefined).length,
        0,
      ),
    },
    dslTold: of(({ dslTold }) => dslTold?.told === true),
    goodNews: of(({ type }) => type === 'good-news'),
    contributions: Object.fromEntries(briefing.contributions.map(({ agency, state }) => [agency, state])),
  };
}

function tally(names: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of names.toSorted()) found[name] = (found[name] ?? 0) + 1;
  return found;
}
