import type { CallLog } from '../calls.ts';
import { SimulatorError } from '../errors.ts';
import { notSent, outcomeOf } from '../deliver.ts';
import type { FaultQueue } from '../faults.ts';
import type { SlackDriver } from './driver.ts';
import { comings } from './comings.ts';
import { slashCommands } from './commands.ts';
import { interactions } from './interactions.ts';
import { menus } from './menus.ts';
import type { SocketMode } from './socket-mode.ts';
import { flatMessages, slackScreen } from './screen.ts';
import { problemOf, type SlackSender } from './sender.ts';
import type { SlackEvents } from './events.ts';
import { asTyped } from './typing.ts';
import type { SlackRoom, SlackState } from './state.ts';

export interface SlackClientParts {
  readonly state: SlackState;
  readonly sender: SlackSender;
  readonly events: SlackEvents;
  readonly socket: SocketMode;
  readonly calls: CallLog;
  readonly faults: FaultQueue;
  /** Base of response URLs: `http://127.0.0.1:1234/slack/response/`. */
  readonly responseBase: () => string;
  /** Resolves when the bot has answered every command. At once where that is not known. */
  readonly answered: () => Promise<void>;
}

/** Slack's client, played: every person's hands and screen. */
export function slackClient(parts: SlackClientParts): SlackDriver {
  const { state, sender, events } = parts;
  const slash = slashCommands(parts);
  const person = (who: string) => personId(state, who);
  const room = (user: string | undefined, which: string) => roomOf(state, user, which);

  const say: SlackDriver['say'] = async (who, where, text, thread) => {
    const user = person(who);
    const place = room(user, where);
    if (text.startsWith('/')) {
      if (thread !== undefined) return notSent('Slash commands cannot be used in threads.');
      const [command = '', ...words] = text.split(' ');
      return await slash.run(user, place, command, words.join(' '));
    }
    const root = thread === undefined ? undefined : state.message(place.id, thread);
    const threadTs = root?.threadTs ?? thread;
    return await events.said(
      state.add({
        channel: place.id,
        user,
        text: asTyped(text, state, false),
        ...(threadTs === undefined ? {} : { threadTs }),
      }),
    );
  };

  return {
    identity: state.identity,
    calls: parts.calls,
    faults: parts.faults,
    say,
    command: async (who, where, command, text = '') => {
      const user = person(who);
      return await slash.run(user, room(user, where), command, text);
    },
    mention: async (who, where, text, thread) =>
      await say(who, where, `@${state.identity.botName} ${text}`, thread),
    dm: async (who, text, thread) => await say(who, 'direct', text, thread),
    ...interactions(parts, person, room),
    ...menus(parts, person, room),
    ...comings(parts, person, room),
    openHome: async (who) => await events.homeOpened(person(who)),
    home: (who) => {
      const home = state.homes.get(person(who));
      return home && state.views.shown(home, home.values);
    },
    modals: (who) =>
      state.views.stack(person(who)).map((view) => ({
        id: view.id,
        view: state.views.shown(view, view.values),
        errors: view.errors,
      })),
    screen: (who) => slackScreen(state, person(who)),
    messages: (where, asUser) => {
      const user = asUser === undefined ? undefined : person(asUser);
      return flatMessages(state, room(user, where), user);
    },
    dmMessages: (who) => flatMessages(state, room(person(who), 'direct'), person(who)),
    attach: async (who, where, text) =>
      await events.said(
        state.add({
          channel: room(person(who), where).id,
          user: person(who),
          text: asTyped(text, state, false),
        }),
        [{ id: 'F0PICTURE', name: 'picture.png', mimetype: 'image/png', filetype: 'png' }],
      ),
    editMessage: async (who, where, ts, text) => {
      const message = state.message(room(person(who), where).id, ts);
      if (message?.user !== person(who)) return notSent('cant_update_message');
      const before = { ...message };
      message.text = asTyped(text, state, false);
      message.edited = true;
      state.touch();
      return await events.changed(message, before);
    },
    deleteMessage: async (who, where, ts) => {
      const message = state.message(room(person(who), where).id, ts);
      // An administrator may delete what the bot wrote.
      if (message === undefined || ![person(who), state.identity.botUserId].includes(message.user))
        return notSent('cant_delete_message');
      const before = { ...message };
      state.remove(message);
      return await events.deleted(before);
    },
    redeliver: async () => await sender.redeliver(),
    repeat: async () => await slash.repeat(),
    deliverRaw: async (body, headers = {}, contentType = 'application/json') => {
      const delivery = await sender.send(body, contentType, headers);
      return outcomeOf(delivery, problemOf(delivery));
    },
    hangUp: () => parts.socket.hangUp(),
    isConnected: () => parts.socket.isConnected,
    newTrigger: (who) => state.views.newTrigger(person(who)),
    callsTo: (method) => parts.calls.to(method),
  };
}

/** A person's id from an id, e-mail or full name. */
export function personId(state: SlackState, who: string): string {
  const found =
    state.people.get(who) ??
    [...state.people.values()].find((each) => each.email === who || each.name === who);
  if (found === undefined) throw new SimulatorError(`Nobody in the Slack workspace is "${who}".`);
  return found.id;
}

/** A room from an id, a name, or `direct` for the person's conversation with the bot. */
export function roomOf(state: SlackState, user: string | undefined, which: string): SlackRoom {
  const name = which.replace(/^#/, '');
  const found =
    which === 'direct' && user !== undefined
      ? state.directRoom(user)
      : (state.rooms.get(which) ??
        [...state.rooms.values()].find((each) => each.kind === 'channel' && each.name === name));
  if (found === undefined) throw new SimulatorError(`There is no Slack room "${which}".`);
  return found;
}
