import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  AppCredentials,
  PasswordServiceClientCredentialFactory,
  type AuthenticatorResult,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { z } from 'zod';
import { BotError } from '../../bot/errors.ts';
import type { TeamsOptions } from './options.ts';

/** For a service on this machine that asks for no token: nothing secret is sent to it. */
export function noCredentials(): ServiceClientCredentialsFactory {
  return new PasswordServiceClientCredentialFactory('', '');
}

/**
 * Where the bot's own tokens come from: Microsoft, or the stand-in named by `tokenUrl`.
 *
 * @throws BotError when the settings do not fit the kind of registration.
 */
export function ownCredentials(options: TeamsOptions, now: () => Date): ServiceClientCredentialsFactory {
  const { appId = '', appPassword = '', appType, appTenantId = '', tokenUrl } = options;
  if (tokenUrl !== undefined) return new StandInCredentialsFactory(appId, appPassword, tokenUrl, now);
  try {
    return new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: appTenantId,
    });
  } catch (cause) {
    throw new BotError(
      'teams-credentials',
      'MICROSOFT_APP_TYPE does not fit the other settings: SingleTenant needs MICROSOFT_APP_TENANT_ID and a password, UserAssignedMSI a tenant and no password.',
      { cause },
    );
  }
}

class StandInCredentialsFactory implements ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #credentials: StandInCredentials;

  constructor(appId: string, password: string, tokenUrl: string, now: () => Date) {
    this.#appId = appId;
    this.#credentials = new StandInCredentials(appId, password, tokenUrl, now);
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return this.#appId === '';
  }

  async createCredentials(): Promise<AppCredentials> {
    return this.#credentials;
  }
}

const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(300),
});

/** Client-credentials tokens from a stand-in on loopback, each kept until a minute before its end. */
class StandInCredentials extends AppCredentials {
  readonly #password: string;
  readonly #tokenUrl: string;
  readonly #now: () => Date;
  #kept: AuthenticatorResult | undefined;

  constructor(appId: string, password: string, tokenUrl: string, now: () => Date) {
    super(appId);
    this.#password = password;
    this.#tokenUrl = tokenUrl;
    this.#now = now;
  }

  override async getToken(forceRefresh = false): Promise<string> {
    if (forceRefresh || !this.#kept || this.#kept.expiresOn <= this.#now())
      this.#kept = await this.refreshToken();
    return this.#kept.accessToken;
  }

  protected override async refreshToken(): Promise<AuthenticatorResult> {
    const response = await fetch(this.#tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.appId,
        client_secret: this.#password,
        scope: `${this.oAuthScope}/.default`,
      }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new BotError('teams-token', `The token service answered ${response.status}.`);
    const token = Token.parse(await response.json());
    const lifetime = Math.max(0, token.expires_in - 60) * 1000;
    return { accessToken: token.access_token, expiresOn: new Date(this.#now().getTime() + lifetime) };
  }
}
