import type { ModalView } from '@slack/types';
import type { Warning } from '../../../cards/warning.ts';
import type { CardView, FormView } from '../../bot/reply.ts';
import { writePrivateMetadata } from './forms.ts';

export interface SlackModal {
  readonly view: ModalView;
  readonly warnings: Warning[];
}

export function toSlackModal(form: FormView): SlackModal {
  const view: ModalView = {
    type: 'modal',
    callback_id: form.name,
    private_metadata: writePrivateMetadata({ form: form.name, token: form.token }),
    title: { type: 'plain_text', text: form.title },
    submit: { type: 'plain_text', text: form.submit },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [],
  };
  return { view, warnings: [] };
}

export function toSlackNoticeModal(view: CardView, title: string): SlackModal {
  return { view: { type: 'modal', title: { type: 'plain_text', text: title }, blocks: [] }, warnings: [] };
}
