import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/index.ts';
import { onSlack, recorder, signedWell, simulator, TOKEN, world, type Recorder } from './support.ts';

let sim: Simulator;
let bot: Recorder;
const jo = onSlack('Jo Smith');
const neglect = world.slack.channels.find((each) => each.name === 'neglect')?.id ?? '';

beforeAll(async () => {
  bot = await recorder();
  sim = await simulator();
});
beforeEach(() => {
  sim.connect(bot.url);
  bot.received.splice(0);
});
afterAll(async () => {
  await sim.stop();
  await bot.stop();
});

describe('events', () => {
  it('announce a mention twice: as app_mention and as message', async () => {
    await sim.slack.mention(jo, 'neglect', 'help');
    const events = bot.received.map((each) => each.json['event'] as Record<string, unknown>);
    expect(events.map((each) => each['type']).sort()).toEqual(['app_mention', 'message']);
    expect(new Set(events.map((each) => each['ts'])).size).toBe(1);
    expect(events[0]?.['text']).toBe(`<@${sim.slack.identity.botUserId}> help`);
    expect(new Set(bot.received.map((each) => each.json['event_id'])).size).toBe(2);
    expect(signedWell(bot.last())).toBe(true);
  });

  it('tell of direct messages, replies, edits and deletions', async () => {
    await sim.slack.dm(jo, 'hello');
    expect(bot.last().json['event']).toMatchObject({
      type: 'message',
      channel_type: 'im',
      user: jo,
      text: 'hello',
    });
    await sim.slack.say(jo, 'neglect', 'root <!channel> @channel');
    const root = sim.slack.messages('neglect').at(-1);
    expect(root?.text).toBe('root &lt;!channel&gt; <!channel>');
    await sim.slack.say('Priya Nair', 'neglect', 'reply', root?.id);
    expect(bot.last().json['event']).toMatchObject({ thread_ts: root?.id, text: 'reply' });
    expect(
      sim.slack
        .screen(jo)
        .rooms.find((each) => each.id === neglect)
        ?.messages.at(-1)?.replies,
    ).toHaveLength(1);
    const reply = sim.slack.messages('neglect').at(-1)?.id ?? '';
    await sim.slack.editMessage('Priya Nair', 'neglect', reply, 'better');
    expect(bot.last().json['event']).toMatchObject({
      subtype: 'message_changed',
      message: { ts: reply, text: 'better' },
      previous_message: { text: 'reply' },
    });
    expect((await sim.slack.editMessage(jo, 'neglect', reply, 'not mine')).ok).toBe(false);
    await sim.slack.deleteMessage('Priya Nair', 'neglect', reply);
    expect(bot.last().json['event']).toMatchObject({ subtype: 'message_deleted', deleted_ts: reply });
    await sim.slack.openHome(jo);
    expect(bot.last().json['event']).toMatchObject({ type: 'app_home_opened', user: jo });
  });

  it('are tried again at once, then on demand, three times in all', async () => {
    bot.answer({ status: 500 }, { status: 503 }, { status: 404 }, { status: 200 });
    expect((await sim.slack.dm(jo, 'again')).ok).toBe(false);
    expect((await sim.slack.redeliver()).map((each) => each.ok)).toEqual([false]);
    expect((await sim.slack.redeliver()).map((each) => each.ok)).toEqual([true]);
    expect(await sim.slack.redeliver()).toEqual([]);
    expect(bot.received.map((each) => each.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(bot.last().headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(bot.received.map((each) => each.json['event_id'])).size).toBe(1);
    await sim.slack.repeat();
    expect(bot.last().body).toBe(bot.received[0]?.body);
  });

  it('and everything else wait only so long for an answer', async () => {
    const hasty = await simulator({ slack: { timeoutMs: 50 } });
    hasty.connect(bot.url);
    bot.answer('hang', 'hang', 'hang');
    expect(await hasty.slack.command(jo, 'neglect', '/action')).toMatchObject({
      problem: 'operation_timeout',
      status: 0,
    });
    expect((await hasty.slack.dm(jo, 'slow')).ok).toBe(false);
    expect(bot.last().headers).toMatchObject({
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_timeout',
    });
    await hasty.stop();
  });

  it('come for the bot’s own messages too, unless that is off', async () => {
    const loud = await simulator({ slack: { echo: true } });
    loud.connect(bot.url);
    const own = new WebClient(TOKEN, { slackApiUrl: loud.slackApiUrl });
    const posted = await own.chat.postMessage({ channel: neglect, text: 'mine' });
    await own.chat.update({ channel: neglect, ts: posted.ts ?? '', text: 'mine now' });
    await loud.settled();
    expect(bot.received.map((each) => each.json['event'])).toMatchObject([
      { type: 'message', bot_id: loud.slack.identity.botId },
      { subtype: 'message_changed', message: { bot_id: loud.slack.identity.botId } },
    ]);
    await loud.stop();
  });

  it('can be hostile', async () => {
    await sim.slack.deliverRaw('{"half', {
      'x-slack-signature': 'v0=00',
      'x-slack-request-timestamp': undefined,
    });
    expect(bot.last().headers).toMatchObject({ 'x-slack-signature': 'v0=00' });
    expect(bot.last().headers).not.toHaveProperty('x-slack-request-timestamp');
    sim.connect('http://127.0.0.1:9');
    expect(await sim.slack.command(jo, 'neglect', '/action')).toMatchObject({
      ok: false,
      problem: 'dispatch_failed',
      failure: 'unreachable',
    });
  });
});
