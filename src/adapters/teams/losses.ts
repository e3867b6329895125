import type { AdaptiveCard, CardAction, CardElement } from '../../../cards/adaptive-card.ts';
import { allActions, allElements } from '../../../cards/walk.ts';
import { elementName, type Warning } from '../../../cards/warning.ts';
import { envelopeOf } from '../envelope.ts';
import { LIMITS } from './limits.ts';

/** What Teams does not show of a card as it stands: Adaptive Cards are its own format, so this is little. */
export function warningsFor(card: AdaptiveCard): Warning[] {
  const elements = [...allElements(card)];
  const rows = [card.actions ?? [], ...elements.map((element) => actionsOf(element))];
  return [
    ...rows.flatMap(rowWarnings),
    ...elements.flatMap(elementWarnings),
    ...[...allActions(card)].flatMap(actionWarnings),
  ];
}

function actionsOf(element: CardElement): readonly CardAction[] {
  return element.type === 'ActionSet' ? element.actions : [];
}

function rowWarnings(row: readonly CardAction[]): Warning[] {
  if (row.length <= LIMITS.actions) return [];
  const detail = `Teams shows ${LIMITS.actions} actions and hides the others behind a menu`;
  return [{ code: 'downgraded', element: 'actions', detail }];
}

function elementWarnings(element: CardElement): Warning[] {
  const warning = (code: Warning['code'], detail: string): Warning[] => [
    { code, element: elementName(element), detail },
  ];
  if (element.type === 'Image' && !/^(https:|data:)/i.test(element.url)) {
    return warning('dropped', 'Teams shows pictures from https addresses only');
  }
  if (element.type === 'Input.ChoiceSet' && isUnknownQuery(element['choices.data']?.['dataset'])) {
    return warning('dropped', 'its data is not known to the bot, so the menu stays empty');
  }
  return [];
}

/** Teams answers for people itself (task-modules-and-cards/cards/people-picker); the bot answers for lists by their names. */
function isUnknownQuery(dataset: unknown): boolean {
  if (dataset === undefined) return false;
  return typeof dataset !== 'string' || !/^(graph\.microsoft\.com\/users|[a-z][a-z-]{0,40}$)/.test(dataset);
}

function actionWarnings(action: CardAction): Warning[] {
  const warning = (code: Warning['code'], detail: string): Warning[] => [
    { code, element: elementName(action), detail },
  ];
  // cards-reference.md lists button styles among what Teams' bot cards do not support.
  const styled = !['', 'default'].includes(action.style?.toLowerCase() ?? '');
  const unread =
    (action.type === 'Action.Execute' || action.type === 'Action.Submit') && envelopeOf(action) === undefined;
  return [
    ...(styled ? warning('downgraded', 'not every client colours its button') : []),
    ...(unread
      ? warning('dropped', 'its data is not an action envelope, so the bot cannot read the press')
      : []),
  ];
}
