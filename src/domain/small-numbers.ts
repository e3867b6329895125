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
