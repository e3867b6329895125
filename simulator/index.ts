import { randomUUID } from 'node:crypto';
import { CallLog } from './calls.ts';
import { controlApi } from './control.ts';
import { FaultQueue } from './faults.ts';
import { programApi, type BotSettings } from './programs.ts';
import { listen, shut, simulatorApp } from './server.ts';
import { Changes } from './stream.ts';
import { slackSide, type SlackSide } from './slack/side.ts';
import { teamsSide } from './teams/side.ts';
import type { SlackDriver } from './slack/driver.ts';
import type { TeamsDriver } from './teams/driver.ts';
import type { World } from './protocol.ts';
import type { WorldSeed } from './world.ts';

export { worldFromMembers, type WorldSeed } from './world.ts';
export type { DriverOutcome } from './deliver.ts';
export type { SlackDriver } from './slack/driver.ts';
export type { TeamsDriver } from './teams/driver.ts';

export interface SimulatorOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  readonly world: WorldSeed;
  readonly slack: {
    readonly signingSecret: string;
    readonly botToken: string;
    /** For Socket Mode: what `SLACK_APP_TOKEN` has to be. */
    readonly appToken?: string;
    readonly teamId?: string;
    /** Milliseconds to wait for the bot; Slack's three seconds unless told otherwise. */
    readonly timeoutMs?: number;
    /** Send the bot events about its own messages, as Slack does. True unless told otherwise. */
    readonly echo?: boolean;
  };
  readonly teams: {
    readonly appId?: string;
    readonly tenantId?: string;
    /** Sign what is sent to the bot, and ask the bot for a token of ours. */
    readonly sign: boolean;
    /** Ask for the bot's token; as `sign` unless told otherwise. */
    readonly requireToken?: boolean;
    /** Sign with keys that no other simulator of this process has. */
    readonly ownKeys?: boolean;
    /** Milliseconds to wait for the bot: ten seconds unless told otherwise. */
    readonly timeoutMs?: number;
    /** The app holds the permission to read all messages of its rooms, not only those that mention it. */
    readonly hearsAll?: boolean;
  };
  /** The clock of messages, trigger ids and response URLs. Signatures and tokens always carry real time. */
  readonly now?: () => Date;
  /** The bot's commands, without the slash: the page completes them while somebody types. */
  readonly commands?: World['commands'];
  /** The entries the bot has in the chat clients' own menus. */
  readonly shortcuts?: World['shortcuts'];
  /** Built files of the local page, served at `/`. */
  readonly pageDir?: string;
}

export interface Simulator {
  readonly url: string;
  /** For `SLACK_API_URL` / `slackApiUrl`; ends with a slash. */
  readonly slackApiUrl: string;
  /** `serviceUrl` of every activity; ends with a slash. */
  readonly teamsServiceUrl: string;
  readonly openIdMetadataUrl: string;
  readonly tokenUrl: string;
  /** What the bot's settings have to be, by environment variable, so that it talks to this simulator. */
  readonly settings: BotSettings;
  readonly slack: SlackDriver;
  readonly teams: TeamsDriver;
  /**
   * Says where the bot listens: deliveries go to `<botUrl>/slack/events` and `<botUrl>/api/messages`. With `answered`, which resolves when the
   * bot has answered every slash command, whoever types one waits for its answer.
   */
  connect(botUrl: string, answered?: () => Promise<void>): void;
  /** Calls back whenever any screen changed. @returns how to stop that. */
  onChange(listener: () => void): () => void;
  /** Resolves once the bot has answered everything Slack sends on its own account (events about the bot's messages). */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a stand-in for Slack and for Microsoft Teams on 127.0.0.1: the web services the bot calls, and drivers that
 * play the people in front of both clients and send the bot the platforms' own signed requests.
 *
 * @example
 * const simulator = await startSimulator({
 *   world: worldFromMembers(members, partnership),
 *   slack: { signingSecret: 'secret', botToken: 'xoxb-simulator' },
 *   teams: { sign: false },
 * });
 * simulator.connect('http://127.0.0.1:3978');
 * await simulator.slack.command('jo@agency.test', '#neglect', '/action', 'assign …');
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const now = options.now ?? (() => new Date());
  const changes = new Changes();
  const connected: { bot?: string; own?: string; answered?: () => Promise<void> } = {};
  const bot = (path: string) => (connected.bot === undefined ? undefined : connected.bot + path);
  const own = () => connected.own ?? '';

  const slack: SlackSide = slackSide({
    seed: options.world,
    ...options.slack,
    now,
    changed: changes.announce,
    calls: new CallLog(),
    faults: new FaultQueue(),
    botUrl: () => bot('/slack/events'),
    answered: async () => await connected.answered?.(),
    responseBase: () => `${own()}/slack/response/`,
    ownUrl: own,
  });
  const teams = teamsSide({
    seed: options.world,
    ...options.teams,
    now,
    changed: changes.announce,
    calls: new CallLog(),
    faults: new FaultQueue(),
    botUrl: () => bot('/api/messages'),
    baseUrl: () => `${own()}/teams/`,
  });
  const connect = (botUrl: string, answered = connected.answered): void => {
    connected.bot = botUrl.replace(/\/+$/, '');
    if (answered) connected.answered = answered;
  };
  // botbuilder remembers keys by address for the whole process, and a port may come a second time: each simulator has an address of its own.
  const identity = randomUUID();
  const openIdMetadata = (): string => `${own()}/teams/.well-known/openidconfiguration?of=${identity}`;
  const settings = (): BotSettings => ({
    ...settingsFor(own(), options, slack.driver, teams.driver),
    TEAMS_OPENID_METADATA: openIdMetadata(),
  });
  const app = simulatorApp({
    slackApi: slack.api,
    slackResponses: slack.responses,
    teams: teams.door,
    control: controlApi(options.world, slack.driver, teams.driver, changes, {
      ...(options.commands ? { commands: options.commands } : {}),
      ...(options.shortcuts ? { shortcuts: options.shortcuts } : {}),
    }),
    programs: programApi({
      slack: slack.driver,
      teams: teams.driver,
      settings,
      connect: (botUrl) => connect(botUrl),
    }),
    pageDir: options.pageDir,
  });
  const { server, url } = await listen(app, options.port ?? 0);
  connected.own = url;
  slack.attach(server);

  return {
    url,
    slackApiUrl: `${url}/slack/api/`,
    teamsServiceUrl: `${url}/teams/`,
    openIdMetadataUrl: openIdMetadata(),
    tokenUrl: `${url}/teams/oauth2/v2.0/token`,
    slack: slack.driver,
    teams: teams.driver,
    settings: settings(),
    connect,
    onChange: (listener) => changes.listen(listener),
    settled: async () => await slack.settled(),
    stop: async () => {
      delete connected.bot;
      slack.stop();
      await shut(server);
      await slack.settled();
    },
  };
}

function settingsFor(
  url: string,
  { slack, teams }: SimulatorOptions,
  onSlack: SlackDriver,
  onTeams: TeamsDriver,
): BotSettings {
  return {
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: `${url}/slack/api/`,
    SLACK_TEAM_IDS: onSlack.identity.teamId,
    ...(teams.sign ? {} : { TEAMS_ALLOW_UNAUTHENTICATED: '1' }),
    MICROSOFT_APP_ID: onTeams.identity.appId,
    // The simulator issues a token for any password.
    MICROSOFT_APP_PASSWORD: 'any-password',
    MICROSOFT_APP_TENANT_ID: onTeams.identity.tenantId,
    TEAMS_TOKEN_URL: `${url}/teams/oauth2/v2.0/token`,
  };
}
