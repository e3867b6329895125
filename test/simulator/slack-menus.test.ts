import { WebClient } from '@slack/web-api';
import { once } from 'node:events';
import WebSocket from 'ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/index.ts';
import { onSlack, recorder, simulator, TOKEN, world, type Recorder } from './support.ts';

let sim: Simulator;
let bot: Recorder;
let client: WebClient;
const jo = onSlack('Jo Smith');
const neglect = world.slack.channels.find((each) => each.name === 'neglect')?.id ?? '';
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(`Person ${value}`), value });

beforeAll(async () => {
  bot = await recorder();
  sim = await simulator();
  client = new WebClient(TOKEN, { slackApiUrl: sim.slackApiUrl, retryConfig: { retries: 0 } });
});
beforeEach(() => sim.connect(bot.url));
afterEach(() => void bot.received.splice(0));
afterAll(async () => {
  await sim.stop();
  await bot.stop();
});
const codeOf = (error: { data: { error: string } }): string => error.data.error;

describe('the Home tab', () => {
  const page = (words: string) => ({
    type: 'home' as const,
    blocks: [
      { type: 'section' as const, text: plain(words) },
      {
        type: 'actions' as const,
        elements: [{ type: 'button' as const, action_id: 'go', text: plain('Go') }],
      },
    ],
  });

  it('stays the same view, and refuses a page drawn for an older state', async () => {
    const first = (await client.views.publish({ user_id: jo, view: page('one') })).view;
    const second = (await client.views.publish({ user_id: jo, view: page('two'), hash: first?.hash ?? '' }))
      .view;
    expect(second?.id).toBe(first?.id);
    expect(second?.hash).not.toBe(first?.hash);
    const late = client.views.publish({ user_id: jo, view: page('three'), hash: first?.hash ?? '' });
    expect(await late.catch(codeOf)).toBe('hash_conflict');
    expect(JSON.stringify(sim.slack.home(jo))).toContain('two');
    await sim.slack.openHome(jo);
    await sim.slack.pressInModal(jo, String(second?.id), { label: 'Go' });
    expect(bot.received.map(({ json }) => json)).toMatchObject([
      { event: { type: 'app_home_opened', tab: 'home', view: { id: second?.id } } },
      { type: 'block_actions', container: { type: 'view' }, view: { type: 'home', id: second?.id } },
    ]);
    expect(bot.received[1]?.json).not.toHaveProperty('response_url');
  });
});

describe('menus of the app', () => {
  it('a shortcut on a message brings the message; one beside the message box brings nothing', async () => {
    await sim.slack.say(jo, neglect, 'Ring & ask');
    const message = sim.slack.messages(neglect).at(-1);
    bot.received.splice(0);
    await sim.slack.messageShortcut(jo, neglect, message?.id ?? '', 'make.it');
    await sim.slack.shortcut(jo, 'start.it');
    expect(bot.received.map(({ json }) => json)).toMatchObject([
      {
        type: 'message_action',
        callback_id: 'make.it',
        channel: { id: neglect },
        message: { text: 'Ring &amp; ask', ts: message?.id },
        trigger_id: expect.any(String) as string,
        response_url: expect.any(String) as string,
      },
      { type: 'shortcut', callback_id: 'start.it', trigger_id: expect.any(String) as string },
    ]);
    expect(bot.received[1]?.json).not.toHaveProperty('channel');
  });

  it('a searched menu offers what the app answers, and only what was offered can be chosen', async () => {
    const opened = await client.views.open({
      trigger_id: sim.slack.newTrigger(jo),
      view: {
        type: 'modal',
        title: plain('Who'),
        submit: plain('Save'),
        blocks: [
          {
            type: 'input',
            block_id: 'who',
            label: plain('Who'),
            element: { type: 'external_select', action_id: 'search.people', min_query_length: 0 },
          },
        ],
      },
    });
    const id = opened.view?.id ?? '';
    bot.answer({ json: { options: [option('a'), option('b')] } });
    expect((await sim.slack.suggest(jo, id, 'who', 'pe')).options).toHaveLength(2);
    expect(bot.received.at(-1)?.json).toMatchObject({
      type: 'block_suggestion',
      action_id: 'search.people',
      block_id: 'who',
      value: 'pe',
      view: { id },
    });
    await expect(sim.slack.submit(jo, id, { who: 'c' })).rejects.toThrow('no option');
    bot.answer({ json: { options: [{ text: plain('x'.repeat(76)), value: 'long' }] } });
    expect(await sim.slack.suggest(jo, id, 'who', 'x')).toMatchObject({ ok: false, options: [] });
    bot.answer({ json: { options: [option('b')] } });
    await sim.slack.suggest(jo, id, 'who', 'b');
    bot.answer({ json: { response_action: 'errors', errors: { who: 'Somebody else.' } } });
    const refused = await sim.slack.submit(jo, id, { who: 'b' });
    expect(bot.received.at(-1)?.json).toMatchObject({
      view: { state: { values: { who: { 'search.people': { selected_option: { value: 'b' } } } } } },
    });
    // As in Slack: no error is shown beside such a menu.
    expect(refused.errors).toEqual({});
  });
});

describe('Socket Mode', () => {
  it('takes the app token alone, gives each address once, and delivers over it instead of HTTP', async () => {
    expect(await client.apps.connections.open().catch(codeOf)).toBe('invalid_auth');
    const { url = '' } = await new WebClient('xapp-simulator', {
      slackApiUrl: sim.slackApiUrl,
    }).apps.connections.open();
    const socket = new WebSocket(url);
    const [hello] = (await once(socket, 'message')) as [Buffer | string];
    expect(JSON.parse(hello.toString())).toMatchObject({ type: 'hello' });
    const again = new WebSocket(url);
    await once(again, 'error');

    socket.on('message', (data: Buffer | string) => {
      const { envelope_id, type } = JSON.parse(data.toString()) as { envelope_id: string; type: string };
      const payload = type === 'slash_commands' ? { text: 'Heard you' } : undefined;
      socket.send(JSON.stringify({ envelope_id, ...(payload ? { payload } : {}) }));
    });
    expect(await sim.slack.command(jo, neglect, '/action', 'list')).toMatchObject({
      ok: true,
      body: { text: 'Heard you' },
    });
    expect(await sim.slack.shortcut(jo, 'start.it')).toMatchObject({ ok: true });
    expect(await sim.slack.say(jo, neglect, 'Hello')).toMatchObject({ ok: true });
    expect(bot.received).toEqual([]);
    socket.close();
    await once(socket, 'close');
    await sim.slack.say(jo, neglect, 'Still there?');
    expect(bot.received).toHaveLength(1);
  });
});
