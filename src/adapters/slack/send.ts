import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../bot/log.ts';
import { TOO_LATE, type Address, type Outgoing, type SendResult } from '../../bot/platform.ts';
import { publishHome } from './publish-home.ts';
import { toSlackFormMessage, toSlackMessage, type SlackMessage } from './render.ts';
import { toFailure, type Failure } from './send-result.ts';

/** How a message that the bot posted is known again, when Slack's answer to the post was lost. */
export const METADATA_EVENT = 'partnership_bot';

export interface SenderDeps {
  /** A client that tries once. */
  readonly client: WebClient;
  readonly log: Log;
  readonly now: () => Date;
  readonly served: () => ReadonlySet<string>;
  /** Whether outsiders or guests read along in a conversation; undefined when that is not known now. Never rejects. */
  readonly isOpen: (conversation: string) => Promise<boolean | undefined>;
}

/** Carries out one outbox message with one request for each part, and says what became of it. Never rejects. */
export type Send = (outgoing: Outgoing) => Promise<SendResult>;

const Posted = z.object({ ts: z.string().optional(), message_ts: z.string().optional() });
const Opened = z.object({ channel: z.object({ id: z.string() }) });

export function createSend(deps: SenderDeps): Send {
  const directs = new Map<string, string>();
  return async (outgoing) => {
    const began = deps.now().getTime();
    const result = await attempt(deps, directs, outgoing);
    if (result.outcome === 'gone' && outgoing.to.kind === 'direct') directs.delete(direct(outgoing.to));
    const { id, op } = outgoing;
    const reason = result.outcome === 'sent' ? undefined : result.reason;
    const ms = deps.now().getTime() - began;
    deps.log.info(
      { kind: 'slack-send', id, op, outcome: result.outcome, reason, ms },
      'message sent to Slack',
    );
    return result;
  };
}

async function attempt(
  deps: SenderDeps,
  directs: Map<string, string>,
  outgoing: Outgoing,
): Promise<SendResult> {
  const { to, op } = outgoing;
  if (!deps.served().has(to.tenant)) return { outcome: 'rejected', reason: 'workspace_not_served' };
  if (to.kind === 'only-you' && op !== 'post')
    return { outcome: 'rejected', reason: 'only_you_cannot_change' };
  if (to.kind === 'home') return publishHome(deps.client, outgoing, to.user);
  const place = await channelOf(deps.client, directs, outgoing);
  if (place.outcome !== 'found') return place;
  const courier: Courier = { client: deps.client, outgoing, channel: place.channel };
  if (to.kind === 'conversation' && op !== 'delete') {
    const isOpen = await deps.isOpen(to.conversation);
    if (isOpen === undefined) return { outcome: 'retry', reason: 'room_unknown' };
    if (isOpen) return keepOut(courier);
  }
  switch (op) {
    case 'post':
      return post(courier, partsOf(outgoing));
    case 'update':
      return update(courier, partsOf(outgoing));
    case 'delete':
      return remove(courier);
  }
}

/** What stands in a room that outsiders or guests have come into since is taken away instead of brought up to date. */
async function keepOut(courier: Courier): Promise<SendResult> {
  const removed = courier.outgoing.op === 'update' ? await remove(courier) : undefined;
  return removed && removed.outcome !== 'sent' ? removed : { outcome: 'gone', reason: 'outsiders' };
}

interface Courier {
  readonly client: WebClient;
  readonly outgoing: Outgoing;
  readonly channel: string;
}

/** A `post` that stopped half way goes on after the parts already there. */
async function post(courier: Courier, parts: readonly SlackMessage[]): Promise<SendResult> {
  const { to, messages: posted } = courier.outgoing;
  return postFrom(courier, parts, [...posted], threadOf(to));
}

/** Parts that are new go into the thread under the first: in the conversation others may have written since. */
async function update(courier: Courier, parts: readonly SlackMessage[]): Promise<SendResult> {
  const { client, channel, outgoing } = courier;
  const kept = outgoing.messages.slice(0, parts.length);
  try {
    for (const [index, ts] of kept.entries()) {
      if (isLate(outgoing)) return late(outgoing.messages);
      await client.chat.update({ channel, ts, ...contentOf(parts[index]) });
    }
    for (const ts of outgoing.messages.slice(parts.length)) await deleteMessage(client, channel, ts);
  } catch (error) {
    return toFailure(error);
  }
  const posted = [...kept];
  const result = await postFrom(courier, parts, posted, threadOf(outgoing.to) ?? kept[0]);
  return result.outcome === 'unknown' ? { ...result, messages: posted } : result;
}

function isLate({ mayLeave }: Outgoing): boolean {
  return mayLeave?.() === false;
}

function late(posted: readonly string[]): SendResult {
  return { outcome: 'retry', reason: TOO_LATE, ...(posted.length > 0 ? { messages: [...posted] } : {}) };
}

async function remove({ client, channel, outgoing }: Courier): Promise<SendResult> {
  try {
    for (const ts of outgoing.messages) await deleteMessage(client, channel, ts);
  } catch (error) {
    return toFailure(error);
  }
  return { outcome: 'sent', messages: [], conversation: channel };
}

async function postFrom(
  courier: Courier,
  parts: readonly SlackMessage[],
  posted: string[],
  thread: string | undefined,
): Promise<SendResult> {
  for (const [index, part] of parts.entries()) {
    if (index < posted.length) continue;
    if (isLate(courier.outgoing)) return late(posted);
    try {
      posted.push(await postPart(courier, part, index, parts.length, thread));
    } catch (error) {
      const failure = toFailure(error);
      return failure.outcome === 'retry' && posted.length > 0 ? { ...failure, messages: posted } : failure;
    }
  }
  const { channel, outgoing } = courier;
  // Named as `bot/routes` expects the part of a route that belongs to one conversation.
  const route = outgoing.to.kind === 'direct' ? { route: { conversationId: channel } } : {};
  return { outcome: 'sent', messages: posted, conversation: channel, ...route };
}

async function postPart(
  { client, outgoing, channel }: Courier,
  part: SlackMessage,
  index: number,
  of: number,
  thread: string | undefined,
): Promise<string> {
  const { to, id } = outgoing;
  const where = { channel, ...contentOf(part), ...(thread === undefined ? {} : { thread_ts: thread }) };
  if (to.kind === 'only-you') {
    return tsOf(await client.chat.postEphemeral({ ...where, user: to.user }));
  }
  const payload = of === 1 ? { outbox_id: id } : { outbox_id: id, part: index };
  return tsOf(
    await client.chat.postMessage({
      ...where,
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: METADATA_EVENT, event_payload: payload },
    }),
  );
}

/** A message that is already gone is as deleted as it can be. */
async function deleteMessage(client: WebClient, channel: string, ts: string): Promise<void> {
  try {
    await client.chat.delete({ channel, ts });
  } catch (error) {
    if (toFailure(error).reason !== 'message_not_found') throw error;
  }
}

type Found = { readonly outcome: 'found'; readonly channel: string } | Failure;

/** The one-to-one chat is opened once for each person. Opening it twice does no harm, so a lost answer is worth another try. */
async function channelOf(
  client: WebClient,
  directs: Map<string, string>,
  { to, route }: Outgoing,
): Promise<Found> {
  if (to.kind === 'home') return { outcome: 'rejected', reason: 'home_has_no_channel' };
  if (to.kind !== 'direct') return { outcome: 'found', channel: to.conversation };
  const known = route?.['conversationId'] ?? directs.get(direct(to));
  if (known !== undefined) return { outcome: 'found', channel: known };
  try {
    const { channel } = Opened.parse(await client.conversations.open({ users: to.user }));
    directs.set(direct(to), channel.id);
    return { outcome: 'found', channel: channel.id };
  } catch (error) {
    const failure = toFailure(error);
    return failure.outcome === 'unknown' ? { outcome: 'retry', reason: failure.reason } : failure;
  }
}

function threadOf(to: Address): string | undefined {
  return 'thread' in to ? to.thread : undefined;
}

function direct({ tenant, user }: Extract<Address, { kind: 'direct' }>): string {
  return `${tenant}|${user}`;
}

function partsOf({ view, form }: Outgoing): readonly SlackMessage[] {
  if (view) return toSlackMessage(view).messages;
  return form ? toSlackFormMessage(form).messages : [];
}

function contentOf(part: SlackMessage | undefined): { text: string; blocks: SlackMessage['blocks'] } {
  return { text: part?.text ?? '', blocks: [...(part?.blocks ?? [])] };
}

/** @throws when Slack's answer holds no id, although it says the message is there. */
function tsOf(answer: unknown): string {
  const { ts, message_ts } = Posted.parse(answer);
  const id = ts ?? message_ts;
  if (id === undefined) throw new Error('no message id');
  return id;
}
