import { z } from 'zod';
import { assumed, Id, note, Text } from './schema-parts.ts';

const ImpactType = z.strictObject({ id: Id, name: Text, note, assumed });

/**
 * What can make a difference, in the words of whoever writes it down. The defaults follow what family hubs ask (what we did, what
 * happened, what changed) and what the annual report tells of.
 */
const TYPES: z.input<typeof ImpactType>[] = [
  { id: 'support', name: 'Support for children and families', assumed: true },
  { id: 'practice', name: 'A different way of working', assumed: true },
  { id: 'voice', name: 'Children and young people were heard', assumed: true },
  { id: 'together', name: 'Working together across agencies', assumed: true },
  { id: 'challenge', name: 'Challenge, audit or review', assumed: true },
  { id: 'training', name: 'Training and learning', assumed: true },
  { id: 'system', name: 'A pathway, tool or rule that changed', assumed: true },
];

/** Impact entries ("making a difference"). */
export const ImpactSettings = z.strictObject({
  types: z
    .array(ImpactType)
    .min(1, 'at least one type')
    .default(TYPES)
    .describe('What kinds of thing were done.'),
  note,
  assumed,
});
