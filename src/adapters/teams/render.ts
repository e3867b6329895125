import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import type { Warning } from '../../../cards/warning.ts';
import type { CardView, FormView } from '../../bot/reply.ts';

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

const contentType = 'application/vnd.microsoft.card.adaptive';

export function toTeamsCards(view: CardView): TeamsCards {
  return { attachments: [toTeamsAttachment(view)], warnings: [] };
}

export function toTeamsAttachment(view: CardView): TeamsAttachment {
  return { contentType, content: view.card };
}

export function toTeamsFormCard(form: FormView, _where: 'message' | 'dialog'): TeamsAttachment {
  return { contentType, content: form.card };
}

export function toTeamsDialog(form: FormView): TeamsDialog {
  return { title: form.title, width: 'medium', height: 'large', card: toTeamsFormCard(form, 'dialog') };
}
