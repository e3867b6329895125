import { ITEM_FIELDS } from '../../cards/briefing-form/data.ts';
import { briefingFormCard } from '../../cards/briefing/list.ts';
import type { FormErrors, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft as OpenForm } from '../../src/bot/drafts.ts';
import type { FormView } from '../../src/bot/reply.ts';
import { ACTION_KINDS, ITEM_TYPES, KNOWN_TO, REPEATS, RISKS } from '../../src/domain/briefing/words.ts';
import type { ItemField } from './fields.ts';

/** The two screens of the form, in order. */
export const FIRST: readonly ItemField[] = ['type', 'count', 'risk', 'area', 'context', 'since', 'repeat'];
export const SECOND: readonly ItemField[] = ['knownTo', 'dslTold', 'strategyBy', 'action', 'owner', 'dueBy'];
/** What can be put right. */
export const RIGHT: readonly ItemField[] = [...FIRST, 'knownTo'];

const choices = (words: readonly { readonly value: string; readonly label: string }[]) =>
  words.map(({ value, label }) => ({ title: label, value }));
const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
  list.map(({ id, name }) => ({ title: name, value: id }));
const by = <T>(field: (name: ItemField) => T): Record<ItemField, T> => {
  const made: Partial<Record<ItemField, T>> = {};
  for (const name of ITEM_FIELDS) made[name] = field(name);
  return made as Record<ItemField, T>;
};

/** The form of an item, asking for these fields. */
export function itemForm(
  { partnership }: Pick<Context, 'partnership'>,
  form: OpenForm,
  { values, errors }: { readonly values: Values; readonly errors: FormErrors },
  shown: {
    readonly fields: readonly ItemField[];
    readonly title: string;
    readonly submit: string;
    readonly intro: string;
  },
): FormView {
  const { areas, contexts, expected } = partnership.briefing;
  const agencies = partnership.agencies.filter(({ id }) => expected.some(({ agency }) => agency === id));
  return {
    name: form.form,
    token: form.id,
    title: shown.title,
    submit: shown.submit,
    summary: 'Daily briefing: a form',
    errors,
    card: briefingFormCard.expand({
      intro: shown.intro,
      asks: by((name) => shown.fields.includes(name)),
      values: by((name) => values[name] ?? ''),
      errors: by((name) => (shown.fields.includes(name) ? (errors[name] ?? '') : '')),
      types: choices(ITEM_TYPES),
      risks: choices(RISKS),
      areas: named(areas),
      contexts: named(contexts),
      repeats: choices(REPEATS),
      knowns: choices(KNOWN_TO),
      yesNo: [
        { title: 'Yes', value: 'yes' },
        { title: 'No', value: 'no' },
      ],
      actions: choices(ACTION_KINDS),
      owners: named(agencies),
    }),
  };
}
