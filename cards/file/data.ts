import { z } from 'zod';

/** Links to something that is fetched in the browser. */
export const data = z.strictObject({
  title: z.string(),
  line: z.string(),
  links: z.array(z.strictObject({ title: z.string(), url: z.url() })).min(1),
});
