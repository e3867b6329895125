import type { Interaction, MessageInteraction, Place } from '../../bot/interaction.ts';
import type { MessageEvent } from './payloads.ts';
import { toPlace } from './place.ts';
import type { EventFrame } from './receive-event.ts';
import { sender } from './receive.ts';
import { mentions, toCommandLine, toSpoken } from './spoken.ts';

/** Subtypes that are still something a person wrote just now. */
const WRITTEN = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** Slack's own helper account, which writes "this message was deleted" in place of a deleted message with replies. */
const SLACKBOT = 'USLACKBOT';

type Written = NonNullable<MessageEvent['message']>;

/**
 * A `message` event. In a one-to-one chat every message is a command. Elsewhere it is a message; one that mentions the bot
 * is left to its `app_mention` twin. What bots write, this one included, is nothing.
 */
export function receiveMessage(event: MessageEvent, frame: EventFrame): Interaction | undefined {
  const place = (thread?: string): Place =>
    toPlace({
      tenant: frame.tenant,
      channel: event.channel,
      channelType: event.channel_type,
      thread,
      shared: frame.shared,
    });
  if (event.subtype === 'message_changed') return receiveChanged(event, frame, place);
  if (event.subtype === 'message_deleted') {
    return (
      event.previous_message && changed(event.previous_message, frame, place, 'deleted', event.deleted_ts)
    );
  }
  if (!WRITTEN.has(event.subtype) || event.user === undefined || isBot(event, frame)) return undefined;

  const here = place(event.thread_ts);
  const common = {
    delivery: frame.delivery,
    sender: sender(event.user_team ?? event.team ?? frame.tenant, event.user),
    place: here,
    answer: 'later' as const,
    ...filesOf(event),
  };
  if (here.kind === 'direct') {
    return {
      kind: 'command',
      door: 'direct',
      ...common,
      // Named as `bot/routes` expects the part that belongs to this one conversation.
      route: { conversationId: event.channel },
      spoken: toCommandLine(event.text, frame.bot.user),
    };
  }
  if (mentions(event.text, frame.bot.user)) return undefined;
  return { kind: 'message', ...common, messageId: event.ts, change: 'new', spoken: toSpoken(event.text) };
}

/** Also sent when Slack only adds a link's preview or counts replies: then the words are the same as before. */
function receiveChanged(
  event: MessageEvent,
  frame: EventFrame,
  place: (thread?: string) => Place,
): MessageInteraction | undefined {
  const { message, previous_message: before } = event;
  if (!message) return undefined;
  if (message.subtype === 'tombstone') {
    return before && changed(before, frame, place, 'deleted', message.ts);
  }
  const more = (message.files?.length ?? 0) > (before?.files?.length ?? 0);
  if (before && before.text === message.text && !more) return undefined;
  return changed(message, frame, place, 'edited', message.ts);
}

function changed(
  message: Written,
  frame: EventFrame,
  place: (thread?: string) => Place,
  change: 'edited' | 'deleted',
  id: string | undefined,
): MessageInteraction | undefined {
  const here = place(message.thread_ts);
  const messageId = id ?? message.ts;
  if (message.user === undefined || messageId === undefined || isBot(message, frame)) return undefined;
  // In a one-to-one chat messages are commands: changing one afterwards takes nothing back and does nothing twice.
  if (here.kind === 'direct') return undefined;
  return {
    kind: 'message',
    delivery: frame.delivery,
    sender: sender(message.user_team ?? message.team ?? frame.tenant, message.user),
    place: here,
    answer: 'later',
    messageId,
    change,
    ...filesOf(message),
    spoken: change === 'deleted' ? [] : toSpoken(message.text, frame.bot.user),
  };
}

/** How many files hang on a message; nothing where none do. */
export function filesOf({ files }: { files?: readonly unknown[] | undefined }): { readonly files?: number } {
  return files && files.length > 0 ? { files: files.length } : {};
}

function isBot(
  message: { user?: string | undefined; bot_id?: string | undefined },
  frame: EventFrame,
): boolean {
  return message.bot_id !== undefined || message.user === frame.bot.user || message.user === SLACKBOT;
}
