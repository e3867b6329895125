import { setTimeout as sleep } from 'node:timers/promises';
import type { KnownBlock } from '@slack/types';
import type { Log } from '../../bot/log.ts';
import type { SlackMessage } from './render.ts';
import { errorGist } from './sdk-log.ts';
import { postJson } from './post-json.ts';

/** A message to a `response_url`, which lives for 30 minutes and five uses. */
export interface Response {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  /** Put it in the place of the message whose button was pressed, instead of showing it to that person only. */
  readonly replace?: boolean;
}

export interface ResponderDeps {
  readonly log: Log;
  readonly timeoutMs: number;
}

/** Tries again after these milliseconds: what a `response_url` shows twice is seen by one person, twice. */
const AGAIN_AFTER_MS = [250, 1_000];

/** Shows something through a `response_url`. @returns whether Slack took it; that it did not is logged. */
export async function respond(deps: ResponderDeps, url: string, response: Response): Promise<boolean> {
  for (const wait of [...AGAIN_AFTER_MS, undefined]) {
    const problem = await tryOnce(deps, url, response);
    if (!problem) return true;
    if (wait === undefined || !problem.passes) {
      deps.log.warn({ kind: 'slack-respond', ...problem.fields }, 'an answer could not be shown');
      return false;
    }
    await sleep(wait);
  }
  return false;
}

interface Problem {
  /** It may go better in a moment. */
  readonly passes: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function tryOnce(deps: ResponderDeps, url: string, response: Response): Promise<Problem | undefined> {
  const body = {
    text: response.text,
    ...(response.blocks ? { blocks: response.blocks } : {}),
    // Taken here as by `chat.postMessage` (RespondArguments of Bolt): no card fetches what it links to.
    unfurl_links: false,
    unfurl_media: false,
    ...(response.replace
      ? { replace_original: true }
      : { response_type: 'ephemeral', replace_original: false }),
  };
  try {
    const status = await postJson(url, body, deps.timeoutMs);
    if (status >= 200 && status < 300) return undefined;
    return { passes: status >= 500 || status === 429, fields: { status } };
  } catch (error) {
    return { passes: true, fields: { error: errorGist(error) } };
  }
}

/** Shows all parts of a card. Only the first can take another message's place. @returns whether Slack took them all */
export async function respondAll(
  deps: ResponderDeps,
  url: string,
  messages: readonly SlackMessage[],
  replace = false,
): Promise<boolean> {
  let taken = true;
  for (const [part, message] of messages.entries()) {
    taken = (await respond(deps, url, { ...message, replace: replace && part === 0 })) && taken;
  }
  return taken;
}
