import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import type { TeamsRoom, TeamsState } from './state.ts';

/** Where an activity happens, and who did it. */
export interface ActivityOrigin {
  readonly person: TeamsPerson;
  readonly room: TeamsRoom;
  /** In a channel: the post it belongs to. */
  readonly root?: string | undefined;
}

/** What every activity from Teams carries. */
export function baseActivity(
  state: TeamsState,
  serviceUrl: string,
  { person, room, root }: ActivityOrigin,
): Record<string, unknown> {
  const { tenantId, botId, botName, team } = state.identity;
  const at = state.now();
  const kinds = { direct: 'personal', group: 'groupChat', channel: 'channel' } as const;
  return {
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl,
    from: { id: person.mri, name: person.name, aadObjectId: person.id },
    recipient: { id: botId, name: botName },
    conversation: {
      ...(room.kind === 'direct' ? {} : { isGroup: true }),
      conversationType: kinds[room.kind],
      tenantId,
      id: state.conversationId(room, root),
    },
    channelData: {
      tenant: { id: tenantId },
      ...(room.kind === 'channel'
        ? {
            teamsChannelId: room.id,
            teamsTeamId: team.id,
            channel: { id: room.id },
            team: { id: team.id },
          }
        : {}),
    },
  };
}

export const CLIENT_INFO: JsonObject = {
  type: 'clientInfo',
  locale: 'en-GB',
  country: 'GB',
  platform: 'Web',
  timezone: 'Europe/London',
};

/** An invoke: something whose answer the person is waiting for. */
export function invokeActivity(
  state: TeamsState,
  serviceUrl: string,
  origin: ActivityOrigin,
  name: string,
  value: unknown,
  replyToId: string,
): JsonObject {
  return {
    ...baseActivity(state, serviceUrl, origin),
    type: 'invoke',
    id: `f:${randomUUID()}`,
    name,
    value,
    replyToId,
    entities: [CLIENT_INFO],
  };
}

/** What Teams tells a bot that was added to (or removed from) a room: two activities, as it sends them. */
export function presenceActivities(
  state: TeamsState,
  serviceUrl: string,
  origin: ActivityOrigin,
  change: 'add' | 'remove',
): readonly JsonObject[] {
  const { person, room } = origin;
  const { botId, team, tenantId } = state.identity;
  const key = change === 'add' ? 'membersAdded' : 'membersRemoved';
  const inTeam = room.kind === 'channel';
  const channelData = inTeam
    ? {
        tenant: { id: tenantId },
        team: { id: team.id, name: team.name, aadGroupId: team.groupId },
        channel: { id: room.id },
      }
    : { tenant: { id: tenantId } };
  const base = baseActivity(state, serviceUrl, { person, room });
  const event = inTeam ? { eventType: change === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved' } : {};
  const members =
    room.kind === 'direct' && change === 'add' ? [memberOf(person), { id: botId }] : [{ id: botId }];
  return [
    {
      ...base,
      type: 'installationUpdate',
      action: change,
      id: `f:${randomUUID()}`,
      from: memberOf(person),
      channelData,
    },
    {
      ...base,
      type: 'conversationUpdate',
      [key]: members,
      id: `f:${randomUUID()}`,
      from: memberOf(person),
      channelData: { ...channelData, ...event },
    },
  ];
}

/** These activities name people without their display name. */
function memberOf(person: TeamsPerson): JsonObject {
  return { id: person.mri, aadObjectId: person.id };
}
