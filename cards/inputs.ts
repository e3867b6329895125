import type { AdaptiveCard, InputElement } from './adaptive-card.ts';
import { allElements, isInput, mapElements } from './walk.ts';

/** How an input answers: one text, several texts, or `'true'`/`'false'`. */
export type InputKind = 'one' | 'many' | 'toggle';

export function inputKind(input: InputElement): InputKind {
  if (input.type === 'Input.Toggle') return 'toggle';
  return input.type === 'Input.ChoiceSet' && input.isMultiSelect === true ? 'many' : 'one';
}

/** Every input of a card in reading order, those of inner cards included. */
export function listInputs(card: AdaptiveCard): InputElement[] {
  return [...allElements(card)].filter(isInput);
}

/** Whether a toggle stands at "on" when it is first shown. */
export function isTicked(input: Extract<InputElement, { type: 'Input.Toggle' }>): boolean {
  return input.value !== undefined && input.value === (input.valueOn ?? 'true');
}

/**
 * The card with these answers in its inputs, so that a refused form comes back with what was typed. Inputs that are not
 * named keep what they had; `''` and `[]` empty an input. An answer that does not fit a number input leaves it empty.
 */
export function withValues(
  card: AdaptiveCard,
  values: Readonly<Record<string, string | readonly string[]>>,
): AdaptiveCard {
  return mapElements(card, (element) => {
    if (!isInput(element) || !Object.hasOwn(values, element.id)) return element;
    const given = values[element.id];
    return given === undefined
      ? element
      : withValue(element, typeof given === 'string' ? given : given.join(','));
  });
}

function withValue(input: InputElement, given: string): InputElement {
  if (input.type === 'Input.Toggle') {
    return { ...input, value: given === 'true' ? (input.valueOn ?? 'true') : (input.valueOff ?? 'false') };
  }
  if (input.type === 'Input.Number') {
    const number = given === '' ? Number.NaN : Number(given);
    return Number.isFinite(number) ? { ...input, value: number } : without(input, 'value');
  }
  return given === '' ? without(input, 'value') : { ...input, value: given };
}

function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const copy = { ...object };
  delete copy[key];
  return copy;
}
