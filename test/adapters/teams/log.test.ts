import { expect, it, vi } from 'vitest';
import type { Log } from '../../../src/bot/log.ts';
import { CHANNEL, direct, execute, form, MONA, startWorld, TENANT, view } from './world.ts';

it('the log names kinds and reasons, and never what was said, by whom, or with which token', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const lines: string[] = [];
  const write = (fields: object, message: string): void =>
    void lines.push(JSON.stringify({ fields, message }));
  const log: Log = { info: write, warn: write, error: write };
  const world = await startWorld({}, { log, patienceMs: 20 });
  const secret = 'SECRET-WORDS';
  const from = { ...MONA, name: secret };
  try {
    world.connector.respond = () => ({
      kind: 'json',
      status: 403,
      body: { error: { code: 'Forbidden', message: secret } },
    });
    await world.say(direct({ text: secret, from }), { wrongKey: true });
    await world.say(direct({ text: secret, from, conversation: { id: 'a:1', tenantId: secret } }));
    await world.say(direct({ text: undefined, from, value: { verb: secret, rev: secret } }));
    await world.say(direct({ text: secret, from: { id: '29:ghost', name: secret } }));
    await world.say(direct({ type: 'installationUpdate', action: 'add', from }));
    await world.raw(`{"text":"${secret}"`);
    world.answer = async () => Promise.reject(new Error(secret));
    await world.say(direct({ text: secret, from }));
    await world.say(execute({ verb: 'action.accept', note: secret }, { from }));
    world.answer = async () => ({ kind: 'card', view: view(), notice: view(secret) });
    await world.say(execute({ verb: 'action.accept' }, { from }));
    let finish: () => void = () => undefined;
    world.answer = () => new Promise((resolve) => (finish = () => resolve({ kind: 'form', form })));
    await world.say(execute({ verb: 'action.accept' }, { from }));
    finish();
    await vi.waitFor(() => expect(lines.filter((line) => line.includes('teams-beside'))).toHaveLength(2));
    const to = { kind: 'conversation', platform: 'teams', tenant: TENANT, conversation: CHANNEL } as const;
    await world.adapter.port.send({ id: 'o', op: 'post', to, messages: [], view: view(secret) });
  } finally {
    await world.close();
  }
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.join('\n')).not.toMatch(/SECRET|token-\d|Bearer|eyJ|29:|aaaaaaaa/);
});
