import { createHash, randomUUID } from 'node:crypto';
import type {
  CommandInteraction,
  PressInteraction,
  SearchInteraction,
  Sender,
  ShortcutInteraction,
  SubmitInteraction,
} from '../../bot/interaction.ts';
import {
  readLongValues,
  readPrivateMetadata,
  readSlackAction,
  readSlackState,
  searchedList,
} from './forms.ts';
import type { BotIdentity } from './origin.ts';
import type {
  ActionPayload,
  CommandPayload,
  ShortcutPayload,
  SubmissionPayload,
  SuggestionPayload,
} from './payloads.ts';
import { toPlace } from './place.ts';
import { toCommandLine, toSpoken } from './spoken.ts';

/** A slash command. Its trigger is its name: Slack makes one for each time somebody presses Enter. */
export function receiveCommand(payload: CommandPayload, bot: BotIdentity): CommandInteraction {
  const tenant = payload.team_id;
  return {
    kind: 'command',
    door: 'slash',
    delivery: `slack|${tenant}|command|${payload.trigger_id}`,
    sender: sender(tenant, payload.user_id, payload.user_name),
    place: toPlace({ tenant, channel: payload.channel_id, channelName: payload.channel_name }),
    answer: 'now',
    spoken: toCommandLine(`${payload.command.slice(1)} ${payload.text}`, bot.user),
  };
}

/**
 * A pressed button, or a form in a message that was sent off. Undefined for links that were opened and inputs that were
 * touched: Slack reports those too, and nothing happens.
 *
 * @throws PayloadError when the button carries what this bot never puts on one.
 */
export function receiveAction(
  payload: ActionPayload,
  bot: BotIdentity,
): PressInteraction | SubmitInteraction | undefined {
  const [action] = payload.actions;
  if (action === undefined) return undefined;
  const meaning = readSlackAction(action);
  if (meaning.kind === 'none') return undefined;
  const installed = homeOf(payload, bot);
  const channel = payload.channel?.id ?? payload.container?.channel_id;
  const arrival = {
    delivery: `slack|${installed}|action|${payload.trigger_id ?? ''}|${action.action_ts ?? ''}`,
    sender: sender(payload.user.team_id ?? payload.team?.id ?? installed, payload.user.id, userName(payload)),
    answer: 'now' as const,
    inputs: readSlackState((payload.view ?? payload).state?.values),
    ...(channel === undefined
      ? {}
      : {
          place: toPlace({
            tenant: installed,
            channel,
            channelName: payload.channel?.name,
            thread: payload.container?.thread_ts ?? payload.message?.thread_ts,
          }),
        }),
  };
  if (meaning.kind === 'submit') {
    const { form, token } = meaning.data;
    return { kind: 'submit', ...arrival, inputs: readLongValues(arrival.inputs, meaning.data), form, token };
  }
  const { verb, subject, rev, args } = meaning.data;
  return {
    kind: 'press',
    ...arrival,
    verb,
    args: args ?? {},
    ...(subject === undefined ? {} : { subject }),
    ...(rev === undefined ? {} : { rev }),
  };
}

/**
 * A modal that was sent off. After `response_action: errors` Slack sends the same view id and hash again, so what was
 * filled in is part of the delivery's name: a repeat is the same answers on the same view.
 *
 * @throws PayloadError when the modal is none of ours.
 */
export function receiveSubmission(payload: SubmissionPayload, bot: BotIdentity): SubmitInteraction {
  const { view } = payload;
  const metadata = readPrivateMetadata(view.private_metadata);
  const { form, token, step } = metadata;
  const installed = homeOf(payload, bot);
  const inputs = readLongValues(readSlackState(view.state?.values), metadata);
  const filled = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);
  return {
    kind: 'submit',
    delivery: `slack|${installed}|view|${view.id}|${view.hash ?? ''}|${filled}`,
    sender: sender(payload.user.team_id ?? payload.team?.id ?? installed, payload.user.id, userName(payload)),
    answer: 'now',
    form,
    token,
    inputs,
    ...(step === undefined ? {} : { step }),
    closes: true,
  };
}

/** Something chosen from a menu: of a message, whose words come along, or of the message box. */
export function receiveShortcut(payload: ShortcutPayload, bot: BotIdentity): ShortcutInteraction {
  const installed = homeOf(payload, bot);
  const common = {
    kind: 'shortcut' as const,
    delivery: `slack|${installed}|shortcut|${payload.trigger_id ?? ''}`,
    sender: sender(payload.user.team_id ?? payload.team?.id ?? installed, payload.user.id, userName(payload)),
    answer: 'now' as const,
    shortcut: payload.callback_id,
  };
  if (payload.type === 'shortcut') return common;
  const { channel, message } = payload;
  return {
    ...common,
    place: toPlace({
      tenant: installed,
      channel: channel.id,
      channelName: channel.name,
      thread: message.thread_ts,
    }),
    spoken: toSpoken(message.text, bot.user),
  };
}

/** What somebody typed so far in a menu. Undefined for a menu that is none of ours. */
export function receiveSearch(payload: SuggestionPayload, bot: BotIdentity): SearchInteraction | undefined {
  const list = searchedList(payload.action_id);
  if (list === undefined) return undefined;
  const installed = homeOf(payload, bot);
  return {
    kind: 'search',
    // Nothing is remembered of it, so that nothing has to tell two of them apart.
    delivery: `slack|${installed}|search|${randomUUID()}`,
    sender: sender(payload.user.team_id ?? payload.team?.id ?? installed, payload.user.id, userName(payload)),
    answer: 'now',
    list,
    typed: payload.value,
  };
}

type Interactive = ActionPayload | SubmissionPayload | ShortcutPayload | SuggestionPayload;

export function sender(tenant: string, user: string, name?: string): Sender {
  return { platform: 'slack', tenant, user, ...(name === undefined ? {} : { name }) };
}

/**
 * The workspace a conversation belongs to. A bot token serves one workspace, whatever workspace the person in a shared
 * channel comes from; only an app installed for a whole organisation serves several.
 */
function homeOf(payload: Interactive, bot: BotIdentity): string {
  return payload.is_enterprise_install === true ? (payload.team?.id ?? bot.team) : bot.team;
}

function userName({ user }: Interactive): string | undefined {
  return user.name ?? user.username;
}
