import type { KnownBlock, SectionBlockAccessory, TextObject } from '@slack/types';
import type { CardAction, CardElement, Column, ColumnSet, Container } from '../../../cards/adaptive-card.ts';
import { wordsOf } from '../../../cards/rich-text.ts';
import { plainText } from '../../../cards/user-text.ts';
import { LIMITS } from './limits.ts';
import { renderButton } from './render-actions.ts';
import { warn, type Draft } from './render-draft.ts';
import { warnOfLooks } from './render-looks.ts';
import { textLines, textObject } from './render-text.ts';

type RenderElements = (elements: readonly CardElement[], draft: Draft) => KnownBlock[];

/**
 * Columns as Slack can show them: text columns as two-column fields; text beside one picture or one button as a section
 * with an accessory; anything else one column below the other.
 */
export function renderColumns(set: ColumnSet, draft: Draft, renderElements: RenderElements): KnownBlock[] {
  const columns = set.columns.flatMap((column): Column[] => {
    const isEmpty = (column.items ?? []).length === 0 && column.selectAction === undefined;
    if (isEmpty) return [];
    if (column.isVisible !== false) return [column];
    // Whether it is shown is decided as for every other element.
    const items: CardElement[] = [{ ...hiddenAs(column), type: 'Container', items: column.items ?? [] }];
    return [{ items }];
  });
  for (const column of set.columns) warnOfLooks(draft, column, 'Column');
  for (const column of columns)
    if (column.selectAction !== undefined)
      warn(draft, 'downgraded', { type: 'Column', ...column }, 'pressing it is a button of its own');
  const beside = sideBySide(columns, draft);
  if (beside !== undefined) return beside;
  if (columns.length > 1) warn(draft, 'downgraded', set, 'its columns stand below each other');
  return columns.flatMap((column) => renderElements([...(column.items ?? []), ...pressed(column)], draft));
}

function hiddenAs({ id, selectAction }: Column): Pick<Container, 'id' | 'isVisible' | 'selectAction'> {
  return { isVisible: false, ...(id !== undefined && { id }), ...(selectAction && { selectAction }) };
}

function pressed(column: Column): CardElement[] {
  return column.selectAction === undefined ? [] : [{ type: 'ActionSet', actions: [column.selectAction] }];
}

function sideBySide(columns: readonly Column[], draft: Draft): KnownBlock[] | undefined {
  if (columns.length < 2 || columns.some((column) => column.selectAction !== undefined)) return undefined;
  const texts = columns.map((column) => textField(column));
  if (texts.every((text) => text !== undefined)) {
    if (texts.length > 2) return undefined;
    return texts.some((text) => text.text.length > LIMITS.fieldText)
      ? undefined
      : [{ type: 'section', fields: texts }];
  }
  if (columns.length !== 2) return undefined;
  const at = texts.findIndex((text) => text !== undefined);
  const text = texts[at];
  const other = columns[1 - at];
  if (text === undefined || other === undefined || text.text.length > LIMITS.sectionText) return undefined;
  const extra = accessory(other, draft);
  return extra === undefined ? undefined : [{ type: 'section', text, accessory: extra }];
}

/** A column of nothing but ordinary text, as one text object. */
function textField(column: Column): TextObject | undefined {
  const lines = textLines(column.items ?? []);
  return lines === undefined || wordsOf(lines).trim() === '' ? undefined : textObject(lines);
}

const BUTTONS = new Set(['Action.Execute', 'Action.Submit', 'Action.OpenUrl']);

function addressOf(action: CardAction): string {
  return action.type === 'Action.OpenUrl' ? action.url : '';
}

function accessory(column: Column, draft: Draft): SectionBlockAccessory | undefined {
  const items = column.items ?? [];
  const [item] = items;
  if (item === undefined || items.length !== 1 || item.isVisible === false) return undefined;
  if (item.type === 'ActionSet') {
    const [action] = item.actions;
    const usable = action !== undefined && item.actions.length === 1 && BUTTONS.has(action.type);
    return usable && !/^mailto:/i.test(addressOf(action)) ? renderButton(action, draft) : undefined;
  }
  if (item.type !== 'Image' || item.selectAction !== undefined) return undefined;
  const url = plainText(item.url);
  const alt = plainText(item.altText ?? '').trim();
  const fits =
    /^https:\/\/\S+$/i.test(url) &&
    URL.canParse(url) &&
    url.length <= LIMITS.url &&
    alt.length <= LIMITS.altText;
  return fits ? { type: 'image', image_url: url, alt_text: alt === '' ? 'Picture' : alt } : undefined;
}
