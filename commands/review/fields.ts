import { reviewFormCard } from '../../cards/index.ts';
import type { FormErrors, Values } from '../../src/bot/command.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import type { Choice, FormView } from '../../src/bot/reply.ts';

/** One thing a form asks. */
export interface Field {
  readonly id: string;
  readonly kind: 'line' | 'text' | 'date' | 'one' | 'many' | 'tick';
  readonly label: string;
  /** What it starts with. */
  readonly value?: string;
  readonly required?: string;
  readonly longest?: number;
  readonly choices?: readonly Choice[];
}

/** How a form looks that asks these things. */
export interface Asked {
  /** At most 24 characters. */
  readonly title: string;
  readonly submit?: string;
  readonly heading: string;
  readonly intro?: readonly string[];
  readonly fields: readonly Field[];
}

const LONGEST = 600;

/** The form with what was filled in so far, and what is wrong beside each field. */
export function drawForm(draft: Draft, asked: Asked, values: Values, errors: FormErrors): FormView {
  return {
    name: draft.form,
    token: draft.id,
    title: asked.title.slice(0, 24),
    submit: asked.submit ?? 'Save',
    summary: asked.title,
    errors,
    card: reviewFormCard.expand({
      heading: asked.heading,
      intro: [...(asked.intro ?? [])],
      fields: asked.fields.map(
        ({ id, kind, label, value = '', required, longest = LONGEST, choices = [] }) => ({
          id,
          kind,
          label,
          value: values[id] ?? value,
          error: errors[id] ?? '',
          required: required !== undefined,
          missing: required ?? '',
          longest,
          choices: choices.map((choice) => ({ ...choice })),
        }),
      ),
    }),
  };
}

/** What is missing or too long, by field. */
export function wrongIn(asked: Asked, values: Values): FormErrors {
  const errors: Record<string, string> = {};
  for (const { id, kind, required, longest = LONGEST, choices = [] } of asked.fields) {
    const value = (values[id] ?? '').trim();
    if (value === '' && required) errors[id] = required;
    else if ((kind === 'line' || kind === 'text') && value.length > longest)
      errors[id] = `Please say it in ${longest} characters or fewer.`;
    else if (kind === 'date' && value !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(value))
      errors[id] = 'Choose a day.';
    else if ((kind === 'one' || kind === 'many') && value !== '') {
      const known = new Set(choices.map((choice) => choice.value));
      if (value.split(',').some((each) => !known.has(each))) errors[id] = 'Choose from the list.';
    }
  }
  return errors;
}

/** Several answers of one field. */
export function many(values: Values, id: string): string[] {
  return (values[id] ?? '').split(',').filter((each) => each !== '');
}

/** What was typed into a field, without the spaces around it; undefined when nothing was. */
export function typed(values: Values, id: string): string | undefined {
  const value = values[id]?.trim();
  return value === undefined || value === '' ? undefined : value;
}
