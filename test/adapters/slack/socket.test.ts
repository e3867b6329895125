import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../support/fake-socket.ts';
import { cardView, formView, SlackBench, until } from '../../support/slack-bench.ts';
import {
  commandFields,
  eventPayload,
  messageEvent,
  submissionPayload,
} from '../../support/slack-payloads.ts';
import { signedCommand } from '../../support/slack-signer.ts';

let bench: SlackBench;
let socket: FakeSocket;
beforeEach(async () => {
  socket = new FakeSocket();
  await socket.start();
  bench = new SlackBench();
  bench.slack.answer('apps.connections.open', () => ({ body: { ok: true, url: socket.url } }));
  await bench.open({ appToken: 'xapp-test', timeouts: { answer: 60, reconnect: 5 } });
});
afterEach(async () => {
  await bench.close();
  await socket.stop();
});

const answerTo = async (id: string): Promise<unknown> =>
  until(() => {
    const answer = socket.answers.find((one) => one.envelope_id === id);
    if (!answer) throw new Error('not answered yet');
    return answer.payload;
  });
const command = (changes: Record<string, string> = {}) =>
  commandFields(`${bench.slack.url}/respond`, changes);

describe('Socket Mode', () => {
  it('opens no door for HTTP', async () => {
    expect((await bench.deliver(signedCommand(command()))).status).toBe(404);
  });

  it('answers a command with the reply', async () => {
    bench.reply = async () => ({ kind: 'notice', view: cardView('ACT-1') });
    socket.deliver('slash_commands', command({ text: 'list' }), 'e1');
    expect(await answerTo('e1')).toMatchObject({ response_type: 'ephemeral', text: 'ACT-1' });
    expect(bench.heard).toMatchObject([{ kind: 'command', door: 'slash', spoken: ['action list'] }]);
  });

  it('answers a modal with its errors', async () => {
    bench.reply = async () => ({ kind: 'form', form: formView({ due: 'Say when.' }) });
    socket.deliver('interactive', submissionPayload(), 'e2');
    expect(await answerTo('e2')).toEqual({ response_action: 'errors', errors: { due: 'Say when.' } });
  });

  it('acknowledges an event only after it was stored', async () => {
    let finish = (): void => undefined;
    bench.reply = () => new Promise((resolve) => (finish = () => resolve({ kind: 'nothing' })));
    socket.deliver('events_api', eventPayload(messageEvent()), 'e3');
    await until(() => expect(bench.heard).toHaveLength(1));
    expect(socket.answers).toEqual([]);
    finish();
    await answerTo('e3');
  });

  it('does not acknowledge an event that could not be stored, and lives', async () => {
    bench.reply = () => Promise.reject(new Error('disk full: secret words'));
    socket.deliver('events_api', eventPayload(messageEvent()), 'e4');
    await until(() => expect(bench.logged.join()).toContain('a delivery failed'));
    bench.reply = async () => ({ kind: 'nothing' });
    socket.deliver('events_api', eventPayload(messageEvent()), 'e5');
    await answerTo('e5');
    expect(socket.answers.map((answer) => answer.envelope_id)).toEqual(['e5']);
    expect(bench.logged.join()).not.toContain('secret words');
  });

  it('answers what it does not know', async () => {
    socket.deliver(
      'interactive',
      { type: 'brand_new', team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' } },
      'e6',
    );
    await answerTo('e6');
    expect(bench.heard).toEqual([]);
  });

  it('refuses other workspaces here too', async () => {
    socket.deliver('slash_commands', command({ team_id: 'T9' }), 'e7');
    expect(await answerTo('e7')).toMatchObject({
      text: expect.stringContaining('not part of the partnership') as string,
    });
    expect(bench.heard).toEqual([]);
  });

  it('connects again when Slack hangs up, also when that fails at first', async () => {
    let refusals = 2;
    bench.slack.answer('apps.connections.open', () => {
      refusals -= 1;
      return refusals >= 0 ? 'reset' : { body: { ok: true, url: socket.url } };
    });
    socket.hangUp();
    await until(() => expect(socket.connections).toBe(2));
    socket.deliver('slash_commands', command(), 'e8');
    await answerTo('e8');
  });
});
