import type { Metric } from '../../partnership/metric-schema.ts';
import { SMALLEST_SHOWN } from '../small-numbers.ts';
import { numberOf, rounded, sayNumber } from './arithmetic.ts';
import type { Figure } from './figures.ts';

/** A figure as others see it: in words, and as a number where one may be seen. */
export interface ShownFigure {
  readonly says: string;
  /** Absent where it is hidden: nothing is drawn or worked out from it. */
  readonly number?: number;
}

type Counted = Pick<Metric, 'counts' | 'unit'>;

/** Small numbers of children are hidden: a count below 5, and a share whose part or rest is (F27). */
export function showFigure(
  metric: Counted,
  { value, partial }: Pick<Figure, 'value' | 'partial'>,
): ShownFigure {
  const children = metric.counts === 'children';
  const small = (count: number): boolean => children && count > 0 && count < SMALLEST_SHOWN;
  const shown = ((): ShownFigure => {
    if ('count' in value)
      return small(value.count)
        ? { says: `<${SMALLEST_SHOWN}` }
        : { says: sayNumber(value.count), number: value.count };
    if ('part' in value && [value.part, value.of - value.part, value.of].some(small))
      return { says: 'too few to say' };
    const number = rounded(numberOf(value), 2);
    return { says: `${sayNumber(number)}%`, number };
  })();
  if (!partial) return shown;
  return { ...shown, says: `${shown.says} from ${partial.heard} of ${partial.of} teams` };
}
