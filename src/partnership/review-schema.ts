import { z } from 'zod';
import { KindPolicy, Setting } from '../domain/review/policy.ts';
import { assumed, Id, note, Text } from './schema-parts.ts';

/** Reviews and audits: the plan of each kind, step by step, and who is asked. A kind that is left out cannot be opened. */
export const Reviews = z.strictObject({
  kinds: z.array(KindPolicy).default([]),
  settings: z
    .array(Setting)
    .default([])
    .describe('Schools, colleges and nurseries whose S175/157 return is asked for; more can be pasted in.'),
  areas: z
    .array(z.strictObject({ id: Id, name: Text }))
    .default([])
    .describe('Neighbouring partnerships with which a review can be joint.'),
  note,
  assumed,
});
export type Reviews = z.infer<typeof Reviews>;

/** What is wrong inside the plans: a step that waits for one that is not there, or for itself. In words, by place. */
export function planProblems(
  reviews: Reviews,
): { readonly path: (string | number)[]; readonly says: string }[] {
  const problems: { path: (string | number)[]; says: string }[] = [];
  const kinds = new Set<string>();
  for (const [index, { kind, steps }] of reviews.kinds.entries()) {
    if (kinds.has(kind))
      problems.push({ path: ['reviews', 'kinds', index, 'kind'], says: 'is there twice. Keep one of them.' });
    kinds.add(kind);
    const before = new Set<string>();
    for (const [at, step] of steps.entries()) {
      const path = ['reviews', 'kinds', index, 'steps', at];
      if (before.has(step.id))
        problems.push({ path: [...path, 'id'], says: 'is used twice. Give each step its own id.' });
      for (const id of [...(step.from ? [step.from] : []), ...(step.needs ?? [])])
        if (!before.has(id))
          problems.push({
            path: [...path, step.from === id ? 'from' : 'needs'],
            says: `holds "${id}", and no step before it has that id.`,
          });
      before.add(step.id);
    }
  }
  return problems;
}
