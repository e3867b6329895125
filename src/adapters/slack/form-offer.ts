import { button, plainSection } from './plain-blocks.ts';
import type { FormView } from '../../bot/reply.ts';
import type { ActionData } from '../../bot/wire.ts';
import type { SlackMessage } from './render.ts';
import { WORDS } from './words.ts';

/**
 * A button that opens a form, for when it could not be opened by itself: the trigger was older than Slack's three seconds.
 * What was filled in is in its draft, so that nothing is lost and nothing has to be typed in a message.
 */
export function offerForm(form: FormView): SlackMessage {
  const data: ActionData = { verb: 'form.open', opens: 'form', args: { draft: form.token } };
  return {
    text: form.title,
    blocks: [
      plainSection(`${form.title}. ${WORDS.ready}`),
      { type: 'actions', elements: [button(WORDS.openForm, data)] },
    ],
  };
}
