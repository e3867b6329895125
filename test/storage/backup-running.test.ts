import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { writerSnapshot } from '../../bench/store/kill-rounds.ts';
import { main as backup } from '../../scripts/backup.ts';
import { checkArchive, readArchive } from '../../storage/archive.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { everythingIn } from '../../storage/open.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draft, putDraft } from './support/drafts.ts';

const WRITERS = 4;
const patient = { timeout: 10_000, interval: 2 };

/** A process that writes to a store as fast as it can and compacts all the time. */
async function startWriting(directory: string, dataDir: string) {
  const words = ['--snapshot-blob', await writerSnapshot(directory), 'writer', dataDir, String(WRITERS)];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const kept: Record<string, number> = {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, writer = '', count] = line.split(' ');
    if (word === 'kept') kept[writer] = Number(count);
  });
  child.stdin.write('.');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  const written = (): number => Object.values(kept).reduce((sum, count) => sum + count, 0);
  await vi.waitUntil(() => written() > 200, patient);
  return { kept, written };
}

/** How far each writer got in an archive; `half` when its records do not fit each other. */
async function countsIn(file: string): Promise<Record<string, number | 'half'>> {
  const drafts = new Map<string, number>();
  const entries = new Map<string, number>();
  for await (const { collection, record } of readArchive(file)) {
    if (collection === 'drafts' && 'values' in record) drafts.set(record.id, Number(record.values['count']));
    if (collection !== 'audit') continue;
    const [writer = '', number] = record.id.split('-');
    entries.set(writer, Math.max(entries.get(writer) ?? 0, Number(number)));
  }
  return Object.fromEntries(
    Array.from({ length: WRITERS }, (_, index) => {
      const count = drafts.get(`w${index}-one`) ?? 0;
      const whole = count === drafts.get(`w${index}-two`) && count === entries.get(`w${index}`);
      return [`w${index}`, whole ? count : 'half'];
    }),
  );
}

const backUp = async (dataDir: string, file: string): Promise<{ code: number; text: string }> => {
  const printed: string[] = [];
  const code = await backup([file], { DATA_DIR: dataDir }, (line) => printed.push(line), new Date());
  return { code, text: printed.join('\n') };
};

describe('a backup of a store that is being written and compacted', { timeout: 60_000 }, () => {
  it('holds everything that was acknowledged before it began, and no half of anything', async () => {
    const directory = await temporaryDirectory();
    const dataDir = join(directory, 'data');
    const { kept, written } = await startWriting(directory, dataDir);
    const generations = new Set<string>();
    for (let round = 0; round < 25; round += 1) {
      for (const name of await readdir(dataDir)) if (name.startsWith('snapshot')) generations.add(name);
      const before = { ...kept };
      const file = join(directory, `${round}.ndjson`);
      expect(await backUp(dataDir, file)).toMatchObject({ code: 0 });
      const found = await countsIn(file);
      for (const [writer, count] of Object.entries(found)) {
        expect(count).not.toBe('half');
        expect(count).toBeGreaterThanOrEqual(before[writer] ?? 0);
      }
      const then = written();
      await vi.waitUntil(() => written() > then + 5, patient);
    }
    // It would prove little if nothing had happened meanwhile.
    expect(generations.size).toBeGreaterThan(5);
  });
});

describe('a backup without opening the store', () => {
  async function closedStore() {
    const dataDir = await temporaryDirectory();
    const store = await openEmbeddedStore(dataDir);
    await putDraft(store, 'a', '1');
    await putDraft(store, 'b', '2');
    await store.close();
    const journal = join(dataDir, 'journal-0000000000000000.log');
    return { dataDir, journal, file: join(dataDir, 'backups', 'one.ndjson') };
  }

  it('leaves out an entry that was not finished, wherever it stops', async () => {
    const { dataDir, journal } = await closedStore();
    const bytes = await readFile(journal);
    const second = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
    for (let end = second; end < bytes.length; end += 17) {
      await writeFile(journal, bytes.subarray(0, end));
      expect(await everythingIn({ dataDir })).toEqual([{ collection: 'drafts', record: draft('a', '1') }]);
    }
  });

  it('looks again when a file was not there', async () => {
    const { dataDir, journal } = await closedStore();
    await rename(journal, `${journal}.away`);
    const found = everythingIn({ dataDir });
    // Time for a first look, and much less than all of them take.
    for (let turn = 0; turn < 20; turn += 1) await readdir(dataDir);
    await rename(`${journal}.away`, journal);
    expect(await found).toHaveLength(2);
  });

  it('refuses a damaged store, and leaves no archive', async () => {
    const { dataDir, journal, file } = await closedStore();
    const bytes = await readFile(journal);
    const middle = bytes.indexOf('"a"');
    bytes[middle + 1] = 0x7a;
    await writeFile(journal, bytes);
    const { code, text } = await backUp(dataDir, file);
    expect(code).toBe(1);
    expect(text).toContain('was changed after it had been written');
    expect(text).toContain('No backup was made.');
    await expect(checkArchive(file)).rejects.toThrow('cannot be read');
  });

  it('uses the snapshot before when the newest cannot be read', async () => {
    const { dataDir } = await closedStore();
    const store = await openEmbeddedStore(dataDir, { compactAbove: 0 });
    for (let count = 0; (await readdir(dataDir)).filter((name) => /^snapshot.*log$/.test(name)).length < 2;)
      await putDraft(store, 'c', String((count += 1)));
    await store.close();
    const expected = await everythingIn({ dataDir });
    const newest = (await readdir(dataDir))
      .filter((name) => name.startsWith('snapshot'))
      .sort()
      .at(-1);
    await appendFile(join(dataDir, newest ?? ''), 'x');
    expect(await everythingIn({ dataDir })).toEqual(expected);
    expect(expected).toHaveLength(3);
  });
});
