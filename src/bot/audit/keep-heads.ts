import type { KeyObject } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from '../../../storage/store.ts';
import type { ChainHead } from '../../domain/audit-chain.ts';
import { signHead } from '../../domain/audit-heads.ts';
import { currentAuditHead } from '../audit.ts';
import { gist } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Destination } from '../outbox.ts';
import type { HeadKeeping } from '../surroundings.ts';
import { openSigningKey } from './signing-key.ts';

export interface HeadSettings {
  readonly signingKey?: string;
  /** File on other storage that gets each head as a line. */
  readonly file?: string;
  /** Where the daily message goes; to every member of the business unit when empty. */
  readonly to: readonly Destination[];
}

/** Writes the audit trail's head where the store cannot reach it. */
export interface HeadKeeper extends HeadKeeping {
  /** Logs the head, signed, and adds it to the file. Never throws. */
  keep(): Promise<void>;
}

/** @param directory where the key is kept when the settings hold none */
export async function createHeadKeeper(
  store: Store,
  settings: HeadSettings,
  directory: string,
  log: Log,
  now: () => Date,
): Promise<HeadKeeper> {
  const key = await keyOrNone(settings, directory, log);
  const sign = (head: ChainHead, at: Date): string | undefined => key && signHead(head, at, key);
  return {
    to: settings.to,
    sign,
    async keep() {
      try {
        const head = await store.read(currentAuditHead);
        if (!head) return;
        const signed = sign(head, now());
        log.info({ kind: 'audit-head', ...head, ...(signed ? { signed } : {}) }, 'audit head');
        if (settings.file && signed) await append(settings.file, signed);
      } catch (error) {
        log.error({ kind: 'audit-head', error: gist(error) }, 'the audit head could not be kept');
      }
    },
  };
}

/** Heads that nobody signed are better than none, and a bot that does not start keeps none. */
async function keyOrNone(
  { signingKey }: HeadSettings,
  directory: string,
  log: Log,
): Promise<KeyObject | undefined> {
  try {
    return await openSigningKey(signingKey, directory);
  } catch (error) {
    log.error(
      { kind: 'audit-key', error: gist(error) },
      'heads of the audit trail are not signed: set AUDIT_SIGNING_KEY, or make DATA_DIR writable',
    );
    return undefined;
  }
}

async function append(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a', 0o640);
  try {
    await file.write(`${line}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}
