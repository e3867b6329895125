import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { listInputs } from '../../cards/inputs.ts';
import type { FormInput } from '../../src/bot/interaction.ts';

/**
 * What Slack would send as `state.values` once a person has filled in the input blocks: with `answers` every input is set to
 * its answer, without it they stay as they were first shown.
 */
export function slackAnswers(
  blocks: readonly unknown[],
  answers?: FormInput,
): Record<string, Record<string, Record<string, unknown>>> {
  const values: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const block of blocks.map(fields)) {
    if (block.type !== 'input') continue;
    const element = fields(block.element);
    const answer = answers?.[String(block.block_id)];
    values[String(block.block_id)] = { [String(element.action_id)]: slackState(element, answer) };
  }
  return values;
}

function slackState(
  element: Fields,
  answer: string | readonly string[] | undefined,
): Record<string, unknown> {
  const type = element.type;
  const offered = [
    ...list(element.options),
    ...list(element.option_groups).flatMap((group) => list(fields(group).options)),
  ];
  const options = (wanted: readonly string[]): unknown[] =>
    offered.filter((option) => wanted.includes(String(fields(option).value)));
  const single = typeof answer === 'string' && answer !== '' ? answer : null;
  switch (type) {
    case 'datepicker':
      return { type, selected_date: answer === undefined ? (element.initial_date ?? null) : single };
    case 'timepicker':
      return { type, selected_time: answer === undefined ? (element.initial_time ?? null) : single };
    case 'static_select':
    case 'radio_buttons': {
      const chosen =
        answer === undefined ? element.initial_option : options(single === null ? [] : [single])[0];
      return { type, selected_option: chosen ?? null };
    }
    case 'checkboxes':
    case 'multi_static_select': {
      const wanted = typeof answer === 'string' ? [answer] : (answer ?? []);
      return {
        type,
        selected_options: answer === undefined ? list(element.initial_options) : options(wanted),
      };
    }
    default:
      return { type, value: answer === undefined ? (element.initial_value ?? null) : single };
  }
}

/**
 * What Teams would send once a person has filled in a card and pressed its first action: its data with the answers beside
 * it. As Teams does, unanswered inputs are left out and several answers are joined by commas.
 */
export function teamsAnswers(card: AdaptiveCard, answers?: FormInput): unknown {
  const [action] = card.actions ?? [];
  const data =
    action?.type === 'Action.Execute' || action?.type === 'Action.Submit' ? fields(action.data) : {};
  const merged: Record<string, unknown> = { ...data };
  for (const input of listInputs(card)) {
    const shown = input.value === undefined ? '' : String(input.value);
    const given = answers === undefined ? shown : answers[input.id];
    const text = typeof given === 'string' ? given : (given ?? []).join(',');
    if (text !== '') merged[input.id] = text;
  }
  return merged;
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Answers as Slack sends them in `state.values`, for inputs that are known by their answers alone: texts. */
export function slackTexts(answers: FormInput): Record<string, Record<string, Record<string, unknown>>> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const value = answer === '' ? null : answer;
      return [id, { input: { type: 'plain_text_input', value } }];
    }),
  );
}
