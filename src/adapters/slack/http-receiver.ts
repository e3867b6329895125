import { isValidSlackRequest, type App, type Receiver } from '@slack/bolt';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Log } from '../../bot/log.ts';
import { readBody, type SlackBody } from './http-body.ts';
import { errorGist } from './sdk-log.ts';

export const EVENTS_PATH = '/slack/events';

/** Slack's own payloads stay far below; anything larger is somebody else's. */
const MOST_BYTES = 1024 * 1024;

export interface HttpReceiverDeps {
  readonly signingSecret: string;
  readonly log: Log;
  /** False until the bot knows who it is in Slack. */
  readonly ready: () => boolean;
}

/**
 * Slack over HTTP on a web server that others use too. Bolt's own `ExpressReceiver` was not taken because it can only hold
 * back every answer or none, quotes unreadable bodies in its log, refuses Slack's unsigned certificate check, and lets
 * unknown payloads wait for three seconds. The check of signature and age is Bolt's.
 */
export class HttpReceiver implements Receiver {
  readonly #deps: HttpReceiverDeps;
  #bolt: App | undefined;

  constructor(deps: HttpReceiverDeps) {
    this.#deps = deps;
  }

  init(bolt: App): void {
    this.#bolt = bolt;
  }

  /** The web server is started and stopped by whoever owns it. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  mount(app: Express): void {
    app.post(
      EVENTS_PATH,
      express.raw({ type: () => true, limit: MOST_BYTES, inflate: false }),
      (request: Request, response: Response) => this.#receive(request, response),
      (error: unknown, _request: Request, response: Response, next: NextFunction) => {
        if (response.headersSent) return next(error);
        this.#deps.log.warn({ kind: 'slack-http', error: errorGist(error) }, 'a request could not be read');
        // What is left of an oversized body is not waited for.
        response.set('connection', 'close').status(statusOf(error)).end();
      },
    );
  }

  async #receive(request: Request, response: Response): Promise<void> {
    const raw: unknown = request.body;
    const text = Buffer.isBuffer(raw) ? raw.toString('utf8') : '';
    const body = readBody(text, request.get('content-type'));
    // Slack checks the certificate with an unsigned request that asks for nothing.
    if (body.kind === 'ssl-check') return void response.status(200).end();
    if (!this.#isSigned(request, text)) return void response.status(401).end();
    if (body.kind === 'unreadable') return void response.status(400).end();
    if (body.kind === 'challenge') return void response.json({ challenge: body.challenge });
    if (!this.#deps.ready()) return void response.status(503).end();
    await this.#process(request, response, body.body);
  }

  #isSigned(request: Request, body: string): boolean {
    const signature = request.get('x-slack-signature');
    const timestamp = request.get('x-slack-request-timestamp');
    if (!signature || !timestamp || !isRecent(Number(timestamp))) return false;
    return isValidSlackRequest({
      signingSecret: this.#deps.signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
    });
  }

  async #process(request: Request, response: Response, body: SlackBody): Promise<void> {
    const retry = Number(request.get('x-slack-retry-num'));
    const reason = request.get('x-slack-retry-reason');
    try {
      await this.#bolt?.processEvent({
        body,
        ack: async (answer?: unknown) => acknowledge(response, answer),
        ...(Number.isInteger(retry) && retry > 0 ? { retryNum: retry } : {}),
        ...(reason === undefined ? {} : { retryReason: reason }),
      });
    } catch (error) {
      this.#deps.log.error({ kind: 'slack-http', error: errorGist(error) }, 'a request failed');
    }
    if (!response.headersSent) response.status(500).end();
  }
}

/** Slack's rule is five minutes either way; Bolt's check knows only the past. */
function isRecent(seconds: number): boolean {
  return Math.abs(Date.now() / 1000 - seconds) <= 300;
}

function acknowledge(response: Response, answer: unknown): void {
  if (response.headersSent) return;
  if (answer === undefined || answer === '') response.status(200).end();
  else if (typeof answer === 'string') response.status(200).type('text/plain').send(answer);
  else response.status(200).json(answer);
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 400;
}
