import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import WebSocket from 'ws';
import type { Delivery } from '../deliver.ts';
import { isObject, parsedJson, type JsonObject } from '../json.ts';

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

const PATH = '/slack/socket/';
/** An address that Slack gave out works for half a minute. */
const TICKET_MS = 30_000;

interface Waiting {
  readonly settle: (body: unknown) => void;
}

/** Slack's end of Socket Mode: gives out addresses, greets who connects, and hands them what is delivered. */
export class SocketMode {
  readonly #appId: string;
  readonly #tickets = new Map<string, number>();
  readonly #server = new WebSocket.Server({ noServer: true });
  readonly #waiting = new Map<string, Waiting>();
  #live: WebSocket | undefined;

  constructor(appId: string) {
    this.#appId = appId;
  }

  get isConnected(): boolean {
    return this.#live?.readyState === WebSocket.OPEN;
  }

  /** `apps.connections.open`: an address to connect to, once. */
  open(base: string): string {
    const ticket = randomBytes(12).toString('hex');
    this.#tickets.set(ticket, Date.now() + TICKET_MS);
    return `${base.replace(/^http/, 'ws')}${PATH}${ticket}`;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const ticket = (request.url ?? '').slice(PATH.length).split('?')[0] ?? '';
      const until = request.url?.startsWith(PATH) === true ? this.#tickets.get(ticket) : undefined;
      this.#tickets.delete(ticket);
      const isWelcome = until !== undefined && until >= Date.now() && socket instanceof Socket;
      if (!isWelcome) return void socket.destroy();
      this.#server.handleUpgrade(request, socket, head, (live) => this.#greet(live));
    });
  }

  /** Hands one delivery over and waits for its acknowledgement. Never rejects. */
  async deliver(
    type: EnvelopeType,
    payload: JsonObject,
    timeoutMs: number,
    retry?: { readonly attempt: number; readonly reason: string },
  ): Promise<Delivery> {
    const started = performance.now();
    const took = (): number => Math.round(performance.now() - started);
    const live = this.#live;
    if (live?.readyState !== WebSocket.OPEN)
      return { status: 0, body: undefined, ms: 0, failure: 'unreachable' };
    const id = randomBytes(12).toString('hex');
    const answered = new Promise<{ body: unknown } | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), timeoutMs);
      this.#waiting.set(id, {
        settle: (body) => {
          clearTimeout(timer);
          resolve({ body });
        },
      });
    });
    live.send(
      JSON.stringify({
        envelope_id: id,
        type,
        accepts_response_payload: type !== 'events_api',
        payload,
        ...(retry === undefined ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason }),
      }),
    );
    const answer = await answered;
    this.#waiting.delete(id);
    return answer === undefined
      ? { status: 0, body: undefined, ms: took(), failure: 'timeout' }
      : { status: 200, body: answer.body, ms: took() };
  }

  /** Ends the connection as Slack does every few hours: the app connects again. */
  hangUp(): void {
    this.#live?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    this.#live?.close();
  }

  stop(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #greet(live: WebSocket): void {
    this.#live = live;
    live.on('message', (data) => {
      if (typeof data === 'string' || Buffer.isBuffer(data)) this.#hear(data.toString());
    });
    live.on('error', () => live.terminate());
    live.send(
      JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: this.#appId } }),
    );
  }

  #hear(text: string): void {
    const answer = parsedJson(text);
    if (!isObject(answer)) return;
    this.#waiting.get(String(answer['envelope_id']))?.settle(answer['payload']);
  }
}
