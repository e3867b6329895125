import { describe, expect, it } from 'vitest';
import { isLocalMode, isLoopback, readSettings, SettingsError } from '../src/settings.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-test-1', SLACK_SIGNING_SECRET: '0123456789abcdef' };
const teams = {
  MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
  MICROSOFT_APP_PASSWORD: 'not-a-real-password',
  MICROSOFT_APP_TENANT_ID: '99999999-2222-4333-8444-555555555555',
};

function linesOf(environment: Record<string, string>): string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('nothing set is local mode on this machine only', () => {
    const settings = readSettings({ PORT: '', SLACK_BOT_TOKEN: ' ' });
    expect(isLocalMode(settings)).toBe(true);
    expect(settings).toEqual({
      port: 3978,
      host: '127.0.0.1',
      dataDir: './data',
      partnershipFile: 'partnerships/plymouth.yaml',
      logLevel: 'info',
      auditHeads: { to: [] },
    });
  });

  it('reads where the heads of the audit trail are kept', () => {
    const { auditHeads } = readSettings({
      AUDIT_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
      AUDIT_HEADS_FILE: '/mnt/other/heads.txt',
      AUDIT_HEADS_CHANNELS: `slack:T0ABC/C0DEF, teams:${teams.MICROSOFT_APP_ID}/19:abc@thread.tacv2`,
    });
    expect(auditHeads).toMatchObject({
      file: '/mnt/other/heads.txt',
      to: [
        { kind: 'conversation', platform: 'slack', tenant: 'T0ABC', conversation: 'C0DEF' },
        { platform: 'teams', tenant: teams.MICROSOFT_APP_ID, conversation: '19:abc@thread.tacv2' },
      ],
    });
    expect(linesOf({ AUDIT_SIGNING_KEY: 'secret words' })).toEqual([
      expect.stringMatching(/^AUDIT_SIGNING_KEY: put an Ed25519(?!.*secret)/),
    ]);
    expect(linesOf({ AUDIT_HEADS_CHANNELS: '#general' })[0]).toContain('slack:T0123ABCD/C0123ABCD');
  });

  it('reads both platforms', () => {
    const settings = readSettings({ ...slack, ...teams, SLACK_TEAM_IDS: 'T0ABC, T0DEF', PORT: '8080' });
    expect(settings).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      slack: { botToken: 'xoxb-test-1', teamIds: ['T0ABC', 'T0DEF'] },
      teams: { appId: teams.MICROSOFT_APP_ID, appType: 'SingleTenant', allowUnauthenticated: false },
    });
  });

  it.each([
    [{ PORT: 'high' }, 'PORT: put a number'],
    [{ PORT: '70000' }, 'PORT: put a number from 1 to 65535'],
    [{ DATABASE_URL: 'mysql://db.example/partnership' }, 'DATABASE_URL: put a PostgreSQL address'],
    [{ DATABASE_URL: 'our database' }, 'DATABASE_URL: put a PostgreSQL address'],
    [{ SIMULATOR_PORT: 'x' }, 'SIMULATOR_PORT: put a number'],
    [{ LOG_LEVEL: 'chatty' }, 'LOG_LEVEL: put one of'],
    [
      { SLACK_BOT_TOKEN: 'secret-value-1', SLACK_SIGNING_SECRET: '0123456789abcdef' },
      'SLACK_BOT_TOKEN: put the bot token that starts with xoxb-',
    ],
    [{ SLACK_BOT_TOKEN: slack.SLACK_BOT_TOKEN }, 'SLACK_SIGNING_SECRET: missing'],
    [{ SLACK_SIGNING_SECRET: slack.SLACK_SIGNING_SECRET }, 'SLACK_BOT_TOKEN: missing'],
    [{ ...slack, SLACK_TEAM_IDS: 'our workspace' }, 'SLACK_TEAM_IDS: put workspace ids'],
    [{ MICROSOFT_APP_ID: teams.MICROSOFT_APP_ID }, 'MICROSOFT_APP_PASSWORD: missing'],
    [{ MICROSOFT_APP_PASSWORD: 'x' }, 'MICROSOFT_APP_ID: missing'],
    [{ ...teams, MICROSOFT_APP_TENANT_ID: '' }, 'MICROSOFT_APP_TENANT_ID: missing'],
    [{ ...teams, MICROSOFT_APP_TYPE: 'MultiTenant' }, 'TEAMS_TENANT_IDS: missing'],
    [{ MICROSOFT_APP_ID: 'my bot' }, 'MICROSOFT_APP_ID: put the application'],
    [{ TEAMS_ALLOW_UNAUTHENTICATED: '1', HOST: '0.0.0.0' }, 'TEAMS_ALLOW_UNAUTHENTICATED: refused'],
    [{ ...slack, CLOCK_AT: '2026-11-23T09:00:00Z' }, 'CLOCK_AT: only for tests'],
    [{ CLOCK_AT: 'Monday' }, 'CLOCK_AT: put an ISO time'],
    [{ HOST: '0.0.0.0' }, 'HOST: local mode has no passwords'],
    [{ ...teams, TEAMS_TOKEN_URL: 'http://127.0.0.1:1/token' }, 'TEAMS_TOKEN_URL: only for tests'],
  ])('%j is refused with one line that names the variable', (environment, line) => {
    expect(linesOf(environment)[0]).toContain(line);
  });

  it('takes the address of a PostgreSQL database as it is', () => {
    const address = 'postgresql://bot:p%40ss@db.example:5432/partnership?sslmode=verify-full';
    expect(readSettings({ ...slack, DATABASE_URL: address }).databaseUrl).toBe(address);
  });

  it('names everything that is wrong at once, and never repeats a value', () => {
    const lines = linesOf({
      PORT: 'secret-value-1',
      SLACK_BOT_TOKEN: 'secret-value-2',
      LOG_LEVEL: 'secret-value-3',
      DATABASE_URL: 'https://bot:secret-value-4@db.example/partnership',
    });
    expect(lines).toHaveLength(4);
    expect(lines.join(' ')).not.toContain('secret-value');
  });

  it('allows the test settings on loopback only', () => {
    const settings = readSettings({
      TEAMS_ALLOW_UNAUTHENTICATED: '1',
      CLOCK_AT: '2026-11-23T09:00:00Z',
      HOST: '127.0.0.1',
    });
    expect(settings.teams?.allowUnauthenticated).toBe(true);
    expect(settings.clockAt?.toISOString()).toBe('2026-11-23T09:00:00.000Z');
    expect(['127.0.0.1', '127.9.9.9', 'localhost', '::1'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.org', ''].some(isLoopback)).toBe(false);
  });
});
