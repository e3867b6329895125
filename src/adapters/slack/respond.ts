import type { KnownBlock } from '@slack/types';
import type { Log } from '../../bot/log.ts';
import type { SlackMessage } from './render.ts';
import { errorGist } from './sdk-log.ts';

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

/** Shows something through a `response_url`. Tried once; a failure is logged, because nobody is left to tell. */
export async function respond(deps: ResponderDeps, url: string, response: Response): Promise<void> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        text: response.text,
        ...(response.blocks ? { blocks: response.blocks } : {}),
        ...(response.replace
          ? { replace_original: true }
          : { response_type: 'ephemeral', replace_original: false }),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(deps.timeoutMs),
    });
    await answer.text();
    if (!answer.ok)
      deps.log.warn({ kind: 'slack-respond', status: answer.status }, 'an answer could not be shown');
  } catch (error) {
    deps.log.warn({ kind: 'slack-respond', error: errorGist(error) }, 'an answer could not be shown');
  }
}

/** Shows all parts of a card. Only the first can take another message's place. */
export async function respondAll(
  deps: ResponderDeps,
  url: string,
  messages: readonly SlackMessage[],
  replace = false,
): Promise<void> {
  for (const [part, message] of messages.entries()) {
    await respond(deps, url, { ...message, replace: replace && part === 0 });
  }
}
