import { SMALLEST_SHOWN } from '../small-numbers.ts';
import type { AnswersSummed, Rate } from './evaluation-figures.ts';

/** `71 of 98 answered (72%)`; a share of fewer than five people is not said. */
export function sayRate({ asked, answered }: Rate): string {
  if (asked === 0) return 'nobody was asked';
  if (asked < SMALLEST_SHOWN) return 'fewer than 5 were asked';
  return `${answered} of ${asked} answered (${percent(answered, asked)})`;
}

/** `confidence 2.6 before and 4.1 after (of 5)`, with who used it and who would recommend it where they were asked. */
export function sayAnswers({ before, after, used, recommend }: AnswersSummed): string {
  const often = used ? used.counts.often + used.counts['once-or-twice'] : 0;
  return [
    before === undefined
      ? `confidence ${after.toFixed(1)} of 5`
      : `confidence ${before.toFixed(1)} before and ${after.toFixed(1)} after, of 5`,
    used === undefined ? undefined : `${percent(often, used.of)} have used it`,
    recommend === undefined ? undefined : `${percent(recommend.yes, recommend.of)} would recommend it`,
  ]
    .filter((each) => each !== undefined)
    .join('; ');
}

export function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)}%`;
}
