import type { ActionExecute, ActionSubmit, AdaptiveCard } from '../../../cards/adaptive-card.ts';
import { settleFallbacks } from '../../../cards/fallback.ts';
import { listInputs } from '../../../cards/inputs.ts';
import { asUserText } from '../../../cards/user-text.ts';
import type { Warning } from '../../../cards/warning.ts';
import type { CardView, FormView } from '../../bot/reply.ts';
import type { FormData } from '../../bot/wire.ts';
import { submitLabel } from '../submit-label.ts';
import { FIELDS_KEY, fieldsOf } from './forms.ts';
import { LIMITS } from './limits.ts';
import { prepareCard, type Place } from './prepare.ts';
import { warningsFor } from './losses.ts';
import { splitCard } from './split.ts';

/** An attachment as the Bot Connector takes it. */
export interface TeamsAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: AdaptiveCard;
}

/** One attachment a message, in order: usually one; a card too long for one message has several. */
export interface TeamsCards {
  readonly attachments: TeamsAttachment[];
  readonly warnings: Warning[];
}

/** The `value` of a task module's `continue` answer. */
export interface TeamsDialog {
  readonly title: string;
  readonly width: 'small' | 'medium' | 'large';
  readonly height: 'small' | 'medium' | 'large';
  readonly card: TeamsAttachment;
}

/** Verb of the action that submits a form standing in a message. Its data is `FormData`, not an `ActionData`. */
export const SUBMIT_VERB = 'form.submit';

/**
 * Shows a card in Teams, in as many messages as its length asks for. Never throws; what Teams cannot show as it stands is
 * in `warnings`. `readTeamsValue` reads the answers back.
 */
export function toTeamsCards(view: CardView): TeamsCards {
  const warnings: Warning[] = [];
  const settled = settleFallbacks(view.card, warnings);
  // Prepared and measured once, however often it is asked for.
  const known = new Map<AdaptiveCard, { readonly content: AdaptiveCard; readonly size: number }>();
  const prepared = (card: AdaptiveCard): { readonly content: AdaptiveCard; readonly size: number } => {
    const before = known.get(card);
    if (before) return before;
    const content = prepareCard(card, 'message');
    const made = { content, size: sizeOf(content) };
    known.set(card, made);
    return made;
  };
  const cards = splitCard(settled, (card) => prepared(card).size <= LIMITS.cardCharacters);
  const made = cards.map(prepared);
  warnings.push(...warningsFor(settled));
  for (const { size } of made) if (size > LIMITS.cardCharacters) warnings.push(TOO_LONG);
  if (cards.length > 1) {
    const detail = `the card stands in ${cards.length} messages`;
    warnings.push({ code: 'split', element: 'AdaptiveCard', detail });
  }
  return { attachments: made.map(({ content }) => attachment(content)), warnings };
}

/**
 * Shows a card as one attachment, for the places that take exactly one: the answer to a pressed button, and a dialog.
 * It is never cut: one that does not fit (`fitsOne`) belongs in `toTeamsCards`.
 */
export function toTeamsAttachment(view: CardView, place: Place = 'message'): TeamsAttachment {
  return attachment(prepareCard(settleFallbacks(view.card, []), place));
}

/** Whether it surely fits where exactly one attachment is taken; beyond, Teams refuses the whole answer. */
export function fitsOne({ content }: TeamsAttachment): boolean {
  return sizeOf(content) <= LIMITS.cardCharacters;
}

/** What cannot be parted, such as a form, may be too long for Teams; it is sent whole, and Teams may refuse it. */
const TOO_LONG: Warning = {
  code: 'dropped',
  element: 'AdaptiveCard',
  detail: `it is longer than the ${LIMITS.cardCharacters} characters that surely fit into one message and cannot be split`,
};

/** Shows a form with its own submit button, in a message (below its title) or in a dialog (which shows the title itself). */
export function toTeamsFormCard(form: FormView, place: Place): TeamsAttachment {
  const card = settleFallbacks(form.card, []);
  const prepared = prepareCard(card, place);
  const fields = fieldsOf(card);
  const envelope: FormData = {
    form: form.name,
    token: form.token,
    ...(form.step && { step: form.step.at }),
  };
  const data = { ...envelope, ...(fields !== undefined && { [FIELDS_KEY]: fields }) };
  const submit: ActionSubmit = { type: 'Action.Submit', title: submitLabel(form), style: 'positive', data };
  const execute: ActionExecute = { ...submit, type: 'Action.Execute', verb: SUBMIT_VERB, fallback: submit };
  const title = prepareCard(titleCard(form.title), place).body;
  return attachment({
    ...prepared,
    body: place === 'dialog' ? prepared.body : [...title, ...prepared.body],
    actions: [place === 'dialog' ? submit : execute, ...(prepared.actions ?? [])],
  });
}

/** Shows a form as a dialog: the `value` of the `continue` answer to `task/fetch` and `task/submit`. */
export function toTeamsDialog(form: FormView): TeamsDialog {
  const tall = listInputs(form.card).length > 3;
  return {
    title: form.title,
    width: 'medium',
    height: tall ? 'large' : 'medium',
    card: toTeamsFormCard(form, 'dialog'),
  };
}

function titleCard(title: string): AdaptiveCard {
  const text = asUserText(title);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text, style: 'heading', size: 'Medium', weight: 'Bolder', wrap: true }],
  };
}

function attachment(content: AdaptiveCard): TeamsAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

function sizeOf(card: AdaptiveCard): number {
  return JSON.stringify(card).length;
}
