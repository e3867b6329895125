import type { z } from 'zod';
import type { FormErrors } from './command.ts';
import type { FormInput } from './interaction.ts';

/** Checks what came back from a form. The first thing wrong with each input is its error; nothing is kept until all is right. */
export function checkForm<T extends Record<string, unknown>>(
  schema: z.ZodType<T>,
  inputs: FormInput,
): { readonly values: Record<string, string> } | { readonly errors: FormErrors } {
  const parsed = schema.safeParse(inputs);
  if (parsed.success) {
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(parsed.data))
      if (typeof value === 'string') values[name] = value;
    return { values };
  }
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??= issue.code === 'invalid_type' ? 'Please fill this in.' : issue.message;
  }
  return { errors };
}

/** The values as they stand on the screen, one string an input, for showing the form again. */
export function typedValues(inputs: FormInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join(','),
    ]),
  );
}
