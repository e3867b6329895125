import { type Delivery, type DriverOutcome } from '../deliver.ts';
import { SimulatorError } from '../errors.ts';
import { isObject, objectOf, textOf } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import { taskCard } from './cards.ts';
import type { OpenDialog, TeamsMessage, TeamsRoom, TeamsState } from './state.ts';

/** A message on this person's screen. @throws SimulatorError when they see no such message */
export function seen(state: TeamsState, room: TeamsRoom, messageId: string, user: TeamsPerson): TeamsMessage {
  const message = state.message(room, messageId);
  if (message === undefined || (message.onlyFor ?? user.id) !== user.id) {
    throw new SimulatorError('This person sees no such message.');
  }
  return message;
}

export function openDialog(state: TeamsState, user: TeamsPerson): OpenDialog {
  const open = state.dialogs.get(user.id);
  if (open === undefined) throw new SimulatorError('No dialog is open on this person’s screen.');
  return open;
}

/** `adaptiveCard/action` has to be answered with `{ statusCode, type, value }`. */
export function isCardAnswer({ body }: Delivery): boolean {
  return isObject(body) && typeof body['statusCode'] === 'number' && typeof body['type'] === 'string';
}

export function isTaskAnswer({ body }: Delivery): boolean {
  const task = objectOf(objectOf(body)['task']);
  if (task['type'] === 'message') return typeof task['value'] === 'string';
  return task['type'] === 'continue' && taskCard(objectOf(task['value'])) !== undefined;
}

/** What was sent off may also be answered with nothing, which closes the dialog. */
export function isTaskEndOrAnswer(delivery: Delivery): boolean {
  return delivery.body === undefined || !isObject(delivery.body) || delivery.body['task'] === undefined
    ? true
    : isTaskAnswer(delivery);
}

/** Puts the answer of a dialog's invoke on the screen: the next card, a word, or nothing any more. */
export function showTask(
  state: TeamsState,
  user: TeamsPerson,
  outcome: DriverOutcome,
  from: Pick<OpenDialog, 'room' | 'root' | 'replyToId' | 'extension'>,
): DriverOutcome {
  if (!outcome.ok) return outcome;
  const task = objectOf(objectOf(outcome.body)['task']);
  const value = objectOf(task['value']);
  const card = taskCard(value);
  const message = textOf(task['value']);
  if (card === undefined && message === undefined) state.dialogs.delete(user.id);
  else {
    const { room, root, replyToId, extension } = from;
    state.dialogs.set(user.id, {
      room,
      replyToId,
      ...(root === undefined ? {} : { root }),
      ...(extension === undefined ? {} : { extension }),
      title: textOf(value['title']) ?? state.identity.botName,
      ...(card === undefined ? {} : { card }),
      ...(message === undefined ? {} : { message }),
    });
  }
  state.touch();
  return outcome;
}
