import { notSent, outcomeOf, type Delivery, type DriverOutcome } from '../deliver.ts';
import { SimulatorError } from '../errors.ts';
import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.ts';
import { isRefusal } from './content.ts';
import { clientErrors, stateValues, withOffered, type StateValues } from './blocks-state.ts';
import type { SlackClientParts } from './client.ts';
import type { Pressed, SlackDriver } from './driver.ts';
import { labelOf, placedElements, type Placed } from './elements.ts';
import { acceptedView } from './methods-views.ts';
import { closedPayload, messageActionPayload, submissionPayload, viewActionPayload } from './payloads.ts';
import { messageShape } from './shapes.ts';
import { problemOf } from './sender.ts';
import type { SlackRoom, SlackState } from './state.ts';
import type { OpenView } from './views.ts';

/** What Slack's client says under a modal that the app did not answer well. */
const TROUBLE = 'We had some trouble connecting. Try again?';

/** The part of Slack's client that has to do with buttons, menus and modals. */
export function interactions(
  parts: SlackClientParts,
  person: (who: string) => string,
  roomFor: (user: string, which: string) => SlackRoom,
): Pick<SlackDriver, 'press' | 'pressInModal' | 'submit' | 'close'> {
  const { state, sender } = parts;
  return {
    press: async (who, where, ts, what, filled = {}) => {
      const user = person(who);
      const room = roomFor(user, where);
      const message = state.message(room.id, ts);
      if (message === undefined || (message.onlyFor ?? user) !== user) {
        throw new SimulatorError('This person sees no such message.');
      }
      const placed = find(message.blocks, what);
      const values = stateValues(withOffered(message.blocks ?? [], message.offered ?? {}), filled);
      const url = state.newResponseUrl({
        user,
        channel: room.id,
        original: ts,
        ...(message.threadTs === undefined ? {} : { thread: message.threadTs }),
      });
      const payload = messageActionPayload(
        state,
        user,
        room,
        message,
        messageShape(state, message, true),
        values,
        actionOf(state, placed, what, values),
        parts.responseBase() + url.id,
      );
      return shownOutcome(await sender.interaction(payload));
    },
    pressInModal: async (who, viewId, what, filled = {}) => {
      const view = viewAt(state, person(who), viewId);
      const placed = find(listOf(view.payload['blocks']), what);
      const values = valuesOf(view, filled);
      view.values = values;
      const action = actionOf(state, placed, what, values);
      return shownOutcome(await sender.interaction(viewActionPayload(state, view, values, action)));
    },
    submit: async (who, viewId, filled = {}) => {
      const view = topView(state, person(who), viewId);
      const values = valuesOf(view, filled);
      view.values = values;
      const refusedHere = clientErrors(listOf(view.payload['blocks']), values);
      if (Object.keys(refusedHere).length > 0) {
        state.views.setErrors(view, refusedHere);
        return notSent('The form is not complete.', refusedHere);
      }
      const delivery = await sender.interaction(submissionPayload(state, view, values));
      if (problemOf(delivery) !== undefined) return outcomeOf(delivery, TROUBLE);
      return applyAnswer(state, view, delivery);
    },
    close: async (who, viewId, all = false) => {
      const user = person(who);
      const view = topView(state, user, viewId);
      const closed = all ? [...state.views.clear(user)].reverse() : [view];
      if (!all) state.views.pop(user);
      const told = closed.filter((each) => each.payload['notify_on_close'] === true);
      let outcome: DriverOutcome = notSent();
      for (const each of told)
        outcome = shownOutcome(await sender.interaction(closedPayload(state, each, all)));
      return outcome;
    },
  };
}

export function shownOutcome(delivery: Delivery): DriverOutcome {
  return outcomeOf(delivery, problemOf(delivery));
}

function valuesOf(view: OpenView, filled: Readonly<Record<string, unknown>>): StateValues {
  return stateValues(withOffered(listOf(view.payload['blocks']), view.offered), filled, view.values);
}

/** The modal on top, or the Home tab when no modal covers it. */
function viewAt(state: SlackState, user: string, viewId: string): OpenView {
  const home = state.homes.get(user);
  return home?.id === viewId && state.views.top(user) === undefined ? home : topView(state, user, viewId);
}

export function topView(state: SlackState, user: string, viewId: string): OpenView {
  const top = state.views.top(user);
  if (top?.id !== viewId)
    throw new SimulatorError('That modal is not the one on top of this person’s screen.');
  return top;
}

export function find(blocks: readonly unknown[] | undefined, what: Pressed): Placed {
  const placed = placedElements(blocks);
  const exact = placed.filter(
    (each) =>
      (what.blockId === undefined || each.blockId === what.blockId) &&
      (what.actionId === undefined || each.actionId === what.actionId) &&
      (what.label === undefined || labelOf(each.element) === what.label),
  );
  // A screen may be one update behind, and a block without an id of its own got a new one with it.
  const fits = exact.length > 0 ? exact : placed.filter(({ actionId }) => actionId === what.actionId);
  const [found, another] = fits;
  if (found === undefined) throw new SimulatorError(`Nothing to press here is ${JSON.stringify(what)}.`);
  if (another !== undefined)
    throw new SimulatorError(`More than one element here is ${JSON.stringify(what)}.`);
  return found;
}

/** The entry of `actions`: for a button its value, for everything else what it holds now. */
function actionOf(state: SlackState, placed: Placed, what: Pressed, values: StateValues): JsonObject {
  const { element, type, actionId, blockId } = placed;
  const common = {
    type,
    action_id: actionId,
    block_id: blockId,
    action_ts: (state.now().getTime() / 1000).toFixed(6),
  };
  if (type === 'button') {
    const optional = Object.fromEntries(
      ['value', 'style', 'url'].flatMap((key) => (element[key] === undefined ? [] : [[key, element[key]]])),
    );
    return { ...common, text: element['text'], ...optional };
  }
  if (type === 'overflow') {
    const chosen = listOf(element['options']).find(
      (option) => isObject(option) && option['value'] === what.option,
    );
    return { ...common, selected_option: chosen };
  }
  return { ...common, ...objectOf(values[blockId]?.[actionId]) };
}

/** Does with an open modal what the answer to `view_submission` says. */
function applyAnswer(state: SlackState, view: OpenView, delivery: Delivery): DriverOutcome {
  const body = objectOf(delivery.body);
  const answer = body['response_action'];
  if (answer === undefined) {
    if (state.views.top(view.user) === view) state.views.pop(view.user);
    return outcomeOf(delivery);
  }
  if (answer === 'clear') {
    state.views.clear(view.user);
    return outcomeOf(delivery);
  }
  if (answer === 'errors') return applyErrors(state, view, objectOf(body['errors']), delivery);
  const next = acceptedView(body['view'], 'modal');
  if (isRefusal(next) || (answer !== 'update' && answer !== 'push')) return outcomeOf(delivery, TROUBLE);
  if (answer === 'update') state.views.replace(view, next);
  else if (state.views.stack(view.user).length >= 3) return outcomeOf(delivery, TROUBLE);
  else state.views.push(view.user, next);
  return outcomeOf(delivery);
}

/** Errors may name the blocks of inputs only, and there has to be one. */
function applyErrors(
  state: SlackState,
  view: OpenView,
  given: JsonObject,
  delivery: Delivery,
): DriverOutcome {
  const inputs = listOf(view.payload['blocks'])
    .filter(isObject)
    .filter((block) => block['type'] === 'input')
    .map((block) => textOf(block['block_id']));
  const entries = Object.entries(given);
  const fine = entries.every(([id, text]) => inputs.includes(id) && typeof text === 'string' && text !== '');
  if (!fine || entries.length === 0) return outcomeOf(delivery, TROUBLE);
  // Beside a menu whose entries the app gives, Slack shows no error (bolt-js#1946).
  const mute = new Set(
    listOf(view.payload['blocks'])
      .filter(isObject)
      .filter((block) => String(objectOf(block['element'])['type']).endsWith('external_select'))
      .map((block) => block['block_id']),
  );
  const errors = Object.fromEntries(
    entries.filter(([id]) => !mute.has(id)).map(([id, text]) => [id, String(text)]),
  );
  state.views.setErrors(view, errors);
  return { ...outcomeOf(delivery, 'The form has errors.'), errors };
}
