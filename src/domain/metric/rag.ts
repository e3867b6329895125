import type { Metric } from '../../partnership/metric-schema.ts';
import { sayNumber } from './arithmetic.ts';
import type { Figure } from './figures.ts';
import { showFigure } from './show.ts';

export type Rag = 'green' | 'amber' | 'red';

/** A colour with the rule it comes from. Never without: a colour alone says nothing. */
export interface Rated {
  readonly colour: Rag;
  readonly rule: string;
}

/** Only where the partnership file holds a target, of a whole figure that may be seen. Where none was set there is no colour. */
export function rate(metric: Metric, figure: Figure): Rated | undefined {
  const { target, better, unit } = metric;
  const { number } = showFigure(metric, figure);
  if (!target || better === 'neither' || number === undefined || figure.partial) return undefined;
  const high = better === 'higher';
  const say = (value: number): string => `${sayNumber(value)}${unit === 'percent' ? '%' : ''}`;
  const bound = (value: number): string => `${high ? 'at least' : 'at most'} ${say(value)}`;
  const reaches = (value: number): boolean => (high ? number >= value : number <= value);
  const rule = [
    `Green is ${bound(target.green)}`,
    target.red === undefined
      ? ', else amber.'
      : `, red ${high ? 'below' : 'above'} ${say(target.red)}, else amber.`,
    ` ${target.why}`,
    target.assumed ? ' The target is a proposal.' : '',
  ].join('');
  if (reaches(target.green)) return { colour: 'green', rule };
  return { colour: target.red !== undefined && !reaches(target.red) ? 'red' : 'amber', rule };
}
