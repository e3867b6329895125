import { z } from 'zod';

/** A link to something that is fetched in the browser. */
export const data = z.strictObject({ title: z.string(), line: z.string(), open: z.string(), url: z.url() });
