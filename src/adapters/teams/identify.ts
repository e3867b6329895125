import { createHash } from 'node:crypto';
import type { Place, Route, Sender } from '../../bot/interaction.ts';
import type { People } from './people.ts';
import type { RosterMember, TeamsActivity } from './payloads.ts';

/** Names this delivery for good: Teams repeats an activity under the same id, and an edit under the id of the message. */
export function deliveryOf(activity: TeamsActivity, tenant: string): string {
  const { conversation } = splitConversation(activity.conversation.id);
  const change = activity.type === 'messageUpdate' || activity.type === 'messageDelete';
  const id = activity.id ?? fingerprint(activity);
  const parts = ['teams', tenant, conversation, id];
  return [...parts, ...(change ? [activity.type, activity.timestamp ?? fingerprint(activity)] : [])].join(
    '|',
  );
}

function fingerprint({ type, name, action, value, text, from, timestamp }: TeamsActivity): string {
  const said = JSON.stringify([type, name, action, value, text, from.id, timestamp]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 32);
}

/** `19:…@thread.tacv2;messageid=1700` → the channel, and the message its thread hangs on. */
export function splitConversation(id: string): { conversation: string; thread?: string } {
  const [conversation = id, thread] = id.split(';messageid=');
  return { conversation, ...(thread && { thread }) };
}

/** The tenant an activity says it belongs to. Undefined when it names none, or two different ones. */
export function tenantOf({ conversation, channelData }: TeamsActivity): string | undefined {
  const named = [channelData?.tenant?.id, conversation.tenantId].filter((id) => id !== undefined);
  const [first] = named;
  return named.every((id) => id.toLowerCase() === first?.toLowerCase()) ? first : undefined;
}

export function placeOf(activity: TeamsActivity, tenant: string): Place {
  const { conversation: chat, channelData } = activity;
  const name = channelData?.channel?.name ?? chat.name;
  const { conversation, thread } = splitConversation(chat.id);
  // A targeted message that starts a post is seen by one person: nothing for everybody may hang below it.
  const hidden = activity.recipient?.isTargeted === true && thread === activity.id;
  return {
    platform: 'teams',
    tenant,
    conversation,
    ...(thread && !hidden && { thread }),
    kind: kindOf(activity),
    ...(name && { name }),
    ...(channelData?.channel?.type === 'shared' && { shared: true }),
  };
}

function kindOf({ conversation, channelData }: TeamsActivity): Place['kind'] {
  if (conversation.conversationType === 'channel' || channelData?.team?.id) return 'channel';
  return conversation.conversationType === 'groupChat' || conversation.isGroup ? 'group' : 'direct';
}

/**
 * What it takes to write here again, all strings: `serviceUrl`, `tenantId`, `botId`, `conversationId` (without its
 * thread), `kind`, `userId` and `userAlias` (who acted; in a direct chat, whose chat it is), `teamId` in a channel, and
 * `targeted: 'true'` where the person spoke by a message only they and the bot see.
 */
export function routeOf(
  activity: TeamsActivity,
  place: Place,
  sender: Sender | undefined,
  botId: string,
): Route {
  const teamId = activity.channelData?.team?.id;
  return {
    serviceUrl: activity.serviceUrl,
    tenantId: place.tenant,
    botId,
    conversationId: place.conversation,
    kind: place.kind,
    ...(sender && { userId: sender.user }),
    ...(sender?.alias && { userAlias: sender.alias }),
    ...(teamId && { teamId }),
    ...(activity.recipient?.isTargeted && { targeted: 'true' }),
  };
}

/**
 * Who sent this, by the Entra id that Teams itself puts beside the sender. Where it is missing the roster is asked.
 * Undefined when Teams does not say: then nobody acted.
 */
export async function senderOf(
  activity: TeamsActivity,
  place: Place,
  people: People,
): Promise<Sender | undefined> {
  const { from } = activity;
  const room = activity.channelData?.team?.id ?? place.conversation;
  const user = from.aadObjectId ?? (await people.member(activity.serviceUrl, room, from.id))?.user;
  if (user === undefined) return undefined;
  return {
    platform: 'teams',
    tenant: place.tenant,
    user,
    alias: from.id,
    ...(from.name && { name: from.name }),
  };
}

/** A guest, somebody in a meeting without an account, or somebody of another tenant. */
export function isOutsider({ guest, tenantId }: RosterMember, tenant: string): boolean {
  return guest || (tenantId !== undefined && tenantId.toLowerCase() !== tenant.toLowerCase());
}
