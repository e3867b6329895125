import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackAdapter, type SlackOptions } from '../../../src/adapters/slack/index.ts';
import { silentLog } from '../../../src/bot/log.ts';
import { FakeSlack } from '../../support/fake-slack.ts';
import { SIGNING_SECRET } from '../../support/slack-signer.ts';

let slack: FakeSlack;
const adapter = (options: Partial<SlackOptions> = {}) =>
  createSlackAdapter(
    { botToken: 'xoxb-secret', signingSecret: SIGNING_SECRET, teamIds: [], apiUrl: slack.apiUrl, ...options },
    { log: silentLog, now: () => new Date() },
  );
beforeEach(async () => {
  slack = new FakeSlack();
  await slack.start();
});
afterEach(() => slack.stop());

describe('starting', () => {
  it('learns who the bot is and which workspace it may write to', async () => {
    const started = adapter();
    expect(started.tenants).toEqual([]);
    await started.start();
    expect(started.tenants).toEqual(['T1']);
    expect(slack.to('auth.test')).toHaveLength(1);
  });

  it('says which setting is wrong when Slack refuses the token, and does not print it', async () => {
    slack.answer('auth.test', { body: { ok: false, error: 'invalid_auth' } });
    const failure: unknown = await adapter()
      .start()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'slack-token',
      message: expect.stringContaining('SLACK_BOT_TOKEN') as string,
    });
    expect(String(failure)).toContain('invalid_auth');
    expect(String(failure)).not.toContain('xoxb-secret');
  });

  it('says so when the token belongs to no bot', async () => {
    slack.answer('auth.test', { body: { ok: true, user: 'x' } });
    await expect(adapter().start()).rejects.toMatchObject({ code: 'slack-token' });
  });

  it('says so when Slack cannot be reached', async () => {
    const started = adapter();
    await slack.stop();
    await expect(started.start()).rejects.toMatchObject({
      code: 'slack-unreachable',
      message: expect.stringContaining('SLACK_API_URL') as string,
    });
  });

  it('says so when the list of workspaces leaves out its own', async () => {
    await expect(adapter({ teamIds: ['T2'] }).start()).rejects.toMatchObject({
      code: 'slack-teams',
      message: expect.stringContaining('SLACK_TEAM_IDS does not contain T1') as string,
    });
  });

  it('says which setting is wrong when Slack refuses the app token', async () => {
    slack.answer('apps.connections.open', { body: { ok: false, error: 'invalid_auth' } });
    await expect(adapter({ appToken: 'xapp-secret' }).start()).rejects.toMatchObject({
      code: 'slack-socket',
      message: expect.stringContaining('SLACK_APP_TOKEN') as string,
    });
  });
});
