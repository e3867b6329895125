import { SimulatorError } from '../errors.ts';
import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.ts';
import type { SlackClientParts } from './client.ts';
import type { Offered, SlackDriver } from './driver.ts';
import { find, shownOutcome, topView } from './interactions.ts';
import { globalShortcutPayload, messageShortcutPayload, suggestionPayload } from './payloads.ts';
import { problemOf } from './sender.ts';
import { messageShape } from './shapes.ts';
import type { SlackMessage, SlackRoom } from './state.ts';

/** No menu shows more (block_suggestion, options). */
const MOST_OPTIONS = 100;

/** The part of Slack's client that has to do with shortcuts and with menus whose entries the app gives. */
export function menus(
  { state, sender, responseBase }: SlackClientParts,
  person: (who: string) => string,
  roomFor: (user: string, which: string) => SlackRoom,
): Pick<SlackDriver, 'shortcut' | 'messageShortcut' | 'suggest' | 'suggestInMessage'> {
  const seen = (user: string, room: SlackRoom, ts: string): SlackMessage => {
    const message = state.message(room.id, ts);
    if (message === undefined || (message.onlyFor ?? user) !== user)
      throw new SimulatorError('This person sees no such message.');
    return message;
  };
  return {
    shortcut: async (who, name) =>
      shownOutcome(await sender.interaction(globalShortcutPayload(state, person(who), name))),
    messageShortcut: async (who, where, ts, name) => {
      const user = person(who);
      const room = roomFor(user, where);
      const message = seen(user, room, ts);
      const thread = message.threadTs === undefined ? {} : { thread: message.threadTs };
      const url = state.newResponseUrl({ user, channel: room.id, ...thread });
      const shown = messageShape(state, message, false);
      const address = responseBase() + url.id;
      const payload = messageShortcutPayload(state, user, room, message, shown, name, address);
      return shownOutcome(await sender.interaction(payload));
    },
    suggest: async (who, viewId, blockId, typed) => {
      const view = topView(state, person(who), viewId);
      const placed = find(listOf(view.payload['blocks']), { blockId });
      const where = {
        container: { type: 'view', view_id: view.id },
        view: state.views.shown(view, view.values),
      };
      const offered = await ask(suggestionPayload(state, view.user, placed, typed, where));
      view.offered = { ...view.offered, [blockId]: offered.options };
      return offered;
    },
    suggestInMessage: async (who, where, ts, blockId, typed) => {
      const user = person(who);
      const room = roomFor(user, where);
      const message = seen(user, room, ts);
      const placed = find(message.blocks, { blockId });
      const container = {
        type: 'message',
        message_ts: message.ts,
        channel_id: room.id,
        is_ephemeral: message.onlyFor !== undefined,
      };
      const channel = { id: room.id, name: room.kind === 'direct' ? 'directmessage' : room.name };
      const offered = await ask(suggestionPayload(state, user, placed, typed, { container, channel }));
      message.offered = { ...message.offered, [blockId]: offered.options };
      return offered;
    },
  };

  async function ask(payload: JsonObject): Promise<Offered> {
    const delivery = await sender.interaction(payload);
    const options = listOf(objectOf(delivery.body)['options']);
    const fine = options.length <= MOST_OPTIONS && options.every(isOption);
    const problem = problemOf(delivery) ?? (fine ? undefined : 'invalid_options');
    return {
      ...shownOutcome(delivery),
      ...(problem ? { ok: false, problem } : {}),
      options: problem ? [] : options,
    };
  }
}

/** An option has words of up to 75 characters and a value of up to 150. */
function isOption(option: unknown): boolean {
  if (!isObject(option) || !isObject(option['text'])) return false;
  const words = textOf(option['text']['text']) ?? '';
  const value = textOf(option['value']) ?? '';
  return words !== '' && words.length <= 75 && value !== '' && value.length <= 150;
}
