import type { ConnectorClient } from 'botframework-connector';
import type { Route } from '../../bot/interaction.ts';
import { BotError } from '../../bot/errors.ts';
import { TOO_LATE, type Address, type Outgoing, type SendResult } from '../../bot/platform.ts';
import { failureOf, numberAt, type Failure } from './outcome.ts';
import { asTargeted } from './one-try.ts';
import { withRefresh } from './refresh.ts';
import { toTeamsCards, toTeamsFormCard, type TeamsAttachment } from './render.ts';
import { targetOf, type Home, type Target, idIn } from './target.ts';

export interface SendDeps {
  connect(serviceUrl: string): Promise<ConnectorClient>;
  /** Where the tenant's messages go when the route does not say. */
  home(tenant: string, route: Route | undefined): Home | undefined;
  mayWriteTo(tenant: string): boolean;
  /** Whether people from outside the tenant read along in a room. @throws PlatformUnavailable when Teams does not say */
  hasOutsiders(serviceUrl: string, tenant: string, room: string): Promise<boolean>;
  readonly now: () => Date;
}

/**
 * Sends, changes or deletes one message: one attempt, one request for each part of the card (and one to open a person's
 * chat when it is not known yet). What the outcome means is decided by whoever keeps the outbox.
 */
export async function send(deps: SendDeps, outgoing: Outgoing): Promise<SendResult> {
  const { to, route } = outgoing;
  if (!deps.mayWriteTo(to.tenant)) return { outcome: 'rejected', reason: 'tenant' };
  // Teams has no page of the bot's own: `mywork` and its button say what stands on Slack's.
  if (to.kind === 'home') return { outcome: 'gone', reason: 'no-home' };
  const home = deps.home(to.tenant, route);
  if (!home) return { outcome: 'gone', reason: 'no-route' };
  const { op } = outgoing;
  const parts = partsOf(outgoing);
  if (parts.length === 0 && op !== 'delete') return { outcome: 'rejected', reason: 'nothing-to-show' };

  let client: ConnectorClient;
  let target: Target;
  let isOpen: boolean;
  try {
    client = await deps.connect(home.serviceUrl);
    isOpen =
      to.kind === 'conversation' &&
      op !== 'delete' &&
      (await deps.hasOutsiders(home.serviceUrl, to.tenant, to.conversation));
    if (isOpen && op === 'post') return { outcome: 'gone', reason: 'outsiders' };
    target = await targetOf(client, to, home, route);
  } catch (error) {
    return unopened(failureOf(error, deps.now()));
  }
  const call = { client, target, parts, summary: (outgoing.view ?? outgoing.form)?.summary ?? '' };
  // What stands in a room that outsiders have come into since is taken away instead of brought up to date.
  const { done, error } = await run(call, isOpen ? { ...outgoing, op: 'delete' } : outgoing);
  if (isOpen && error === undefined) return { outcome: 'gone', reason: 'outsiders' };
  if (error === undefined) {
    return { outcome: 'sent', messages: done, conversation: target.conversation, route: target.route };
  }
  const failure = failureOf(error, deps.now());
  // Parts that an update added must not be posted a second time either.
  const hasPosted = !isOpen && (op === 'post' || (op === 'update' && done.length > outgoing.messages.length));
  return failure.outcome === 'retry' && hasPosted ? { ...failure, messages: done } : failure;
}

/**
 * Nothing was posted yet, and opening a person's chat twice does no harm, so what may have happened may be tried again. A
 * person Teams does not know is out of reach, which is for the next place on the list, not the end of the message.
 */
function unopened(failure: Failure): Failure {
  if (failure.outcome === 'unknown') return { outcome: 'retry', reason: failure.reason };
  return failure.outcome === 'rejected' ? { outcome: 'gone', reason: failure.reason } : failure;
}

function partsOf({ view, form, personal }: Outgoing): readonly TeamsAttachment[] {
  if (form) return [toTeamsFormCard(form, 'message')];
  const parts = view ? toTeamsCards(view).attachments : [];
  // Somebody's own view takes the place of one message, so that a card in several has none.
  return view && personal && parts.length === 1
    ? toTeamsCards(withRefresh(view, personal)).attachments
    : parts;
}

interface Call {
  readonly client: ConnectorClient;
  readonly target: Target;
  readonly parts: readonly TeamsAttachment[];
  readonly summary: string;
}

/** The ids of the messages that show the card now, and the error that stopped it, if one did. */
async function run(
  call: Call,
  { op, messages, to, mayLeave }: Outgoing,
): Promise<{ done: string[]; error?: unknown }> {
  const done: string[] = op === 'post' ? [...messages] : [];
  try {
    if (op !== 'delete') {
      for (const [index, part] of call.parts.entries()) {
        if (op === 'post' && index < messages.length) continue;
        if (mayLeave?.() === false) throw new BotError(TOO_LATE, 'It took too long to get this far.');
        const known = op === 'update' ? messages[index] : undefined;
        if (known !== undefined) await update(call, known, part);
        done.push(known ?? (await post(call, part, to, done[0])));
      }
    }
    const surplus = op === 'delete' ? messages : op === 'update' ? messages.slice(call.parts.length) : [];
    for (const id of surplus) await remove(call, id);
    return { done };
  } catch (error) {
    return { done, error };
  }
}

async function post(
  call: Call,
  part: TeamsAttachment,
  to: Address,
  first: string | undefined,
): Promise<string> {
  const { client, target } = call;
  const options = target.recipient ? asTargeted : {};
  const answer: unknown = await client.conversations.sendToConversation(
    threaded(target, first),
    {
      ...activity(call, part),
      // A direct message is a prompt to one person: it shall show among their notifications.
      ...(to.kind === 'direct' && { channelData: { notification: { alert: true } } }),
    },
    options,
  );
  const id = idIn(answer);
  if (id) return id;
  throw new Error('Teams took the message and gave no id for it.');
}

async function update(call: Call, id: string, part: TeamsAttachment): Promise<void> {
  const { client, target } = call;
  const options = target.recipient ? asTargeted : {};
  await client.conversations.updateActivity(threaded(target), id, { ...activity(call, part), id }, options);
}

async function remove({ client, target }: Call, id: string): Promise<void> {
  try {
    await client.conversations.deleteActivity(threaded(target), id, target.recipient ? asTargeted : {});
  } catch (error) {
    // The SDK expects 200 or 202; any other success is one too.
    const status = numberAt(error, 'statusCode');
    // Nor is it an error when somebody was quicker: a message that is gone is as deleted as it can be.
    if (status === undefined || (status >= 300 && !isNoMessage(error))) throw error;
  }
}

function isNoMessage(error: unknown): boolean {
  const { reason } = failureOf(error, new Date(0));
  return /(ActivityNotFoundInConversation|MessageNotFound)$/.test(reason);
}

function activity({ target, summary }: Call, part: TeamsAttachment): object {
  return {
    type: 'message',
    channelId: 'msteams',
    from: { id: target.botId },
    conversation: { id: target.conversation },
    attachments: [part],
    // Shown in the notification and read out; it holds no free text.
    ...(summary && { summary }),
    ...(target.recipient && { recipient: { id: target.recipient } }),
  };
}

/**
 * Keeps a message in its thread: Teams goes by the conversation id alone. The further parts of a long card
 * posted at the top of a channel hang below the first.
 */
function threaded(target: Target, first?: string): string {
  const thread = target.thread ?? (target.isChannel ? first : undefined);
  return thread ? `${target.conversation};messageid=${thread}` : target.conversation;
}
