import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { silentLog } from '../../../src/bot/log.ts';
import type { Interaction } from '../../../src/bot/interaction.ts';
import type { Adapter } from '../../../src/bot/platform.ts';
import type { CardView, FormView, Reply } from '../../../src/bot/reply.ts';
import { createTeamsAdapter, type TeamsDeps, type TeamsOptions } from '../../../src/adapters/teams/index.ts';
import { frontOf } from '../../../src/web-server.ts';
import { startTeamsSigner, type TeamsSigner, type TokenParts } from '../../support/teams-signer.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';

export const TENANT = '11111111-2222-3333-4444-555555555555';
export const APP = '99999999-8888-7777-6666-555555555555';
export const BOT = `28:${APP}`;
export const MONA = { id: '29:mona', name: 'Mona Reed', aadObjectId: 'aaaaaaaa-0000-0000-0000-000000000001' };
export const JO = { id: '29:jo', name: 'Jo Hart', aadObjectId: 'aaaaaaaa-0000-0000-0000-000000000002' };
export const CHANNEL = '19:neglect@thread.tacv2';

export interface World {
  readonly adapter: Adapter;
  readonly connector: FakeConnector;
  readonly signer: TeamsSigner;
  /** What reached the bot. */
  readonly seen: Interaction[];
  /** What the bot answers next; the default is nothing. */
  answer: (interaction: Interaction) => Promise<Reply>;
  /** Sends an activity as Teams does. `token: null` sends none. */
  say(activity: object, token?: TokenParts | null): Promise<Said>;
  /** Sends any body. */
  raw(body: string | Buffer, headers?: Record<string, string>): Promise<Said>;
  close(): Promise<void>;
}

export interface Said {
  readonly status: number;
  readonly body: unknown;
}

/** The adapter behind a real web server, with a real signer and a small connector on loopback. */
export async function startWorld(
  options: Partial<TeamsOptions> = {},
  deps: Partial<TeamsDeps> = {},
  credentials: 'given' | 'none' = 'given',
): Promise<World> {
  const connector = await startFakeConnector();
  const signer = await startTeamsSigner({ audience: APP, serviceUrl: connector.serviceUrl });
  const given = {
    appId: APP,
    appPassword: 'invented',
    openIdMetadata: signer.metadataUrl,
    tokenUrl: connector.tokenUrl,
  };
  const adapter = createTeamsAdapter(
    {
      appType: 'MultiTenant',
      tenantIds: [TENANT],
      allowUnauthenticated: credentials === 'none',
      ...(credentials === 'given' && given),
      ...options,
    },
    { log: silentLog, now: () => new Date(), ...deps },
  );
  const seen: Interaction[] = [];
  const web = frontOf(express());
  adapter.mount(web, async (interaction) => {
    seen.push(interaction);
    return world.answer(interaction);
  });
  const server = createServer(web.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const raw: World['raw'] = async (body, headers = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  const world: World = {
    adapter,
    connector,
    signer,
    seen,
    answer: async () => ({ kind: 'nothing' }),
    raw,
    async say(activity, token = {}) {
      const headers = token ? { authorization: `Bearer ${await signer.sign(token)}` } : undefined;
      return raw(JSON.stringify({ serviceUrl: connector.serviceUrl, ...activity }), headers);
    },
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([signer.close(), connector.close()]);
    },
  };
  return world;
}

/** A message in the person's own chat with the bot. */
export function direct(over: object = {}): object {
  return {
    type: 'message',
    id: '1700000000001',
    channelId: 'msteams',
    timestamp: '2026-11-22T09:00:00.000Z',
    text: 'mywork',
    textFormat: 'plain',
    from: MONA,
    recipient: { id: BOT, name: 'Partnership' },
    conversation: { conversationType: 'personal', tenantId: TENANT, id: 'a:mona-and-bot' },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web' }],
    channelData: { tenant: { id: TENANT } },
    ...over,
  };
}

/** A message in a thread of a channel, mentioning the bot. */
export function inChannel(over: object = {}): object {
  return direct({
    text: '<at>Partnership</at>&nbsp;action list',
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      tenantId: TENANT,
      id: `${CHANNEL};messageid=1690000000000`,
    },
    entities: [botMention],
    channelData: {
      tenant: { id: TENANT },
      team: { id: '19:team@thread.tacv2' },
      channel: { id: CHANNEL, name: 'Neglect' },
    },
    ...over,
  });
}

export const botMention = {
  type: 'mention',
  text: '<at>Partnership</at>',
  mentioned: { id: BOT, name: 'Partnership' },
};

/** A pressed button whose card was drawn by the bot. */
export function execute(data: unknown, over: object = {}): object {
  return inChannel({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:invoke-1',
    text: undefined,
    entities: undefined,
    replyToId: '1690000000000',
    value: { action: { type: 'Action.Execute', title: 'Accept', verb: 'action.accept', data } },
    ...over,
  });
}

export function task(name: 'task/fetch' | 'task/submit', data: unknown, over: object = {}): object {
  return execute(undefined, { name, value: { data, context: { theme: 'default' } }, ...over });
}

export function view(text = 'Done.', summary = 'ACT-2611-K4TR action'): CardView {
  return { card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] }, summary };
}

export const form: FormView = {
  name: 'action.assign',
  token: 'draft-1',
  title: 'Assign an action',
  submit: 'Assign',
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'Input.Text', id: 'what', label: 'What' }],
  },
  errors: {},
  summary: 'A form',
};
