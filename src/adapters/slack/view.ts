import type { HomeView, KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { plainText } from '../../../cards/user-text.ts';
import type { Warning } from '../../../cards/warning.ts';
import type { CardView, FormView } from '../../bot/reply.ts';
import { submitLabel } from '../submit-label.ts';
import { fitView } from './fit-view.ts';
import { writePrivateMetadata } from './forms.ts';
import { LIMITS } from './limits.ts';
import { newDraft, shorten, shortenAtWord, warn, type Draft } from './render-draft.ts';
import { renderCard } from './render.ts';

/** What form, draft and screen take of a modal's metadata, at most. */
const NAMED = 300;

export interface SlackModal {
  readonly view: ModalView;
  readonly warnings: Warning[];
}

/**
 * Shows a form as a modal. Its `callback_id` is the form's name and its `private_metadata` names form and draft
 * (`readPrivateMetadata`). Never throws; what a modal cannot show is in `warnings`.
 *
 * Elements with an id of `error-<input id>` are shown only while the form has that error. A form that opens with errors
 * therefore says so beside its inputs; a refused submission is answered with `toSlackErrors` and the view stays as it is.
 */
export function toSlackModal(form: FormView): SlackModal {
  const draft = newDraft(
    form.card,
    'modal',
    new Set(Object.keys(form.errors)),
    LIMITS.privateMetadata - NAMED,
  );
  const blocks = [...fullTitle(form.title), ...renderCard(form.card, draft)];
  const view: ModalView = {
    type: 'modal',
    callback_id: form.name,
    private_metadata: writePrivateMetadata({
      form: form.name,
      token: form.token,
      ...(form.step === undefined ? {} : { step: form.step.at }),
      ...(draft.long.size > 0 ? { long: Object.fromEntries(draft.long) } : {}),
    }),
    title: label(draft, 'title', form.title),
    submit: label(draft, 'submit button', submitLabel(form)),
    // On a screen that lies on another one, Slack's own button leads back to it.
    close: label(draft, 'close button', form.step !== undefined && form.step.at > 0 ? 'Back' : 'Cancel'),
    blocks: fitView(blocks, form.summary, draft),
  };
  return { view, warnings: draft.warnings };
}

/** Shows a card as a modal that has nothing to fill in: a confirmation after a form, say. */
export function toSlackNoticeModal(view: CardView, title: string): SlackModal {
  const draft = newDraft(view.card, 'modal');
  const why = 'a modal with inputs needs a submit button; show a form instead';
  const blocks = [...fullTitle(title), ...withoutInputs(renderCard(view.card, draft), draft, why)];
  return {
    view: {
      type: 'modal',
      title: label(draft, 'title', title),
      close: label(draft, 'close button', 'Close'),
      blocks: fitView(blocks, view.summary, draft),
    },
    warnings: draft.warnings,
  };
}

export interface SlackHome {
  readonly view: HomeView;
  readonly warnings: Warning[];
}

/** Shows a card as somebody's App Home. Slack takes inputs there, but nothing sends them off, so they go. */
export function toSlackHome(view: CardView): SlackHome {
  const draft = newDraft(view.card, 'modal');
  const blocks = withoutInputs(
    renderCard(view.card, draft),
    draft,
    'a home page has nothing to send it off with',
  );
  return { view: { type: 'home', blocks: fitView(blocks, view.summary, draft) }, warnings: draft.warnings };
}

function withoutInputs(blocks: readonly KnownBlock[], draft: Draft, why: string): KnownBlock[] {
  return blocks.filter((block) => {
    if (block.type !== 'input') return true;
    const id = block.block_id === undefined ? {} : { id: block.block_id };
    warn(draft, 'dropped', { type: 'input', ...id }, why);
    return false;
  });
}

function label(draft: Draft, part: string, text: string): PlainTextElement {
  const words = plainText(text).trim() === '' ? 'Partnership' : plainText(text);
  if (words.length > LIMITS.modalTitle) {
    const where = part === 'title' ? 'it stands above the form in full' : 'its end is not shown';
    warn(
      draft,
      part === 'title' ? 'split' : 'dropped',
      { type: 'form' },
      `the ${part} is longer than Slack's ${LIMITS.modalTitle} characters: ${where}`,
    );
  }
  return { type: 'plain_text', text: shortenAtWord(words, LIMITS.modalTitle), emoji: false };
}

/** A title that the bar has no room for. */
function fullTitle(title: string): KnownBlock[] {
  const words = plainText(title);
  if (words.length <= LIMITS.modalTitle) return [];
  return [
    { type: 'header', text: { type: 'plain_text', text: shorten(words, LIMITS.headerText), emoji: false } },
  ];
}
