import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../bot/log.ts';
import type { FormView } from '../../bot/reply.ts';
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
    title: { type: 'plain_text', text: title?.slice(0, 24) || 'Partnership' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: words } }],
  };
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
