import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackBench } from '../../support/slack-bench.ts';
import { eventPayload, messageEvent } from '../../support/slack-payloads.ts';
import { signedEvent } from '../../support/slack-signer.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open();
});
afterEach(() => bench.close());

const tell = (event: object, changes: object = {}) =>
  bench.deliver(signedEvent(eventPayload(event, changes)));
const sender = { platform: 'slack', tenant: 'T1', user: 'U1' };
const channel = { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel' };

describe('mentions and one-to-one messages', () => {
  it('reads a mention as a command', async () => {
    await tell({
      type: 'app_mention',
      user: 'U1',
      team: 'T1',
      text: '<@UBOT> action assign <@U2> tomorrow ',
      ts: '1.1',
      thread_ts: '1.0',
      channel: 'C1',
    });
    expect(bench.heard).toEqual([
      {
        kind: 'command',
        door: 'mention',
        messageId: '1.1',
        delivery: 'slack|T1|Ev1',
        sender,
        place: { ...channel, thread: '1.0', shared: false },
        answer: 'later',
        spoken: ['action assign ', { user: 'U2', name: 'U2' }, ' tomorrow'],
      },
    ]);
  });

  it('ignores the message twin of a mention', async () => {
    await tell(messageEvent({ text: '<@UBOT> action list' }));
    await tell(messageEvent({ text: '<@UBOT|partnership> action list' }));
    expect(bench.heard).toEqual([]);
  });

  it('repeats no command because its message was edited', async () => {
    await tell({
      type: 'app_mention',
      user: 'U1',
      text: '<@UBOT> list',
      ts: '1.1',
      channel: 'C1',
      edited: { user: 'U1', ts: '2' },
    });
    await tell(
      messageEvent({
        subtype: 'message_changed',
        channel: 'D1',
        channel_type: 'im',
        message: { user: 'U1', text: 'list', ts: '1' },
      }),
    );
    expect(bench.heard).toEqual([]);
  });

  it('reads a one-to-one message as a command', async () => {
    await tell(messageEvent({ text: '/action list', channel: 'D1', channel_type: 'im' }));
    expect(bench.heard).toMatchObject([
      {
        kind: 'command',
        door: 'direct',
        answer: 'later',
        place: { kind: 'direct', conversation: 'D1' },
        route: { conversationId: 'D1' },
        spoken: ['action list'],
      },
    ]);
  });
});

describe('messages', () => {
  it('passes on what people write, with its thread', async () => {
    await tell(messageEvent({ text: 'Nil &amp; <!channel>', thread_ts: '1.0' }), {
      is_ext_shared_channel: true,
    });
    expect(bench.heard).toEqual([
      {
        kind: 'message',
        delivery: 'slack|T1|Ev1',
        sender,
        place: { ...channel, thread: '1.0', shared: true },
        answer: 'later',
        messageId: '1700000002.000001',
        change: 'new',
        spoken: ['Nil & @channel'],
      },
    ]);
  });

  it('passes on edits, with the words as they are now', async () => {
    await tell(
      messageEvent({
        subtype: 'message_changed',
        user: undefined,
        team: undefined,
        text: undefined,
        message: {
          user: 'U1',
          team: 'T1',
          text: 'after',
          ts: '1.1',
          thread_ts: '1.0',
          edited: { user: 'U1', ts: '2' },
        },
        previous_message: { user: 'U1', text: 'before', ts: '1.1' },
      }),
    );
    expect(bench.heard).toMatchObject([
      {
        kind: 'message',
        change: 'edited',
        messageId: '1.1',
        spoken: ['after'],
        place: { thread: '1.0' },
        sender,
      },
    ]);
  });

  it('takes no notice when Slack only adds a preview', async () => {
    const message = { user: 'U1', text: 'same', ts: '1.1' };
    await tell(messageEvent({ subtype: 'message_changed', message, previous_message: message }));
    expect(bench.heard).toEqual([]);
  });

  it.each([
    [
      'deleted',
      {
        subtype: 'message_deleted',
        deleted_ts: '1.1',
        previous_message: { user: 'U1', text: 'gone', ts: '1.1', thread_ts: '1.0' },
      },
    ],
    [
      'deleted with replies underneath',
      {
        subtype: 'message_changed',
        message: { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.', ts: '1.1' },
        previous_message: { user: 'U1', text: 'gone', ts: '1.1', thread_ts: '1.0' },
      },
    ],
  ])('passes on that a message was %s', async (_how, changes) => {
    await tell(messageEvent({ user: undefined, team: undefined, text: undefined, ...changes }));
    expect(bench.heard).toMatchObject([
      { kind: 'message', change: 'deleted', messageId: '1.1', spoken: [], place: { thread: '1.0' }, sender },
    ]);
  });

  it.each([
    ['its own', { user: 'UBOT', bot_id: 'BBOT' }],
    ["another bot's", { user: 'U7', bot_id: 'B7' }],
    ["an old bot's", { subtype: 'bot_message', user: undefined, bot_id: 'B7' }],
    ["Slack's own", { user: 'USLACKBOT' }],
    ['that somebody joined', { subtype: 'channel_join' }],
    [
      'an edit of its own',
      { subtype: 'message_changed', message: { user: 'UBOT', bot_id: 'BBOT', text: 'x', ts: '1' } },
    ],
    ['a deletion of an unknown', { subtype: 'message_deleted', deleted_ts: '1.1' }],
  ])('ignores messages: %s', async (_whose, changes) => {
    expect((await tell(messageEvent(changes))).status).toBe(200);
    expect(bench.heard).toEqual([]);
  });

  it('takes files, broadcasts and group chats for messages too', async () => {
    await tell(messageEvent({ subtype: 'file_share', text: '' }), { event_id: 'Ev1' });
    await tell(messageEvent({ subtype: 'thread_broadcast' }), { event_id: 'Ev2' });
    await tell(messageEvent({ channel: 'G1', channel_type: 'mpim' }), { event_id: 'Ev3' });
    await tell(messageEvent({ channel: 'G2', channel_type: 'group' }), { event_id: 'Ev4' });
    expect(bench.heard.map((heard) => [heard.kind, heard.place?.kind])).toEqual([
      ['message', 'channel'],
      ['message', 'channel'],
      ['message', 'group'],
      ['message', 'channel'],
    ]);
  });
});

describe('presence', () => {
  it('tells when the bot was added and by whom', async () => {
    await tell({
      type: 'member_joined_channel',
      user: 'UBOT',
      channel: 'C1',
      channel_type: 'C',
      team: 'T1',
      inviter: 'U1',
    });
    expect(bench.heard).toEqual([
      {
        kind: 'presence',
        change: 'added',
        delivery: 'slack|T1|Ev1',
        sender,
        place: channel,
        answer: 'later',
        people: [],
      },
    ]);
  });

  it('tells when the bot was removed from a channel or a workspace', async () => {
    await tell({ type: 'channel_left', channel: 'C1' });
    await tell({ type: 'app_uninstalled' }, { event_id: 'Ev2' });
    expect(bench.heard).toMatchObject([
      { kind: 'presence', change: 'removed', place: channel },
      { kind: 'presence', change: 'removed', delivery: 'slack|T1|Ev2' },
    ]);
    expect(bench.heard[1]?.place).toBeUndefined();
  });

  it('takes no interest in other people who join', async () => {
    await tell({ type: 'member_joined_channel', user: 'U2', channel: 'C1', channel_type: 'C', team: 'T1' });
    expect(bench.heard).toEqual([]);
  });
});

describe('redelivery', () => {
  it('names a repeat as it named the first', async () => {
    const payload = eventPayload(messageEvent());
    await bench.deliver(signedEvent(payload));
    await bench.deliver(
      signedEvent(payload, { extra: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } }),
    );
    expect(bench.heard).toHaveLength(2);
    expect(bench.heard[1]?.delivery).toBe(bench.heard[0]?.delivery);
  });

  it('answers 500 when the store failed, so that Slack delivers the event again', async () => {
    bench.reply = () => Promise.reject(new Error('disk full: secret words'));
    expect((await tell(messageEvent())).status).toBe(500);
    bench.reply = async () => ({ kind: 'nothing' });
    expect((await tell(messageEvent())).status).toBe(200);
    expect(bench.heard).toHaveLength(2);
    expect(bench.logged.join()).not.toContain('secret words');
  });

  it('acknowledges an event only when the bot is through with it', async () => {
    const order: string[] = [];
    bench.reply = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('stored');
      return { kind: 'nothing' };
    };
    await tell(messageEvent());
    order.push('answered');
    expect(order).toEqual(['stored', 'answered']);
  });
});
