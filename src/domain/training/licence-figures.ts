import type { LicenceTerms } from '../../partnership/licence-schema.ts';
import type { Period } from '../period.ts';
import { showCount } from '../small-numbers.ts';
import { countPool, sayPool } from './licence-pool.ts';
import { isUnused } from './licence-prompts.ts';
import type { Licence } from './licence-record.ts';
import { upperFirst } from '../upper-first.ts';

/** A pool as numbers, for agendas and reports: staff data, and nothing about whom a tool was used. */
export interface PoolFigures {
  /** `440 of 450 held, 10 free`. */
  readonly stands: string;
  /** Uses that holders said, in the months that lie wholly or partly in the period. */
  readonly uses: number;
  /** Holders who said something about at least one of these months, of those asked; undefined where nobody is asked. */
  readonly said?: { readonly holders: number; readonly of: number };
  readonly unused: number;
  /** Licences that ended in the period. */
  readonly ended: number;
}

/** @param licences of this pool, ended ones as well @param today ISO date in London */
export function poolFigures(
  licences: readonly Licence[],
  pool: string,
  terms: LicenceTerms,
  period: Period,
  today: string,
): PoolFigures {
  const own = licences.filter((each) => each.pool === pool);
  const isIn = (month: string): boolean => month >= period.from.slice(0, 7) && month <= period.to.slice(0, 7);
  const within = own.flatMap(({ uses }) => uses.filter(({ month }) => isIn(month)));
  const held = own.filter(({ state }) => state === 'held');
  const said = held.filter(({ uses }) => uses.some(({ month }) => isIn(month)));
  return {
    stands: sayPool(countPool(own, pool, terms)),
    uses: within.reduce((sum, { times }) => sum + times, 0),
    ...(terms.asksUse ? { said: { holders: said.length, of: held.length } } : {}),
    unused: held.filter((each) => isUnused(each, terms, today)).length,
    ended: own.filter(({ ended }) => {
      const on = ended?.at.slice(0, 10) ?? '';
      return on >= period.from && on <= period.to;
    }).length,
  };
}

/** The same in a line or two: what is not known is said. */
export function sayPoolFigures(
  { stands, uses, said, unused, ended }: PoolFigures,
  { unusedMonths }: Pick<LicenceTerms, 'unusedMonths'>,
): string {
  return [
    `${upperFirst(stands)}.`,
    said && said.of > 0
      ? `Uses: ${shown(uses)}, as ${said.holders} of ${said.of} holders said.`
      : uses > 0
        ? `Uses: ${shown(uses)}, as far as holders said.`
        : '',
    unused > 0 ? `${unused} not used for ${unusedMonths} months.` : '',
    ended > 0 ? `${ended} given back or released.` : '',
  ]
    .filter((each) => each !== '')
    .join(' ');
}

/** A use of a tool is work with one family: few of them could lead to it. */
function shown(uses: number): string {
  return uses === 0 ? 'none' : showCount(uses).replace('<5', 'fewer than 5');
}
