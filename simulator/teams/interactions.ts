import { notSent, type DriverOutcome } from '../deliver.ts';
import { isObject, objectOf, textOf, type JsonObject } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import { baseActivity, CLIENT_INFO, invokeActivity, type ActivityOrigin } from './activities.ts';
import { adaptiveCards, findAction, inputErrors, inputValues, type Inputs } from './cards.ts';
import { isCardAnswer, isTaskAnswer, isTaskEndOrAnswer, openDialog, seen, showTask } from './dialogs.ts';
import type { TeamsDriver } from './driver.ts';
import { refreshFor } from './refresh.ts';
import { dialogOf } from './screen.ts';
import { UNREACHABLE, type TeamsSender } from './sender.ts';
import type { TeamsMessage, TeamsRoom, TeamsState } from './state.ts';

type Say = (person: TeamsPerson, room: TeamsRoom, text: string, thread?: string) => Promise<DriverOutcome>;

/** The part of the Teams client that has to do with cards and dialogs. */
export function cardInteractions(
  state: TeamsState,
  sender: TeamsSender,
  person: (who: string) => TeamsPerson,
  roomFor: (user: string, which: string) => TeamsRoom,
  say: Say,
): Pick<
  TeamsDriver,
  'press' | 'pressAction' | 'submitDialog' | 'submitDialogAction' | 'closeDialog' | 'dialog'
> {
  const pressAction: TeamsDriver['pressAction'] = async (who, where, messageId, action, inputs) => {
    const user = person(who);
    const room = roomFor(user.id, where);
    const message = seen(state, room, messageId, user);
    const root = room.kind === 'channel' ? (message.root ?? message.id) : undefined;
    const origin: ActivityOrigin = { person: user, room, root };
    const data = { ...objectOf(action['data']), ...inputs };
    if (action['type'] === 'Action.Execute') {
      const { type, id, title, verb } = action;
      const value = { action: { type, id, title, verb, data }, trigger: 'manual' };
      const activity = invokeActivity(
        state,
        sender.serviceUrl,
        origin,
        'adaptiveCard/action',
        value,
        messageId,
      );
      return showExecuteAnswer(state, user, message, await sender.invoke(activity, isCardAnswer));
    }
    if (action['type'] !== 'Action.Submit') return notSent();
    const special = objectOf(data['msteams']);
    if (special['type'] === 'task/fetch') {
      const value = { data, context: { theme: 'default' } };
      const activity = invokeActivity(state, sender.serviceUrl, origin, 'task/fetch', value, messageId);
      const outcome = await sender.invoke(activity, isTaskAnswer);
      return showTask(state, user, outcome, { room: room.id, replyToId: messageId, ...rootOf(root) });
    }
    if (special['type'] === 'imBack') return await say(user, room, textOf(special['value']) ?? '', root);
    const text = special['type'] === 'messageBack' ? textOf(special['text']) : undefined;
    const shown = textOf(special['displayText']);
    if (shown !== undefined) {
      state.add({
        id: state.newId(),
        conversation: room.id,
        from: user.id,
        text: shown,
        attachments: [],
        ...rootOf(root),
      });
    }
    return await sender.activity({
      ...baseActivity(state, sender.serviceUrl, origin),
      type: 'message',
      id: state.newId(),
      replyToId: messageId,
      value: special['type'] === 'messageBack' ? special['value'] : data,
      ...(text === undefined ? {} : { text }),
      entities: [CLIENT_INFO],
    });
  };

  const submitDialogAction: TeamsDriver['submitDialogAction'] = async (who, action, inputs) => {
    const user = person(who);
    const open = openDialog(state, user);
    const room = state.rooms.get(open.room);
    if (action['type'] !== 'Action.Submit' || room === undefined) {
      return notSent('Only Action.Submit works in a dialog.');
    }
    const origin: ActivityOrigin = { person: user, room, root: open.root };
    const value = { data: { ...objectOf(action['data']), ...inputs }, context: { theme: 'default' } };
    const { extension } = open;
    const activity = invokeActivity(
      state,
      sender.serviceUrl,
      origin,
      extension === undefined ? 'task/submit' : 'composeExtension/submitAction',
      extension === undefined ? value : { ...value, commandId: extension, commandContext: 'message' },
      open.replyToId,
    );
    const outcome = await sender.invoke(activity, isTaskEndOrAnswer);
    return showTask(state, user, outcome, open);
  };

  return {
    pressAction,
    submitDialogAction,
    press: async (who, where, messageId, what, given = {}) => {
      const user = person(who);
      const room = roomFor(user.id, where);
      const message = seen(state, room, messageId, user);
      // Whoever can press has looked at it.
      await refreshFor(state, sender, user, room, message);
      const own = message.views.get(user.id);
      const cards = own === undefined ? adaptiveCards(message.attachments) : [own];
      const ready = filled(cards, what, given);
      if ('problem' in ready) return ready;
      return await pressAction(who, where, messageId, ready.action, ready.inputs);
    },
    submitDialog: async (who, what, given = {}) => {
      const { card } = openDialog(state, person(who));
      const ready = filled(card === undefined ? [] : [card], what, given);
      if ('problem' in ready) return ready;
      return await submitDialogAction(who, ready.action, ready.inputs);
    },
    closeDialog: (who) => {
      state.dialogs.delete(person(who).id);
      state.touch();
    },
    dialog: (who) => dialogOf(state, person(who).id),
  };
}

/** The action and its inputs, or what the renderer complains about instead. */
function filled(
  cards: readonly JsonObject[],
  what: string | number,
  given: Inputs,
): { readonly action: JsonObject; readonly inputs: Inputs } | (DriverOutcome & { readonly problem: string }) {
  const action = findAction(cards, what);
  const inputs = inputValues(cards, action, given);
  const errors = inputErrors(cards, inputs);
  if (Object.keys(errors).length === 0) return { action, inputs };
  return { ...notSent('The form is not complete.', errors), problem: 'The form is not complete.' };
}

function rootOf(root: string | undefined): { root?: string } {
  return root === undefined ? {} : { root };
}

function showExecuteAnswer(
  state: TeamsState,
  user: TeamsPerson,
  message: TeamsMessage,
  outcome: DriverOutcome,
): DriverOutcome {
  if (!outcome.ok) return outcome;
  const { statusCode, type, value } = objectOf(outcome.body);
  if (type === 'application/vnd.microsoft.card.adaptive' && isObject(value)) {
    message.views.set(user.id, value);
    message.notes.delete(user.id);
  } else if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') {
    message.notes.set(user.id, value);
  } else {
    const told = textOf(objectOf(value)['message']);
    return { ...outcome, ok: false, problem: told ?? UNREACHABLE };
  }
  state.touch();
  return typeof statusCode === 'number' && statusCode < 400
    ? outcome
    : { ...outcome, ok: false, problem: UNREACHABLE };
}
