import { z } from 'zod';
import type { ConnectorClient } from 'botframework-connector';
import type { Route } from '../../bot/interaction.ts';
import type { Address } from '../../bot/platform.ts';

/** The service that keeps a tenant's conversations, and the bot's own id there. */
export interface Home {
  readonly serviceUrl: string;
  readonly botId: string;
}

export interface Target {
  readonly conversation: string;
  readonly thread?: string;
  /** Who alone shall see it, in a conversation of several. */
  readonly recipient?: string;
  readonly botId: string;
  readonly isChannel: boolean;
  /** What to keep for the next time. */
  readonly route: Route;
}

/**
 * Where an address is, as Teams counts: a conversation id. A person's chat is used when the route is that of this very
 * person's chat, and opened otherwise (Teams gives the same chat again). "Only you" is a targeted message where the person
 * spoke by one, and their own chat elsewhere: botbuilder cannot tell where else targeted messages work.
 */
export async function targetOf(
  client: ConnectorClient,
  to: Address,
  home: Home,
  route: Route = {},
): Promise<Target> {
  const base = { ...home, tenantId: to.tenant };
  if (to.kind === 'conversation' || (to.kind === 'only-you' && route['targeted'] === 'true')) {
    const here = route['conversationId'] === to.conversation;
    return {
      conversation: to.conversation,
      ...(to.thread && { thread: to.thread }),
      ...(to.kind === 'only-you' && { recipient: aliasOf(to.user, route) }),
      botId: home.botId,
      isChannel: here && route['kind'] === 'channel',
      // What is known of another place says nothing about this one.
      route: here ? { ...route, ...base } : { ...base, conversationId: to.conversation },
    };
  }
  const conversation =
    ownChat(to.user, route) ?? (await openChat(client, to.tenant, aliasOf(to.user, route), home));
  const alias = route['userId'] === to.user ? route['userAlias'] : undefined;
  const chat = {
    ...base,
    kind: 'direct',
    userId: to.user,
    conversationId: conversation,
    ...(alias && { userAlias: alias }),
  };
  // The chat is not where an "only you" was meant to go, so it must not be kept as the way there.
  return {
    conversation,
    botId: home.botId,
    isChannel: false,
    route: to.kind === 'only-you' ? { ...route, ...base } : chat,
  };
}

/** The conversation of a route, when it is this person's own chat: anybody else's would show them a private message. */
function ownChat(user: string, route: Route): string | undefined {
  return route['kind'] === 'direct' && route['userId'] === user ? route['conversationId'] : undefined;
}

function aliasOf(user: string, route: Route): string {
  return (route['userId'] === user ? route['userAlias'] : undefined) ?? user;
}

async function openChat(
  client: ConnectorClient,
  tenant: string,
  person: string,
  home: Home,
): Promise<string> {
  const answer: unknown = await client.conversations.createConversation({
    isGroup: false,
    bot: { id: home.botId, name: '' },
    members: [{ id: person, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  });
  const id = idIn(answer);
  if (id) return id;
  throw new Error('Teams opened no chat with this person.');
}

/** The id in an answer of the connector; undefined when it holds none. */
export function idIn(answer: unknown): string | undefined {
  const parsed = z.object({ id: z.string().min(1) }).safeParse(answer);
  return parsed.success ? parsed.data.id : undefined;
}
