import type { Button, SectionBlock } from '@slack/types';
import type { ActionData } from '../../bot/wire.ts';

/** Words of the adapter's own, as they are. */
export function plainSection(text: string, blockId?: string): SectionBlock {
  return {
    type: 'section',
    ...(blockId === undefined ? {} : { block_id: blockId }),
    text: { type: 'plain_text', text, emoji: false },
  };
}

export function button(text: string, data: ActionData): Button {
  return {
    type: 'button',
    action_id: data.verb,
    text: { type: 'plain_text', text, emoji: false },
    style: 'primary',
    value: JSON.stringify(data),
  };
}
