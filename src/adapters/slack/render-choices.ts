import { createHash } from 'node:crypto';
import type { InputBlockElement, PlainTextElement, PlainTextOption } from '@slack/types';
import type { InputChoiceSet } from '../../../cards/adaptive-card.ts';
import { plainText } from '../../../cards/user-text.ts';
import { INPUT_ACTION, searchAction } from './forms.ts';
import { LIMITS } from './limits.ts';
import { plainOrSpill, warn, type Draft } from './render-draft.ts';

interface OptionGroup {
  label: PlainTextElement;
  options: PlainTextOption[];
}
interface Placeholder {
  readonly placeholder?: PlainTextElement;
}

/**
 * A choice as the Slack element that suits it: radio buttons or boxes for up to ten choices meant to be seen at once,
 * else a menu. A menu of more than a hundred is grouped by the first letter. Undefined when there is nothing to choose.
 */
export function renderChoices(
  input: InputChoiceSet,
  placeholder: Placeholder,
  draft: Draft,
): InputBlockElement | undefined {
  const multiple = input.isMultiSelect === true;
  if (asksForPeople(input)) return people(input, placeholder, multiple, draft);
  const list = searchedIn(input);
  if (list !== undefined) return searched(input, list, placeholder, multiple, draft);
  if (input['choices.data'] !== undefined) {
    warn(
      draft,
      'dropped',
      input,
      'its data is not known to Slack; only the choices written in the card are offered',
    );
  }
  const options = optionsOf(input, draft);
  if (options.length === 0) {
    warn(draft, 'dropped', input, 'there are no choices, and Slack refuses an empty menu');
    return undefined;
  }
  const chosen = chosenOf(input, options, multiple, draft);
  const [first] = chosen;
  if (input.style === 'expanded' && options.length <= LIMITS.radioOptions) {
    return multiple
      ? { type: 'checkboxes', action_id: INPUT_ACTION, options, ...(first && { initial_options: chosen }) }
      : { type: 'radio_buttons', action_id: INPUT_ACTION, options, ...(first && { initial_option: first }) };
  }
  if (input.style === 'expanded') {
    warn(draft, 'downgraded', input, `more than ${LIMITS.radioOptions} choices are a menu`);
  }
  const offered =
    options.length <= LIMITS.options ? { options } : { option_groups: groups(input, options, draft) };
  return multiple
    ? {
        type: 'multi_static_select',
        action_id: INPUT_ACTION,
        ...offered,
        ...(first && { initial_options: chosen }),
        ...placeholder,
      }
    : {
        type: 'static_select',
        action_id: INPUT_ACTION,
        ...offered,
        ...(first && { initial_option: first }),
        ...placeholder,
      };
}

/** `choices.data` asks Teams for people; Slack has its own menu of people, which answers with Slack user ids. */
function people(
  input: InputChoiceSet,
  placeholder: Placeholder,
  multiple: boolean,
  draft: Draft,
): InputBlockElement {
  warn(
    draft,
    'downgraded',
    input,
    'people are chosen from the Slack workspace and come back as Slack user ids',
  );
  if (plainText(input.value ?? '') !== '') {
    warn(draft, 'dropped', input, 'who was chosen is known by a Microsoft id, so the menu starts empty');
  }
  if ((input.choices ?? []).length > 0)
    warn(draft, 'dropped', input, 'choices beside the menu of people are not shown');
  return { type: multiple ? 'multi_users_select' : 'users_select', action_id: INPUT_ACTION, ...placeholder };
}

/** `Data.Query` for the people of the directory, the one query Teams itself answers (people-picker). */
function asksForPeople(input: InputChoiceSet): boolean {
  const dataset = input['choices.data']?.dataset;
  return typeof dataset === 'string' && dataset.startsWith('graph.microsoft.com/users');
}

/** `Data.Query` for one of the bot's own lists, by its name. */
function searchedIn(input: InputChoiceSet): string | undefined {
  const dataset = input['choices.data']?.dataset;
  return typeof dataset === 'string' && /^[a-z][a-z-]{0,40}$/.test(dataset) ? dataset : undefined;
}

/** A menu whose entries Slack asks the bot for while somebody types, and before that for the first of them. */
function searched(
  input: InputChoiceSet,
  list: string,
  placeholder: Placeholder,
  multiple: boolean,
  draft: Draft,
): InputBlockElement {
  const chosen = chosenOf(input, optionsOf(input, draft), multiple, draft);
  const [first] = chosen;
  const menu = { action_id: searchAction(list), min_query_length: 0, ...placeholder };
  return multiple
    ? { type: 'multi_external_select', ...menu, ...(first && { initial_options: chosen }) }
    : { type: 'external_select', ...menu, ...(first && { initial_option: first }) };
}

function optionsOf(input: InputChoiceSet, draft: Draft): PlainTextOption[] {
  const options = new Map<string, PlainTextOption>();
  for (const choice of input.choices ?? []) {
    const value = plainText(choice.value);
    const short = shortValue(value, draft);
    if (short === undefined) {
      warn(
        draft,
        'dropped',
        input,
        `a choice has a value that is empty or over ${LIMITS.optionValue} characters, and the form cannot carry it`,
      );
    } else if (options.has(value)) {
      warn(draft, 'dropped', input, 'two choices have the same value; only the first is shown');
    } else {
      const title = plainText(choice.title).trim() === '' ? choice.value : choice.title;
      options.set(value, {
        text: plainOrSpill(draft, input, 'title of a choice', title, LIMITS.optionText),
        value: short,
      });
    }
  }
  const most = LIMITS.options * LIMITS.optionGroups;
  if (options.size > most) warn(draft, 'dropped', input, `Slack shows ${most} choices at most`);
  return [...options.values()].slice(0, most);
}

/**
 * The value, or a short name for one that Slack has no room for: the form carries the value itself (`readLongValues`).
 * Undefined when it is empty, or when there is no form or no room in it.
 */
function shortValue(value: string, draft: Draft): string | undefined {
  if (value.trim() === '') return undefined;
  if (value.length <= LIMITS.optionValue) return value;
  const short = `long:${createHash('sha256').update(value).digest('base64url').slice(0, 16)}`;
  if (draft.long.has(short)) return short;
  const takes = JSON.stringify({ [short]: value }).length;
  if (takes > draft.longRoom) return undefined;
  draft.longRoom -= takes;
  draft.long.set(short, value);
  return short;
}

function chosenOf(
  input: InputChoiceSet,
  options: readonly PlainTextOption[],
  multiple: boolean,
  draft: Draft,
): PlainTextOption[] {
  const value = plainText(input.value ?? '');
  if (value === '') return [];
  const wanted = new Set(multiple ? value.split(',') : [value]);
  const chosen = options.filter(({ value: own = '' }) => wanted.has(draft.long.get(own) ?? own));
  if (chosen.length < wanted.size) warn(draft, 'dropped', input, 'what was chosen is not among the choices');
  return chosen;
}

/** At most a hundred groups of at most a hundred, by first letter in order of appearance. */
function groups(input: InputChoiceSet, options: readonly PlainTextOption[], draft: Draft): OptionGroup[] {
  const byLetter = new Map<string, PlainTextOption[]>();
  for (const option of options) {
    const letter = ([...option.text.text.trim()][0] ?? '#').toUpperCase();
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), option]);
  }
  const made = [...byLetter].flatMap(([letter, members]) =>
    chunk(members).map((part) => group(letter, part)),
  );
  if (made.length <= LIMITS.optionGroups) return made;
  warn(draft, 'downgraded', input, 'there are too many first letters to group the choices by');
  return chunk(options).map((part, index) => group(`Part ${index + 1}`, part));
}

function group(label: string, options: PlainTextOption[]): OptionGroup {
  return { label: { type: 'plain_text', text: label, emoji: false }, options };
}

function chunk(options: readonly PlainTextOption[]): PlainTextOption[][] {
  const chunks: PlainTextOption[][] = [];
  for (let at = 0; at < options.length; at += LIMITS.options)
    chunks.push(options.slice(at, at + LIMITS.options));
  return chunks;
}
