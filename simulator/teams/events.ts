import { randomUUID } from 'node:crypto';
import { SimulatorError } from '../errors.ts';
import { objectOf, type JsonObject } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import { baseActivity } from './activities.ts';
import type { TeamsRoom, TeamsState } from './state.ts';

/** What can happen to the team, by the name Teams gives it. */
export type TeamEvent =
  | { readonly kind: 'teamRenamed' | 'teamArchived' | 'teamUnarchived' | 'teamDeleted' | 'botRemoved' }
  | { readonly kind: 'channelRenamed' | 'channelDeleted'; readonly room: string }
  | { readonly kind: 'memberAdded' | 'memberRemoved'; readonly user: string };

/** Makes it happen, and the `conversationUpdate` by which Teams tells the bot. */
export function teamEvent(
  state: TeamsState,
  serviceUrl: string,
  event: TeamEvent,
  person: (who: string) => TeamsPerson,
  roomFor: (user: string, which: string) => TeamsRoom,
): JsonObject {
  const { team, botId } = state.identity;
  const [actor] = state.people.values();
  const general = state.rooms.get(team.id);
  if (actor === undefined || general === undefined) throw new SimulatorError('There is no team any more.');
  const channels = [...state.rooms.values()].filter(({ kind }) => kind === 'channel');
  const tell = (eventType: string, over: JsonObject = {}, channel = general): JsonObject => {
    const base = baseActivity(state, serviceUrl, { person: actor, room: channel });
    return {
      ...base,
      type: 'conversationUpdate',
      id: `f:${randomUUID()}`,
      ...over,
      channelData: {
        ...objectOf(base['channelData']),
        team: { id: team.id, name: team.name, aadGroupId: team.groupId },
        channel: { id: channel.id, name: channel.name },
        eventType,
      },
    };
  };
  switch (event.kind) {
    case 'teamRenamed':
      return tell(event.kind);
    case 'teamArchived':
    case 'teamUnarchived':
      for (const channel of channels) channel.botIn = event.kind === 'teamUnarchived';
      return tell(event.kind);
    case 'botRemoved':
      for (const channel of channels) channel.botIn = false;
      return tell('teamMemberRemoved', { membersRemoved: [{ id: botId }] });
    case 'teamDeleted': {
      const told = tell(event.kind);
      for (const channel of channels) state.rooms.delete(channel.id);
      return told;
    }
    case 'channelRenamed':
      return tell(event.kind, {}, roomFor(actor.id, event.room));
    case 'channelDeleted': {
      const channel = roomFor(actor.id, event.room);
      state.rooms.delete(channel.id);
      return tell(event.kind, {}, channel);
    }
    case 'memberAdded':
    case 'memberRemoved': {
      const { id, mri } = person(event.user);
      const joins = event.kind === 'memberAdded';
      for (const { members } of channels)
        if (joins) members.add(id);
        else members.delete(id);
      const named = [{ id: mri, aadObjectId: id }];
      return joins
        ? tell('teamMemberAdded', { membersAdded: named })
        : tell('teamMemberRemoved', { membersRemoved: named });
    }
  }
}
