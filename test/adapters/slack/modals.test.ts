import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/bot/reply.ts';
import { cardView, formView, SlackBench, until } from '../../support/slack-bench.ts';
import { submissionPayload } from '../../support/slack-payloads.ts';
import { signedInteraction } from '../../support/slack-signer.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open({ timeouts: { answer: 60 } });
});
afterEach(() => bench.close());

const send = (changes: object = {}, view: object = {}) =>
  bench.deliver(signedInteraction(submissionPayload(changes, view)));
const sendFor = async (reply: Reply) => {
  bench.reply = async () => reply;
  return send();
};

describe('a modal that was sent off', () => {
  it('becomes a filled-in form without a place', async () => {
    await send();
    expect(bench.heard).toEqual([
      {
        kind: 'submit',
        delivery: expect.stringMatching(/^slack\|T1\|view\|V1\|1700000000\.abc\|[0-9a-f]{16}$/) as string,
        sender: { platform: 'slack', tenant: 'T1', user: 'U1', name: 'jo' },
        answer: 'now',
        closes: true,
        form: 'action.assign',
        token: 'draft-1',
        inputs: { what: 'Send the minutes', due: '2026-12-12' },
      },
    ]);
  });

  it('has the same name when it comes twice and another when it was corrected, although Slack keeps its hash', async () => {
    const corrected = {
      state: { values: { what: { input: { type: 'plain_text_input', value: 'Send them' } } } },
    };
    await send();
    await send();
    await send({}, corrected);
    const [first, second, third] = bench.heard.map((heard) => heard.delivery);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('says kindly that it is none of ours', async () => {
    const { status, json } = await send({}, { private_metadata: 'secret words' });
    expect(status).toBe(200);
    expect(json).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.stringify(json)).toContain('nothing was changed');
    expect(bench.heard).toEqual([]);
    expect(bench.logged.join()).not.toContain('secret words');
  });
});

describe('the reply to a modal', () => {
  it('closes it, and what lies under it, when the last word waits elsewhere', async () => {
    expect(await sendFor({ kind: 'nothing' })).toMatchObject({
      status: 200,
      json: { response_action: 'clear' },
    });
  });

  it('puts errors by their fields', async () => {
    const { json } = await sendFor({ kind: 'form', form: formView({ due: '31 February does not exist.' }) });
    expect(json).toEqual({ response_action: 'errors', errors: { due: '31 February does not exist.' } });
  });

  it('shows the form anew when an error belongs to a field that was not there', async () => {
    bench.reply = async () => ({ kind: 'form', form: formView({ due: 'Say when.' }) });
    const { json } = await send({}, { blocks: [{ type: 'input', block_id: 'what' }] });
    expect(json).toMatchObject({
      response_action: 'update',
      view: { type: 'modal', callback_id: 'action.assign' },
    });
  });

  it('shows another form in its place', async () => {
    const { json } = await sendFor({ kind: 'form', form: formView({ what: 'x' }, 'action.route') });
    expect(json).toMatchObject({ response_action: 'update', view: { callback_id: 'action.route' } });
  });

  it.each(['finish', 'notice'] as const)('shows a confirmation under the same title (%s)', async (kind) => {
    const { json } = await sendFor({ kind, view: cardView('ACT-1 assigned') });
    expect(json).toMatchObject({ response_action: 'update', view: { title: { text: 'Assign an action' } } });
    expect(json).not.toHaveProperty('view.submit');
  });

  it('acknowledges a slow modal in time and changes it later', async () => {
    let finish = (): void => undefined;
    bench.reply = () =>
      new Promise((resolve) => (finish = () => resolve({ kind: 'finish', view: cardView('ACT-1') })));
    const { json } = await send();
    // The form itself, so that Slack keeps what was typed in it.
    expect(json).toMatchObject({
      response_action: 'update',
      view: {
        callback_id: 'action.assign',
        private_metadata: JSON.stringify({ form: 'action.assign', token: 'draft-1' }),
        blocks: [{ block_id: 'note' }, { block_id: 'what' }, { block_id: 'due' }],
      },
    });
    expect(JSON.stringify(json)).toContain('longer than usual');
    finish();
    await until(() => expect(bench.slack.to('views.update')).toHaveLength(1));
    expect(bench.slack.to('views.update')[0]).toMatchObject({
      view_id: 'V1',
      view: { title: { text: 'Assign an action' } },
    });
  });

  it('keeps what was typed on the screen when the store failed', async () => {
    bench.reply = () => Promise.reject(new Error('disk full'));
    const { status, json } = await send();
    expect(status).toBe(200);
    expect(json).toEqual({
      response_action: 'errors',
      errors: { what: expect.stringContaining('nothing was stored') as string },
    });
  });
});
