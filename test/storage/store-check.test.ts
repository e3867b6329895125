import { readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../scripts/store-check.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draftsIn, putDraft } from './support/drafts.ts';

const JOURNAL = 'journal-0000000000000000.log';

async function setUp() {
  const directory = await temporaryDirectory();
  const store = await openEmbeddedStore(directory);
  for (const id of ['a', 'b', 'c']) await putDraft(store, id);
  await store.close();
  const check = async (...words: string[]): Promise<{ code: number; said: string }> => {
    const lines: string[] = [];
    const code = await main([directory, ...words], {}, (line) => void lines.push(line));
    return { code, said: lines.join('\n') };
  };
  return { directory, check, journal: join(directory, JOURNAL) };
}

describe('store-check', () => {
  it('says what a good store holds, and changes nothing', async () => {
    const { directory, check, journal } = await setUp();
    const before = await readFile(journal);
    const { code, said } = await check();
    expect(code).toBe(0);
    expect(said).toContain(
      `${JOURNAL}: transactions 1 to 3, good up to byte ${before.length} of ${before.length}`,
    );
    expect(said).toContain('The store can be opened.');
    expect(await readFile(journal)).toEqual(before);
    expect((await readdir(directory)).length).toBe(3);
  });

  it('takes a cut-off write for what it is', async () => {
    const { check, journal } = await setUp();
    await truncate(journal, (await readFile(journal)).length - 3);
    expect(await check()).toMatchObject({
      code: 0,
      said: expect.stringContaining('transactions 1 to 2') as string,
    });
  });

  it('names the damaged place, and cuts there when told so, keeping a copy', async () => {
    const { directory, check, journal } = await setUp();
    const bytes = await readFile(journal);
    const second = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1;
    bytes.write('#', second + 40);
    await writeFile(journal, bytes);
    const report = await check();
    expect(report.code).toBe(1);
    expect(report.said).toContain(`${JOURNAL} is damaged at byte ${second}, with 1 good entries after it`);
    const refusal = await openEmbeddedStore(directory).catch((error: unknown) => String(error));
    expect(refusal).toContain(`--cut-at ${JOURNAL}:${second}`);

    expect((await check('--cut-at', `${JOURNAL}:${second}`)).code).toBe(0);
    const copy = (await readdir(directory)).find((name) => name.startsWith(`${JOURNAL}.before-cut-`));
    expect(await readFile(join(directory, copy ?? ''))).toEqual(bytes);
    const store = await openEmbeddedStore(directory);
    expect(await draftsIn(store)).toEqual({ a: '' });
    await store.close();
  });

  it('cuts nothing that is in use, or that is not there', async () => {
    const { directory, check, journal } = await setUp();
    const before = await readFile(journal);
    expect((await check('--cut-at', `${JOURNAL}:99999`)).said).toContain('Nothing was changed');
    expect((await check('--cut-at', 'journal-0000000000000009.log:1')).said).toContain('Nothing was changed');
    expect((await check('--cut-at', JOURNAL)).code).toBe(2);
    const store = await openEmbeddedStore(directory);
    expect((await check('--cut-at', `${JOURNAL}:100`)).said).toContain('are in use by process');
    await store.close();
    expect(await readFile(journal)).toEqual(before);
  });

  it('says when a file is missing', async () => {
    const { check, journal } = await setUp();
    await truncate(journal.replace('journal', 'snapshot'), 10);
    expect(await check()).toMatchObject({
      code: 1,
      said: expect.stringContaining('no whole snapshot') as string,
    });
  });
});
