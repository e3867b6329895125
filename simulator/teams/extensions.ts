import { notSent, type Delivery } from '../deliver.ts';
import { isObject, objectOf, type JsonObject } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import { invokeActivity, type ActivityOrigin } from './activities.ts';
import type { TeamsDriver } from './driver.ts';
import { isTaskAnswer, seen, showTask } from './dialogs.ts';
import type { TeamsSender } from './sender.ts';
import type { TeamsMessage, TeamsRoom, TeamsState } from './state.ts';
import { asTyped } from './typing.ts';

/** The part of the Teams client that has to do with the app's own menu entries, on a message and at the compose box. */
export function extensions(
  state: TeamsState,
  sender: TeamsSender,
  person: (who: string) => TeamsPerson,
  roomFor: (user: string, which: string) => TeamsRoom,
): Pick<TeamsDriver, 'extend' | 'search'> {
  return {
    extend: async (who, commandId, where, messageId) => {
      const user = person(who);
      const room = roomFor(user.id, where);
      const message = messageId === undefined ? undefined : seen(state, room, messageId, user);
      const root = room.kind === 'channel' && message ? (message.root ?? message.id) : undefined;
      const origin: ActivityOrigin = { person: user, room, root };
      const value = {
        commandId,
        commandContext: message ? 'message' : 'compose',
        context: { theme: 'default' },
        ...(message ? { messagePayload: payloadOf(state, room, message) } : {}),
      };
      const replyTo = messageId ?? '';
      const activity = invokeActivity(
        state,
        sender.serviceUrl,
        origin,
        'composeExtension/fetchTask',
        value,
        replyTo,
      );
      const outcome = await sender.invoke(activity, isTaskAnswer);
      return showTask(state, user, outcome, {
        room: room.id,
        replyToId: replyTo,
        extension: commandId,
        ...(root === undefined ? {} : { root }),
      });
    },
    search: async (who, dataset, queryText) => {
      const user = person(who);
      const open = state.dialogs.get(user.id);
      const room = (open && state.rooms.get(open.room)) ?? state.directRoom(user.id);
      if (room === undefined) return { ...notSent('There is nowhere to search.'), choices: [] };
      const value = { queryText, dataset, queryOptions: { skip: 0, top: 15 } };
      const origin: ActivityOrigin = { person: user, room, root: open?.root };
      const activity = invokeActivity(
        state,
        sender.serviceUrl,
        origin,
        'application/search',
        value,
        open?.replyToId ?? '',
      );
      const outcome = await sender.invoke(activity, isSearchAnswer);
      return { ...outcome, choices: outcome.ok ? choicesIn(outcome.body) : [] };
    },
  };
}

/** The message as Teams hands it to an app: HTML, with numbered mentions. What was attached is left out. */
function payloadOf(state: TeamsState, room: TeamsRoom, message: TeamsMessage): JsonObject {
  const { text, entities } = asTyped(message.text, state, room);
  const author = state.people.get(message.from);
  const mentions: JsonObject[] = [];
  let content = text;
  for (const entity of entities) {
    const { id, name } = objectOf(entity['mentioned']);
    const who = typeof id === 'string' ? state.person(id) : undefined;
    const number = mentions.length;
    content = content.replace('<at>', `<at id="${number}">`);
    mentions.push({
      id: number,
      mentionText: name,
      mentioned: who
        ? { user: { id: who.id, displayName: who.name, userIdentityType: 'aadUser' } }
        : { application: { id: state.identity.appId, displayName: name, applicationIdentityType: 'bot' } },
    });
  }
  return {
    id: message.id,
    replyToId: message.root ?? null,
    createdDateTime: message.at.toISOString(),
    deleted: false,
    messageType: 'message',
    importance: 'normal',
    locale: 'en-gb',
    from: author
      ? { user: { id: author.id, displayName: author.name, userIdentityType: 'aadUser' } }
      : { application: { id: state.identity.appId, applicationIdentityType: 'bot' } },
    body: { contentType: 'html', content: `<div><div>${content.replaceAll('\n', '<br>')}</div></div>` },
    attachments: [],
    mentions,
    reactions: [],
  };
}

/** `application/search` has to be answered with a list of results. */
function isSearchAnswer({ body }: Delivery): boolean {
  const { type, value, statusCode } = objectOf(body);
  return (
    type === 'application/vnd.microsoft.search.searchResponse' &&
    statusCode === 200 &&
    Array.isArray(objectOf(value)['results'])
  );
}

function choicesIn(body: unknown): { title: string; value: string }[] {
  const results = objectOf(objectOf(body)['value'])['results'];
  return (Array.isArray(results) ? results : []).flatMap((each: unknown) =>
    isObject(each) && typeof each['title'] === 'string' && typeof each['value'] === 'string'
      ? [{ title: each['title'], value: each['value'] }]
      : [],
  );
}
