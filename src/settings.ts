import { z } from 'zod';
import type { HeadSettings } from './bot/audit/keep-heads.ts';
import { readSigningKey } from './bot/audit/signing-key.ts';
import { BotError } from './bot/errors.ts';

/** The environment is wrong. `message` has one line a setting: its name, what is wrong, what to put there. Never a value. */
export class SettingsError extends BotError {
  constructor(lines: readonly string[]) {
    super('settings', lines.join('\n'));
  }
}

const filled = (hint: string) => z.string().trim().min(1, hint).optional();
const list = (hint: string, one: RegExp) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    )
    .refine((items) => items.every((item) => one.test(item)), hint)
    .default([]);
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const webAddress = (hint: string) => z.url({ protocol: /^https?$/, error: hint }).optional();
const flag = (name: string) =>
  z
    .enum(['0', '1'], `put 1 to switch it on, or leave ${name} out`)
    .transform((value) => value === '1')
    .default(false);

const Environment = z.object({
  PORT: z.coerce
    .number('put a number, for example 3978')
    .int('put a whole number, for example 3978')
    .min(0, 'put a number from 1 to 65535')
    .max(65535, 'put a number from 1 to 65535')
    .default(3978),
  SIMULATOR_PORT: z.coerce
    .number('put a number, for example 3979')
    .int('put a whole number, for example 3979')
    .min(0, 'put a number from 1 to 65535')
    .max(65535, 'put a number from 1 to 65535')
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'put the web address people reach the bot at, https://…' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  HOST: filled('put the address to listen on, for example 127.0.0.1 or 0.0.0.0'),
  DATA_DIR: z.string().min(1, 'put a directory, for example ./data').default('./data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'put a PostgreSQL address, postgresql://user:password@host:5432/database',
    })
    .optional(),
  PARTNERSHIP_FILE: z
    .string()
    .min(1, 'put the path of a partnership file')
    .default('partnerships/plymouth.yaml'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'put one of: error, warn, info, debug, silent',
    )
    .default('info'),
  CLOCK_AT: z.iso
    .datetime({ offset: true, error: 'put an ISO time such as 2026-11-23T09:00:00Z' })
    .optional(),
  AUDIT_SIGNING_KEY: z
    .string()
    .refine(
      (text) => readSigningKey(text) !== undefined,
      'put an Ed25519 private key as PEM or base64, made with: openssl genpkey -algorithm ed25519',
    )
    .optional(),
  AUDIT_HEADS_FILE: filled('put the path of a file, best on other storage'),
  AUDIT_HEADS_CHANNELS: list(
    'put places such as slack:T0123ABCD/C0123ABCD or teams:<tenant id>/<conversation id>, separated by commas',
    /^(slack:T[A-Z0-9]+\/[CG][A-Z0-9]+|teams:[0-9a-f-]{36}\/\S+)$/i,
  ),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'put the bot token that starts with xoxb- (Slack app settings, OAuth & Permissions)')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, 'put the signing secret from the Slack app settings, Basic Information')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith(
      'xapp-',
      'put the app-level token that starts with xapp- (only for Socket Mode), or leave it out',
    )
    .optional(),
  SLACK_API_URL: webAddress("put a web address, or leave it out for Slack's own"),
  SLACK_TEAM_IDS: list('put workspace ids such as T0123ABCD, separated by commas', /^[TE][A-Z0-9]{2,}$/),
  MICROSOFT_APP_ID: z
    .string()
    .regex(guid, 'put the application (client) id of the bot registration, a GUID')
    .optional(),
  MICROSOFT_APP_PASSWORD: z.string().min(1, 'put the client secret of the bot registration').optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['MultiTenant', 'SingleTenant'], 'put SingleTenant or MultiTenant')
    .default('SingleTenant'),
  MICROSOFT_APP_TENANT_ID: z.string().regex(guid, 'put the directory (tenant) id, a GUID').optional(),
  TEAMS_TENANT_IDS: list('put tenant ids (GUIDs), separated by commas', guid),
  TEAMS_OPENID_METADATA: webAddress("put a web address, or leave it out for Microsoft's own"),
  TEAMS_TOKEN_URL: webAddress("put a loopback web address, or leave it out for Microsoft's own"),
  TEAMS_ALLOW_UNAUTHENTICATED: flag('TEAMS_ALLOW_UNAUTHENTICATED'),
});
type Environment = z.infer<typeof Environment>;

export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly appToken?: string;
  readonly apiUrl?: string;
  readonly teamIds: readonly string[];
}

export interface TeamsSettings {
  readonly appId?: string;
  readonly appPassword?: string;
  readonly appType: 'MultiTenant' | 'SingleTenant';
  readonly appTenantId?: string;
  readonly tenantIds: readonly string[];
  readonly openIdMetadata?: string;
  readonly tokenUrl?: string;
  readonly allowUnauthenticated: boolean;
}

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Where people's browsers reach the bot, for links to files; without it none are offered. */
  readonly publicUrl?: string;
  /** Port of the local page; the next one after `port` when absent. */
  readonly simulatorPort?: number;
  readonly dataDir: string;
  /** The records are in this PostgreSQL database instead of `dataDir`. Holds a password: never shown. */
  readonly databaseUrl?: string;
  readonly partnershipFile: string;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly clockAt?: Date;
  /** Where the audit trail's signed heads are kept, beside the store. */
  readonly auditHeads: HeadSettings;
  /** Absent: Slack is not used, and not loaded. */
  readonly slack?: SlackSettings;
  /** Absent: Teams is not used, and not loaded. */
  readonly teams?: TeamsSettings;
}

/** Local mode: nothing of either platform is configured, so the simulator stands in for both. */
export function isLocalMode(settings: Settings): boolean {
  return !settings.slack && !settings.teams;
}

/**
 * Reads the settings from the environment (see `.env.example`). An empty value counts as not set.
 * @throws SettingsError naming every variable that is wrong or missing, and what to put there.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}.`),
    );
  }
  const env = parsed.data;
  const slack = slackOf(env);
  const teams = teamsOf(env);
  const host = env.HOST ?? (slack || teams?.appId ? '0.0.0.0' : '127.0.0.1');
  const wrong = [...missingOf(env), ...unsafe(env, host, Boolean(slack ?? teams))];
  if (wrong.length > 0) throw new SettingsError(wrong);
  return {
    port: env.PORT,
    host,
    dataDir: env.DATA_DIR,
    partnershipFile: env.PARTNERSHIP_FILE,
    logLevel: env.LOG_LEVEL,
    ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}),
    ...(env.SIMULATOR_PORT === undefined ? {} : { simulatorPort: env.SIMULATOR_PORT }),
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    auditHeads: {
      to: env.AUDIT_HEADS_CHANNELS.map(channelOf),
      ...(env.AUDIT_SIGNING_KEY ? { signingKey: env.AUDIT_SIGNING_KEY } : {}),
      ...(env.AUDIT_HEADS_FILE ? { file: env.AUDIT_HEADS_FILE } : {}),
    },
    ...(env.CLOCK_AT ? { clockAt: new Date(env.CLOCK_AT) } : {}),
    ...(slack ? { slack } : {}),
    ...(teams ? { teams } : {}),
  };
}

function channelOf(place: string): HeadSettings['to'][number] {
  const [, platform, tenant = '', conversation = ''] = /^(\w+):([^/]+)\/(.+)$/.exec(place) ?? [];
  return {
    kind: 'conversation',
    platform: platform?.toLowerCase() === 'teams' ? 'teams' : 'slack',
    tenant,
    conversation,
  };
}

function slackOf(env: Environment): SlackSettings | undefined {
  if (!env.SLACK_BOT_TOKEN || !(env.SLACK_SIGNING_SECRET ?? env.SLACK_APP_TOKEN)) return undefined;
  return {
    botToken: env.SLACK_BOT_TOKEN,
    signingSecret: env.SLACK_SIGNING_SECRET ?? '',
    teamIds: env.SLACK_TEAM_IDS,
    ...(env.SLACK_APP_TOKEN ? { appToken: env.SLACK_APP_TOKEN } : {}),
    ...(env.SLACK_API_URL ? { apiUrl: env.SLACK_API_URL } : {}),
  };
}

function teamsOf(env: Environment): TeamsSettings | undefined {
  if (!env.MICROSOFT_APP_ID && !env.TEAMS_ALLOW_UNAUTHENTICATED) return undefined;
  return {
    appType: env.MICROSOFT_APP_TYPE,
    tenantIds: env.TEAMS_TENANT_IDS,
    allowUnauthenticated: env.TEAMS_ALLOW_UNAUTHENTICATED,
    ...(env.MICROSOFT_APP_ID ? { appId: env.MICROSOFT_APP_ID } : {}),
    ...(env.MICROSOFT_APP_PASSWORD ? { appPassword: env.MICROSOFT_APP_PASSWORD } : {}),
    ...(env.MICROSOFT_APP_TENANT_ID ? { appTenantId: env.MICROSOFT_APP_TENANT_ID } : {}),
    ...(env.TEAMS_OPENID_METADATA ? { openIdMetadata: env.TEAMS_OPENID_METADATA } : {}),
    ...(env.TEAMS_TOKEN_URL ? { tokenUrl: env.TEAMS_TOKEN_URL } : {}),
  };
}

function missingOf(env: Environment): string[] {
  const missing: string[] = [];
  const slackStarted = env.SLACK_BOT_TOKEN ?? env.SLACK_SIGNING_SECRET ?? env.SLACK_APP_TOKEN;
  if (slackStarted && !env.SLACK_BOT_TOKEN)
    missing.push(
      'SLACK_BOT_TOKEN: missing; put the bot token that starts with xoxb- (Slack app settings, OAuth & Permissions).',
    );
  if (slackStarted && !env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN)
    missing.push(
      'SLACK_SIGNING_SECRET: missing; put the signing secret from the Slack app settings, Basic Information.',
    );
  if (env.MICROSOFT_APP_ID && !env.MICROSOFT_APP_PASSWORD)
    missing.push('MICROSOFT_APP_PASSWORD: missing; put the client secret of the bot registration.');
  if (env.MICROSOFT_APP_PASSWORD && !env.MICROSOFT_APP_ID)
    missing.push('MICROSOFT_APP_ID: missing; put the application (client) id of the bot registration.');
  if (env.MICROSOFT_APP_ID && env.MICROSOFT_APP_TYPE === 'SingleTenant' && !env.MICROSOFT_APP_TENANT_ID)
    missing.push(
      'MICROSOFT_APP_TENANT_ID: missing; put the directory (tenant) id, or set MICROSOFT_APP_TYPE to MultiTenant and list TEAMS_TENANT_IDS.',
    );
  if (env.MICROSOFT_APP_ID && env.MICROSOFT_APP_TYPE === 'MultiTenant' && env.TEAMS_TENANT_IDS.length === 0)
    missing.push('TEAMS_TENANT_IDS: missing; put the tenant ids that may use this bot, separated by commas.');
  return missing;
}

function unsafe(env: Environment, host: string, configured: boolean): string[] {
  if (isLoopback(host)) return [];
  const wrong: string[] = [];
  if (env.TEAMS_ALLOW_UNAUTHENTICATED)
    wrong.push(
      'TEAMS_ALLOW_UNAUTHENTICATED: refused, because anybody who can reach HOST could act as anybody; set HOST to 127.0.0.1.',
    );
  if (env.TEAMS_TOKEN_URL)
    wrong.push('TEAMS_TOKEN_URL: only for tests on this machine; set HOST to 127.0.0.1, or leave it out.');
  if (env.CLOCK_AT)
    wrong.push('CLOCK_AT: only for tests on this machine; set HOST to 127.0.0.1, or leave it out.');
  if (!configured)
    wrong.push(
      'HOST: local mode has no passwords, so it listens on this machine only; put 127.0.0.1, or configure Slack or Teams.',
    );
  return wrong;
}

/** Is this address one that only this machine can reach? */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
