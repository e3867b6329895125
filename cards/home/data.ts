import { z } from 'zod';
import { data as work } from '../my-work/data.ts';

/** A member's own page: their list, when it was drawn, and what they may start from it. */
export const data = work
  .omit({ heading: true })
  .extend({ canAssign: z.boolean(), canEscalate: z.boolean(), asOf: z.string() });
