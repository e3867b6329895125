import { listOf, objectOf, textOf } from '../json.ts';
import { connectorError, type ConnectorOperation } from './connector-call.ts';
import { postActivity, writablePlace } from './connector-activities.ts';

/**
 * `POST /v3/conversations`: the one-to-one chat with a person (the same id every time), or with `channelData.channel.id`
 * a new thread in a channel.
 */
export const createConversation: ConnectorOperation = (state, { body }) => {
  const channelData = objectOf(body['channelData']);
  const channel = textOf(objectOf(channelData['channel'])['id']);
  const activity = body['activity'] === undefined ? undefined : objectOf(body['activity']);

  if (channel !== undefined) {
    const place = writablePlace(state, channel);
    if ('status' in place) return place;
    if (activity === undefined) return connectorError('BadSyntax', 400, 'A new thread needs an activity.');
    const posted = postActivity(state, place.room, undefined, activity);
    if ('status' in posted) return posted;
    return { status: 201, body: { id: state.conversationId(place.room, posted.id), activityId: posted.id } };
  }

  const member = textOf(objectOf(listOf(body['members'])[0])['id']);
  const person = state.person(member ?? '');
  const room = person === undefined ? undefined : state.directRoom(person.id);
  if (person === undefined || room === undefined) {
    return connectorError('BadArgument', 400, 'Unknown member: a Teams or Entra object id is needed.');
  }
  const tenant = textOf(body['tenantId']) ?? textOf(objectOf(channelData['tenant'])['id']);
  if (tenant !== state.identity.tenantId) {
    return connectorError('BadSyntax', 400, 'Bad format of conversation ID: tenant.');
  }
  const place = writablePlace(state, room.id);
  if ('status' in place) return place;
  if (activity === undefined) return { status: 201, body: { id: room.id } };
  const posted = postActivity(state, room, undefined, activity);
  return 'status' in posted ? posted : { status: 201, body: { id: room.id, activityId: posted.id } };
};
