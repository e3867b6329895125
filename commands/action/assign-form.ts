import { actionFormCard } from '../../cards/index.ts';
import type { FormErrors, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import type { FormView } from '../../src/bot/reply.ts';
import { gate } from '../../src/domain/action/gate.ts';
import { ORIGINS } from '../../src/domain/action/origins.ts';
import { SHORTENED } from '../beginning.ts';
import { ownerChoices } from './people.ts';

const FIELDS = ['title', 'owner', 'due', 'measure', 'group', 'origin', 'via', 'priority', 'themes'] as const;

const SUGGESTED = 'The last line is only a suggestion of mine: change it until it fits.';
/** A longer title is a message that somebody has to say shorter first. */
const LONGEST_TO_PHRASE = 160;

/**
 * The form as far as it is filled in, whoever may send it. Opened with something missing it says what, and suggests a measure
 * phrased from the title; a vague word is pointed out.
 */
export function drawAssignForm(
  context: Context,
  draft: Draft,
  values: Values,
  errors: FormErrors,
  about = '',
): FormView {
  const { partnership, directory, today } = context;
  const { says, hint, measure } = gate(values, partnership.actions.vagueWords);
  const title = values['title'] ?? '';
  const isFirst = Object.keys(errors).length === 0 && values['measure'] === undefined;
  const suggested = isFirst && title.length <= LONGEST_TO_PHRASE ? measure : undefined;
  const all: Values = { ...(suggested === undefined ? {} : { measure: suggested }), ...values };
  const note = [about, values['shortened'] ? SHORTENED : '', isFirst ? says : '', hint];
  return {
    name: draft.form,
    token: draft.id,
    title: 'Assign an action',
    submit: 'Assign',
    summary: 'Assign an action',
    errors,
    card: actionFormCard.expand({
      values: by((name) => all[name] ?? ''),
      errors: by((name) => errors[name] ?? ''),
      people: ownerChoices(directory),
      groups: directory.groups.map(({ id, name }) => ({ title: name, value: id })),
      note: [...note, suggested === undefined ? '' : SUGGESTED].filter((line) => line !== '').join(' '),
      origins: ORIGINS.map(({ label, value }) => ({ title: label, value })),
      themes: partnership.themes.map(({ id, name }) => ({ title: name, value: id })),
      priorities: partnership.priorities.map(({ id, name }) => ({ title: name, value: id })),
      today,
    }),
  };
}

function by<T>(field: (name: (typeof FIELDS)[number]) => T) {
  return {
    title: field('title'),
    owner: field('owner'),
    due: field('due'),
    measure: field('measure'),
    group: field('group'),
    origin: field('origin'),
    via: field('via'),
    priority: field('priority'),
    themes: field('themes'),
  };
}
