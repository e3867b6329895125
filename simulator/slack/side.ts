import type { Server } from 'node:http';
import type { Router } from 'express';
import type { CallLog } from '../calls.ts';
import type { FaultQueue } from '../faults.ts';
import { textOf, type JsonObject } from '../json.ts';
import type { WorldSeed } from '../world.ts';
import { slackClient } from './client.ts';
import type { SlackDriver } from './driver.ts';
import { SlackEvents } from './events.ts';
import { slackResponseUrls } from './response-url.ts';
import { SlackSender } from './sender.ts';
import { SocketMode } from './socket-mode.ts';
import { SlackState, type SlackMessage } from './state.ts';
import { slackWebApi } from './web-api.ts';

export interface SlackSideOptions {
  readonly seed: WorldSeed;
  readonly signingSecret: string;
  readonly botToken: string;
  /** What `apps.connections.open` takes; `xapp-simulator` unless told otherwise. */
  readonly appToken?: string;
  readonly teamId?: string;
  readonly timeoutMs?: number;
  readonly echo?: boolean;
  readonly now: () => Date;
  readonly changed: () => void;
  readonly calls: CallLog;
  readonly faults: FaultQueue;
  readonly botUrl: () => string | undefined;
  /** Resolves when the bot has answered every command. At once where that is not known. */
  readonly answered: () => Promise<void>;
  readonly responseBase: () => string;
  /** Address of this server, for Socket Mode. */
  readonly ownUrl: () => string;
}

export interface SlackSide {
  readonly api: Router;
  readonly responses: Router;
  readonly driver: SlackDriver;
  /** Lets the bot connect over a WebSocket (Socket Mode). */
  attach(server: Server): void;
  settled(): Promise<void>;
  stop(): void;
}

export const APP_TOKEN = 'xapp-simulator';

/** Everything that stands in for Slack, wired. */
export function slackSide(options: SlackSideOptions): SlackSide {
  const state = new SlackState(options.seed, options.teamId, options.now, options.changed);
  const socket = new SocketMode(state.identity.appId);
  const timeoutMs = options.timeoutMs ?? 3000;
  const sender = new SlackSender(options.botUrl, options.signingSecret, timeoutMs, socket);
  const events = new SlackEvents(state, sender);
  const underWay = new Set<Promise<unknown>>();

  /** Slack tells the app about the app's own messages too. */
  const echo = (send: () => Promise<unknown>) => {
    if (options.echo === false || (options.botUrl() === undefined && !socket.isConnected)) return;
    const sent = new Promise((resolve) => setImmediate(resolve)).then(send);
    underWay.add(sent);
    void sent.finally(() => underWay.delete(sent));
  };
  const onAccepted = (method: string, args: JsonObject, answer: JsonObject) => {
    const message = state.message(textOf(answer['channel']) ?? '', textOf(answer['ts']) ?? '');
    if (method === 'chat.postMessage' && message !== undefined) echo(() => events.said(message));
    if (method === 'chat.update' && message !== undefined) {
      const copy: SlackMessage = { ...message };
      echo(() => events.changed(copy, copy));
    }
  };

  return {
    api: slackWebApi({
      ...options,
      state,
      onAccepted,
      appToken: options.appToken ?? APP_TOKEN,
      openSocket: () => socket.open(options.ownUrl()),
    }),
    responses: slackResponseUrls(state),
    driver: slackClient({
      state,
      sender,
      events,
      socket,
      calls: options.calls,
      faults: options.faults,
      responseBase: options.responseBase,
      answered: options.answered,
    }),
    attach: (server) => socket.attach(server),
    stop: () => socket.stop(),
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
  };
}
