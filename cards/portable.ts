import type { AdaptiveCard, CardAction, CardElement, InputElement } from './adaptive-card.ts';
import { safeLink } from './rich-text.ts';
import { isAdaptiveCard, shapeProblems } from './shape.ts';
import { sampleOf } from './sample.ts';
import { textRuns } from './user-text.ts';
import { allActions, allElements, isInput } from './walk.ts';

/** A rule a card breaks: where, and what to do about it. */
export interface LintProblem {
  /** Type and id of the element or action: `Input.Text#title`. */
  readonly at: string;
  readonly message: string;
}

/**
 * The rules this project's own cards keep so that they work on Teams and Slack alike. Stricter than Adaptive Cards, and
 * for developers: the conversions themselves take any card. Give it a template (expressions are taken to be filled in
 * rightly) or an expanded card, where more can be seen.
 */
export function lintCard(templateOrCard: unknown): LintProblem[] {
  const card = sampleOf(templateOrCard);
  if (!isAdaptiveCard(card)) return shapeProblems(card).map((message) => ({ at: 'card', message }));
  return [
    ...[...allElements(card)].flatMap((element) => name(element, elementProblems(element))),
    ...[...allActions(card)].flatMap((action) => name(action, actionProblems(action))),
    ...name({ type: 'card' }, cardProblems(card)),
  ];
}

function name(
  part: { readonly type: string; readonly id?: string },
  messages: readonly string[],
): LintProblem[] {
  return messages.map((message) => ({
    at: part.id === undefined ? part.type : `${part.type}#${part.id}`,
    message,
  }));
}

function rules(...found: (string | false)[]): string[] {
  return found.filter((rule) => rule !== false);
}

function cardProblems(card: AdaptiveCard): string[] {
  const ids = [...allElements(card)].flatMap(({ id }) => (id && !id.includes('${') ? [id] : []));
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return rules(
    (card.actions?.length ?? 0) > 6 && 'give it at most 6 actions: Teams hides the others',
    twice.length > 0 && `use each id once: ${twice.join(', ')}`,
  );
}

function elementProblems(element: CardElement): string[] {
  if (isInput(element)) return inputProblems(element);
  switch (element.type) {
    case 'TextBlock':
      return [
        ...textProblems(element.text),
        ...rules(element.wrap !== true && 'set "wrap": true, or Teams cuts the text off'),
      ];
    case 'FactSet':
      return element.facts.flatMap((fact) => [...textProblems(fact.title), ...textProblems(fact.value)]);
    case 'Image':
      return rules(
        (element.altText ?? '').trim() === '' && 'give it an altText',
        !/^(https:|\$\{)/.test(element.url) && 'use an https address: Slack fetches no other',
      );
    case 'Media':
      return ['leave it out: neither platform plays it in a message'];
    case 'ActionSet':
      return rules(element.actions.length > 6 && 'give it at most 6 actions: Teams hides the others');
    case 'RichTextBlock':
    case 'ImageSet':
    case 'Container':
    case 'ColumnSet':
    case 'Table':
      return [];
  }
}

/** Markup that Teams' cards do not know (cards-format.md), in the card's own text only. */
function textProblems(text: string): string[] {
  const own = textRuns(text)
    .map((run) => (run.typed ? 'x' : run.text))
    .join('');
  const links = [...own.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] ?? '');
  return rules(
    /(^|\n)\s{0,3}(#{1,6}\s|>)|`|!\[|(^|\n)\s*\|/.test(own) &&
      'leave out headings, quotes, code, pictures and tables',
    /\{\{(DATE|TIME)\(/.test(own) && 'write dates out: Teams does not fill in {{DATE()}}',
    /[^\n]\n(?!\n|\s*([-*+]|\d+[.)])\s)/.test(own) &&
      'start a new line with an empty line: Teams joins single ones',
    links.some((link) => !link.includes('${') && safeLink(link) === undefined) &&
      'link to https addresses only',
  );
}

/** Ids that would collide with what actions carry: Teams sends answers and action data in one flat object. */
const RESERVED = new Set([
  ...['verb', 'subject', 'rev', 'opens', 'args', 'form', 'token', 'fields', 'msteams'],
  ...['__proto__', 'constructor', 'prototype'],
]);

function inputProblems(input: InputElement): string[] {
  return [
    ...rules(
      // In a template whose fields come with the data the id does too, and is looked at once it is filled in.
      !/^([A-Za-z][\w.-]{0,79}|\$\{\w+\})$/.test(input.id) &&
        'give it a short id of letters, digits, dots and dashes',
      RESERVED.has(input.id) && 'choose another id: this one is taken by what actions carry',
      (input.label ?? '').trim() === '' && 'give it a label',
      input.isRequired === true &&
        (input.errorMessage ?? '').trim() === '' &&
        'say in errorMessage what to fill in',
    ),
    ...kindProblems(input),
  ];
}

function kindProblems(input: InputElement): string[] {
  switch (input.type) {
    case 'Input.Text':
      return rules(
        input.maxLength === undefined && 'give it a maxLength',
        (input.maxLength ?? 0) > 3000 && 'ask for at most 3000 characters: Slack takes no more',
        input.style?.toLowerCase() === 'password' && 'do not ask for secrets: Slack shows what is typed',
      );
    case 'Input.Toggle':
      return rules(
        ((input.valueOn ?? 'true') !== 'true' || (input.valueOff ?? 'false') !== 'false') &&
          'let it answer true and false',
        input.title.trim() === '' && 'give it a title',
        input.title.length > 75 && 'shorten the title to 75 characters, the most Slack shows',
      );
    case 'Input.ChoiceSet':
      return choiceProblems(input);
    case 'Input.Number':
    case 'Input.Date':
    case 'Input.Time':
      return [];
  }
}

function choiceProblems(input: Extract<InputElement, { type: 'Input.ChoiceSet' }>): string[] {
  const choices = input.choices ?? [];
  const values = choices.map((choice) => choice.value);
  return rules(
    choices.length === 0 && input['choices.data'] === undefined && 'offer at least one choice',
    choices.some((choice) => choice.title.length > 75) &&
      'shorten the titles to 75 characters, the most Slack shows',
    values.some((value) => value.trim() === '' || value.length > 75) &&
      'give each choice a value of 1 to 75 characters',
    new Set(values).size < values.length && 'give each choice a value of its own',
    input.isMultiSelect === true &&
      values.some((value) => value.includes(',')) &&
      'keep commas out of the values: Teams joins several answers with them',
  );
}

function actionProblems(action: CardAction): string[] {
  const titled = rules(
    (action.title ?? '').trim() === '' && 'give it a title',
    (action.title ?? '').length > 75 && 'shorten the title to 75 characters, the most Slack shows',
    action.isEnabled === false && 'leave it out instead of disabling it: Slack has no disabled buttons',
  );
  if (action.type === 'Action.OpenUrl') {
    return [...titled, ...rules(!/^(https:|\$\{)/.test(action.url) && 'open https addresses only')];
  }
  if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') return titled;
  const data: object = typeof action.data === 'object' && action.data !== null ? action.data : {};
  const verb = 'verb' in data ? data.verb : undefined;
  return [
    ...titled,
    ...rules(
      verb === undefined && 'write the verb into data, which is all that every client sends',
      verb === 'form.submit' && 'choose another verb: form.submit is what forms are sent with',
      action.type === 'Action.Execute' &&
        action.verb !== undefined &&
        verb !== undefined &&
        action.verb !== verb &&
        'write the same verb in verb and data',
      JSON.stringify(data).length > 2000 && 'carry at most 2000 characters: Slack takes no more',
    ),
  ];
}
