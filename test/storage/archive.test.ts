import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main as auditVerify } from '../../scripts/audit-verify.ts';
import { main as backup } from '../../scripts/backup.ts';
import { main as restore } from '../../scripts/restore.ts';
import { main as storeMove } from '../../scripts/store-move.ts';
import { writeAudit } from '../../src/bot/audit.ts';
import { ArchiveDamaged, checkArchive, readArchive, writeArchive } from '../../storage/archive.ts';
import { StoreTooNew } from '../../storage/errors.ts';
import { openStore, type StoreOptions } from '../../storage/open.ts';
import { everything, fill, takeInventory, TransferFailed, type Item } from '../../storage/transfer.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draft, putDraft } from './support/drafts.ts';

const server = await usePostgres();
const NOW = new Date('2026-11-23T09:00:00Z');

/** A store with records of several collections, and an audit trail. More drafts than one transaction of a restore takes. */
async function setUp(drafts = 3) {
  const directory = await temporaryDirectory();
  const dataDir = join(directory, 'data');
  const store = await openStore({ dataDir });
  await store.transact(async (tx) => {
    await tx.put('members', {
      id: 'jo-ellis',
      name: 'Jo Ellis \u2028 "😀" \ud83d\u0000',
      email: 'jo@example.org',
      agency: 'police',
      post: 'Chair\nof two groups',
      roles: [{ role: 'chair', group: 'mace' }],
      platforms: ['teams'],
    });
    await tx.put('deliveries', { id: 'slack|1', at: NOW.toISOString(), reply: { z: 1, a: [null, 'x'] } });
    for (let n = 0; n < drafts; n += 1) await tx.put('drafts', draft(`draft-${n}`, String(n)));
    for (let n = 0; n < 3; n += 1)
      await writeAudit(tx, NOW, { verb: 'members.add', subject: `m-${n}`, from: 'test', outcome: 'done' });
  });
  await store.close();
  return { directory, dataDir, archive: join(directory, 'made', 'backup.ndjson') };
}

const itemsIn = async (place: StoreOptions): Promise<readonly Item[]> => {
  const store = await openStore(place);
  try {
    return await everything(store);
  } finally {
    await store.close();
  }
};

type Words = readonly string[];
type Script = (
  words: Words,
  env: Record<string, string>,
  print: (line: string) => void,
  now: Date,
) => Promise<number>;

async function run(script: Script, environment: Record<string, string>, ...words: Words) {
  const printed: string[] = [];
  const code = await script(words, environment, (line) => printed.push(line), NOW);
  return { code, printed, text: printed.join('\n') };
}

describe('backup and restore of the embedded store', () => {
  it('brings every record back as it was, and the audit trail whole', async () => {
    const { directory, dataDir, archive } = await setUp(1_203);
    expect(await run(backup, { DATA_DIR: dataDir }, archive)).toMatchObject({
      code: 0,
      text: expect.stringContaining('drafts: 1203') as string,
    });
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(archive, '..'))).toEqual(['backup.ndjson']);
    const restored = join(directory, 'restored');
    const { code, text } = await run(restore, { DATA_DIR: restored }, archive);
    expect(text).toContain('Restored, read back and compared:');
    expect(code).toBe(0);
    const before = await itemsIn({ dataDir });
    const after = await itemsIn({ dataDir: restored });
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
    expect((await run(auditVerify, { DATA_DIR: restored })).text).toContain('the audit trail is whole');
  });

  it('names a backup by its time, and never writes over one', async () => {
    const { dataDir } = await setUp();
    expect((await run(backup, { DATA_DIR: dataDir })).code).toBe(0);
    expect(await readdir(join(dataDir, 'backups'))).toEqual(['2026-11-23T09-00-00Z.ndjson']);
    const again = await run(backup, { DATA_DIR: dataDir });
    expect(again.code).toBe(1);
    expect(again.text).toContain('exists already');
    expect(await readdir(join(dataDir, 'backups'))).toHaveLength(1);
  });

  it('backs up a store that is in use, and changes nothing of it', async () => {
    const { directory, dataDir, archive } = await setUp();
    const running = await openStore({ dataDir });
    await putDraft(running, 'draft-0', 'while it runs');
    const files = async () =>
      Promise.all((await readdir(dataDir)).map(async (name) => [name, await readFile(join(dataDir, name))]));
    const before = await files();
    expect(await run(backup, { DATA_DIR: dataDir }, archive)).toMatchObject({ code: 0 });
    expect(await files()).toEqual(before);
    await running.close();
    const restored = join(directory, 'restored');
    await run(restore, { DATA_DIR: restored }, archive);
    expect(await itemsIn({ dataDir: restored })).toEqual(await itemsIn({ dataDir }));
  });

  it('refuses what is not there, making nothing', async () => {
    const { directory, dataDir } = await setUp();
    const { code, text } = await run(backup, { DATA_DIR: join(directory, 'nowhere') });
    expect(code).toBe(1);
    expect(text).toContain('There are no records');
    expect((await readdir(directory)).sort()).toEqual(['data']);
    for (const script of [backup, restore])
      expect((await run(script, { DATA_DIR: dataDir }, 'a', 'b')).text).toContain('Usage');
  });

  it('says so when the archive cannot be written, and leaves nothing half made', async () => {
    const { directory, dataDir } = await setUp();
    await writeFile(join(directory, 'file'), '');
    const { code, text } = await run(backup, { DATA_DIR: dataDir }, join(directory, 'file', 'backup.ndjson'));
    expect(code).toBe(1);
    expect(text).toContain('No archive was made');
  });

  it('refuses to restore over records', async () => {
    const { dataDir, archive } = await setUp();
    await run(backup, { DATA_DIR: dataDir }, archive);
    const store = await openStore({ dataDir });
    await putDraft(store, 'draft-0', 'changed since');
    await store.close();
    const { code, text } = await run(restore, { DATA_DIR: dataDir }, archive);
    expect(code).toBe(1);
    expect(text).toContain('Nothing was changed');
    expect(await itemsIn({ dataDir })).toContainEqual({
      collection: 'drafts',
      record: draft('draft-0', 'changed since'),
    });
  });
});

describe('a damaged archive', () => {
  async function made() {
    const bench = await setUp(4);
    await writeArchive(bench.archive, await itemsIn({ dataDir: bench.dataDir }), NOW);
    const text = await readFile(bench.archive, 'utf8');
    const target = join(bench.directory, 'target');
    const refuses = async (bytes: string | Buffer): Promise<number> => {
      await writeFile(bench.archive, bytes);
      const error: unknown = await checkArchive(bench.archive).catch((reason: unknown) => reason);
      if (error instanceof ArchiveDamaged) return error.line;
      expect(error).toBeInstanceOf(StoreTooNew);
      return 1;
    };
    return { ...bench, text, lines: text.trimEnd().split('\n'), target, refuses };
  }

  it('is refused whichever line is removed, repeated or moved', async () => {
    const { lines, refuses } = await made();
    expect(lines).toHaveLength(12);
    const file = (some: readonly string[]): string => some.map((line) => `${line}\n`).join('');
    for (const [at, line] of lines.entries()) {
      expect(await refuses(file(lines.toSpliced(at, 1)))).toBeGreaterThan(0);
      expect(await refuses(file(lines.toSpliced(at, 0, line)))).toBeGreaterThan(0);
      if (at > 0) {
        const moved = lines.toSpliced(at - 1, 2, line, lines[at - 1] ?? '');
        expect(await refuses(file(moved))).toBeGreaterThan(0);
      }
    }
    expect(await refuses(file(lines.slice(0, -1)))).toBe(12);
    expect(await refuses(file([...lines, 'more']))).toBe(13);
    expect(await refuses('')).toBe(1);
  });

  it('is refused when one bit is flipped, in any line, at its beginning, end and in between', async () => {
    const { text, refuses } = await made();
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 1) {
      const near = bytes[at] === 0x0a || bytes[at - 1] === 0x0a || at % 7 === 0;
      if (!near) continue;
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(await refuses(flipped), `byte ${at}`).toBeGreaterThan(0);
    }
  });

  it('is refused wherever it was cut, with the line', async () => {
    const { text, lines, refuses } = await made();
    for (let end = 1; end < text.length; end += 13)
      expect(await refuses(Buffer.from(text).subarray(0, end))).toBeLessThanOrEqual(lines.length);
    expect(await refuses(text.slice(0, -1))).toBe(12);
    const third = (lines[0]?.length ?? 0) + (lines[1]?.length ?? 0) + 10;
    expect(await refuses(text.slice(0, third))).toBe(3);
  });

  it('makes no store, and names the line', async () => {
    const { archive, target, lines } = await made();
    await writeFile(archive, `${lines.with(4, 'what').join('\n')}\n`);
    const { code, text } = await run(restore, { DATA_DIR: target }, archive);
    expect(code).toBe(1);
    expect(text).toContain(`${archive}:5: This is not a line of an archive.`);
    expect(text).toContain('Nothing was restored.');
    expect(existsSync(target)).toBe(false);
    await mkdir(target);
    expect((await run(restore, { DATA_DIR: target }, join(target, 'none'))).text).toContain('ENOENT');
    expect((await run(restore, { DATA_DIR: target }, target)).text).toContain('cannot be read');
    expect(await readdir(target)).toEqual([]);
  });

  it('is told from one of a newer version', async () => {
    const { archive, lines } = await made();
    await writeFile(archive, `${lines.join('\n').replace('"format":1', '"format":2')}\n`);
    await expect(checkArchive(archive)).rejects.toThrow('newer version of the bot (format 2)');
    await writeFile(archive, `${lines.join('\n').replace('"drafts":1', '"drafts":2')}\n`);
    await expect(checkArchive(archive)).rejects.toBeInstanceOf(StoreTooNew);
  });
});

it('says how much was written when filling a store stops part of the way, and shows progress', async () => {
  const { directory, archive } = await setUp();
  const store = await openStore({ dataDir: join(directory, 'target') });
  onTestFinished(() => store.close());
  const many = Array.from({ length: 10_400 }, (_, n): Item => ({
    collection: 'drafts',
    record: draft(`draft-${String(n).padStart(6, '0')}`),
  }));
  const steps: number[] = [];
  await writeArchive(archive, many, NOW, (done) => steps.push(done));
  const stops = async function* (): AsyncGenerator<Item> {
    yield* readArchive(archive);
    throw new ArchiveDamaged(archive, 9, 'Changed meanwhile.');
  };
  const stopped = fill(store, stops(), (done) => steps.push(done));
  await expect(stopped).rejects.toBeInstanceOf(TransferFailed);
  await expect(stopped).rejects.toThrow('10000 records had been written');
  expect(steps).toEqual([10_000, 10_000]);
});

describe.skipIf(!server)('moving to PostgreSQL', () => {
  it('copies every record, compares both sides, and leaves the source as it was', async () => {
    const { directory, dataDir, archive } = await setUp(600);
    const databaseUrl = (await server?.database()) ?? '';
    const before = await itemsIn({ dataDir });
    expect((await run(storeMove, { DATA_DIR: dataDir })).text).toContain('DATABASE_URL is not set');
    const settings = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
    const moved = await run(storeMove, settings);
    expect(moved.text).toContain(`SHA-256 of both: ${takeInventory(before).digest}`);
    expect(moved.code).toBe(0);
    expect(JSON.stringify(await itemsIn({ dataDir, databaseUrl }))).toBe(JSON.stringify(before));
    expect(await itemsIn({ dataDir })).toEqual(before);
    expect((await run(auditVerify, settings)).text).toContain('the audit trail is whole');

    const again = await run(storeMove, settings);
    expect(again.code).toBe(1);
    expect(again.text).toContain('Nothing was changed');
    expect(again.text).not.toContain(databaseUrl);

    // While it is in use, and back into files.
    const running = await openStore({ dataDir, databaseUrl });
    onTestFinished(() => running.close());
    expect((await run(backup, settings, archive)).code).toBe(0);
    const back = join(directory, 'back');
    expect((await run(restore, { DATA_DIR: back }, archive)).code).toBe(0);
    expect(await itemsIn({ dataDir: back })).toEqual(before);
  });
});
