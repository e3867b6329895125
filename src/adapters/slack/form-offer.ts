import { plainText } from '../../../cards/user-text.ts';
import type { FormView } from '../../bot/reply.ts';
import type { ActionData } from '../../bot/wire.ts';
import { LIMITS } from './limits.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { button, plainSection } from './plain-blocks.ts';
import type { SlackMessage } from './render.ts';
import { shorten } from './render-draft.ts';
import { WORDS } from './words.ts';

/**
 * A button that opens a form, for when it could not be opened by itself: the trigger was older than Slack's three seconds.
 * What was filled in is in its draft, so that nothing is lost and nothing has to be typed in a message.
 */
export function offerForm(form: FormView): SlackMessage {
  const data: ActionData = { verb: 'form.open', opens: 'form', args: { draft: form.token } };
  return {
    text: escapeMrkdwn(plainText(form.summary)),
    blocks: [
      plainSection(`${shorten(plainText(form.title), LIMITS.headerText)}. ${WORDS.ready}`),
      { type: 'actions', elements: [button(WORDS.openForm, data)] },
    ],
  };
}
