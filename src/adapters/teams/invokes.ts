import type { Interaction, Place, Route } from '../../bot/interaction.ts';
import { REFRESH_VERB } from '../../bot/refresh.ts';
import { parsePayload, PayloadError } from '../payload.ts';
import { readTeamsValue } from './forms.ts';
import { spokenIn } from './message-payload.ts';
import { ExecuteValue, ExtensionValue, SearchValue, TaskValue, type TeamsActivity } from './payloads.ts';

/**
 * The invokes that this bot's cards and menus can send; each has its own shape of answer. `extend` is an action chosen from a
 * message's menu or the compose box, `extended` the dialog it opened, `search` typing in a long choice, `refresh` a card that
 * asks for itself without anybody having pressed.
 */
export type InvokeKind = 'execute' | 'refresh' | 'fetch' | 'submit' | 'extend' | 'extended' | 'search';

const INVOKES: Readonly<Record<string, InvokeKind>> = {
  'adaptiveCard/action': 'execute',
  'task/fetch': 'fetch',
  'task/submit': 'submit',
  'composeExtension/fetchTask': 'extend',
  'composeExtension/submitAction': 'extended',
  'application/search': 'search',
};

/** Which kind of invoke this is; undefined for invokes that nothing of the bot's sends. */
export function invokeKind({ name, value }: TeamsActivity): InvokeKind | undefined {
  const kind = name !== undefined && Object.hasOwn(INVOKES, name) ? INVOKES[name] : undefined;
  if (kind !== 'execute') return kind;
  return ExecuteValue.safeParse(value).data?.trigger === 'automatic' ? 'refresh' : kind;
}

/** Whether this may come from a chat in which the bot is not: menu entries, and the dialogs they open, work in every chat. */
export function mayBeElsewhere(activity: TeamsActivity): boolean {
  return ['extend', 'extended', 'search'].includes(invokeKind(activity) ?? '');
}

/** What every interaction has in common. */
export type Arrived = Pick<Interaction, 'delivery' | 'sender' | 'answer'> & {
  readonly place?: Place;
  readonly route: Route;
};

/** @throws PayloadError when it carries anything but what this bot's cards and menus send. */
export function fromInvoke(activity: TeamsActivity, arrived: Arrived): Interaction {
  const { value } = activity;
  switch (invokeKind(activity)) {
    case 'extend': {
      const { commandId, messagePayload } = parsePayload(ExtensionValue, value);
      return {
        ...arrived,
        kind: 'shortcut',
        shortcut: commandId,
        ...(messagePayload && { spoken: spokenIn(messagePayload) }),
      };
    }
    case 'search': {
      const { dataset, queryText } = parsePayload(SearchValue, value);
      return { ...arrived, kind: 'search', list: dataset, typed: (queryText ?? '').trim() };
    }
    case 'extended':
      return fromCard(parsePayload(ExtensionValue, value).data, arrived);
    case 'execute':
      return fromCard(parsePayload(ExecuteValue, value).action.data, arrived);
    case 'refresh':
      return fromCard(parsePayload(ExecuteValue, value).action.data, arrived, true);
    case 'fetch':
    case 'submit':
    case undefined:
      return fromCard(parsePayload(TaskValue, value).data, arrived);
  }
}

/**
 * A pressed button or a submitted form. Without anybody pressing (`automatic`) a card may only ask for itself.
 * @throws PayloadError when no card of this bot's could have sent it
 */
export function fromCard(value: unknown, arrived: Arrived, automatic = false): Interaction {
  const read = readTeamsValue(value);
  if (read.kind === 'submit') {
    if (automatic) throw new PayloadError();
    const { form, token, step } = read.data;
    return {
      ...arrived,
      kind: 'submit',
      form,
      token,
      inputs: read.inputs,
      ...(step !== undefined && { step }),
    };
  }
  const { verb, subject, rev, args } = read.data;
  if (automatic && verb !== REFRESH_VERB) throw new PayloadError();
  return {
    ...arrived,
    kind: 'press',
    verb,
    args: args ?? {},
    inputs: read.inputs,
    ...(subject !== undefined && { subject }),
    ...(rev !== undefined && { rev }),
  };
}
