import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Outcome, SlackScreen, TeamsScreen, World } from '../../../simulator/protocol.ts';

/** One request the page made, as it arrived. */
export interface Posted {
  readonly path: string;
  readonly body: unknown;
}

/** A canned server behind the page: it serves the built files, answers with the screens it was given and keeps what is posted. */
export interface FakeSimulator {
  readonly url: string;
  readonly posts: Posted[];
  /** Screens by person id. Change them, then call `changed`. */
  readonly teams: Map<string, TeamsScreen>;
  readonly slack: Map<string, SlackScreen>;
  /** What happens on a post; the default answers `{ ok: true }`. */
  onPost: (posted: Posted) => Outcome | Promise<Outcome>;
  /** Tells the page that something changed. */
  changed(): void;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export async function startFakeSimulator(pageDir: string, world: World): Promise<FakeSimulator> {
  const streams = new Set<ServerResponse>();
  const teams = new Map<string, TeamsScreen>();
  const slack = new Map<string, SlackScreen>();
  const posts: Posted[] = [];

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const json = (value: unknown) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const user = url.searchParams.get('user') ?? '';
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const posted = { path: url.pathname, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown };
        posts.push(posted);
        void Promise.resolve(fake.onPost(posted)).then(json);
      });
    } else if (url.pathname === '/sim/world') {
      json(world);
    } else if (url.pathname === '/sim/teams/screen') {
      json(teams.get(user) ?? { rooms: world.teams.rooms.map((room) => ({ ...room, messages: [] })) });
    } else if (url.pathname === '/sim/slack/screen') {
      json(
        slack.get(user) ?? {
          rooms: world.slack.rooms.map((room) => ({ ...room, messages: [] })),
          modals: [],
        },
      );
    } else if (url.pathname === '/sim/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': hello\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
    } else {
      const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
      readFile(join(pageDir, name)).then(
        (content) => {
          response
            .writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' })
            .end(content);
        },
        () => response.writeHead(404).end(),
      );
    }
  });

  const fake: FakeSimulator = {
    url: '',
    posts,
    teams,
    slack,
    onPost: () => ({ ok: true }),
    changed() {
      for (const stream of streams) stream.write('event: change\ndata: {}\n\n');
    },
    async close() {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(fake, { url: `http://127.0.0.1:${port}/` });
}
