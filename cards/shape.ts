import type { AdaptiveCard } from './adaptive-card.ts';
import { ActionData } from '../src/bot/wire.ts';

/**
 * Says whether a value is a card this project can show: Adaptive Card 1.5, known elements only, and every part that a
 * renderer relies on present with the right type. Written by hand so that it is quick: it runs for every card shown.
 *
 * @returns what is wrong, each with the place (`body[2].facts[0].value must be text`); empty when the value is a card.
 */
export function shapeProblems(value: unknown): string[] {
  const problems: string[] = [];
  const card = asRecord(value);
  if (card === undefined) return ['the card must be an object'];
  checkCard(card, '', problems);
  return problems;
}

/** `shapeProblems` as a type guard. */
export function isAdaptiveCard(value: unknown): value is AdaptiveCard {
  return shapeProblems(value).length === 0;
}

type Record_ = Readonly<Record<string, unknown>>;
type Check = (node: Record_, path: string, problems: string[]) => void;

const text =
  (...keys: string[]): Check =>
  (node, path, problems) => {
    for (const key of keys) if (typeof node[key] !== 'string') problems.push(`${path}.${key} must be text`);
  };
const optionalText =
  (...keys: string[]): Check =>
  (node, path, problems) => {
    for (const key of keys) {
      if (node[key] !== undefined && typeof node[key] !== 'string')
        problems.push(`${path}.${key} must be text`);
    }
  };
const list =
  (key: string, item: (value: unknown, path: string, problems: string[]) => void, optional = false): Check =>
  (node, path, problems) => {
    const value = node[key];
    if (value === undefined && optional) return;
    if (!Array.isArray(value)) {
      problems.push(`${path}.${key} must be a list`);
      return;
    }
    value.forEach((entry, index) => item(entry, `${path}.${key}[${index}]`, problems));
  };
const object =
  (...checks: Check[]) =>
  (value: unknown, path: string, problems: string[]): void => {
    const node = asRecord(value);
    if (node === undefined) problems.push(`${path} must be an object`);
    else for (const check of checks) check(node, path, problems);
  };

const input: Check[] = [text('id'), optionalText('label', 'errorMessage', 'placeholder')];
const pairs = object(text('title', 'value'));

const ELEMENTS: Readonly<Record<string, readonly Check[]>> = {
  TextBlock: [text('text')],
  RichTextBlock: [
    list('inlines', (value, path, problems) => {
      if (typeof value !== 'string')
        object(text('text'), optionalAction('selectAction'))(value, path, problems);
    }),
  ],
  FactSet: [list('facts', pairs)],
  Image: [text('url'), optionalText('altText'), optionalAction('selectAction')],
  ImageSet: [list('images', checkElement)],
  Container: [list('items', checkElement), optionalAction('selectAction')],
  ColumnSet: [
    list('columns', object(list('items', checkElement, true), optionalAction('selectAction'))),
    optionalAction('selectAction'),
  ],
  Media: [list('sources', object(text('url'))), optionalText('altText', 'poster')],
  Table: [
    list('rows', object(list('cells', object(list('items', checkElement), optionalAction('selectAction'))))),
  ],
  ActionSet: [list('actions', checkAction)],
  'Input.Text': [...input, optionalText('value', 'regex'), optionalAction('inlineAction')],
  'Input.Number': [...input, optionalNumber('value', 'min', 'max')],
  'Input.Date': [...input, optionalText('value', 'min', 'max')],
  'Input.Time': [...input, optionalText('value', 'min', 'max')],
  'Input.Toggle': [...input, text('title'), optionalText('value', 'valueOn', 'valueOff')],
  'Input.ChoiceSet': [...input, optionalText('value'), list('choices', pairs, true)],
};

const ACTIONS: Readonly<Record<string, readonly Check[]>> = {
  'Action.Execute': [optionalText('title', 'verb'), envelope],
  'Action.Submit': [optionalText('title'), envelope],
  'Action.OpenUrl': [optionalText('title'), text('url')],
  'Action.ShowCard': [
    optionalText('title'),
    (node, path, problems) => {
      const card = asRecord(node.card);
      if (card === undefined) problems.push(`${path}.card must be a card`);
      else checkCard(card, `${path}.card`, problems, true);
    },
  ],
  'Action.ToggleVisibility': [optionalText('title'), list('targetElements', () => undefined)],
};

export function isKnownElement(element: { readonly type: string }): boolean {
  return Object.hasOwn(ELEMENTS, element.type);
}

export function isKnownAction(action: { readonly type: string }): boolean {
  return Object.hasOwn(ACTIONS, action.type);
}

function checkCard(card: Record_, path: string, problems: string[], inner = false): void {
  const at = path === '' ? 'card' : path;
  if (card.type !== 'AdaptiveCard') problems.push(`${at}.type must be AdaptiveCard`);
  // A card inside Action.ShowCard takes its version from the card around it.
  if (card.version !== '1.5' && !(inner && card.version === undefined)) {
    problems.push(`${at}.version must be 1.5`);
  }
  const prefix = path === '' ? '' : `${path}.`;
  const body = card.body ?? (inner ? [] : undefined);
  if (!Array.isArray(body)) problems.push(`${prefix}body must be a list`);
  else body.forEach((element, index) => checkElement(element, `${prefix}body[${index}]`, problems));
  if (card.actions === undefined) return;
  if (!Array.isArray(card.actions)) problems.push(`${prefix}actions must be a list`);
  else card.actions.forEach((action, index) => checkAction(action, `${prefix}actions[${index}]`, problems));
}

function checkElement(value: unknown, path: string, problems: string[]): void {
  checkTyped(value, path, problems, ELEMENTS, checkElement);
}

function checkAction(value: unknown, path: string, problems: string[]): void {
  checkTyped(value, path, problems, ACTIONS, checkAction);
}

function checkTyped(
  value: unknown,
  path: string,
  problems: string[],
  kinds: Readonly<Record<string, readonly Check[]>>,
  fallback: (value: unknown, path: string, problems: string[]) => void,
): void {
  const node = asRecord(value);
  const type = node?.type;
  if (node === undefined || typeof type !== 'string') {
    problems.push(`${path} must be an object with a type`);
    return;
  }
  const checks = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (checks === undefined) {
    if (node.fallback === undefined) problems.push(`${path} has the unknown type ${type}`);
  } else for (const check of checks) check(node, path, problems);
  if (node.fallback !== undefined && node.fallback !== 'drop') {
    fallback(node.fallback, `${path}.fallback`, problems);
  }
}

function optionalAction(key: string): Check {
  return (node, path, problems) => {
    if (node[key] !== undefined) checkAction(node[key], `${path}.${key}`, problems);
  };
}

function optionalNumber(...keys: string[]): Check {
  return (node, path, problems) => {
    for (const key of keys) {
      if (node[key] !== undefined && typeof node[key] !== 'number') {
        problems.push(`${path}.${key} must be a number`);
      }
    }
  };
}

function envelope(node: Record_, path: string, problems: string[]): void {
  const data = asRecord(node.data) ?? {};
  const verb = data.verb ?? node.verb;
  const parsed = ActionData.safeParse({ ...data, verb });
  if (parsed.success) return;
  for (const issue of parsed.error.issues) {
    problems.push(`${path}.data does not fit the action envelope: ${issue.path.join('.')} ${issue.message}`);
  }
}

function asRecord(value: unknown): Record_ | undefined {
  return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
