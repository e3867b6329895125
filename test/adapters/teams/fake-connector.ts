import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What the fake does with a request it has taken in. */
export type Behaviour =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Record<string, string>;
    }
  /** Taken in, and then the connection breaks before any answer. */
  | { readonly kind: 'reset' }
  /** Taken in, and never answered. */
  | { readonly kind: 'hang' }
  /** The answer begins and never ends. */
  | { readonly kind: 'stall' };

export interface FakeConnector {
  readonly serviceUrl: string;
  readonly tokenUrl: string;
  readonly calls: Call[];
  /** Tokens handed out. */
  readonly tokens: string[];
  /** Decides the answer; the default knows `/v3/…` well enough for a bot that is welcome everywhere. */
  respond: (call: Call) => Behaviour | undefined;
  /** Answers every question for a roster with nobody, and does not write it down: for tests about something else. */
  isEmptyRoom: boolean;
  close(): Promise<void>;
}

/** A tiny Bot Connector and token service on loopback: it writes down what it is asked. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const calls: Call[] = [];
  const tokens: string[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const text = Buffer.concat(chunks).toString('utf8');
      const answer = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(body === undefined ? '' : JSON.stringify(body));
      };
      if (url.pathname === '/token') {
        tokens.push(`token-${tokens.length + 1}`);
        answer(200, { access_token: tokens.at(-1), expires_in: 3600, token_type: 'Bearer' });
        return;
      }
      const call: Call = {
        method: request.method ?? '',
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        headers: request.headers,
        body: text && request.headers['content-type']?.includes('json') ? JSON.parse(text) : undefined,
      };
      if (connector.isEmptyRoom && isRoster(call)) {
        answer(200, { members: [] });
        return;
      }
      calls.push(call);
      const behaviour = connector.respond(call) ?? {
        kind: 'json',
        status: 201,
        body: { id: `1:sent-${(count += 1)}` },
      };
      switch (behaviour.kind) {
        case 'json':
          answer(behaviour.status, behaviour.body, behaviour.headers);
          return;
        case 'reset':
          request.socket.destroy();
          return;
        case 'stall':
          response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' });
          response.write('{"id":');
          return;
        case 'hang':
          return;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const connector: FakeConnector = {
    serviceUrl: `http://127.0.0.1:${port}/`,
    tokenUrl: `http://127.0.0.1:${port}/token`,
    calls,
    tokens,
    respond: () => undefined,
    isEmptyRoom: true,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return connector;
}

function isRoster({ method, path }: Call): boolean {
  return method === 'GET' && path.endsWith('/pagedmembers');
}

/** The parts of a posted activity that tests look at. */
export const Posted = z.looseObject({
  type: z.string(),
  summary: z.string().optional(),
  recipient: z.looseObject({ id: z.string() }).optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
  channelData: z.unknown().optional(),
});
