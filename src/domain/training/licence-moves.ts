import type { LicenceTerms } from '../../partnership/licence-schema.ts';
import { countPool } from './licence-pool.ts';
import { isLiveLicence, LICENCE_MONTH, type Licence, type LicenceEnd } from './licence-record.ts';
import { TrainingRefused } from './refused.ts';

/** Who does it, when, and on which London day. */
export interface LicenceBy {
  readonly member: string;
  readonly now: Date;
  readonly today: string;
}

export interface Asking {
  readonly id: string;
  readonly pool: string;
  readonly member: string;
  /** They have done the course. */
  readonly trained: boolean;
}

/**
 * Somebody asks for a licence: theirs at once, set aside until it is set up, or a place on the waiting list.
 * @param live every licence of the pool that counts
 * @throws TrainingRefused when they have one, wait for one, or have not done the course where that is needed
 */
export function askFor(
  live: readonly Licence[],
  terms: Pick<LicenceTerms, 'cap' | 'trainedOnly' | 'setUp'>,
  { id, pool, member, trained }: Asking,
  by: LicenceBy,
): Licence {
  const own = live.find((each) => each.pool === pool && each.member === member && isLiveLicence(each));
  if (own)
    throw new TrainingRefused(
      `${HAVE[own.state === 'held' ? 'held' : own.state === 'asked' ? 'asked' : 'waiting']} Nothing was changed.`,
    );
  if (terms.trainedOnly && !trained)
    throw new TrainingRefused(
      'Only people who have done the course may have this licence. Nothing was changed.',
    );
  const { free, waiting } = countPool(live, pool, terms);
  const asked: Licence = {
    id,
    rev: 1,
    pool,
    member,
    state: 'waiting',
    askedAt: by.now.toISOString(),
    uses: [],
    prompted: [],
  };
  // Whoever waits comes first, even when one is free this moment.
  return free === undefined || free > waiting ? give(asked, terms, by) : asked;
}

const HAVE = {
  held: 'There is one already.',
  asked: 'One is set aside already, and the business unit sets it up.',
  waiting: 'That person is on the waiting list already.',
} as const;

/** One is free for somebody: theirs at once, or set aside until the business unit has set it up. */
export function give(licence: Licence, { setUp }: Pick<LicenceTerms, 'setUp'>, by: LicenceBy): Licence {
  return setUp === undefined
    ? hold(licence, by)
    : { ...licence, rev: licence.rev + 1, state: 'asked', since: by.today };
}

/** It is set up: from today it is held. @throws TrainingRefused when it is over or was never given */
export function hold(licence: Licence, { today }: Pick<LicenceBy, 'today'>): Licence {
  if (!isLiveLicence(licence)) throw new TrainingRefused('That licence has ended. Nothing was changed.');
  return licence.state === 'held'
    ? licence
    : { ...licence, rev: licence.rev + 1, state: 'held', since: today };
}

/** It ends. What was not held yet is withdrawn instead of given back. @throws TrainingRefused when it has ended already */
export function end(licence: Licence, why: LicenceEnd, by: Pick<LicenceBy, 'member' | 'now'>): Licence {
  if (!isLiveLicence(licence))
    throw new TrainingRefused('That licence has ended already. Nothing was changed.');
  const said = why === 'given-back' && licence.state !== 'held' ? 'withdrawn' : why;
  return {
    ...licence,
    rev: licence.rev + 1,
    state: said === 'unused' ? 'lapsed' : 'released',
    ended: { why: said, by: by.member, at: by.now.toISOString() },
  };
}

/**
 * A holder hands theirs to a colleague, who holds it at once: it is the same licence, so that the waiting list and a cap that was set
 * lower make no difference.
 * @throws TrainingRefused when it is not held, or the colleague may not have it or holds one
 */
export function handOn(
  licence: Licence,
  live: readonly Licence[],
  terms: Pick<LicenceTerms, 'trainedOnly'>,
  to: Asking,
  by: LicenceBy,
): { readonly ended: Licence; readonly given: Licence } {
  if (licence.state !== 'held') throw new TrainingRefused('Only a licence that is held can be handed on.');
  if (to.member === licence.member) throw new TrainingRefused('That is whoever has it already.');
  const theirs = live.find(
    (each) => each.pool === licence.pool && each.member === to.member && isLiveLicence(each),
  );
  if (theirs && theirs.state !== 'waiting')
    throw new TrainingRefused('They have one already. Nothing was changed.');
  if (terms.trainedOnly && !to.trained)
    throw new TrainingRefused(
      'They have not done the course, which this licence needs. Nothing was changed.',
    );
  const fresh: Licence = theirs ?? {
    id: to.id,
    rev: 1,
    pool: licence.pool,
    member: to.member,
    state: 'waiting',
    askedAt: by.now.toISOString(),
    uses: [],
    prompted: [],
  };
  return { ended: end(licence, 'handed-on', by), given: { ...hold(fresh, by), from: licence.id } };
}

/** The month that use is noted for; this one unless another was said. @throws TrainingRefused for one that has not begun, or is none */
export function askedMonth(said: string | undefined, today: string): string {
  const month = said ?? today.slice(0, 7);
  if (!LICENCE_MONTH.safeParse(month).success)
    throw new TrainingRefused('That is not a month. Nothing was changed.');
  if (month > today.slice(0, 7)) throw new TrainingRefused('That month has not begun. Nothing was changed.');
  return month;
}

/**
 * The holder used it in this month, so many times; 0 for not at all. Said again it replaces what was said before.
 * @param month `2026-11`; not one to come, and not one before they had it
 */
export function noteUse(
  licence: Licence,
  month: string,
  times: number,
  { today }: Pick<LicenceBy, 'today'>,
): Licence {
  if (licence.state !== 'held') throw new TrainingRefused('Use is noted for a licence that is held.');
  askedMonth(month, today);
  if (month < (licence.since ?? '').slice(0, 7)) throw new TrainingRefused('They did not have it then.');
  const uses = [...licence.uses.filter((each) => each.month !== month), { month, times }].sort((a, b) =>
    a.month < b.month ? -1 : 1,
  );
  // Of a month that is over, its last day is near enough.
  const on = month === today.slice(0, 7) ? today : lastDayOf(month);
  const used = times > 0 && on > (licence.lastUsed ?? '') ? { lastUsed: on } : {};
  return { ...licence, rev: licence.rev + 1, uses, ...used };
}

/** It is needed although it was not used: nobody asks again for as long as before. */
export function keep(licence: Licence, { member, today }: LicenceBy): Licence {
  if (licence.state !== 'held') throw new TrainingRefused('Only a licence that is held can be kept.');
  return { ...licence, rev: licence.rev + 1, kept: { on: today, by: member } };
}

function lastDayOf(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10);
}
