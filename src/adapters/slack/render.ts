import type { KnownBlock } from '@slack/types';
import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import { settleFallbacks } from '../../../cards/fallback.ts';
import { asUserText, plainText } from '../../../cards/user-text.ts';
import type { Warning } from '../../../cards/warning.ts';
import type { CardView, FormView } from '../../bot/reply.ts';
import { offerForm } from './form-offer.ts';
import { SUBMIT_ACTION, type SlackFormData } from './forms.ts';
import { submitLabel } from '../submit-label.ts';
import { LIMITS } from './limits.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { packMessages } from './pack.ts';
import { WORDS } from './words.ts';
import { newDraft, plainOrSpill, revealedBy, shorten, warn, type Draft } from './render-draft.ts';
import { renderInside } from './render-elements.ts';
import { renderSpilt, renderTextBlock } from './render-text.ts';

/** What form and draft take of a button's value, at most. */
const NAMED = 300;

/** One message for `chat.postMessage`, `chat.update` and the like. */
export interface SlackMessage {
  /** What notifications and screen readers say. Escaped. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A card as messages, first part first, and what Slack could not show of it. */
export interface SlackMessages {
  readonly messages: SlackMessage[];
  readonly warnings: Warning[];
}

/**
 * Shows a card in Slack. Never throws and never cuts silently: what does not fit is split over blocks and messages, and
 * what Slack cannot show is in `warnings`.
 *
 * A button's action id is its verb (`#2` follows where a verb comes twice) and its value the JSON of its `ActionData`;
 * an input's block id is its id. `readSlackAction` and `readSlackState` read them back.
 */
export function toSlackMessage(view: CardView): SlackMessages {
  const draft = newDraft(view.card, 'message');
  return messages(renderCard(view.card, draft), view.summary, draft);
}

/**
 * Shows a form in a message, for where no modal can be opened: its inputs, and one button that submits it. A form too long for one
 * message is a button that opens it.
 */
export function toSlackFormMessage(form: FormView): SlackMessages {
  const draft = newDraft(form.card, 'message', undefined, LIMITS.buttonValue - NAMED);
  const title = renderTextBlock(
    { type: 'TextBlock', text: asUserText(form.title), style: 'heading', wrap: true },
    draft,
  );
  const rendered = renderCard(form.card, draft);
  const submit = submitLabel(form);
  const data: SlackFormData = {
    form: form.name,
    token: form.token,
    ...(draft.long.size > 0 ? { long: Object.fromEntries(draft.long) } : {}),
  };
  const button: KnownBlock = {
    type: 'actions',
    elements: [
      {
        type: 'button',
        style: 'primary',
        action_id: draft.unique('action', SUBMIT_ACTION),
        text: plainOrSpill(draft, { type: 'form' }, 'submit button', submit, LIMITS.buttonText),
        value: JSON.stringify(data),
      },
    ],
  };
  const blocks = [...title, ...rendered, ...renderSpilt(draft), button];
  if (!isApart(packMessages(blocks))) return messages(blocks, form.summary, draft);
  const why = 'it is too long for one message, so a button opens it';
  return { messages: [offerForm(form)], warnings: [{ code: 'downgraded', element: 'form', detail: why }] };
}

/** A press brings the answers of its own message alone. */
function isApart(parts: readonly (readonly KnownBlock[])[]): boolean {
  return parts.slice(0, -1).some((part) => part.some(({ type }) => type === 'input'));
}

/** The blocks of a card, however many they are. */
export function renderCard(card: AdaptiveCard, draft: Draft): KnownBlock[] {
  const settled = settleFallbacks(card, draft.warnings);
  if (settled.refresh !== undefined) {
    warn(
      draft,
      'downgraded',
      { type: 'refresh' },
      'Slack does not refresh a message by itself; the bot updates it',
    );
  }
  // Buttons that stand in for others may reveal elements too.
  for (const id of revealedBy(settled)) draft.revealed.add(id);
  const blocks = renderInside(settled, draft);
  return blocks[0]?.type === 'divider' ? blocks.slice(1) : blocks;
}

function messages(blocks: readonly KnownBlock[], summary: string, draft: Draft): SlackMessages {
  const parts = packMessages(blocks);
  if (parts.length > 1) {
    warn(draft, 'split', { type: 'AdaptiveCard' }, `the card stands in ${parts.length} messages`);
    warnOfStrayInputs(parts, draft);
  }
  // Slack refuses a message with neither blocks nor text, and a screen reader needs something to say.
  const words = plainText(summary).trim() === '' ? WORDS.message : plainText(summary);
  const text = shorten(words, LIMITS.notificationText);
  const numbered = (index: number): string =>
    parts.length > 1 ? `${text} (${index + 1}/${parts.length})` : text;
  return {
    messages: parts.map((part, index) => ({ text: escapeMrkdwn(numbered(index)), blocks: part })),
    warnings: draft.warnings,
  };
}

/** An input whose message has no button is never sent: nobody could submit it. */
function warnOfStrayInputs(parts: readonly (readonly KnownBlock[])[], draft: Draft): void {
  const pressable = parts.findLastIndex((part) => part.some((block) => block.type === 'actions'));
  for (const [index, part] of parts.entries()) {
    for (const block of part) {
      if (block.type !== 'input' || index === pressable || pressable < 0) continue;
      const id = block.block_id === undefined ? {} : { id: block.block_id };
      warn(
        draft,
        'dropped',
        { type: 'input', ...id },
        'it is in another message than the button that sends it',
      );
    }
  }
}
