import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../src/metrics.ts';
import { createWebApp, frontOf, listen } from '../src/web-server.ts';

let isReady = false;
let url: string;
let server: Server;
const received: (string | undefined)[] = [];

beforeAll(async () => {
  const front = frontOf(
    createWebApp(
      createMetrics(
        async () => ({}),
        () => 0,
      ),
      () => isReady,
    ),
    () => isReady,
  );
  front.post('/slack/events', (request, response) => {
    received.push(request.url);
    response.statusCode = 202;
    response.end();
  });
  ({ server, url } = await listen(front.listener, '127.0.0.1', 0));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const post = async (path: string): Promise<number> =>
  (await fetch(`${url}${path}`, { method: 'POST' })).status;

describe('a path that is answered before the framework looks', () => {
  it('answers "starting" until the bot is ready, however the path is spelled', async () => {
    expect(await post('/slack/events')).toBe(503);
    expect(await post('/slack/events/')).toBe(503);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect(received).toEqual([]);
  });

  it.each(['/slack/events', '/slack/events?from=proxy', '/slack/events/', '/Slack/Events'])(
    'is reached at %s',
    async (path) => {
      isReady = true;
      received.length = 0;
      expect(await post(path)).toBe(202);
      expect(received).toEqual([path]);
    },
  );

  it('is reached by POST alone, and leaves every other path to the framework', async () => {
    isReady = true;
    received.length = 0;
    expect((await fetch(`${url}/slack/events`)).status).toBe(404);
    expect(await post('/slack/eventsx')).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(received).toEqual([]);
  });
});
