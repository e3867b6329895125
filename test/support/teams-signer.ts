import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

/** What a token from Teams says; every part can be made wrong. */
export interface TokenParts {
  readonly audience?: string;
  readonly issuer?: string;
  readonly serviceUrl?: string;
  /** Seconds from now; negative is in the past. */
  readonly expiresIn?: number;
  /** Signed by a key the metadata does not list, under the name of one that it does. */
  readonly wrongKey?: boolean;
  /** Signed by a key that is endorsed for another channel. */
  readonly otherChannel?: boolean;
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface TeamsSigner {
  /** For `openIdMetadata`. */
  readonly metadataUrl: string;
  sign(parts?: TokenParts): Promise<string>;
  close(): Promise<void>;
}

/** Plays the service that signs what Teams sends: real RS256 keys behind an OpenID document on loopback. */
export async function startTeamsSigner(defaults: {
  audience: string;
  serviceUrl: string;
}): Promise<TeamsSigner> {
  const [teams, other, unlisted] = await sharedKeys();
  const keys = [
    { ...teams.jwk, kid: 'teams', use: 'sig', endorsements: ['msteams'] },
    { ...other.jwk, kid: 'other', use: 'sig', endorsements: ['webchat'] },
  ];
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const jwks_uri = `http://127.0.0.1:${port}/keys`;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        request.url === '/keys' ? { keys } : { issuer: 'https://api.botframework.com', jwks_uri },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    // Of its own, for botbuilder remembers keys by address.
    metadataUrl: `http://127.0.0.1:${port}/openid?of=${randomUUID()}`,
    async sign(parts = {}) {
      const now = Math.floor(Date.now() / 1000);
      const expires = now + (parts.expiresIn ?? 3600);
      const key = parts.wrongKey ? unlisted : parts.otherChannel ? other : teams;
      return new SignJWT({ serviceurl: parts.serviceUrl ?? defaults.serviceUrl, ...parts.claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: parts.otherChannel ? 'other' : 'teams' })
        .setIssuer(parts.issuer ?? 'https://api.botframework.com')
        .setAudience(parts.audience ?? defaults.audience)
        .setIssuedAt(Math.min(now, expires) - 10)
        .setNotBefore(Math.min(now, expires) - 10)
        .setExpirationTime(expires)
        .sign(key.privateKey);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Key = Awaited<ReturnType<typeof newKey>>;
let made: Promise<[Key, Key, Key]> | undefined;

/** Made once a process: three RSA keys take longer than many a test that wants them. */
function sharedKeys(): Promise<[Key, Key, Key]> {
  return (made ??= Promise.all([newKey(), newKey(), newKey()]));
}

async function newKey(): Promise<{ privateKey: CryptoKey; jwk: object }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { privateKey, jwk: await exportJWK(publicKey) };
}
