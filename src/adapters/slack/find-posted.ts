import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Looked, Lost } from '../../bot/platform.ts';
import { toFailure } from './send-result.ts';
import { METADATA_EVENT } from './send.ts';

export interface FinderDeps {
  /** A client that tries once. */
  readonly client: WebClient;
  readonly served: () => ReadonlySet<string>;
}

const PAGE = 200;
/** A conversation that got more messages than this in the meantime is not read to its end. */
const MOST_PAGES = 10;

const Opened = z.object({ channel: z.object({ id: z.string() }) });
const Page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_type: z.string(), event_payload: z.unknown() }).optional().catch(undefined),
    }),
  ),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const Payload = z.object({ outbox_id: z.string(), part: z.number().int().nonnegative().optional() });

/**
 * Looks a post up by its metadata where it would be: in the conversation, or in the thread it was meant for. Slack shows
 * metadata only to who asks for it. What only one person saw is in no history. Never rejects.
 */
export async function findPosted({ client, served }: FinderDeps, lost: Lost): Promise<Looked> {
  const { to } = lost;
  if (!served().has(to.tenant)) return { outcome: 'unclear', reason: 'workspace_not_served' };
  if (to.kind === 'only-you') return { outcome: 'unclear', reason: 'only_you_has_no_history' };
  try {
    const channel = await channelOf(client, lost);
    const parts = new Map<number, string>();
    let cursor: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await read(client, channel, lost, cursor);
      for (const { ts, metadata } of page.messages) {
        const part = metadata?.event_type === METADATA_EVENT ? partOf(metadata.event_payload, lost.id) : -1;
        if (part >= 0) parts.set(part, ts);
      }
      cursor = page.response_metadata?.next_cursor;
      if (!cursor) return looked(parts, channel, lost);
    }
    return { outcome: 'unclear', reason: 'too_many_messages' };
  } catch (error) {
    return { outcome: 'unclear', reason: toFailure(error).reason };
  }
}

async function channelOf(client: WebClient, { to, route }: Lost): Promise<string> {
  if (to.kind !== 'direct') return 'conversation' in to ? to.conversation : '';
  const known = route?.['conversationId'];
  return known ?? Opened.parse(await client.conversations.open({ users: to.user })).channel.id;
}

async function read(
  client: WebClient,
  channel: string,
  { to, since, behind }: Lost,
  cursor: string | undefined,
): Promise<z.infer<typeof Page>> {
  const where = {
    channel,
    oldest: (since.getTime() / 1000).toFixed(6),
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor ? { cursor } : {}),
  };
  // Parts that an update added hang below the first.
  const thread = ('thread' in to ? to.thread : undefined) ?? behind?.[0];
  return Page.parse(
    thread === undefined
      ? await client.conversations.history(where)
      : await client.conversations.replies({ ...where, ts: thread }),
  );
}

/** Which part of the message this is; -1 when it is none. */
function partOf(payload: unknown, id: string): number {
  const parsed = Payload.safeParse(payload);
  return parsed.success && parsed.data.outbox_id === id ? (parsed.data.part ?? 0) : -1;
}

/** The parts that follow each other from the first missing one on: what comes after a gap is posted again with what is missing. */
function looked(parts: ReadonlyMap<number, string>, channel: string, { to, behind = [] }: Lost): Looked {
  const messages: string[] = [];
  for (let part = behind.length; ; part += 1) {
    const ts = parts.get(part);
    if (ts === undefined) break;
    messages.push(ts);
  }
  if (messages.length === 0) return { outcome: 'absent' };
  const route = to.kind === 'direct' ? { route: { conversationId: channel } } : {};
  return { outcome: 'found', messages, conversation: channel, ...route };
}
