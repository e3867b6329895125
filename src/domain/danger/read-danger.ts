import { CALM, HARM, NOW, type Weighed } from './danger-words.ts';
import { segmentsOf } from './segments.ts';

/** From here on it is shown whom to call. Rather once too often than once too seldom. */
const ENOUGH = 4;
const LEAST_HARM = 2;

/**
 * Whether these texts sound as if somebody were in danger now. Sentence by sentence: what harm is spoken of, whether it is
 * happening, and whether it is over or talk in general. Pure, and linear in the length of the texts.
 *
 * @example soundsLikeDanger(["he's got a knife now"]) // true
 * @example soundsLikeDanger(['training on knife crime']) // false
 */
export function soundsLikeDanger(texts: readonly string[]): boolean {
  return texts.some((text) => isDanger(segmentsOf(text)));
}

function isDanger(segments: readonly string[]): boolean {
  return segments.some((segment, at) => {
    const harm = sum(segment, HARM);
    if (harm < LEAST_HARM) return false;
    const own = harm + pressing(segment);
    // "She took tablets. Not sure how many. Now.": its time may stand in the next sentence.
    const next = segments[at + 1];
    return own >= ENOUGH || (next !== undefined && next.length < 60 && own + pressing(next) >= ENOUGH);
  });
}

function pressing(segment: string): number {
  return sum(segment, NOW) - sum(segment, CALM);
}

function sum(segment: string, patterns: readonly Weighed[]): number {
  let total = 0;
  for (const [pattern, weight] of patterns) if (pattern.test(segment)) total += weight;
  return total;
}
