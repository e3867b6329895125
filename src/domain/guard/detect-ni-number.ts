import { among, setOf, type Scene } from './context.ts';
import { windowsFrom } from './digit-windows.ts';
import type { Hit } from './finding.ts';
import { isThin } from './token.ts';

const LABELS = setOf('ni nino insurance claimant');
const PREFIX = /^[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]$/;
const NEVER = setOf('bg gb kn nk nt tn zz');

/**
 * National Insurance numbers: two letters, six figures, A to D. The prefixes that are never given out are left alone; without
 * the last letter it takes a label to know one.
 */
export function detectNiNumber({ tokens }: Scene): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const prefix = tokens[at];
    if (!prefix || !PREFIX.test(prefix.low) || NEVER.has(prefix.low)) continue;
    if (!isThin(tokens[at + 1]?.gap ?? 'none', 2)) continue;
    for (const { last } of windowsFrom(tokens, at + 1, 6, 6)) {
      const suffix = tokens[last + 1];
      const ends = suffix !== undefined && /^[a-d]$/.test(suffix.low) && isThin(suffix.gap, 2);
      if (!ends && !among(tokens, at - 4, at, LABELS)) continue;
      const end = (ends ? suffix : tokens[last])?.end ?? prefix.end;
      hits.push({
        kind: 'ni-number',
        severity: 'refuse',
        start: prefix.start,
        end,
        put: '[National Insurance number removed]',
      });
    }
  }
  return hits;
}
