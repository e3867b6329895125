import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** Metrics, each with its latest figure and what can be said of it. Small numbers are hidden already. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  rows: z.array(
    z.strictObject({
      name: z.string(),
      /** `11,904 (2024-25) · +14.8%, was 10,366 (2023-24)` */
      line: z.string(),
      /** The colour as a sign and a word, and its rule; empty without a target. */
      rag: z.string(),
      /** What is missing; empty when nothing is. */
      gap: z.string(),
      /** What a person says about it; empty when nobody did. */
      note: userText(),
      buttons,
    }),
  ),
  /** Sentences that belong to all of them. */
  lines: z.array(userText()),
  buttons,
  links: z.array(z.strictObject({ title: z.string(), url: z.url() })),
});
