import type { Log } from '../../bot/log.ts';
import type { Reply } from '../../bot/reply.ts';
import { inTime } from './in-time.ts';
import type { ModalDeps } from './modals.ts';
import type { ResponderDeps } from './respond.ts';
import { errorGist } from './sdk-log.ts';

/** What showing a reply needs: the way to modals, the way to `response_url`s, and how long Slack waits. */
export interface ReplyDeps extends ModalDeps, ResponderDeps {
  readonly log: Log;
  /** Milliseconds after which Slack is answered without the reply, which then follows. */
  readonly answerWithinMs: number;
}

/** The reply, or the fact that there is none because the bot could not store what it did. */
export type Outcome = Reply | { readonly kind: 'failed' };

/**
 * Runs one interaction against the clock: `inTime` shows the outcome as the acknowledgement itself, and after the time is
 * up `tooSlow` acknowledges and `afterwards` shows the outcome when it comes. Exactly one of the two ways is taken, so
 * Slack is acknowledged once. Nothing here rejects because of the bot: Slack would not deliver a press or a form again,
 * so the person is told instead.
 */
export async function answering(
  deps: ReplyDeps,
  work: Promise<Reply>,
  ways: {
    inTime(outcome: Outcome): Promise<void>;
    tooSlow(): Promise<void>;
    afterwards(outcome: Outcome): Promise<void>;
  },
): Promise<void> {
  const outcome: Promise<Outcome> = work.catch((error: unknown) => {
    deps.log.error({ kind: 'slack-reply', error: errorGist(error) }, 'an interaction failed');
    return { kind: 'failed' };
  });
  const ready = await inTime(outcome, deps.answerWithinMs);
  if (ready) return ways.inTime(ready.value);
  deps.log.warn({ kind: 'slack-reply' }, 'an interaction was slow: acknowledged before it was done');
  await ways.tooSlow();
  return ways.afterwards(await outcome);
}
