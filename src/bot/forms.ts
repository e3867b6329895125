import { z } from 'zod';
import type { FormErrors } from './command.ts';
import type { FormInput } from './interaction.ts';

/** Reads what came back from a form by its schema. The first thing wrong with each input is its error; nothing is kept until all is right. */
export function readForm<T>(
  schema: z.ZodType<T>,
  inputs: FormInput,
): { readonly data: T } | { readonly errors: FormErrors } {
  const parsed = schema.safeParse(inputs);
  if (parsed.success) return { data: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??= issue.code === 'invalid_type' ? 'Please fill this in.' : issue.message;
  }
  return { errors };
}

/** The same for forms whose answers are all text: what is not is left out. */
export function checkForm<T extends Record<string, unknown>>(
  schema: z.ZodType<T>,
  inputs: FormInput,
): { readonly values: Record<string, string> } | { readonly errors: FormErrors } {
  const read = readForm(schema, inputs);
  if ('errors' in read) return read;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(read.data)) if (typeof value === 'string') values[name] = value;
  return { values };
}

/** Several answers to one question: a list, or `a,b` where they come from an earlier screen. Nothing chosen is an empty list. */
export const severalAnswers = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((said = []) =>
    (typeof said === 'string' ? said.split(',') : said).map((each) => each.trim()).filter(Boolean),
  );

/** The values as they stand on the screen, one string an input, for showing the form again. */
export function typedValues(inputs: FormInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join(','),
    ]),
  );
}
