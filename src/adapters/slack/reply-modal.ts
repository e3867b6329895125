import type { ModalView } from '@slack/types';
import type { FormView, Reply } from '../../bot/reply.ts';
import { readPrivateMetadata, toSlackErrors } from './forms.ts';
import { plainModal, pushView, sameFormAgain, updateView } from './modals.ts';
import type { SlackView, SubmissionPayload } from './payloads.ts';
import { answering, type Outcome, type ReplyDeps } from './reply.ts';
import { toSlackModal, toSlackNoticeModal } from './view.ts';
import { WORDS } from './words.ts';

/** What an acknowledged modal does next. Without an answer the view that was sent off closes. */
export type ModalAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update' | 'push'; view: ModalView }
  | { response_action: 'clear' };

export type AckModal = (answer?: ModalAnswer) => Promise<void>;

/** Slack shows at most three views on top of each other (docs.slack.dev, modals). */
const MOST_VIEWS = 3;

/**
 * Shows the reply to a modal that was sent off, in the acknowledgement itself. A form that is through closes: its last word
 * waits where it was opened. When the bot is slow the form stays as it is, with everything that was typed, and says so.
 */
export async function answerSubmission(
  deps: ReplyDeps,
  payload: SubmissionPayload,
  ack: AckModal,
  work: Promise<Reply>,
): Promise<void> {
  const { view } = payload;
  await answering(deps, work, {
    inTime: (outcome) => ack(answerOf(view, settled(outcome))),
    tooSlow: () => ack({ response_action: 'update', view: sameFormAgain(view, WORDS.stillWorking) }),
    afterwards: async (outcome) => {
      await updateView(deps, view.id, afterwards(view, settled(outcome)));
    },
  });
}

/** What the bot could not do this time is for trying again: the form has to stay, whatever else there is to say. */
function settled(outcome: Outcome): Outcome {
  return outcome.kind === 'notice' && outcome.again ? { kind: 'failed' } : outcome;
}

/** Shows the reply to a button inside a modal, where there is no acknowledgement to carry it. */
export async function showInModal(
  deps: ReplyDeps,
  view: SlackView,
  trigger: string | undefined,
  outcome: Outcome,
): Promise<void> {
  const next = viewOf(outcome, titleOf(view));
  if (!next) return;
  // A word in between goes on top, so that what was typed underneath stays.
  if (outcome.kind === 'notice' && (await pushView(deps, trigger, next))) return;
  await updateView(deps, view.id, next);
}

/** A modal of its own for a reply, when there is something to show. */
export function modalOf(outcome: Outcome): ModalView | undefined {
  return viewOf(outcome, TITLE);
}

/**
 * Errors stand by their fields while the same screen is open. The next screen of a form lies on top of this one, so that Slack
 * offers the way back. Everything else takes the modal's place: a form that has been sent must not lie under it.
 */
function answerOf(view: SlackView, outcome: Outcome): ModalAnswer {
  if (outcome.kind === 'nothing') return { response_action: 'clear' };
  if (outcome.kind === 'form') return formAnswer(view, outcome.form);
  if (outcome.kind === 'failed') return failed(view);
  const next = viewOf(outcome, titleOf(view));
  return next ? { response_action: 'update', view: next } : { response_action: 'clear' };
}

function formAnswer(view: SlackView, form: FormView): ModalAnswer {
  const shown = shownIn(view);
  const step = form.step?.at ?? 0;
  const before = shown?.form === form.name ? (shown.step ?? 0) : undefined;
  if (before === step) {
    const errors = toSlackErrors(form.errors, form.card);
    const blocks = Object.keys(errors);
    if (blocks.length > 0 && blocks.every((block) => takesErrors(view, block)))
      return { response_action: 'errors', errors };
  }
  const isNext = before !== undefined && step === before + 1 && depthOf(view) < MOST_VIEWS;
  return { response_action: isNext ? 'push' : 'update', view: toSlackModal(form).view };
}

/** How many views lie on each other with this one on top. */
function depthOf({ id, root_view_id: root, previous_view_id: previous }: SlackView): number {
  if (root === undefined || root === id) return 1;
  return previous === root ? 2 : MOST_VIEWS;
}

/** Slack refuses an error for what is no input, and does not show one beside a menu whose entries are searched (bolt-js#1946). */
function takesErrors(view: SlackView, blockId: string): boolean {
  const block = view.blocks.find((each) => each.block_id === blockId);
  if (block?.type !== 'input') return false;
  // What Slack hands back is the bot's own block, but only its type is checked.
  const element: { readonly type: string } | undefined = block.element;
  return element?.type.endsWith('external_select') !== true;
}

function shownIn(view: SlackView): { readonly form: string; readonly step?: number | undefined } | undefined {
  try {
    return readPrivateMetadata(view.private_metadata);
  } catch {
    return undefined;
  }
}

/** What was typed stays on the screen when it could not be stored. */
function failed(view: SlackView): ModalAnswer {
  const first = view.blocks.find(
    ({ type, block_id: id }) => type === 'input' && id !== undefined && takesErrors(view, id),
  )?.block_id;
  if (first !== undefined) return { response_action: 'errors', errors: { [first]: WORDS.failed } };
  return { response_action: 'update', view: sameFormAgain(view, WORDS.failed) };
}

/** Nothing can close a modal any more once it was answered, so that it says that all is done. */
function afterwards(view: SlackView, outcome: Outcome): ModalView {
  if (outcome.kind === 'failed') return sameFormAgain(view, WORDS.failed);
  return viewOf(outcome, titleOf(view)) ?? plainModal(view.title?.text, WORDS.done);
}

function viewOf(outcome: Outcome, title: string): ModalView | undefined {
  switch (outcome.kind) {
    case 'nothing':
    case 'choices':
      return undefined;
    case 'form':
      return toSlackModal(outcome.form).view;
    case 'notice':
    case 'finish':
      return toSlackNoticeModal(outcome.view, title).view;
    case 'card':
      return toSlackNoticeModal(outcome.notice ?? outcome.view, title).view;
    case 'failed':
      return plainModal(title, WORDS.failed);
  }
}

const TITLE = 'Partnership';

function titleOf(view: SlackView): string {
  return view.title?.text ?? TITLE;
}
