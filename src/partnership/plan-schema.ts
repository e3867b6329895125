import { z } from 'zod';
import { Id, Text } from './schema-parts.ts';

/** From whom a duty needs something before it is done: a sign-off, a contribution, a confirmation. */
export const FROM_EACH = ['lead-partners', 'delegated-partners', 'relevant-agencies', 'groups'] as const;

/** What the forward plan knows of a duty beside when it comes. */
export const planFields = {
  evidence: Text.exactOptional().describe('What shows that it was done.'),
  fromEach: z
    .union([z.enum(FROM_EACH), z.array(Id).min(1, 'at least one')], {
      error: `one of ${FROM_EACH.join(', ')}, or a list of agencies, seats or groups`,
    })
    .exactOptional()
    .describe('Each of these has to give its part; sign-offs need every lead partner.'),
  countdown: z
    .array(z.number().int().min(1).max(365))
    .min(1, 'at least one number of days')
    .exactOptional()
    .describe('How many days before its date the owner is asked; by the kind of duty when left out.'),
  rotates: z
    .array(Id)
    .min(2, 'at least two priorities')
    .exactOptional()
    .describe('Priorities that take turns, in order from April.'),
} as const;
