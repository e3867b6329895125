import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../bot/log.ts';
import { isServed, teamsOf, type BotIdentity } from './origin.ts';
import { ephemeral } from './reply-command.ts';
import { sdkLog } from './sdk-log.ts';
import { WORDS } from './words.ts';

export interface BoltDeps {
  readonly receiver: Receiver;
  readonly botToken: string;
  readonly log: Log;
  readonly identity: () => BotIdentity;
  readonly served: () => ReadonlySet<string>;
}

/**
 * Bolt, with two things mended. It acknowledges an event before any listener has run, so that an event whose effect could
 * not be stored would be lost; here an event is acknowledged when its listener is through, and Slack delivers it again
 * when it is not. And what no listener acknowledges is acknowledged at the end, where Bolt would let Slack
 * wait three seconds and show a failure. Either way exactly one acknowledgement leaves.
 */
export class PartnershipApp extends App {
  readonly #running = new Set<Promise<void>>();

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const run = this.#process(event);
    this.#running.add(run);
    try {
      await run;
    } finally {
      this.#running.delete(run);
    }
  }

  /** Resolves when nothing that has arrived is still being worked on. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  async #process(event: ReceiverEvent): Promise<void> {
    const isEvent = event.body.event !== undefined;
    let acknowledged = false;
    await super.processEvent({
      ...event,
      ack: async (answer?: unknown) => {
        if (acknowledged) return;
        acknowledged = true;
        if (!isEvent) await event.ack(answer);
      },
    });
    if (isEvent || !acknowledged) await event.ack();
  }
}

/** Bolt without its own start-up check, whose failure would end the process: `start` of the adapter checks. */
export function createBoltApp({ receiver, botToken, log, identity, served }: BoltDeps): PartnershipApp {
  const app = new PartnershipApp({
    receiver,
    logger: sdkLog(log),
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    authorize: async () => {
      const { user, botId } = identity();
      return { botToken, botUserId: user, ...(botId === undefined ? {} : { botId }) };
    },
  });
  app.use(async (args) => {
    const { body, next } = args;
    if (isServed(body, served())) return next();
    log.warn({ kind: 'slack-refused', teams: teamsOf(body) ?? [] }, 'a workspace that is not served');
    // Acknowledged, because Slack really sent it and would send events again. Only a command has somewhere to say why.
    if ('command' in args && args.command) await args.ack(ephemeral({ text: WORDS.notServed }));
  });
  return app;
}
