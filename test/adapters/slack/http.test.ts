import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackBench, until } from '../../support/slack-bench.ts';
import {
  actionPayload,
  button,
  commandFields,
  eventPayload,
  messageEvent,
} from '../../support/slack-payloads.ts';
import {
  FORM,
  JSON_TYPE,
  sign,
  signedCommand,
  signedEvent,
  signedInteraction,
} from '../../support/slack-signer.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open();
});
afterEach(() => bench.close());

const now = (): number => Math.floor(Date.now() / 1000);
const command = (changes: Record<string, string> = {}) =>
  commandFields(`${bench.slack.url}/respond`, changes);

describe('the door for Slack', () => {
  it('lets a signed command in', async () => {
    const { status } = await bench.deliver(signedCommand(command()));
    expect(status).toBe(200);
    expect(bench.heard).toHaveLength(1);
  });

  it.each([
    ['a signature made with another secret', () => signedCommand(command(), { secret: 'another' })],
    ['a request older than five minutes', () => signedCommand(command(), { at: now() - 301 })],
    [
      'a time that is not a number',
      () => ({
        ...signedCommand(command()),
        headers: { ...signedCommand(command()).headers, 'x-slack-request-timestamp': 'soon' },
      }),
    ],
    [
      'no signature',
      () => ({ method: 'POST' as const, headers: { 'content-type': FORM }, body: 'command=%2Faction' }),
    ],
    [
      'a body changed after signing',
      () => ({ ...signedCommand(command()), body: 'command=%2Faction&team_id=T1' }),
    ],
    ['an empty body without a signature', () => ({ method: 'POST' as const, headers: {}, body: '' })],
  ])('refuses %s', async (_what, make) => {
    expect((await bench.deliver(make())).status).toBe(401);
    expect(bench.heard).toEqual([]);
  });

  it('still lets in a request that is almost five minutes old', async () => {
    expect((await bench.deliver(signedCommand(command(), { at: now() - 290 }))).status).toBe(200);
  });

  it.each([
    ['broken JSON', sign('{"type": "event_callback", "secret words', JSON_TYPE)],
    ['a broken payload field', sign('payload=%7Bsecret words', FORM)],
    ['JSON that is no object', sign('[1, 2]', JSON_TYPE)],
    ['an event that is no object', sign('{"event": "secret words"}', JSON_TYPE)],
    ['an empty body', sign('', JSON_TYPE)],
  ])('answers 400 to %s and says nothing about it in the log', async (_what, request) => {
    expect((await bench.deliver(request)).status).toBe(400);
    expect(bench.heard).toEqual([]);
    expect(bench.logged.join()).not.toContain('secret words');
  });

  it('answers 413 to more than a megabyte, and goes on', async () => {
    const large = signedCommand(command({ text: 'x'.repeat(1024 * 1024) }));
    expect((await bench.deliver(large)).status).toBe(413);
    expect((await bench.deliver(signedCommand(command()))).status).toBe(200);
    expect(bench.heard).toHaveLength(1);
  });

  it('answers 413 to a body that grows beyond a megabyte without saying so first', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request(
        bench.url,
        { method: 'POST', headers: { 'content-type': FORM } },
        (response) => {
          resolve(response.statusCode);
          outgoing.destroy();
        },
      );
      outgoing.on('error', reject);
      for (let part = 0; part < 3; part += 1) outgoing.write('x'.repeat(512 * 1024));
      outgoing.end();
    });
    expect(status).toBe(413);
  });

  it('takes a long text that still fits', async () => {
    const { status } = await bench.deliver(signedCommand(command({ text: 'x'.repeat(900_000) })));
    expect(status).toBe(200);
    expect(bench.heard).toHaveLength(1);
  });

  it('refuses a compressed body, which could be far larger than it looks', async () => {
    const signed = sign('{}', JSON_TYPE, { extra: { 'content-encoding': 'gzip' } });
    expect((await bench.deliver(signed)).status).toBe(415);
  });

  it('answers the check of its address', async () => {
    const { json } = await bench.deliver(
      signedEvent({ type: 'url_verification', token: 'gone', challenge: 'c-1' }),
    );
    expect(json).toEqual({ challenge: 'c-1' });
    expect(
      (await bench.deliver({ ...signedEvent({ type: 'url_verification', challenge: 'c-1' }), headers: {} }))
        .status,
    ).toBe(401);
  });

  it("answers Slack's unsigned check of the certificate, and does nothing else that comes with it", async () => {
    const body = new URLSearchParams({ ...command(), ssl_check: '1' }).toString();
    expect((await bench.deliver({ method: 'POST', headers: { 'content-type': FORM }, body })).status).toBe(
      200,
    );
    expect(bench.heard).toEqual([]);
  });

  it('listens to POST only, at its own address only', async () => {
    expect((await fetch(bench.url)).status).toBe(404);
    expect((await fetch(`${bench.url}/x`, signedCommand(command()))).status).toBe(404);
  });
});

describe('payloads the bot does not know', () => {
  it.each([
    [
      'a shortcut without a name',
      signedInteraction({
        type: 'shortcut',
        team: { id: 'T1' },
        user: { id: 'U1', team_id: 'T1' },
        trigger_id: 't',
      }),
    ],
    [
      'a message shortcut without a message',
      signedInteraction({
        type: 'message_action',
        team: { id: 'T1' },
        user: { id: 'U1', team_id: 'T1' },
        channel: { id: 'C1' },
        callback_id: 'x',
        trigger_id: 't',
      }),
    ],
    [
      'a closed modal',
      signedInteraction({
        type: 'view_closed',
        team: { id: 'T1' },
        user: { id: 'U1', team_id: 'T1' },
        view: { id: 'V1', callback_id: 'x' },
      }),
    ],
    [
      'options for a menu',
      signedInteraction({
        type: 'block_suggestion',
        team: { id: 'T1' },
        user: { id: 'U1', team_id: 'T1' },
        action_id: 'x',
        block_id: 'y',
        value: '',
      }),
    ],
    [
      'something new',
      signedInteraction({ type: 'brand_new', team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' } }),
    ],
    [
      'an event of another kind',
      signedEvent(eventPayload({ type: 'reaction_added', user: 'U1', reaction: 'thumbsup' })),
    ],
    ['an event in an unknown shape', signedEvent(eventPayload({ type: 'message', channel: 'C1', ts: null }))],
  ])('are answered at once: %s', async (_what, request) => {
    const began = Date.now();
    expect((await bench.deliver(request)).status, bench.logged.join()).toBe(200);
    expect(Date.now() - began).toBeLessThan(2500);
    expect(bench.heard).toEqual([]);
  });
});

describe('workspaces', () => {
  it('says kindly to a command from another workspace that it is not served', async () => {
    const { status, json } = await bench.deliver(
      signedCommand(command({ team_id: 'T9', text: 'secret words' })),
    );
    expect(status).toBe(200);
    expect(json).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('not part of the partnership') as string,
    });
    expect(bench.heard).toEqual([]);
    expect(bench.logged.join()).toContain('T9');
    expect(bench.logged.join()).not.toContain('secret words');
  });

  it.each([
    [
      'an event for another workspace',
      () => signedEvent(eventPayload(messageEvent(), { team_id: 'T9', authorizations: [{ team_id: 'T9' }] })),
    ],
    [
      'an author from another workspace in a shared channel',
      () =>
        signedEvent(
          eventPayload(messageEvent({ user_team: 'T9', team: 'T9' }), { is_ext_shared_channel: true }),
        ),
    ],
    [
      'an edit by somebody from another workspace',
      () =>
        signedEvent(
          eventPayload(
            messageEvent({
              subtype: 'message_changed',
              message: { user: 'U9', team: 'T9', text: 'x', ts: '1.1' },
            }),
          ),
        ),
    ],
    [
      'a press from another workspace',
      () =>
        signedInteraction(
          actionPayload(`${bench.slack.url}/respond`, button('action.accept', { verb: 'action.accept' }), {
            user: { id: 'U9', team_id: 'T9' },
          }),
        ),
    ],
    [
      'a payload that names no workspace',
      () => signedInteraction({ type: 'block_actions', user: { id: 'U1' }, actions: [{ action_id: 'x' }] }),
    ],
  ])('does nothing about %s', async (_what, make) => {
    expect((await bench.deliver(make())).status).toBe(200);
    expect(bench.heard).toEqual([]);
    expect(bench.slack.to('respond')).toEqual([]);
  });

  it('serves every workspace on the list', async () => {
    const wide = new SlackBench();
    await wide.open({ teamIds: ['T1', 'T2'] });
    await wide.deliver(signedCommand(command({ team_id: 'T2' })));
    await wide.deliver(signedCommand(command({ team_id: 'T3' })));
    expect(wide.heard.map((heard) => heard.sender.tenant)).toEqual(['T2']);
    await wide.close();
  });
});

describe('before and after', () => {
  it('asks Slack to come back while the bot has not started', async () => {
    const early = new SlackBench();
    await early.slack.start();
    await early.openWithoutSlack({ apiUrl: early.slack.apiUrl });
    expect((await early.deliver(signedEvent(eventPayload(messageEvent())))).status).toBe(503);
    await early.adapter.start();
    expect((await early.deliver(signedEvent(eventPayload(messageEvent())))).status).toBe(200);
    await early.close();
  });

  it('finishes what it has begun before it stops', async () => {
    let finish = (): void => undefined;
    bench.reply = () => new Promise((resolve) => (finish = () => resolve({ kind: 'nothing' })));
    const delivery = bench.deliver(signedEvent(eventPayload(messageEvent())));
    await until(() => expect(bench.heard).toHaveLength(1));
    let stopped = false;
    const stopping = bench.adapter.stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect((await delivery).status).toBe(200);
  });
});
