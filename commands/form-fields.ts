import { z } from 'zod';
import { fieldsFormCard } from '../cards/index.ts';
import type { FormErrors, Values } from '../src/bot/command.ts';
import type { Draft } from '../src/bot/drafts.ts';
import type { Choice, FormView } from '../src/bot/reply.ts';
import type { Directory } from '../src/partnership/model.ts';

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
    title: asked.title,
    submit: asked.submit ?? 'Save',
    summary: asked.title,
    errors,
    card: fieldsFormCard.expand({
      heading: asked.heading,
      intro: [...(asked.intro ?? [])],
      fields: asked.fields
        .filter(isAskable)
        .map(({ id, kind, label, value = '', required, longest = LONGEST, choices = [] }) => ({
          id,
          kind,
          label,
          value: values[id] ?? value,
          error: errors[id] ?? '',
          required: required !== undefined,
          missing: required ?? '',
          longest,
          choices: choices.map(({ title, value: chosen }) => ({ title: shortened(title), value: chosen })),
        })),
    }),
  };
}

/** What may come back from a form that asks these things: one text a field, several choices as `a,b`. */
export function schemaOf(asked: Asked): z.ZodType<Record<string, string>> {
  return z.object(Object.fromEntries(asked.fields.map((field) => [field.id, answerOf(field)])));
}

function answerOf({ kind, required, longest = LONGEST, choices = [] }: Field) {
  const known = new Set(choices.map(({ value }) => value));
  return z
    .union([z.string(), z.array(z.string()).transform((several) => several.join(','))])
    .default('')
    .transform((said) => said.trim())
    .refine((said) => required === undefined || (kind === 'tick' ? said === 'true' : said !== ''), required)
    .refine(
      (said) => (kind !== 'line' && kind !== 'text') || said.length <= longest,
      `Please say it in ${longest} characters or fewer.`,
    )
    .refine((said) => kind !== 'date' || said === '' || /^\d{4}-\d{2}-\d{2}$/.test(said), 'Choose a day.')
    .refine(
      (said) =>
        (kind !== 'one' && kind !== 'many') ||
        said === '' ||
        said.split(',').every((each) => known.has(each)),
      'Choose from the list.',
    );
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

/** A list without anything in it cannot be shown: nothing is asked. */
function isAskable({ kind, choices = [] }: Field): boolean {
  return (kind !== 'one' && kind !== 'many') || choices.length > 0;
}

/** The most that Slack shows of a choice. */
function shortened(title: string): string {
  return title.length > 75 ? `${title.slice(0, 74)}…` : title;
}

/** Every agency, those first that are usually meant, the others by name: on Teams it is a list to tick. */
export function agencyChoices({ agencies }: Directory, first: readonly string[] = []): Choice[] {
  const rank = (id: string): number => (first.includes(id) ? 0 : 1);
  return [...agencies]
    .sort((one, other) => rank(one.id) - rank(other.id) || one.name.localeCompare(other.name, 'en-GB'))
    .map(({ id, name }) => ({ title: name, value: id }));
}
