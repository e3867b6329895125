import type { Metric } from '../../partnership/metric-schema.ts';

/** What somebody typed, without what people write differently. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The metrics somebody may mean, best first: one by its id, name or alias; else all that have every word; else none. One entry
 * means that it is clear.
 */
export function metricsNamed(metrics: readonly Metric[], typed: string): readonly Metric[] {
  const said = fold(typed);
  if (said === '') return [];
  const exact = metrics.filter((metric) => namesOf(metric).includes(said));
  if (exact.length > 0) return exact;
  const words = said.split(' ');
  return metrics.filter((metric) => {
    const known = namesOf(metric).join(' ').split(' ');
    return words.every((word) => known.some((each) => each.startsWith(word)));
  });
}

function namesOf({ id, name, aliases }: Metric): string[] {
  return [id, name, ...aliases].map(fold);
}
