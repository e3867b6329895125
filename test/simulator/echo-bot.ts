import express from 'express';
import type { AddressInfo } from 'node:net';
import {
  CallerIdConstants,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import {
  AppCredentials,
  PasswordServiceClientCredentialFactory,
  type AuthenticatorResult,
} from 'botframework-connector';
import type { Simulator } from '../../simulator/index.ts';
import { APP_ID } from './support.ts';

/** The bot's token, from the simulator's own token endpoint. */
class SimulatorCredentials extends AppCredentials {
  private readonly tokenUrl: string;

  constructor(tokenUrl: string) {
    super(APP_ID);
    this.tokenUrl = tokenUrl;
  }

  protected override async refreshToken(): Promise<AuthenticatorResult> {
    const answer = await fetch(this.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: APP_ID, client_secret: 'x' }),
    });
    const { access_token: accessToken } = (await answer.json()) as { access_token: string };
    return { accessToken, expiresOn: new Date(Date.now() + 60_000) };
  }

  override async getToken(): Promise<string> {
    return (await this.refreshToken()).accessToken;
  }
}

class SimulatorCredentialsFactory extends PasswordServiceClientCredentialFactory {
  private readonly tokenUrl: string;

  constructor(tokenUrl: string) {
    super(APP_ID, 'x');
    this.tokenUrl = tokenUrl;
  }

  override async createCredentials(): Promise<AppCredentials> {
    return new SimulatorCredentials(this.tokenUrl);
  }
}

export interface EchoBot {
  readonly url: string;
  readonly adapter: CloudAdapter;
  /** What the next turns do. */
  logic: (context: TurnContext) => Promise<void>;
  stop(): Promise<void>;
}

/** A bot on botbuilder's own adapter, checking tokens against the simulator's keys and asking it for its own. */
export async function echoBot(simulator: Simulator): Promise<EchoBot> {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: APP_ID,
      ValidateAuthority: 'true',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: simulator.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: simulator.openIdMetadataUrl,
      CallerId: CallerIdConstants.PublicAzureChannel,
    },
    new SimulatorCredentialsFactory(simulator.tokenUrl),
  );
  const adapter = new CloudAdapter(authentication);
  const bot = { logic: async (_context: TurnContext): Promise<void> => undefined };
  const app = express();
  app.post('/api/messages', express.json({ limit: '1mb' }), async (request, response) => {
    await adapter.process(request, response, (context) => bot.logic(context));
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(bot, {
    url: `http://127.0.0.1:${port}`,
    adapter,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
