import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { CardView } from '../../bot/reply.ts';
import type { Outgoing, SendResult } from '../../bot/platform.ts';
import { slackErrorCode } from './identify.ts';
import { toFailure } from './send-result.ts';
import { toSlackHome } from './view.ts';

const Published = z.object({ view: z.object({ id: z.string(), hash: z.string().optional() }) });

/**
 * Puts a card in the place of a person's App Home. Slack names each state of it with a hash: sent along, it makes sure that a
 * page drawn earlier never replaces one drawn later, by another process say. When the page has changed in between, the next
 * try is drawn anew and goes without. The ids kept are the view's and that hash.
 */
export async function publishHome(client: WebClient, outgoing: Outgoing, user: string): Promise<SendResult> {
  // A page cannot be taken away, only replaced.
  if (outgoing.op === 'delete' || !outgoing.view)
    return { outcome: 'sent', messages: [], conversation: user };
  const [known, hash] = outgoing.messages;
  try {
    const answer: unknown = await client.views.publish({
      user_id: user,
      view: homeOf(outgoing.view),
      ...(hash === undefined ? {} : { hash }),
    });
    const { view } = Published.parse(answer);
    const messages = view.hash === undefined ? [view.id] : [view.id, view.hash];
    return { outcome: 'sent', messages, conversation: user };
  } catch (error) {
    if (slackErrorCode(error) === 'hash_conflict')
      return { outcome: 'retry', reason: 'hash_conflict', ...(known ? { messages: [known] } : {}) };
    return again(toFailure(error));
  }
}

function homeOf(view: CardView): HomeView {
  return toSlackHome(view).view;
}

/** A page that may be there already is simply published once more. */
function again(failure: ReturnType<typeof toFailure>): SendResult {
  return failure.outcome === 'unknown' ? { outcome: 'retry', reason: failure.reason } : failure;
}
