import type { NeedsQuestion } from '../../partnership/needs-schema.ts';
import type { NeedsTally } from './record.ts';

/** What somebody chose, by question. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** Which counts one answer goes into: everybody's, its agency's, and that of each role it was asked in. Never of both together. */
export function tallyKeys(
  year: number,
  agency: string,
  role: string,
): Omit<NeedsTally, 'people' | 'chosen'>[] {
  return [
    { id: `${year}|all`, year, of: 'all' },
    { id: `${year}|agency|${agency}`, year, of: 'agency', who: agency },
    { id: `${year}|role|${role}`, year, of: 'role', who: role },
  ];
}

/** The count with one more answer in it. What is no choice of a question is left out. */
export function addAnswer(
  tally: NeedsTally,
  questions: readonly NeedsQuestion[],
  chosen: Chosen,
): NeedsTally {
  const next: Record<string, Record<string, number>> = { ...tally.chosen };
  for (const { id, kind, choices } of questions) {
    if (kind === 'text') continue;
    const counts = { ...next[id] };
    for (const each of new Set(chosen[id] ?? []))
      if (choices.some((choice) => choice.id === each)) counts[each] = (counts[each] ?? 0) + 1;
    next[id] = counts;
  }
  return { ...tally, people: tally.people + 1, chosen: next };
}
