import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../bot/log.ts';
import type { FormView } from '../../bot/reply.ts';
import { LIMITS } from './limits.ts';
import type { SlackView } from './payloads.ts';
import { plainSection } from './plain-blocks.ts';
import { shortenAtWord } from './render-draft.ts';
import { errorGist } from './sdk-log.ts';
import { toSlackModal } from './view.ts';

export interface ModalDeps {
  /** A client that tries once and gives up while the trigger may still be alive. */
  readonly client: WebClient;
  readonly log: Log;
}

/** Opens a form. False when Slack did not: the trigger was too old, already used, or Slack could not be reached. */
export async function openForm(
  deps: ModalDeps,
  trigger: string | undefined,
  form: FormView,
): Promise<boolean> {
  if (trigger === undefined) return false;
  return tried(deps, 'views.open', () =>
    deps.client.views.open({ trigger_id: trigger, view: toSlackModal(form).view }),
  );
}

/** Opens a modal that has nothing to fill in. False when Slack did not. */
export async function openView(
  deps: ModalDeps,
  trigger: string | undefined,
  view: ModalView,
): Promise<boolean> {
  if (trigger === undefined) return false;
  return tried(deps, 'views.open', () => deps.client.views.open({ trigger_id: trigger, view }));
}

/** Puts a view on top of an open modal. */
export async function pushView(
  deps: ModalDeps,
  trigger: string | undefined,
  view: ModalView,
): Promise<boolean> {
  if (trigger === undefined) return false;
  return tried(deps, 'views.push', () => deps.client.views.push({ trigger_id: trigger, view }));
}

/** Replaces what an open modal shows. */
export async function updateView(deps: ModalDeps, id: string, view: ModalView): Promise<boolean> {
  return tried(deps, 'views.update', () => deps.client.views.update({ view_id: id, view }));
}

/** A modal with nothing but these words, for when there is no card to show. */
export function plainModal(title: string | undefined, words: string): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: shortenAtWord(title ?? '', LIMITS.modalTitle) || 'Partnership' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: words } }],
  };
}

const NOTE = 'note';

/**
 * The form as it is, with a word on top. Slack keeps what was typed in inputs whose ids stay the same, so that it need not be
 * put back. Sending it off once more does no harm: a form has its effect once.
 */
export function sameFormAgain(view: SlackView, words: string): ModalView {
  const { title, submit, close, blocks } = view;
  if (!blocks.some(({ type }) => type === 'input')) return plainModal(title?.text, words);
  return {
    type: 'modal',
    ...(view.callback_id === undefined ? {} : { callback_id: view.callback_id }),
    ...(view.private_metadata === undefined ? {} : { private_metadata: view.private_metadata }),
    title: { type: 'plain_text', text: shortenAtWord(title?.text ?? '', LIMITS.modalTitle) || 'Partnership' },
    submit: { type: 'plain_text', text: submit?.text.slice(0, LIMITS.modalTitle) || 'Send' },
    // A screen that lies on another one says "Back".
    close: { type: 'plain_text', text: close?.text.slice(0, LIMITS.modalTitle) || 'Cancel' },
    blocks: [plainSection(words, NOTE), ...withRoom(blocks.filter(({ block_id: id }) => id !== NOTE))],
  };
}

/** For the word on top a full form gives up its last part that is only read. */
function withRoom(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  if (blocks.length < LIMITS.modalBlocks) return blocks;
  const least = blocks.findLast(({ type }) => type !== 'input' && type !== 'actions') ?? blocks.at(-1);
  return blocks.filter((block) => block !== least);
}

async function tried(deps: ModalDeps, method: string, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    deps.log.warn({ kind: 'slack-modal', method, error: errorGist(error) }, 'a modal could not be shown');
    return false;
  }
}
