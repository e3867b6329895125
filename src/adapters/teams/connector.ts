import { CallerIdConstants, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AppCredentials,
  AuthenticationConstants,
  ClaimsIdentity,
  type BotFrameworkAuthentication,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { BotError } from '../../bot/errors.ts';
import { noCredentials, ownCredentials } from './credentials.ts';
import { isLoopback } from './loopback.ts';
import { tryOnce } from './one-try.ts';
import type { TeamsOptions } from './options.ts';

/** One way in: how its requests are checked, and what then runs the turn. */
export interface TeamsDoor {
  readonly authentication: BotFrameworkAuthentication;
  readonly adapter: CloudAdapter;
}

/** botbuilder's parts, wired for this bot. */
export interface TeamsSdk {
  /** For activities with a token. Absent without an application id. */
  readonly verified?: TeamsDoor;
  /** For activities without a token. Present only when that is allowed. */
  readonly anonymous?: TeamsDoor;
  /**
   * A client for one service address that makes one attempt per call, with the bot's token already in hand, so that
   * whatever fails afterwards is the call itself.
   *
   * @throws BotError `teams-token` when no token could be had: nothing was sent.
   */
  connect(serviceUrl: string): Promise<ConnectorClient>;
}

/** There are two or three service addresses in practice; the bound is for whoever sends many. */
const MOST_CLIENTS = 40;

export function createTeamsSdk(options: TeamsOptions, now: () => Date, timeoutMs: number): TeamsSdk {
  const withToken = options.appId ? authentication(options, ownCredentials(options, now)) : undefined;
  const withoutToken = authentication(options, noCredentials());
  const clients = new Map<string, ConnectorClient>();

  const clientFor = async (serviceUrl: string): Promise<ConnectorClient> => {
    const known = clients.get(serviceUrl);
    if (known) return known;
    // A real token never goes to a service on this machine: only a stand-in is there.
    const bare = !withToken || (isLoopback(serviceUrl) && options.tokenUrl === undefined);
    const source = bare ? withoutToken : withToken;
    const factory = source.createConnectorFactory(identity(bare ? undefined : options.appId));
    const made = await factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
    tryOnce(made, timeoutMs);
    const oldest = clients.size >= MOST_CLIENTS ? clients.keys().next().value : undefined;
    if (oldest !== undefined) clients.delete(oldest);
    clients.set(serviceUrl, made);
    return made;
  };

  return {
    ...(withToken && { verified: doorOf(withToken) }),
    ...(options.allowUnauthenticated && { anonymous: doorOf(withoutToken) }),
    async connect(serviceUrl) {
      const client = await clientFor(serviceUrl);
      await holdToken(client, timeoutMs);
      return client;
    },
  };
}

function doorOf(authentication: BotFrameworkAuthentication): TeamsDoor {
  return { authentication, adapter: new CloudAdapter(authentication) };
}

/** botbuilder takes all of these or none: with one of them missing it asks `undefined` for keys. */
function authentication(
  options: TeamsOptions,
  credentials: ServiceClientCredentialsFactory,
): BotFrameworkAuthentication {
  const keys = options.openIdMetadata ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;
  return new ConfigurationBotFrameworkAuthentication(
    {
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: keys,
      ToBotFromEmulatorOpenIdMetadataUrl: keys,
      CallerId: CallerIdConstants.PublicAzureChannel,
    },
    credentials,
  );
}

function identity(appId: string | undefined): ClaimsIdentity {
  const claims = appId ? [{ type: AuthenticationConstants.AudienceClaim, value: appId }] : [];
  return new ClaimsIdentity(claims, AuthenticationConstants.AnonymousAuthType);
}

async function holdToken(client: ConnectorClient, timeoutMs: number): Promise<void> {
  const { credentials } = client;
  if (!(credentials instanceof AppCredentials) || !credentials.appId) return;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new BotError('teams-token', 'The token service did not answer.')),
      timeoutMs,
    );
  });
  try {
    await Promise.race([credentials.getToken(), tooLong]);
  } catch (cause) {
    throw new BotError('teams-token', 'No token could be had for the bot: check MICROSOFT_APP_PASSWORD.', {
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}
