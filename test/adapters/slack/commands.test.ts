import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardView, formView, SlackBench, until } from '../../support/slack-bench.ts';
import { commandFields } from '../../support/slack-payloads.ts';
import { signedCommand } from '../../support/slack-signer.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open({ timeouts: { answer: 60, show: 5000 } });
});
afterEach(() => bench.close());

const type = (text: string, changes: Record<string, string> = {}) =>
  bench.deliver(signedCommand(commandFields(`${bench.slack.url}/respond`, { text, ...changes })));

/** A reply that comes when the test says so. */
function heldReply(): { release: () => void; reply: SlackBench['reply'] } {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  return {
    release: () => release(),
    reply: async () => {
      await gate;
      return { kind: 'notice', view: cardView('ACT-1') };
    },
  };
}

describe('a slash command', () => {
  it('becomes the line that was typed, with people lifted out', async () => {
    await type('assign <@U2|sam> "Send &amp; file" by 12 Dec');
    expect(bench.heard).toEqual([
      {
        kind: 'command',
        door: 'slash',
        delivery: 'slack|T1|command|111.222.aaa',
        sender: { platform: 'slack', tenant: 'T1', user: 'U1', name: 'jo' },
        place: {
          platform: 'slack',
          tenant: 'T1',
          conversation: 'C1',
          kind: 'channel',
          name: 'neglect',
          shared: false,
        },
        answer: 'now',
        spoken: ['action assign ', { user: 'U2', name: 'sam' }, ' "Send & file" by 12 Dec'],
      },
    ]);
  });

  it.each([
    ['D1', 'directmessage', { kind: 'direct' }],
    ['C7', 'mpdm-jo--sam-1', { kind: 'group', name: 'mpdm-jo--sam-1', shared: false }],
    ['C8', 'privategroup', { kind: 'channel', shared: false }],
  ])('knows what kind of place %s (%s) is', async (channel_id, channel_name, place) => {
    await type('', { channel_id, channel_name });
    expect(bench.heard[0]?.place).toEqual({
      platform: 'slack',
      tenant: 'T1',
      conversation: channel_id,
      ...place,
    });
  });

  it('passes unknown commands on like any other: the bot knows which there are', async () => {
    await type('', { command: '/nonsense' });
    expect(bench.heard[0]).toMatchObject({ kind: 'command', spoken: ['nonsense'] });
  });

  it('answers kindly when the command cannot be read', async () => {
    const { status, json } = await type('secret words', { response_url: 'not an address' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('could not be read') as string,
    });
    expect(bench.heard).toEqual([]);
    expect(bench.logged.join()).not.toContain('secret words');
  });
});

describe('the reply to a slash command', () => {
  it('is the acknowledgement itself, for that person only', async () => {
    bench.reply = async () => ({ kind: 'notice', view: cardView('ACT-1 action') });
    const { status, json } = await type('list');
    expect(status).toBe(200);
    expect(json).toMatchObject({ response_type: 'ephemeral', text: 'ACT-1 action' });
    const called = bench.slack.calls.map((call) => call.method).filter((method) => method !== 'users.list');
    expect(called).toEqual(['auth.test', 'conversations.info']);
  });

  it('may be nothing', async () => {
    expect(await type('list')).toEqual({ status: 200, text: '', json: undefined });
  });

  it('opens a form with the trigger, after an empty acknowledgement', async () => {
    bench.reply = async () => ({ kind: 'form', form: formView() });
    expect(await type('assign')).toMatchObject({ status: 200, text: '' });
    await until(() => expect(bench.slack.to('views.open')).toHaveLength(1));
    expect(bench.slack.to('views.open')[0]).toMatchObject({
      trigger_id: '111.222.aaa',
      view: { type: 'modal', title: { text: 'Assign an action' } },
    });
  });

  it('shows the form as a message when the modal cannot be opened', async () => {
    bench.slack.answer('views.open', { body: { ok: false, error: 'expired_trigger_id' } });
    bench.reply = async () => ({ kind: 'form', form: formView() });
    await type('assign');
    await until(() => expect(bench.slack.to('respond')).toHaveLength(1));
    expect(bench.slack.to('respond')[0]).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'Assign an action',
    });
  });

  it('does not wait for Slack before it acknowledges', async () => {
    bench.slack.answer('views.open', 'hang');
    bench.reply = async () => ({ kind: 'form', form: formView() });
    expect((await type('assign')).status).toBe(200);
    expect(bench.slack.to('respond')).toEqual([]);
  });

  it('follows later when the bot is slow', async () => {
    const { release, reply } = heldReply();
    bench.reply = reply;
    const { status, json } = await type('list');
    expect(status).toBe(200);
    expect(json).toMatchObject({ response_type: 'ephemeral', text: 'Working on it…' });
    release();
    await until(() => expect(bench.slack.to('respond')).toHaveLength(1));
    expect(bench.slack.to('respond')[0]).toMatchObject({ response_type: 'ephemeral', text: 'ACT-1' });
  });

  it('says that nothing was stored when the store failed: Slack never repeats a command', async () => {
    bench.reply = () => Promise.reject(new Error('disk full: secret words'));
    const { status, json } = await type('assign');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('nothing was stored') as string,
    });
    expect(bench.logged.join()).not.toContain('secret words');
  });

  it('shows both the card and the word that goes with it', async () => {
    bench.reply = async () => ({ kind: 'card', view: cardView('ACT-1'), notice: cardView('Accepted') });
    expect((await type('accept ACT-1')).json).toMatchObject({ text: 'ACT-1' });
    await until(() => expect(bench.slack.to('respond')).toHaveLength(1));
    expect(bench.slack.to('respond')[0]).toMatchObject({ text: 'Accepted', response_type: 'ephemeral' });
  });

  it('outlives a response_url that no longer works', async () => {
    bench.slack.answer('respond', { status: 404, body: 'expired_url' });
    bench.reply = async () => ({ kind: 'card', view: cardView('ACT-1'), notice: cardView('Accepted') });
    expect((await type('accept ACT-1')).status).toBe(200);
    await until(() => expect(bench.logged.join()).toContain('"status":404'));
    expect((await type('list', { trigger_id: '2' })).status).toBe(200);
  });
});
