import type { Option } from '@slack/types';
import type { Reply } from '../../bot/reply.ts';
import { inTime } from './in-time.ts';
import { LIMITS } from './limits.ts';
import { shorten } from './render-draft.ts';
import type { ReplyDeps } from './reply.ts';
import { errorGist } from './sdk-log.ts';

export interface Suggestions {
  options: Option[];
}

/** Answers a menu while somebody types. There is no way to answer later, so that a slow answer is none: the next key asks again. */
export async function answerSearch(
  deps: ReplyDeps,
  ack: (answer: Suggestions) => Promise<void>,
  work: Promise<Reply>,
): Promise<void> {
  const found = work.catch((error: unknown): Reply => {
    deps.log.error({ kind: 'slack-search', error: errorGist(error) }, 'a search failed');
    return { kind: 'choices', choices: [] };
  });
  const ready = await inTime(found, deps.answerWithinMs);
  if (!ready) deps.log.warn({ kind: 'slack-search' }, 'a search was slow: answered with nothing');
  await ack({ options: ready ? optionsOf(ready.value) : [] });
}

function optionsOf(reply: Reply): Option[] {
  if (reply.kind !== 'choices') return [];
  return reply.choices
    .filter(({ value }) => value !== '' && value.length <= LIMITS.optionValue)
    .slice(0, LIMITS.options)
    .map(({ title, value }) => ({
      text: { type: 'plain_text', text: shorten(title || value, LIMITS.optionText), emoji: false },
      value,
    }));
}
