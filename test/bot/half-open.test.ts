import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClients } from '../../src/adapters/slack/client.ts';
import { findPosted } from '../../src/adapters/slack/find-posted.ts';
import { createSend } from '../../src/adapters/slack/send.ts';
import { createTeamsAdapter } from '../../src/adapters/teams/index.ts';
import type { Courier } from '../../src/bot/courier.ts';
import { silentLog } from '../../src/bot/log.ts';
import { post } from '../../src/bot/outbox.ts';
import type { PlatformPort } from '../../src/bot/platform.ts';
import { keepRoute } from '../../src/bot/routes.ts';
import { channel, CONTENT, CourierBench } from '../support/courier-bench.ts';

const MINUTE = 60_000;
const SHORT_MS = 150;
const VIEW = {
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hello' }] },
  summary: 'Hello',
} as const;
const onTeams = { kind: 'direct', platform: 'teams', tenant: 'T2', user: '29:jo' } as const;

const SAME = ['slack post unknown', 'slack update pending', 'teams post unknown'];

describe('a platform that takes connections and never answers', () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.resume();
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  let bench: CourierBench;
  let courier: Courier;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
    const now = (): Date => new Date(bench.time);
    const { send: client } = createClients(
      { botToken: 'xoxb-none', apiUrl: url, timeouts: { send: SHORT_MS } },
      silentLog,
    );
    const served = (): ReadonlySet<string> => new Set(['T1']);
    const slack: PlatformPort = {
      platform: 'slack',
      send: createSend({ client, log: silentLog, now, served, isOpen: async () => false }),
      findPosted: (lost) => findPosted({ client, served }, lost),
      emailOf: async () => undefined,
      userByEmail: async () => undefined,
    };
    const teams = createTeamsAdapter(
      { appType: 'MultiTenant', tenantIds: ['T2'], allowUnauthenticated: true },
      { log: silentLog, now, timeoutMs: SHORT_MS },
    ).port;
    await bench.store.transact((tx) =>
      keepRoute(
        tx,
        onTeams,
        { serviceUrl: url, botId: '28:bot', conversationId: 'a:1', kind: 'direct', userId: '29:jo' },
        now(),
      ),
    );
    courier = bench.another({ port: (platform) => (platform === 'slack' ? slack : teams) });
  });
  afterEach(async () => {
    await courier.stop();
    await bench.close();
  });

  it('holds nobody up: posts are unknown until they are looked for, changes are tried again', async () => {
    await bench.store.transact(async (tx) => {
      const content = { kind: 'card', view: VIEW } as const;
      await post(tx, new Date(bench.time), { to: channel('C1'), content });
      await post(tx, new Date(bench.time), { to: onTeams, content });
      await tx.put('postings', {
        id: 'posting',
        subject: CONTENT.subject,
        view: CONTENT.view,
        to: channel('C2'),
        messages: ['1.1'],
        shownRev: 0,
      });
    });
    await bench.change();
    courier.nudge();
    await courier.idle();
    const byOp = async () =>
      (await bench.outbox())
        .map(({ op, state, to }) => [to.kind !== 'member' && to.platform, op, state].join(' '))
        .sort();
    expect(await byOp()).toEqual(SAME);
    expect(sockets.size).toBeGreaterThanOrEqual(3);
    // Looking is bounded as well, and so is how long it goes on: then people are told.
    for (let minute = 0; minute < 16; minute += 1) {
      bench.time += MINUTE;
      courier.nudge();
      await courier.idle();
    }
    expect(await byOp()).toEqual(SAME);
    const lost = (await bench.outbox()).filter(({ state }) => state === 'unknown');
    expect(lost.map(({ tried }) => tried)).toEqual([undefined, undefined]);
  });
});
