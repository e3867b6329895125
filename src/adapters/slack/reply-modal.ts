import type { ModalView } from '@slack/types';
import type { Reply } from '../../bot/reply.ts';
import { readPrivateMetadata, toSlackErrors } from './forms.ts';
import { plainModal, pushView, updateView } from './modals.ts';
import type { SlackView, SubmissionPayload } from './payloads.ts';
import { answering, type Outcome, type ReplyDeps } from './reply.ts';
import { toSlackModal, toSlackNoticeModal } from './view.ts';
import { WORDS } from './words.ts';

/** What an acknowledged modal does next. Without an answer it closes. */
export type ModalAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView };

export type AckModal = (answer?: ModalAnswer) => Promise<void>;

/** Shows the reply to a modal that was sent off, in the acknowledgement itself. */
export async function answerSubmission(
  deps: ReplyDeps,
  payload: SubmissionPayload,
  ack: AckModal,
  work: Promise<Reply>,
): Promise<void> {
  const { view } = payload;
  await answering(deps, work, {
    inTime: (outcome) => ack(answerOf(view, outcome)),
    tooSlow: () => ack({ response_action: 'update', view: plainModal(view.title?.text, WORDS.working) }),
    afterwards: async (outcome) => {
      await updateView(deps, view.id, viewOf(view, outcome) ?? plainModal(view.title?.text, WORDS.done));
    },
  });
}

/** Shows the reply to a button inside a modal, where there is no acknowledgement to carry it. */
export async function showInModal(
  deps: ReplyDeps,
  view: SlackView,
  trigger: string | undefined,
  outcome: Outcome,
): Promise<void> {
  const next = viewOf(view, outcome);
  if (!next) return;
  // A word in between goes on top, so that what was typed underneath stays.
  if (outcome.kind === 'notice' && (await pushView(deps, trigger, next))) return;
  await updateView(deps, view.id, next);
}

/**
 * Errors stand by their fields while the same form is open. Everything else takes the modal's place: putting it on top
 * would leave a form behind it that has already been sent, and Slack allows only three views.
 */
function answerOf(view: SlackView, outcome: Outcome): ModalAnswer | undefined {
  if (outcome.kind === 'form' && outcome.form.name === formIn(view)) {
    const errors = toSlackErrors(outcome.form.errors, outcome.form.card);
    const blocks = Object.keys(errors);
    const inputs = new Set(
      view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
    );
    if (blocks.length > 0 && blocks.every((block) => inputs.has(block)))
      return { response_action: 'errors', errors };
  }
  if (outcome.kind === 'failed') return failed(view);
  const next = viewOf(view, outcome);
  return next && { response_action: 'update', view: next };
}

function formIn(view: SlackView): string | undefined {
  try {
    return readPrivateMetadata(view.private_metadata).form;
  } catch {
    return undefined;
  }
}

/** What was typed stays on the screen when it could not be stored. */
function failed(view: SlackView): ModalAnswer {
  const first = view.blocks.find((block) => block.type === 'input')?.block_id;
  if (first !== undefined) return { response_action: 'errors', errors: { [first]: WORDS.failed } };
  return { response_action: 'update', view: plainModal(view.title?.text, WORDS.failed) };
}

function viewOf(view: SlackView, outcome: Outcome): ModalView | undefined {
  switch (outcome.kind) {
    case 'nothing':
    case 'choices':
      return undefined;
    case 'form':
      return toSlackModal(outcome.form).view;
    case 'notice':
    case 'finish':
      return toSlackNoticeModal(outcome.view, titleOf(view)).view;
    case 'card':
      return toSlackNoticeModal(outcome.notice ?? outcome.view, titleOf(view)).view;
    case 'failed':
      return plainModal(view.title?.text, WORDS.failed);
  }
}

function titleOf(view: SlackView): string {
  return view.title?.text ?? 'Partnership';
}
