import { z } from 'zod';

/** All that a channel sees of an escalation: its reference, its stage and when that is due. */
export const data = z.strictObject({ reference: z.string(), line: z.string() });
