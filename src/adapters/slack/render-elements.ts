import type { KnownBlock } from '@slack/types';
import type {
  AdaptiveCard,
  CardAction,
  CardElement,
  ImageElement,
  RichTextBlock,
} from '../../../cards/adaptive-card.ts';
import { readRichText, safeLink } from '../../../cards/rich-text.ts';
import { plainText } from '../../../cards/user-text.ts';
import { childElements, isInput, ownActions } from '../../../cards/walk.ts';
import { LIMITS } from './limits.ts';
import { renderButtons } from './render-actions.ts';
import { renderColumns } from './render-columns.ts';
import { shorten, warn, type Draft } from './render-draft.ts';
import { renderInput } from './render-input.ts';
import { warnOfLooks } from './render-looks.ts';
import { renderTable } from './render-table.ts';
import { fitsInText, renderFacts, renderLines, renderSpilt, renderTextBlock } from './render-text.ts';

/** Elements in reading order as blocks. */
export function renderElements(elements: readonly CardElement[], draft: Draft): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (const element of elements) {
    if (!isShown(element, draft)) continue;
    warnOfLooks(draft, element);
    const own = [...renderElement(element, draft), ...renderSpilt(draft)];
    if (element.separator === true && blocks.length > 0 && own.length > 0) blocks.push({ type: 'divider' });
    blocks.push(...own);
  }
  return blocks;
}

/** Buttons, and below them what an `Action.ShowCard` would have unfolded. */
export function renderActions(actions: readonly CardAction[], draft: Draft): KnownBlock[] {
  const blocks = [...renderButtons(actions, draft), ...renderSpilt(draft)];
  for (const action of actions) {
    if (action.type !== 'Action.ShowCard') continue;
    warn(draft, 'downgraded', action, 'the card it unfolds is shown below from the start');
    const title = plainText(action.title ?? '');
    const lines =
      title.trim() === '' ? [] : [{ kind: 'text' as const, spans: [{ text: title, bold: true }] }];
    blocks.push({ type: 'divider' }, ...renderLines(action, lines, draft));
    blocks.push(...renderInside(action.card, draft));
  }
  return blocks;
}

/** Everything a card holds: its body, its actions and what pressing all of it does. */
export function renderInside(card: AdaptiveCard, draft: Draft): KnownBlock[] {
  warnOfLooks(draft, card);
  const whole = card.selectAction === undefined ? [] : [card.selectAction];
  if (whole.length > 0) warn(draft, 'downgraded', card, 'pressing it is a button of its own');
  return [
    ...renderElements(card.body ?? [], draft),
    ...renderActions([...(card.actions ?? []), ...whole], draft),
  ];
}

function isShown(element: CardElement, draft: Draft): boolean {
  const field = /^error-(.+)$/.exec(element.id ?? '')?.[1];
  if (field !== undefined && draft.errors !== undefined && !draft.errors.has(field)) return false;
  if (element.isVisible !== false || draft.revealed.has(element.id ?? '')) return true;
  warnHidden(element, draft);
  return false;
}

/** Each input and button inside is named too: somebody could have used it. */
function warnHidden(element: CardElement, draft: Draft): void {
  warn(draft, 'dropped', element, 'it is hidden and no button reveals it');
  for (const action of ownActions(element))
    warn(draft, 'dropped', action, 'it is hidden and no button reveals it');
  for (const child of childElements(element)) warnHidden(child, draft);
}

function renderElement(element: CardElement, draft: Draft): KnownBlock[] {
  if (isInput(element)) return [...renderInput(element, draft), ...besideInput(element, draft)];
  switch (element.type) {
    case 'TextBlock':
      return renderTextBlock(element, draft);
    case 'RichTextBlock':
      for (const run of element.inlines) if (typeof run !== 'string') warnOfLooks(draft, run, 'TextRun');
      return [...renderLines(element, readRichText(element), draft), ...runButtons(element, draft)];
    case 'FactSet':
      return renderFacts(element, draft);
    case 'Image':
      return [...renderImage(element, draft), ...pressable(element, draft)];
    case 'Media':
      // `settleFallbacks` has put words and links in its place.
      return [];
    case 'ImageSet':
      return renderElements(element.images, draft);
    case 'Container':
      return [...renderElements(element.items, draft), ...pressable(element, draft)];
    case 'ColumnSet':
      // What pressing one of its columns does stands below that column.
      return [
        ...renderColumns(element, draft, renderElements),
        ...pressable(element, draft, element.selectAction ? [element.selectAction] : []),
      ];
    case 'Table':
      return renderTable(element, draft, renderElements);
    case 'ActionSet':
      return renderActions(element.actions, draft);
  }
}

function besideInput(input: CardElement, draft: Draft): KnownBlock[] {
  const actions = ownActions(input);
  if (actions.length === 0) return [];
  warn(draft, 'downgraded', input, 'the button beside it stands below');
  return renderActions(actions, draft);
}

/** Pressing a whole container or picture is a button of its own on Slack. */
function pressable(
  element: CardElement,
  draft: Draft,
  actions: readonly CardAction[] = ownActions(element),
): KnownBlock[] {
  if (actions.length === 0) return [];
  warn(draft, 'downgraded', element, 'pressing it is a button of its own');
  return renderActions(actions, draft);
}

function runButtons(element: RichTextBlock, draft: Draft): KnownBlock[] {
  const actions = element.inlines.flatMap((run) => {
    if (typeof run === 'string' || run.selectAction === undefined) return [];
    const { selectAction } = run;
    // A link is part of its words already, where there are words and it leads anywhere and has room there.
    const link = selectAction.type === 'Action.OpenUrl' ? safeLink(selectAction.url) : undefined;
    const isLink = link !== undefined && fitsInText(link);
    return isLink && plainText(run.text).trim() !== '' ? [] : [selectAction];
  });
  if (actions.length === 0) return [];
  warn(draft, 'downgraded', element, 'pressing a word is a button of its own');
  return renderActions(actions, draft);
}

/** A picture as a block; one that Slack cannot fetch is described in words. */
function renderImage(image: ImageElement, draft: Draft): KnownBlock[] {
  const url = plainText(image.url);
  const words = plainText(image.altText ?? '');
  if (isFetchable(url)) {
    const fits = words.length <= LIMITS.altText;
    const alt = words.trim() === '' ? 'Picture' : shorten(words, LIMITS.altText);
    if (!fits) warn(draft, 'split', image, 'its long description stands below in full');
    return [
      { type: 'image', image_url: url, alt_text: alt },
      ...(fits ? [] : renderLines(image, [{ kind: 'text', spans: [{ text: words }] }], draft)),
    ];
  }
  warn(
    draft,
    'dropped',
    image,
    'Slack can only fetch pictures from an https address of up to 3000 characters',
  );
  if (words.trim() === '') return [];
  const text = `Picture: ${words}`;
  if (text.length > LIMITS.contextText) {
    return renderLines(image, [{ kind: 'text', spans: [{ text }] }], draft);
  }
  return [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}

/** Whether Slack's servers can load a picture from this address. */
export function isFetchable(url: string): boolean {
  return /^https:\/\/\S+$/i.test(url) && URL.canParse(url) && url.length <= LIMITS.url;
}
