import type { Answer } from '../faults.ts';
import type { JsonObject } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import { connectorError, type ConnectorOperation } from './connector-call.ts';
import type { TeamsState } from './state.ts';

/** A person as the roster shows them. */
export function memberShape(state: TeamsState, person: TeamsPerson): JsonObject {
  const [givenName = '', ...rest] = person.name.split(' ');
  return {
    id: person.mri,
    objectId: person.id,
    aadObjectId: person.id,
    name: person.name,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    tenantId: state.identity.tenantId,
    userRole: state.guests.has(person.id) ? 'guest' : 'user',
  };
}

function rosterOf(state: TeamsState, conversation: string | undefined): readonly TeamsPerson[] | Answer {
  const place = state.place(conversation ?? '');
  if (place === undefined) return connectorError('ConversationNotFound', 404, 'Conversation not found.');
  if (!place.room.botIn) {
    return connectorError(
      'BotNotInConversationRoster',
      403,
      'The bot is not part of the conversation roster.',
    );
  }
  return [...place.room.members].flatMap((id) => state.people.get(id) ?? []);
}

const members: ConnectorOperation = (state, { path }) => {
  const roster = rosterOf(state, path['conversation']);
  if ('status' in roster) return roster;
  return { status: 200, body: roster.map((person) => memberShape(state, person)) };
};

const pagedMembers: ConnectorOperation = (state, { path, query }) => {
  const roster = rosterOf(state, path['conversation']);
  if ('status' in roster) return roster;
  const from = Number(query['continuationToken'] ?? 0) || 0;
  const size = Math.min(Math.max(Number(query['pageSize'] ?? 200) || 200, 50), 500);
  const next = from + size < roster.length ? { continuationToken: String(from + size) } : {};
  const page = roster.slice(from, from + size).map((person) => memberShape(state, person));
  return { status: 200, body: { members: page, ...next } };
};

const member: ConnectorOperation = (state, { path }) => {
  const roster = rosterOf(state, path['conversation']);
  if ('status' in roster) return roster;
  const person = state.person(path['member'] ?? '');
  if (person === undefined || !roster.includes(person)) {
    return connectorError('MemberNotFoundInConversation', 404, 'Member not found in conversation.');
  }
  return { status: 200, body: memberShape(state, person) };
};

const team: ConnectorOperation = (state, { path }) => {
  const { id, name, groupId } = state.identity.team;
  if (path['team'] !== id) return connectorError('NotFound', 404, 'Team not found.');
  const channels = [...state.rooms.values()].filter((room) => room.kind === 'channel');
  const memberCount = channels[0]?.members.size ?? 0;
  return {
    status: 200,
    body: { id, name, aadGroupId: groupId, channelCount: channels.length, memberCount },
  };
};

const teamChannels: ConnectorOperation = (state, { path }) => {
  if (path['team'] !== state.identity.team.id) return connectorError('NotFound', 404, 'Team not found.');
  const conversations = [...state.rooms.values()]
    .filter((room) => room.kind === 'channel')
    // Teams leaves General without a name: clients write it in their own language.
    .map((room) => (room.id === state.identity.team.id ? { id: room.id } : { id: room.id, name: room.name }));
  return { status: 200, body: { conversations } };
};

export const rosterOperations = { members, pagedMembers, member, team, teamChannels };
