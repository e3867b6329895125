import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often a post goes wrong, from 0 to 1 each. */
export interface Mishaps {
  /** It is taken, and the connection is cut before anybody is told. */
  readonly answerLost: number;
  /** The connection is cut, and nothing was taken. */
  readonly requestLost: number;
  /** 429, with a second to wait. */
  readonly tooMany: number;
}

export interface Taken {
  readonly platform: 'slack' | 'teams';
  readonly conversation: string;
  /** The outbox row's id. */
  readonly id: string;
  /** Which replica sent it. */
  readonly by: string;
}

export interface StandIn {
  readonly url: string;
  /** Every post that stands there, in order. */
  readonly taken: readonly Taken[];
  /** Requests of any kind that arrived. */
  readonly requests: () => number;
  mishaps: Mishaps;
  /** Happens when a post has been taken, before it is answered. */
  onTaken: (taken: Taken) => void;
  stop(): Promise<void>;
}

export const NO_MISHAPS: Mishaps = { answerLost: 0, requestLost: 0, tooMany: 0 };

/**
 * Both platforms on loopback, as far as posting goes, and counting. Slack can be asked for what stands in a conversation, with
 * the metadata of each message; Teams cannot. Who sends is told by the token.
 */
export async function startStandIn(random: () => number): Promise<StandIn> {
  const taken: Taken[] = [];
  const history = new Map<string, { ts: string; id: string }[]>();
  let requests = 0;
  const standIn = { mishaps: NO_MISHAPS, onTaken: (_taken: Taken): void => undefined };

  const take = (message: Taken): string => {
    const ts = `${1_700_000_000 + taken.length}.000100`;
    taken.push(message);
    if (message.platform === 'slack')
      history.set(message.conversation, [
        ...(history.get(message.conversation) ?? []),
        { ts, id: message.id },
      ]);
    standIn.onTaken(message);
    return ts;
  };

  const post = (message: Taken, request: IncomingMessage, response: ServerResponse): void => {
    const chance = random();
    const { answerLost, requestLost, tooMany } = standIn.mishaps;
    if (chance < tooMany) {
      response.writeHead(429, { 'retry-after': '1' }).end();
    } else if (chance < tooMany + requestLost) {
      request.socket.destroy();
    } else if (chance < tooMany + requestLost + answerLost) {
      take(message);
      request.socket.destroy();
    } else {
      say(response, { ok: true, ts: take(message), channel: message.conversation });
    }
  };

  const server = createServer((request, response) => {
    requests += 1;
    void bodyOf(request).then((body) => {
      const by = (request.headers.authorization ?? '').replace('Bearer ', '');
      const conversation = body.get('channel') ?? '';
      switch (request.url ?? '') {
        case '/slack/chat.postMessage':
          return post({ platform: 'slack', conversation, id: idIn(body), by }, request, response);
        case '/slack/conversations.history':
          return say(response, { ok: true, messages: shown(history.get(conversation) ?? []) });
        case '/teams/post':
          return post({ platform: 'teams', conversation, id: body.get('id') ?? '', by }, request, response);
        default:
          response.writeHead(404).end();
          return undefined;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(standIn, {
    url: `http://127.0.0.1:${port}`,
    taken,
    requests: () => requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

function idIn(body: URLSearchParams): string {
  const metadata: unknown = JSON.parse(body.get('metadata') ?? '{}');
  const payload = property(metadata, 'event_payload');
  const id = property(payload, 'outbox_id');
  return typeof id === 'string' ? id : '';
}

function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function shown(messages: readonly { ts: string; id: string }[]): object[] {
  return messages.map(({ ts, id }) => ({
    ts,
    metadata: { event_type: 'partnership_bot', event_payload: { outbox_id: id } },
  }));
}

function say(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
