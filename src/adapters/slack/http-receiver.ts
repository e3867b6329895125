import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import getRawBody from 'raw-body';
import type { Log } from '../../bot/log.ts';
import type { Web } from '../../bot/platform.ts';
import { readBody, type SlackBody } from './http-body.ts';
import { errorGist } from './sdk-log.ts';
import { signatureCheck, type SignatureCheck } from './signature.ts';

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
 * unknown payloads wait for three seconds. Requests are read without the web framework, whose routing and body parser take longer than
 * everything that has to happen before an acknowledgement.
 */
export class HttpReceiver implements Receiver {
  readonly #deps: HttpReceiverDeps;
  readonly #isSigned: SignatureCheck;
  #bolt: App | undefined;

  constructor(deps: HttpReceiverDeps) {
    this.#deps = deps;
    this.#isSigned = signatureCheck(deps.signingSecret);
  }

  init(bolt: App): void {
    this.#bolt = bolt;
  }

  /** The web server is started and stopped by whoever owns it. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  mount(web: Web): void {
    web.post(EVENTS_PATH, (request, response) => void this.#receive(request, response));
  }

  /** Never rejects, and always answers. */
  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text: string;
    try {
      text = await bodyOf(request);
    } catch (error) {
      this.#deps.log.warn({ kind: 'slack-http', error: errorGist(error) }, 'a request could not be read');
      // What is left of an oversized body is not waited for.
      response.setHeader('connection', 'close');
      return end(response, statusOf(error));
    }
    const { headers } = request;
    const body = readBody(text, headers['content-type']);
    // Slack checks the certificate with an unsigned request that asks for nothing.
    if (body.kind === 'ssl-check') return end(response, 200);
    const signature = single(headers['x-slack-signature']);
    if (!this.#isSigned(text, signature, single(headers['x-slack-request-timestamp'])))
      return end(response, 401);
    if (body.kind === 'unreadable') return end(response, 400);
    if (body.kind === 'challenge') return acknowledge(response, { challenge: body.challenge });
    if (!this.#deps.ready()) return end(response, 503);
    await this.#process(request, response, body.body);
  }

  async #process(request: IncomingMessage, response: ServerResponse, body: SlackBody): Promise<void> {
    const retry = Number(single(request.headers['x-slack-retry-num']));
    const reason = single(request.headers['x-slack-retry-reason']);
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
    if (!response.headersSent) end(response, 500);
  }
}

/** @throws an error with the `status` to answer, when it is too large, compressed (Slack never does) or broken off */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw Object.assign(new Error(), { status: 415 });
  const length = request.headers['content-length'];
  const raw = await getRawBody(request, { limit: MOST_BYTES, ...(length === undefined ? {} : { length }) });
  return raw.toString('utf8');
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

function acknowledge(response: ServerResponse, answer: unknown): void {
  if (response.headersSent) return;
  if (answer === undefined || answer === '') return end(response, 200);
  const isText = typeof answer === 'string';
  response.setHeader('content-type', `${isText ? 'text/plain' : 'application/json'}; charset=utf-8`);
  response.end(isText ? answer : JSON.stringify(answer));
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 400;
}
