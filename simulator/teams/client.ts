import type { CallLog } from '../calls.ts';
import { SimulatorError } from '../errors.ts';
import { accepted, notSent, outcomeOf, type DriverOutcome } from '../deliver.ts';
import type { FaultQueue } from '../faults.ts';
import { objectOf, type JsonObject } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import { baseActivity, CLIENT_INFO, presenceActivities } from './activities.ts';
import type { TeamsDriver } from './driver.ts';
import { teamEvent } from './events.ts';
import { extensions } from './extensions.ts';
import { cardInteractions } from './interactions.ts';
import { refreshRoom } from './refresh.ts';
import { flatMessages, teamsScreen } from './screen.ts';
import type { TeamsSender } from './sender.ts';
import { asTyped, type TypedText } from './typing.ts';
import type { TeamsMessage, TeamsRoom, TeamsState } from './state.ts';

export interface TeamsClientParts {
  readonly state: TeamsState;
  readonly sender: TeamsSender;
  readonly calls: CallLog;
  readonly faults: FaultQueue;
  /** The app may read every message of its teams and group chats (resource-specific consent). */
  readonly hearsAll: boolean;
}

/** The Teams client, played: every person's hands and screen. */
export function teamsClient(parts: TeamsClientParts): TeamsDriver {
  const { state, sender } = parts;
  const person = (who: string) => personOf(state, who);
  const roomFor = (user: string | undefined, which: string) => roomOf(state, user, which);

  /** The activity for something said. */
  const spoken = (
    user: TeamsPerson,
    room: TeamsRoom,
    id: string,
    root: string | undefined,
    typed: TypedText,
  ): Record<string, unknown> => ({
    ...baseActivity(state, sender.serviceUrl, { person: user, room, root }),
    type: 'message',
    id,
    text: typed.text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${typed.text}</p>` }],
    entities: [...typed.entities, CLIENT_INFO],
    ...(root === undefined || root === id ? {} : { replyToId: root }),
  });

  const sayAs = async (
    user: TeamsPerson,
    room: TeamsRoom,
    text: string,
    thread?: string,
    hanging: readonly JsonObject[] = [],
  ) => {
    const id = state.newId();
    const parent = thread === undefined ? undefined : state.message(room, thread);
    const root = room.kind === 'channel' ? (parent?.root ?? thread ?? id) : undefined;
    const targeted = room.kind !== 'direct' && text.startsWith('/');
    const typed = asTyped(text, state, room);
    state.add({
      id,
      conversation: room.id,
      from: user.id,
      text,
      attachments: [],
      ...(root === undefined || root === id ? {} : { root }),
      ...(targeted ? { onlyFor: user.id } : {}),
    });
    if (!room.botIn || !heard(parts, room, typed, targeted)) return notSent();
    const said = spoken(user, room, id, root, typed);
    const activity = { ...said, attachments: [said['attachments'], hanging].flat() };
    const { botId, botName } = state.identity;
    return await sender.activity(
      targeted ? { ...activity, recipient: { id: botId, name: botName, isTargeted: true } } : activity,
    );
  };

  /** Tells the bot about a message of a person that was changed or deleted, where it heard it in the first place. */
  const retold = async (user: TeamsPerson, room: TeamsRoom, message: TeamsMessage, change: Changed) => {
    const typed = asTyped(message.text, state, room);
    if (!room.botIn || !heard(parts, room, typed, message.onlyFor !== undefined)) return notSent();
    const root = room.kind === 'channel' ? (message.root ?? message.id) : undefined;
    const activity = spoken(user, room, message.id, root, typed);
    const channelData = { ...objectOf(activity['channelData']), eventType: change.eventType };
    return await sender.activity(
      change.type === 'messageDelete'
        ? {
            ...activity,
            type: change.type,
            channelData,
            text: undefined,
            attachments: undefined,
            entities: [],
          }
        : { ...activity, type: change.type, channelData },
    );
  };

  const presence = async (room: TeamsRoom, user: TeamsPerson, change: 'add' | 'remove') => {
    const outcomes: DriverOutcome[] = [];
    for (const activity of presenceActivities(state, sender.serviceUrl, { person: user, room }, change)) {
      outcomes.push(await sender.activity(activity));
    }
    return outcomes;
  };

  return {
    identity: state.identity,
    calls: parts.calls,
    faults: parts.faults,
    say: async (who, where, text, thread) => {
      const user = person(who);
      return await sayAs(user, roomFor(user.id, where), text, thread);
    },
    dm: async (who, text) => await sayAs(person(who), roomFor(person(who).id, 'direct'), text),
    attach: async (who, where, text) =>
      await sayAs(person(who), roomFor(person(who).id, where), text, undefined, [
        { contentType: 'image/png', contentUrl: 'https://smba.example/picture', name: 'picture.png' },
      ]),
    ...cardInteractions(state, sender, person, roomFor, sayAs),
    ...extensions(state, sender, person, roomFor),
    look: async (who, where) => {
      const user = person(who);
      const room = roomFor(user.id, where);
      await refreshRoom(state, sender, user, room);
      return flatMessages(state, room, user.id);
    },
    knows: (who) => state.person(who) !== undefined,
    lookAround: async (who) => {
      const user = person(who);
      for (const room of state.rooms.values())
        if (room.members.has(user.id)) await refreshRoom(state, sender, user, room);
    },
    event: async (what) => await sender.activity(teamEvent(state, sender.serviceUrl, what, person, roomFor)),
    setGuest: (who, guest) => {
      if (guest) state.guests.add(person(who).id);
      else state.guests.delete(person(who).id);
    },
    screen: (who) => teamsScreen(state, person(who).id),
    messages: (where, asUser) => {
      const user = asUser === undefined ? undefined : person(asUser).id;
      return flatMessages(state, roomFor(user, where), user);
    },
    dmMessages: (who) => flatMessages(state, roomFor(person(who).id, 'direct'), person(who).id),
    note: (who, where, messageId) => {
      const user = person(who).id;
      return state.message(roomFor(user, where), messageId)?.notes.get(user);
    },
    editMessage: async (who, where, messageId, text) => {
      const user = person(who);
      const room = roomFor(user.id, where);
      const message = state.message(room, messageId);
      if (message?.from !== user.id) return notSent('Only your own messages can be edited.');
      message.text = text;
      message.edited = true;
      state.touch();
      return await retold(user, room, message, { type: 'messageUpdate', eventType: 'editMessage' });
    },
    deleteMessage: async (who, where, messageId) => {
      const user = person(who);
      const room = roomFor(user.id, where);
      const message = state.message(room, messageId);
      // An owner of the team may delete what the bot wrote; Teams does not tell the bot.
      if (message?.from === state.identity.botId) {
        state.remove(message);
        return notSent();
      }
      if (message?.from !== user.id) return notSent('Only your own messages can be deleted.');
      state.remove(message);
      return await retold(user, room, message, { type: 'messageDelete', eventType: 'softDeleteMessage' });
    },
    install: async (only) => {
      const everyone = [...state.people.keys()];
      const [installer] = everyone;
      const outcomes: DriverOutcome[] = [];
      for (const room of state.rooms.values()) {
        const wanted =
          room.id === state.identity.team.id
            ? (only?.team ?? only === undefined)
            : room.kind === 'group' && (only?.groups ?? only === undefined);
        if (!wanted || installer === undefined) continue;
        outcomes.push(...(await presence(room, person(installer), 'add')));
      }
      for (const who of only === undefined ? everyone : (only.people ?? [])) {
        const user = person(who);
        state.unreachable.delete(user.id);
        outcomes.push(...(await presence(roomFor(user.id, 'direct'), user, 'add')));
      }
      return outcomes;
    },
    uninstall: async (who) => {
      const user = person(who);
      state.unreachable.add(user.id);
      return await presence(roomFor(user.id, 'direct'), user, 'remove');
    },
    block: (who) => {
      state.unreachable.add(person(who).id);
    },
    setBotIn: (where, inside) => {
      roomFor(undefined, where).botIn = inside;
    },
    repeat: async () => await sender.repeat(),
    deliverRaw: async (activity, options) => {
      const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
      const delivery = await sender.raw(body, options?.token);
      return outcomeOf(delivery, accepted(delivery) ? undefined : 'The app refused the activity.');
    },
    activityFor: (who, where, text) => {
      const user = person(who);
      const room = roomFor(user.id, where);
      const id = state.newId();
      return spoken(user, room, id, room.kind === 'channel' ? id : undefined, asTyped(text, state, room));
    },
    startAfresh: () => {
      for (const { messages } of state.rooms.values()) messages.length = 0;
      parts.calls.clear();
      state.touch();
    },
    callsTo: (method) => parts.calls.to(method),
  };
}

interface Changed {
  readonly type: 'messageUpdate' | 'messageDelete';
  readonly eventType: string;
}

/** Whether Teams passes something said on to the bot. */
function heard(parts: TeamsClientParts, room: TeamsRoom, typed: TypedText, targeted: boolean): boolean {
  return room.kind === 'direct' || targeted || typed.mentionsBot || parts.hearsAll;
}

function personOf(state: TeamsState, who: string): TeamsPerson {
  const found =
    state.person(who) ?? [...state.people.values()].find((each) => each.email === who || each.name === who);
  if (found === undefined) throw new SimulatorError(`Nobody in the Teams tenant is "${who}".`);
  return found;
}

function roomOf(state: TeamsState, user: string | undefined, which: string): TeamsRoom {
  const found =
    which === 'direct' && user !== undefined
      ? state.directRoom(user)
      : (state.rooms.get(which) ??
        [...state.rooms.values()].find((each) => each.kind !== 'direct' && each.name === which));
  if (found === undefined) throw new SimulatorError(`There is no Teams room "${which}".`);
  return found;
}
