import { foldText } from './fold.ts';

/** The option most like what was written, for "did you mean …?". Undefined when none is near. */
export function closest(written: string, options: Iterable<string>): string | undefined {
  const folded = foldText(written);
  let best: { option: string; distance: number } | undefined;
  for (const option of options) {
    const other = foldText(option);
    const distance = editDistance(folded, other);
    // A third of the letters may be wrong; more is another word.
    if (distance > Math.max(folded.length, other.length) / 3) continue;
    if (!best || distance < best.distance) best = { option, distance };
  }
  return best?.option;
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const substitute = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
