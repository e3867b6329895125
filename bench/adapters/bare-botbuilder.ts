import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConstants,
  MicrosoftAppCredentials,
  PasswordServiceClientCredentialFactory,
} from 'botframework-connector';
import express from 'express';
import process from 'node:process';
import { openKeep } from './keep.ts';

// The least a Teams bot can do: check the token, say the same words back, answer the request; or keep them first.
const keep = await openKeep();
const { BARE_APP_ID = '', BARE_OPENID_METADATA = '' } = process.env;

/** Known by its id; its replies go to a stand-in that asks for no token. */
class WithoutToken extends PasswordServiceClientCredentialFactory {
  override async createCredentials(): Promise<MicrosoftAppCredentials> {
    return new MicrosoftAppCredentials('', '');
  }
}

const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: BARE_OPENID_METADATA,
      ToBotFromEmulatorOpenIdMetadataUrl: BARE_OPENID_METADATA,
      CallerId: '',
    },
    new WithoutToken(BARE_APP_ID, ''),
  ),
);
const app = express();
app.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, async (turn) => {
    await keep(turn.activity);
    await turn.sendActivity(turn.activity.text);
  }),
);
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.send?.({ url: `http://127.0.0.1:${port}/api/messages` });
});
process.once('SIGTERM', () => process.exit());
