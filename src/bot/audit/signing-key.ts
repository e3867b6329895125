import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../errors.ts';

const FILE = 'audit-signing-key.pem';
/** PKCS #8 around a bare Ed25519 key of 32 bytes (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
/** SubjectPublicKeyInfo around a bare Ed25519 public key of 32 bytes. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Reads an Ed25519 private key: PEM (also on one line, with `\n`), or base64 of PKCS #8 or of the bare 32 bytes. Undefined
 * when it is none.
 */
export function readSigningKey(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(text.replaceAll('\\n', '\n'))
      : createPrivateKey({ key: whole(text, PKCS8_HEAD), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Reads an Ed25519 public key, as `sayPublicKey` writes it or as PEM. Undefined when it is none. */
export function readPublicKey(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text.replaceAll('\\n', '\n'))
      : createPublicKey({ key: whole(text, SPKI_HEAD), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The public half in one line of base64. */
export function sayPublicKey(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** The key of the settings, else the one in the directory. Undefined when there is neither. Makes nothing. */
export async function findSigningKey(
  setting: string | undefined,
  directory: string,
): Promise<KeyObject | undefined> {
  if (setting !== undefined) return readSigningKey(setting);
  const path = join(directory, FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const key = readSigningKey(text);
  if (key) return key;
  throw new BotError(
    'audit-key',
    `${path} is not an Ed25519 key any more. Put the key back from where you keep it, or move the file away to begin with a new one.`,
  );
}

/**
 * The key that signs the audit trail's heads: from the settings, from the directory, or made now and kept there, readable
 * by the bot's own account only.
 */
export async function openSigningKey(setting: string | undefined, directory: string): Promise<KeyObject> {
  const known = await findSigningKey(setting, directory);
  if (known) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  try {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    await writeFile(join(directory, FILE), pem, { mode: 0o600, flag: 'wx' });
    return privateKey;
  } catch (error) {
    // Another process was quicker.
    const theirs = await findSigningKey(undefined, directory);
    if (theirs) return theirs;
    throw error;
  }
}

function whole(base64: string, head: Buffer): Buffer {
  const bytes = Buffer.from(base64.trim(), 'base64');
  return bytes.length === 32 ? Buffer.concat([head, bytes]) : bytes;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
