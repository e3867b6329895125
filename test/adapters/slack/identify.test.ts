import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackBench } from '../../support/slack-bench.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open({ timeouts: { ask: 5000 } });
});
afterEach(() => bench.close());

const jo = {
  id: 'U1',
  is_bot: false,
  is_email_confirmed: true,
  profile: { email: 'jo@example.org', real_name: 'Jo' },
};
const found = (changes: object = {}) => ({ body: { ok: true, user: { ...jo, ...changes } } });

describe('the e-mail Slack holds for an account', () => {
  it('is asked of Slack', async () => {
    bench.slack.answer('users.info', found());
    expect(await bench.adapter.port.emailOf('T1', 'U1')).toBe('jo@example.org');
    expect(bench.slack.to('users.info')).toMatchObject([{ user: 'U1' }]);
    expect(bench.logged.join()).not.toContain('example.org');
  });

  it.each([
    ['a guest in some channels', 'guest', found({ is_restricted: true })],
    ['a guest in one channel', 'guest', found({ is_ultra_restricted: true })],
    ['somebody from another workspace', 'guest', found({ is_stranger: true })],
    ['a bot', 'bot', found({ is_bot: true })],
    ["Slack's helper", 'bot', found({ id: 'USLACKBOT' })],
    ['somebody who left', 'left', found({ deleted: true })],
    ['an address never confirmed', 'unconfirmed', found({ is_email_confirmed: false })],
    ['no address', 'no-email', found({ profile: {} })],
    ['an unknown account', 'unknown', { body: { ok: false, error: 'user_not_found' } }],
  ])('proves nothing for %s, and the log says why', async (_whom, kind, answer) => {
    bench.slack.answer('users.info', answer);
    expect(await bench.adapter.port.emailOf('T1', 'U1')).toBeUndefined();
    expect(bench.slack.to('users.info')).toHaveLength(1);
    expect(bench.logged.join()).toContain(`"is":"${kind}"`);
  });

  it.each<[string, Parameters<typeof bench.slack.answer>[1]]>([
    ['an answer in another shape', { body: { ok: true } }],
    ['too many questions', { status: 429, headers: { 'retry-after': '30' } }],
    ['a token without the scope', { body: { ok: false, error: 'missing_scope' } }],
  ])('takes nobody for a stranger because of %s', async (_what, answer) => {
    bench.slack.answer('users.info', answer);
    await expect(bench.adapter.port.emailOf('T1', 'U1')).rejects.toMatchObject({
      code: 'platform-unavailable',
    });
  });

  it('takes nobody for a stranger when no answer comes in time', async () => {
    const impatient = new SlackBench();
    await impatient.open({ timeouts: { ask: 100 } });
    impatient.slack.answer('users.info', 'hang');
    await expect(impatient.adapter.port.emailOf('T1', 'U1')).rejects.toMatchObject({
      code: 'platform-unavailable',
    });
    expect(impatient.logged.join()).toContain('"is":"unavailable"');
    await impatient.close();
  });
});

describe('the account with an e-mail', () => {
  it('is asked of Slack', async () => {
    bench.slack.answer('users.lookupByEmail', found());
    expect(await bench.adapter.port.userByEmail('T1', 'jo@example.org')).toBe('U1');
  });

  it.each([
    ['nobody has it', { body: { ok: false, error: 'users_not_found' } }],
    ['it is a guest', found({ is_restricted: true })],
  ])('is nobody when %s', async (_why, answer) => {
    bench.slack.answer('users.lookupByEmail', answer);
    expect(await bench.adapter.port.userByEmail('T1', 'jo@example.org')).toBeUndefined();
    expect(bench.logged.join()).not.toContain('example.org');
  });
});
