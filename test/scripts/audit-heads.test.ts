import { generateKeyPairSync } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main as erase } from '../../scripts/audit-erase.ts';
import { main as verify } from '../../scripts/audit-verify.ts';
import { createHeadKeeper } from '../../src/bot/audit/keep-heads.ts';
import {
  openSigningKey,
  readPublicKey,
  readSigningKey,
  sayPublicKey,
} from '../../src/bot/audit/signing-key.ts';
import { writeAudit } from '../../src/bot/audit.ts';
import type { Log } from '../../src/bot/log.ts';
import { auditId, chainEntry, headAfter, isChained } from '../../src/domain/audit-chain.ts';
import { openStore } from '../../storage/open.ts';
import type { Transaction } from '../../storage/store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Records in a directory, whose heads are added to a file elsewhere as the bot does it. */
async function setUp() {
  const dataDir = join(await temporaryDirectory(), 'data');
  const file = join(await temporaryDirectory(), 'other', 'heads.txt');
  let hour = 8;
  const change = async (work: (tx: Transaction) => Promise<unknown>): Promise<void> => {
    const store = await openStore({ dataDir });
    await store.transact(work);
    await store.close();
  };
  const run = async (program: typeof verify, ...words: string[]) => {
    const printed: string[] = [];
    const code = await program(words, { DATA_DIR: dataDir }, (line) => printed.push(line));
    return { code, text: printed.join('\n') };
  };
  return {
    dataDir,
    file,
    change,
    verify: (...words: string[]) => run(verify, ...words),
    erase: (...words: string[]) => run(erase, ...words),
    /** So many more entries, and then a head, an hour later each time. */
    async pass(entries: number) {
      const store = await openStore({ dataDir });
      hour += 1;
      const now = (): Date => new Date(Date.UTC(2026, 10, 23, hour));
      for (let each = 0; each < entries; each += 1)
        await store.transact((tx) =>
          writeAudit(tx, now(), {
            who: each % 2 === 0 ? 'jo' : 'kit',
            verb: 'action.accept',
            subject: `action:${hour}-${each}`,
            from: 'slack direct',
            outcome: 'done',
          }),
        );
      const keeper = await createHeadKeeper(store, { to: [], file }, dataDir, silent, now);
      await keeper.keep();
      await store.close();
    },
  };
}

/** Writes everything from entry `n` on anew, so that the trail is sound in itself. */
async function rewrite(tx: Transaction, n: number): Promise<void> {
  const links = (await tx.all('audit')).filter(isChained);
  const before = links[n - 2];
  let head = before ? headAfter(before) : { n: 0, hash: links[0]?.prev ?? '' };
  for (const entry of links.filter((each) => each.n >= n)) {
    const changed = chainEntry(
      head,
      {
        at: '2026-11-23T08:00:00Z',
        verb: 'action.finish',
        subject: `action:new-${entry.n}`,
        from: 'slack',
        outcome: 'done',
      },
      'ab'.repeat(16),
    );
    await tx.put('audit', changed);
    head = headAfter(changed);
  }
  await tx.put('auditHead', { id: 'head', ...head });
}

describe('heads kept elsewhere, through audit:verify', () => {
  it('are all part of a trail that nobody touched, also after facts were erased', async () => {
    const bench = await setUp();
    for (const entries of [2, 3, 3]) await bench.pass(entries);
    const lines = (await readFile(bench.file, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(3);
    const sound = await bench.verify('--heads', bench.file);
    expect(sound.text).toContain(
      'All 3 heads that were kept elsewhere are part of it: nothing up to entry 8',
    );
    expect(sound.code).toBe(0);

    await bench.change((tx) =>
      tx.put('members', {
        id: 'priya',
        name: 'Priya',
        email: 'priya@partnership.example',
        agency: 'business-unit',
        post: 'Manager',
        roles: [],
        platforms: ['slack'],
      }),
    );
    const dry = await bench.erase('--member', 'kit', '--by', 'priya', '--dry-run');
    expect(dry.text).toContain('3 entries would be erased');
    expect((await bench.verify()).text).toMatch(/^8 entries, and the audit trail is whole/);
    const done = await bench.erase('--member', 'kit', '--by', 'priya');
    expect(done).toMatchObject({ code: 0 });
    expect(done.text).toContain('3 entries erased');
    const after = await bench.verify('--heads', bench.file);
    expect(after.text).toContain('3 of them redacted');
    expect(after.text).toContain('All 3 heads');
    expect(after.code).toBe(0);
    // Done once, by somebody on record, and the record of it stays.
    expect((await bench.erase('--member', 'kit', '--by', 'priya')).text).toContain('nothing there to erase');
    expect((await bench.erase('--entries', '1', '--by', 'nobody')).text).toContain('nobody on record');
    expect((await bench.erase('--entries', '9-11', '--by', 'priya')).text).toContain('3 left');
    expect((await bench.erase('--entries', '1,3-3', '--by', 'priya')).text).toContain('2 entries erased');
    for (const words of [
      [],
      ['--by', 'priya'],
      ['--by', 'priya', '--entries', 'x'],
      ['--by', 'priya', '--entries', '1', '--member', 'kit'],
    ])
      expect((await bench.erase(...words)).text).toContain('Usage');
    expect((await bench.verify('--heads', bench.file)).code).toBe(0);
  });

  it('show a tail that was cut, although the trail is sound in itself, and since when', async () => {
    const bench = await setUp();
    for (const entries of [2, 3]) await bench.pass(entries);
    await bench.change(async (tx) => {
      const fourth = await tx.get('audit', auditId(4));
      const prev = fourth && 'prev' in fourth ? fourth.prev : '';
      for (const n of [4, 5]) await tx.remove('audit', auditId(n));
      await tx.put('auditHead', { id: 'head', n: 3, hash: prev });
    });
    expect((await bench.verify()).code).toBe(0);
    const { code, text } = await bench.verify('--heads', bench.file);
    expect(code).toBe(1);
    expect(text).toContain(
      'CUT: the trail ends with entry 3, but entry 5 was there at 2026-11-23T10:00:00.000Z',
    );
    expect(text).toContain('done after 2026-11-23T10:00:00.000Z');
    expect(text).toContain('As it was: everything up to entry 2 at 2026-11-23T09:00:00.000Z');
  });

  it('show a middle that was written anew', async () => {
    const bench = await setUp();
    for (const entries of [2, 3, 3]) await bench.pass(entries);
    await bench.change((tx) => rewrite(tx, 4));
    expect((await bench.verify()).code).toBe(0);
    const { code, text } = await bench.verify('--heads', bench.file);
    expect(code).toBe(1);
    expect(text).toContain('REWRITTEN: entry 5 is not the one that was there at 2026-11-23T10:00:00.000Z');
    expect(text).toContain('Everything after entry 2 may have been written anew');
    expect(text).toContain('done after 2026-11-23T11:00:00.000Z');
  });

  it('do not count when they were forged, made with another key, or are not whole', async () => {
    const bench = await setUp();
    await bench.pass(2);
    const line = (await readFile(bench.file, 'utf8')).trim();
    const check = async (text: string, ...words: string[]) => {
      await writeFile(bench.file, text);
      return bench.verify('--heads', bench.file, ...words);
    };
    expect(await check(`${line}\n${line.replace(' 2 ', ' 7 ')}`)).toMatchObject({
      code: 1,
      text: expect.stringContaining('FORGED: line 2 (entry 7)') as string,
    });
    expect((await check(line.slice(0, -4))).text).toContain('cannot be read to its end');
    expect(await check('nothing here')).toMatchObject({
      code: 1,
      text: expect.stringContaining('No head could be compared') as string,
    });
    const other = sayPublicKey(generateKeyPairSync('ed25519').publicKey);
    expect(await check(line, '--signed-by', other)).toMatchObject({
      code: 1,
      text: expect.stringContaining('signed with another key') as string,
    });
    const own = (await bench.verify('--public-key')).text;
    expect(await check(line, '--signed-by', own, '--signed-by', other)).toMatchObject({ code: 0 });
    expect((await check(line, '--signed-by', 'no key')).text).toContain('is not a public key');
  });
});

describe('the key that signs them', () => {
  it("is made once, is its owner's alone, and is used again", async () => {
    const directory = join(await temporaryDirectory(), 'data');
    const first = await openSigningKey(undefined, directory);
    const second = await openSigningKey(undefined, directory);
    expect(sayPublicKey(second)).toBe(sayPublicKey(first));
    expect((await stat(join(directory, 'audit-signing-key.pem'))).mode & 0o777).toBe(0o600);
    await writeFile(join(directory, 'audit-signing-key.pem'), 'damaged');
    await expect(openSigningKey(undefined, directory)).rejects.toMatchObject({ code: 'audit-key' });
  });

  it('is read in every way it may be written, and nothing else is', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const seed = der.subarray(-32).toString('base64');
    for (const text of [pem, pem.replaceAll('\n', '\\n'), der.toString('base64'), seed]) {
      const key = readSigningKey(text);
      expect(key && sayPublicKey(key)).toBe(sayPublicKey(publicKey));
    }
    expect(readPublicKey(sayPublicKey(publicKey))?.type).toBe('public');
    for (const text of ['', 'secret', seed.slice(4), 'A'.repeat(88)])
      expect(readSigningKey(text)).toBeUndefined();
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(
      readSigningKey(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    ).toBeUndefined();
  });

  it('missing, leaves heads unsigned in the log rather than stopping the bot', async () => {
    const store = await openStore({ dataDir: join(await temporaryDirectory(), 'data') });
    await store.transact((tx) =>
      writeAudit(tx, new Date(), { verb: 'action.accept', from: 'slack', outcome: 'done' }),
    );
    const logged: object[] = [];
    const file = join(await temporaryDirectory(), 'a-file');
    await writeFile(file, 'in the way');
    const log: Log = {
      ...silent,
      info: (fields) => logged.push(fields),
      error: (fields) => logged.push(fields),
    };
    const keeper = await createHeadKeeper(store, { to: [] }, join(file, 'data'), log, () => new Date());
    await keeper.keep();
    await store.close();
    expect(logged).toMatchObject([{ kind: 'audit-key' }, { kind: 'audit-head', n: 1 }]);
    expect(logged[1]).not.toHaveProperty('signed');
  });
});
