import type { Log } from '../../bot/log.ts';
import { BotError, PlatformUnavailable } from '../../bot/errors.ts';
import type { TakeInHand } from '../../bot/held.ts';
import type { Adapter, PlatformPort } from '../../bot/platform.ts';
import type { Handle } from '../../bot/reply.ts';
import { createBoltApp } from './bolt-app.ts';
import { findPosted } from './find-posted.ts';
import { Guests } from './guests.ts';
import { createClients, SLACK_TIMEOUTS, type SlackTimeouts } from './client.ts';
import { HttpReceiver } from './http-receiver.ts';
import { personByEmail, personById, whoAmI } from './identify.ts';
import { ANSWER_WITHIN_MS } from './in-time.ts';
import { listen } from './listeners.ts';
import type { BotIdentity } from './origin.ts';
import { Rooms } from './rooms.ts';
import { errorGist } from './sdk-log.ts';
import { createSend } from './send.ts';
import { createSocket } from './socket.ts';

export interface SlackOptions {
  readonly botToken: string;
  /** Needed for HTTP; Socket Mode has no signatures. */
  readonly signingSecret: string;
  /** Its presence switches to Socket Mode. */
  readonly appToken?: string;
  readonly apiUrl?: string;
  /** Workspaces whose people may use the bot. Empty: only the workspace the bot token belongs to. */
  readonly teamIds: readonly string[];
  /** For tests: Slack's own patience by default. */
  readonly timeouts?: Partial<SlackTimeouts & { answer: number; reconnect: number }>;
}

export interface SlackDeps {
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * Slack, wired: Bolt receives (over HTTP or Socket Mode), a client that never repeats a post sends. `start` must have
 * succeeded before anything is received; until then HTTP requests get 503, which Slack repeats for events.
 */
export function createSlackAdapter(options: SlackOptions, deps: SlackDeps): Adapter {
  const { log } = deps;
  const timeouts = { ...SLACK_TIMEOUTS, answer: ANSWER_WITHIN_MS, ...options.timeouts };
  const clients = createClients({ ...options, timeouts }, log);
  let bot: BotIdentity | undefined;
  let served: ReadonlySet<string> = new Set(options.teamIds);
  let handle: Handle | undefined;
  let take: TakeInHand = doneFirst;
  const following = new Set<Promise<void>>();

  const identity = (): BotIdentity => {
    if (!bot)
      throw new BotError(
        'slack-not-started',
        'The Slack side of the bot has not started yet. Try again in a minute.',
      );
    return bot;
  };
  const http = new HttpReceiver({
    signingSecret: options.signingSecret,
    log,
    ready: () => bot !== undefined && handle !== undefined,
  });
  const socket =
    options.appToken === undefined
      ? undefined
      : createSocket(
          {
            appToken: options.appToken,
            ...(options.apiUrl === undefined ? {} : { apiUrl: options.apiUrl }),
            ...(timeouts.reconnect === undefined ? {} : { reconnectAfterMs: timeouts.reconnect }),
          },
          log,
        );
  const app = createBoltApp({
    receiver: socket?.receiver ?? http,
    botToken: options.botToken,
    log,
    identity,
    served: () => served,
  });
  const guests = new Guests({ client: clients.ask, log, now: deps.now });
  const rooms = new Rooms({ client: clients.ask, log, now: deps.now, guests });
  listen(app, {
    log,
    identity,
    rooms,
    client: clients.show,
    timeoutMs: timeouts.show,
    answerWithinMs: timeouts.answer,
    take: (command) => take(command),
    follow(work) {
      const followed = work
        .catch((error: unknown) => {
          log.error({ kind: 'slack-reply', error: errorGist(error) }, 'a command could not be answered');
        })
        .finally(() => following.delete(followed));
      following.add(followed);
    },
    handle: async (interaction) => {
      if (!handle)
        throw new BotError('slack-not-started', 'The bot has not started yet. Try again in a minute.');
      return handle(interaction);
    },
  });

  const port: PlatformPort = {
    platform: 'slack',
    send: createSend({
      client: clients.send,
      log,
      now: deps.now,
      served: () => served,
      isOpen: (conversation) => rooms.isOpen(conversation),
    }),
    findPosted: (lost) => findPosted({ client: clients.send, served: () => served }, lost),
    async emailOf(_tenant, user) {
      const person = await personById(clients.ask, log, user);
      if (person.kind === 'unavailable') throw new PlatformUnavailable('Slack');
      return person.kind === 'person' ? person.email : undefined;
    },
    async userByEmail(_tenant, email) {
      const person = await personByEmail(clients.ask, log, email);
      if (person.kind === 'unavailable') throw new PlatformUnavailable('Slack');
      return person.kind === 'person' ? person.user : undefined;
    },
  };

  const answered = async (): Promise<void> => {
    await app.idle();
    while (following.size > 0) await Promise.allSettled(following);
  };

  return {
    port,
    /** The bot token writes to its own workspace; people of the other allowed ones are reached from there. */
    get tenants() {
      return bot ? [bot.team] : [];
    },
    mount(web, given, inHand = doneFirst) {
      handle = given;
      take = inHand;
      if (!socket) http.mount(web);
    },
    async start() {
      const me = await whoAmI(clients.ask);
      served = servedBy(options.teamIds, me.team);
      bot = me;
      // Asked ahead, so that the first command need not wait for it.
      void guests.list();
      await socket?.start();
      log.info({ kind: 'slack-start', team: me.team, mode: socket ? 'socket' : 'http' }, 'Slack is ready');
    },
    answered,
    async stop() {
      await socket?.stop();
      await answered();
    },
  };
}

/** Where nobody keeps marks, a command is done before it is acknowledged. */
const doneFirst: TakeInHand = () => ({
  isMarked: false,
  run: (work) => work(),
  turn: async () => undefined,
  settle: () => undefined,
  leave: () => undefined,
  sendLater: async () => undefined,
});

function servedBy(allowed: readonly string[], own: string): ReadonlySet<string> {
  if (allowed.length > 0 && !allowed.includes(own)) {
    throw new BotError(
      'slack-teams',
      `SLACK_TEAM_IDS does not contain ${own}, the workspace that SLACK_BOT_TOKEN belongs to. Add it, or leave SLACK_TEAM_IDS empty to serve that workspace alone.`,
    );
  }
  return new Set(allowed.length > 0 ? allowed : [own]);
}
