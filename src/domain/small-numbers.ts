/** Counts below this point at somebody. The partnership's rule for everything that leaves the business unit. */
export const SMALLEST_SHOWN = 5;

export interface Count {
  readonly label: string;
  readonly count: number;
}
export interface ShownCount {
  readonly label: string;
  /** The number, or `<5`. */
  readonly shown: string;
}

export function showCount(count: number): string {
  return count > 0 && count < SMALLEST_SHOWN ? `<${SMALLEST_SHOWN}` : String(count);
}

/**
 * The parts of a whole, with small ones hidden. Where only one part would be hidden, the total would give it away, so the
 * smallest other one is hidden too (as `5 or more`). None is none: a zero says nothing about anybody.
 *
 * @param whole the parts add up to something that is shown beside them
 */
export function showCounts(parts: readonly Count[], { whole = true } = {}): ShownCount[] {
  const small = parts.filter(({ count }) => count > 0 && count < SMALLEST_SHOWN);
  const others = parts.filter(({ count }) => count >= SMALLEST_SHOWN);
  const companion =
    whole && small.length === 1
      ? others.reduce<Count | undefined>(
          (least, part) => (!least || part.count < least.count ? part : least),
          undefined,
        )
      : undefined;
  return parts.map((part) => ({
    label: part.label,
    shown: part === companion ? `${SMALLEST_SHOWN} or more` : showCount(part.count),
  }));
}

/** A share of a count, in whole per cent; hidden when the count, or what it leaves over, is small. */
export function showShare(part: number, whole: number): string {
  if (whole === 0) return 'none to count';
  const rest = whole - part;
  const hides = [part, rest, whole].some((count) => count > 0 && count < SMALLEST_SHOWN);
  return hides ? 'too few to say' : `${Math.round((part / whole) * 100)}%`;
}

/**
 * The parts of a whole, the largest first, with those below 5 put together under one name, and the next larger ones with them while
 * they are still fewer than 5: no part can be told from the total. Nothing when the whole is small.
 */
export function mergeCounts(parts: readonly Count[], other: string): readonly Count[] {
  const sorted = parts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const shown = sorted.filter(({ count }) => count >= SMALLEST_SHOWN);
  let rest = sorted.reduce((sum, { count }) => (count < SMALLEST_SHOWN ? sum + count : sum), 0);
  while (rest > 0 && rest < SMALLEST_SHOWN) {
    const smallest = shown.pop();
    if (!smallest) return [];
    rest += smallest.count;
  }
  return rest === 0 ? shown : [...shown, { label: other, count: rest }];
}
