import type { CardView, FormView, Reply } from '../../bot/reply.ts';
import { offerForm } from './form-offer.ts';
import { openForm, openView } from './modals.ts';
import type { ActionPayload } from './payloads.ts';
import { toSlackFormMessage, toSlackMessage } from './render.ts';
import { answering, type Outcome, type ReplyDeps } from './reply.ts';
import { modalOf, showInModal } from './reply-modal.ts';
import { respond, respondAll } from './respond.ts';
import { WORDS } from './words.ts';

/**
 * Shows the reply to a button press, or to a form that was sent off from within a message. The press is acknowledged as
 * soon as its effect is stored; what there is to see follows through the `response_url`.
 */
export async function answerAction(
  deps: ReplyDeps,
  payload: ActionPayload,
  ack: () => Promise<void>,
  pressed: 'press' | 'submit',
  work: Promise<Reply>,
): Promise<void> {
  const show = (outcome: Outcome) => showOutcome(deps, payload, pressed, outcome);
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
  payload: ActionPayload,
  pressed: 'press' | 'submit',
  outcome: Outcome,
): Promise<void> {
  const { response_url: url, view } = payload;
  if (url === undefined) {
    if (view?.type === 'home') await showOverHome(deps, payload.trigger_id, outcome);
    else if (view) await showInModal(deps, view, payload.trigger_id, outcome);
    return;
  }
  // A form in a message is only ever shown to the person who fills it in, so that their answer may take its place.
  const mine = pressed === 'submit' || payload.container?.is_ephemeral === true;
  const say = async (card: CardView, replace = false): Promise<void> => {
    await respondAll(deps, url, toSlackMessage(card).messages, replace);
  };
  switch (outcome.kind) {
    case 'nothing':
    case 'choices':
      return;
    case 'notice':
      return say(outcome.view);
    case 'form':
      return showForm(deps, payload, url, pressed, outcome.form);
    case 'finish':
      // Never in the place of a card that others read.
      return say(outcome.view, mine);
    case 'card':
      await showCard(deps, url, mine, outcome.view);
      if (outcome.notice) await say(outcome.notice);
      return;
    case 'failed':
      await respond(deps, url, { text: WORDS.failed });
  }
}

/** A page has no conversation to answer in: what there is to see comes up over it. */
async function showOverHome(deps: ReplyDeps, trigger: string | undefined, outcome: Outcome): Promise<void> {
  const view = modalOf(outcome);
  if (view) await openView(deps, trigger, view);
}

/** The pressed card as it is now. A card in several messages is brought up to date by the outbox, which knows them all. */
async function showCard(deps: ReplyDeps, url: string, mine: boolean, view: CardView): Promise<void> {
  const { messages } = toSlackMessage(view);
  if (messages.length === 1 || mine) await respondAll(deps, url, messages, true);
}

async function showForm(
  deps: ReplyDeps,
  payload: ActionPayload,
  url: string,
  pressed: 'press' | 'submit',
  form: FormView,
): Promise<void> {
  if (pressed === 'submit') await respondAll(deps, url, toSlackFormMessage(form).messages, true);
  else if (!(await openForm(deps, payload.trigger_id, form))) await respondAll(deps, url, [offerForm(form)]);
}
