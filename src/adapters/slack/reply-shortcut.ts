import type { Reply } from '../../bot/reply.ts';
import { offerForm } from './form-offer.ts';
import { openForm, openView } from './modals.ts';
import type { ShortcutPayload } from './payloads.ts';
import { toSlackMessage, type SlackMessage } from './render.ts';
import { answering, type Outcome, type ReplyDeps } from './reply.ts';
import { respondAll } from './respond.ts';
import { modalOf } from './reply-modal.ts';
import { WORDS } from './words.ts';

/**
 * Shows the reply to a shortcut: everything in a modal, since whoever just used a menu looks for one. When the trigger was
 * too old it stands in the conversation, for that person alone. A shortcut without one is run once more by `later`, which
 * brings its reply to their one-to-one chat.
 */
export async function answerShortcut(
  deps: ReplyDeps,
  payload: ShortcutPayload,
  ack: () => Promise<void>,
  work: Promise<Reply>,
  later: () => Promise<void>,
): Promise<void> {
  const show = (outcome: Outcome) => showOutcome(deps, payload, outcome, later);
  await answering(deps, work, {
    inTime: async (outcome) => {
      await ack();
      await show(outcome);
    },
    tooSlow: ack,
    afterwards: show,
  });
}

async function showOutcome(
  deps: ReplyDeps,
  { trigger_id: trigger, response_url: url }: ShortcutPayload,
  outcome: Outcome,
  later: () => Promise<void>,
): Promise<void> {
  const view = outcome.kind === 'form' ? undefined : modalOf(outcome);
  if (outcome.kind === 'form' && (await openForm(deps, trigger, outcome.form))) return;
  if (view && (await openView(deps, trigger, view))) return;
  const messages = messagesOf(outcome);
  if (messages.length === 0) return;
  if (url !== undefined) await respondAll(deps, url, messages);
  else await later();
}

function messagesOf(outcome: Outcome): readonly SlackMessage[] {
  switch (outcome.kind) {
    case 'nothing':
    case 'choices':
      return [];
    case 'form':
      return [offerForm(outcome.form)];
    case 'notice':
    case 'finish':
      return toSlackMessage(outcome.view).messages;
    case 'card':
      return toSlackMessage(outcome.notice ?? outcome.view).messages;
    case 'failed':
      return [{ text: WORDS.failed, blocks: [] }];
  }
}
