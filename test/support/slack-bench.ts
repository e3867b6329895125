import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { vi } from 'vitest';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { createSlackAdapter, type SlackOptions } from '../../src/adapters/slack/index.ts';
import type { TakeInHand } from '../../src/bot/held.ts';
import type { Interaction } from '../../src/bot/interaction.ts';
import type { Log } from '../../src/bot/log.ts';
import type { Adapter } from '../../src/bot/platform.ts';
import type { CardView, FormView, Reply } from '../../src/bot/reply.ts';
import { frontOf } from '../../src/web-server.ts';
import { FakeSlack } from './fake-slack.ts';
import { SIGNING_SECRET, type SignedRequest } from './slack-signer.ts';

/** The Slack adapter on a real port, between a fake Slack and a bot that records what it hears and says what it is told. */
export class SlackBench {
  readonly slack = new FakeSlack();
  readonly heard: Interaction[] = [];
  /** Every line logged, as one text, to look for what must not be there. */
  readonly logged: string[] = [];
  /** What the bot does next; rejects to stand for a store that failed. */
  reply: (interaction: Interaction) => Promise<Reply> = async () => ({ kind: 'nothing' });
  /** Takes commands in hand, so that they are acknowledged before they are done; without it they are done first. */
  take: TakeInHand | undefined;
  #adapter: Adapter | undefined;
  #server: Server | undefined;

  async open(options: Partial<SlackOptions> = {}): Promise<void> {
    await this.slack.start();
    await this.openWithoutSlack({ apiUrl: this.slack.apiUrl, ...options });
    await this.adapter.start();
  }

  /** Everything but `start`. */
  async openWithoutSlack(options: Partial<SlackOptions>): Promise<void> {
    const line = (fields: object, message: string): void =>
      void this.logged.push(JSON.stringify({ ...fields, message }));
    const log: Log = { info: line, warn: line, error: line };
    this.#adapter = createSlackAdapter(
      { botToken: 'xoxb-test', signingSecret: SIGNING_SECRET, teamIds: [], ...options },
      { log, now: () => new Date() },
    );
    const web = frontOf(express());
    const handle = async (interaction: Interaction): Promise<Reply> => {
      this.heard.push(interaction);
      return this.reply(interaction);
    };
    this.#adapter.mount(web, handle, this.take);
    const server = createServer(web.listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
  }

  get adapter(): Adapter {
    if (!this.#adapter) throw new Error('open the bench first');
    return this.#adapter;
  }

  /** Slack goes first, so that nobody waits for an answer it never gives. */
  async close(): Promise<void> {
    await this.slack.stop();
    await this.#adapter?.stop();
    this.#server?.closeAllConnections();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(undefined)));
  }

  get url(): string {
    const { port } = this.#server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}/slack/events`;
  }

  async deliver(request: SignedRequest): Promise<{ status: number; text: string; json: unknown }> {
    const response = await fetch(this.url, request);
    const text = await response.text();
    return {
      status: response.status,
      text,
      json: /^[{[]/.test(text) ? (JSON.parse(text) as unknown) : undefined,
    };
  }
}

/** Waits for something that happens by itself, as long as a busy machine may need. */
export function until<T>(check: () => T): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 });
}

export function card(text: string): AdaptiveCard {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }] };
}

export function cardView(summary: string): CardView {
  return { card: card(summary), summary };
}

export function formView(errors: Record<string, string> = {}, name = 'action.assign'): FormView {
  return {
    name,
    token: 'draft-1',
    title: 'Assign an action',
    submit: 'Assign',
    summary: 'Assign an action',
    errors,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'Input.Text', id: 'what', label: 'What has to be done' },
        { type: 'Input.Date', id: 'due', label: 'By when' },
      ],
    },
  };
}
