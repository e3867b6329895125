import type { App } from '@slack/bolt';
import type { Log } from '../../bot/log.ts';
import type { TakeInHand } from '../../bot/held.ts';
import type { Interaction } from '../../bot/interaction.ts';
import type { Handle, Reply } from '../../bot/reply.ts';
import { parsePayload, PayloadError } from '../payload.ts';
import { plainModal } from './modals.ts';
import type { BotIdentity } from './origin.ts';
import {
  ActionPayload,
  CommandPayload,
  EventPayload,
  SharingEvent,
  ShortcutPayload,
  SubmissionPayload,
  SuggestionPayload,
} from './payloads.ts';
import { receiveEvent } from './receive-event.ts';
import {
  receiveAction,
  receiveCommand,
  receiveSearch,
  receiveShortcut,
  receiveSubmission,
} from './receive.ts';
import { answerAction } from './reply-action.ts';
import { answerCommand, ephemeral, type CommandDeps } from './reply-command.ts';
import { answerSubmission } from './reply-modal.ts';
import { answerSearch } from './reply-search.ts';
import { answerShortcut } from './reply-shortcut.ts';
import { respond } from './respond.ts';
import type { Rooms } from './rooms.ts';
import { WORDS } from './words.ts';

export interface ListenerDeps extends CommandDeps {
  readonly log: Log;
  readonly handle: Handle;
  readonly take: TakeInHand;
  readonly identity: () => BotIdentity;
  readonly rooms: Rooms;
}

const ANY = /[^]*/;

/**
 * Joins Bolt to the bot: every command, press, form and event Slack can send lands in one of these, known to the bot or
 * not, so that nothing is left without an answer.
 */
export function listen(app: App, deps: ListenerDeps): void {
  const bot = deps.identity;
  const handle = async (interaction: Interaction): Promise<Reply> =>
    deps.handle(await deps.rooms.settle(interaction));
  const refused = (what: string): void =>
    deps.log.warn({ kind: 'slack-unreadable', what }, 'a payload could not be read');

  // Before Bolt asks each of its listeners in turn whether it is meant: what stands between a command and its acknowledgement is kept short.
  app.use(async (args) => {
    if (!('command' in args) || !args.command) return args.next();
    const { body, ack } = args;
    const payload = readable(() => parsePayload(CommandPayload, body));
    if (!payload) {
      refused('command');
      return ack(ephemeral({ text: WORDS.unreadable }));
    }
    const received = receiveCommand(payload, bot());
    await answerCommand(deps, payload, ack, deps.take(received), laterOn(handle, received));
  });

  app.action({ action_id: ANY }, async ({ body, ack }) => {
    const payload = readable(() => parsePayload(ActionPayload, body));
    if (!payload) {
      refused('action');
      return ack();
    }
    const received = orError(() => receiveAction(payload, bot()));
    if (received instanceof PayloadError) {
      refused('action');
      await ack();
      if (payload.response_url) await respond(deps, payload.response_url, { text: received.message });
      return;
    }
    if (!received) return ack();
    const pressed = received.kind;
    await answerAction(deps, payload, () => ack(), pressed, handle(received));
  });

  app.view({ callback_id: ANY, type: 'view_submission' }, async ({ body, ack }) => {
    const payload = readable(() => parsePayload(SubmissionPayload, body));
    const received = payload ? orError(() => receiveSubmission(payload, bot())) : new PayloadError();
    if (!payload || received instanceof PayloadError) {
      refused('view');
      const words = received instanceof PayloadError ? received.message : WORDS.unreadable;
      return ack({ response_action: 'update', view: plainModal(payload?.view.title?.text, words) });
    }
    await answerSubmission(deps, payload, (answer) => ack(answer), handle(received));
  });

  app.shortcut({ callback_id: ANY }, async ({ body, ack }) => {
    const payload = readable(() => parsePayload(ShortcutPayload, body));
    if (!payload) {
      refused('shortcut');
      return ack();
    }
    const received = receiveShortcut(payload, bot());
    await answerShortcut(
      deps,
      payload,
      () => ack(),
      handle(received),
      async () => {
        const { place: _, ...anywhere } = received;
        await deps.handle({ ...anywhere, delivery: `${received.delivery}|later`, answer: 'later' });
      },
    );
  });

  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: ANY }, async ({ body, ack }) => {
    const payload = readable(() => parsePayload(SuggestionPayload, body));
    const received = payload && receiveSearch(payload, bot());
    if (!received) {
      refused('search');
      return ack({ options: [] });
    }
    await answerSearch(deps, (answer) => ack(answer), handle(received));
  });

  app.event(ANY, async ({ body }) => {
    let interaction: Interaction | undefined;
    try {
      const payload = parsePayload(EventPayload, body);
      forgetShared(deps.rooms, payload);
      interaction = receiveEvent(payload, bot());
    } catch (error) {
      // Delivering it again would not make it readable.
      if (!(error instanceof PayloadError)) throw error;
      return refused('event');
    }
    if (interaction) await handle(interaction);
  });
}

/** Made apart from the listener, whose surroundings hold on to the whole request. */
function laterOn(handle: Handle, interaction: Interaction): () => Promise<Reply> {
  return () => handle(interaction);
}

/** Slack says when a channel begins or ceases to be shared with another workspace, and when somebody comes into it. */
function forgetShared(rooms: Rooms, { event }: EventPayload): void {
  const sharing = SharingEvent.safeParse(event);
  if (sharing.success) rooms.forget(sharing.data.channel);
}

function readable<T>(read: () => T): T | undefined {
  const value = orError(read);
  return value instanceof PayloadError ? undefined : value;
}

function orError<T>(read: () => T): T | PayloadError {
  try {
    return read();
  } catch (error) {
    if (error instanceof PayloadError) return error;
    throw error;
  }
}
