import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInHandFile } from '../../../storage/in-hand-file.ts';
import { Calm } from '../../../src/bot/calm.ts';
import { InHand } from '../../../src/bot/in-hand.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { cardView, formView, SlackBench, until } from '../../support/slack-bench.ts';
import { commandFields } from '../../support/slack-payloads.ts';
import { signedCommand } from '../../support/slack-signer.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

let bench: SlackBench;
let store: MemoryStore;
let inHand: InHand;
beforeEach(async () => {
  bench = new SlackBench();
  store = new MemoryStore();
  inHand = new InHand({
    store,
    file: await openInHandFile(await temporaryDirectory(), true),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    now: () => new Date(),
    calm: new Calm(),
    nudge: () => undefined,
    isCommand: () => true,
  });
  bench.take = inHand.take;
  await bench.open({ timeouts: { answer: 60, show: 5000 } });
});
afterEach(() => bench.close());

const type = (changes: Record<string, string> = {}) =>
  bench.deliver(signedCommand(commandFields(`${bench.slack.url}/respond`, { text: 'list', ...changes })));
const outbox = () => store.read((view) => view.all('outbox'));
const texts = (): unknown[] => bench.slack.to('respond').map((each) => each['text']);

/** Replies that come when the test says so. */
function hold(reply: Reply): () => void {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  bench.reply = async () => {
    await gate;
    return reply;
  };
  return () => release();
}

describe('a slash command that is in hand', () => {
  it('is acknowledged with nothing, before the bot has done anything, and answered through its response_url', async () => {
    const release = hold({ kind: 'card', view: cardView('ACT-1'), notice: cardView('Accepted') });
    expect(await type()).toEqual({ status: 200, text: '', json: undefined });
    expect(inHand.size).toBe(1);
    release();
    await inHand.idle();
    expect(texts().filter((text) => text !== 'Working on it…')).toEqual(['ACT-1', 'Accepted']);
    expect(bench.slack.to('respond')[0]).toMatchObject({ response_type: 'ephemeral' });
  });

  it('opens its form with the trigger, and nothing else is shown', async () => {
    bench.reply = async () => ({ kind: 'form', form: formView() });
    await type();
    await inHand.idle();
    expect(bench.slack.to('views.open')).toMatchObject([{ trigger_id: '111.222.aaa' }]);
    expect(bench.slack.to('respond')).toEqual([]);
  });

  it('says that it takes longer, where Slack’s patience would have ended', async () => {
    const release = hold({ kind: 'notice', view: cardView('ACT-1') });
    await type();
    await until(() => expect(texts()).toEqual(['Working on it…']));
    release();
    await until(() => expect(texts()).toEqual(['Working on it…', 'ACT-1']));
  });

  it('tells its sender when it failed', async () => {
    bench.reply = () => Promise.reject(new Error('disk full: secret words'));
    expect(await type()).toMatchObject({ status: 200, text: '' });
    await inHand.idle();
    expect(texts()).toEqual([expect.stringContaining('nothing was stored')]);
  });

  it('is done once, however often it arrives meanwhile', async () => {
    const release = hold({ kind: 'notice', view: cardView('ACT-1') });
    await type();
    expect(await type()).toMatchObject({ status: 200, text: '' });
    release();
    await inHand.idle();
    expect(bench.heard).toHaveLength(1);
    expect(texts().filter((text) => text === 'ACT-1')).toHaveLength(1);
  });

  it('has its answer sent like any message when Slack takes it no longer', async () => {
    bench.slack.answer('respond', { status: 404, body: 'expired_url' });
    bench.reply = async () => ({ kind: 'notice', view: cardView('ACT-1') });
    await type();
    await inHand.idle();
    expect(await outbox()).toMatchObject([{ to: { kind: 'only-you', conversation: 'C1', user: 'U1' } }]);
  });

  it('has its answer shown all the same when Slack stumbles', async () => {
    bench.slack.answer('respond', { status: 503 });
    bench.reply = async () => ({ kind: 'notice', view: cardView('ACT-1') });
    await type();
    await until(() => expect(texts()).toHaveLength(1));
    bench.slack.answer('respond', { status: 200, body: 'ok' });
    await inHand.idle();
    expect(texts()).toEqual(['ACT-1', 'ACT-1']);
    expect(await outbox()).toEqual([]);
  });

  it('keeps the bot from stopping until it is answered', async () => {
    const release = hold({ kind: 'notice', view: cardView('ACT-1') });
    await type();
    let stopped = false;
    const stopping = bench.adapter.stop().then(() => (stopped = true));
    await until(() => expect(texts()).toEqual(['Working on it…']));
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(texts()).toContain('ACT-1');
    expect(inHand.size).toBe(0);
  });
});

describe('without a place for its mark', () => {
  it('a command waits for its answer with the acknowledgement', async () => {
    await bench.close();
    bench = new SlackBench();
    const unmarked = new InHand({
      store,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      now: () => new Date(),
      calm: new Calm(),
      nudge: () => undefined,
      isCommand: () => true,
    });
    bench.take = unmarked.take;
    await bench.open({ timeouts: { answer: 5000, show: 5000 } });
    bench.reply = async () => ({ kind: 'card', view: cardView('ACT-1'), notice: cardView('Accepted') });
    expect((await type()).json).toMatchObject({ text: 'ACT-1' });
    await unmarked.idle();
    expect(texts()).toEqual(['Accepted']);
  });
});
