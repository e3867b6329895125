import type { KnownBlock } from '@slack/types';
import type { Warning } from '../../../cards/warning.ts';
import type { CardView, FormView } from '../../bot/reply.ts';

export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}
export interface SlackMessages {
  readonly messages: SlackMessage[];
  readonly warnings: Warning[];
}

export function toSlackMessage(view: CardView): SlackMessages {
  return { messages: [{ text: view.summary, blocks: [] }], warnings: [] };
}

export function toSlackFormMessage(form: FormView): SlackMessages {
  return { messages: [{ text: form.summary, blocks: [] }], warnings: [] };
}
