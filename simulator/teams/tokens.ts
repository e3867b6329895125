import { createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

const KEY_ID = 'simulator-key';
const ISSUER = 'https://api.botframework.com';

/** Claims and times to change, for making tokens that a bot must refuse. */
export interface TokenOverrides {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceUrl?: string;
  readonly keyId?: string;
  /** Seconds from now; negative for one that has expired. */
  readonly expiresIn?: number;
  /** Signed with a key nobody published. */
  readonly foreignKey?: boolean;
}

/**
 * The two kinds of token of the Bot Framework: the RS256 JWT with which the channel signs what it sends to the bot, and
 * the access token the bot asks for before it calls the channel. Times are real time, as their receivers compare them
 * with their own clocks.
 */
export class TokenIssuer {
  private readonly pair: Pair;
  private readonly issued = new Map<string, number>();

  /** @param ownKeys keys of its own, where not those that all simulators of a process share */
  constructor(ownKeys = false) {
    this.pair = ownKeys ? newPair() : sharedPair();
  }

  /** A token for one delivery to the bot. */
  forActivity(appId: string, serviceUrl: string, overrides: TokenOverrides = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: 'RS256', kid: overrides.keyId ?? KEY_ID, x5t: KEY_ID, typ: 'JWT' };
    const claims = {
      serviceurl: overrides.serviceUrl ?? serviceUrl,
      nbf: now - 300,
      exp: now + (overrides.expiresIn ?? 3600),
      iss: overrides.issuer ?? ISSUER,
      aud: overrides.audience ?? appId,
    };
    const key = overrides.foreignKey === true ? newPair().privateKey : this.pair.privateKey;
    const signed = `${encoded(header)}.${encoded(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
  }

  /** What the bot's validator looks up the key in. */
  jwks(): { readonly keys: readonly object[] } {
    const jwk = this.pair.publicKey.export({ format: 'jwk' });
    return {
      keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid: KEY_ID, x5t: KEY_ID, endorsements: ['msteams'] }],
    };
  }

  openIdMetadata(jwksUri: string, tokenUrl: string): object {
    return {
      issuer: ISSUER,
      authorization_endpoint: 'https://invalid.botframework.com',
      token_endpoint: tokenUrl,
      jwks_uri: jwksUri,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    };
  }

  /** An access token for the bot, good for an hour. */
  forBot(): { readonly token_type: 'Bearer'; readonly expires_in: number; readonly access_token: string } {
    const token = `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded({ aud: ISSUER })}.${randomBytes(24).toString('base64url')}`;
    this.issued.set(token, Date.now() + 3600_000);
    return { token_type: 'Bearer', expires_in: 3600, access_token: token };
  }

  accepts(authorization: string | undefined): boolean {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    return token !== undefined && (this.issued.get(token) ?? 0) > Date.now();
  }
}

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}
let shared: Pair | undefined;

/** One for all simulators of a process, as there is one Microsoft for all: an RSA key takes longer to make than many a test to run. */
function sharedPair(): Pair {
  return (shared ??= newPair());
}

function newPair(): Pair {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
