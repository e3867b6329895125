import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main, sayReport } from '../../scripts/audit-verify.ts';
import { openStore } from '../../storage/open.ts';
import type { Store, Transaction } from '../../storage/store.ts';
import { redactAudit, writeAudit } from '../../src/bot/audit.ts';
import { auditId } from '../../src/domain/audit-chain.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

async function setUp(entries: number) {
  const dataDir = join(await temporaryDirectory(), 'data');
  const change = async (work: (tx: Transaction) => Promise<void>): Promise<void> => {
    const store = await openStore({ dataDir });
    await store.transact(work);
    await store.close();
  };
  const write = (count: number) =>
    change(async (tx) => {
      for (let n = 1; n <= count; n += 1)
        await writeAudit(tx, NOW, {
          who: 'jo-day',
          verb: 'action.accept',
          subject: 'action:ACT-2611-K4TR',
          from: 'slack direct',
          outcome: 'done',
        });
    });
  await write(entries);
  return {
    dataDir,
    change,
    write,
    async verify(...words: string[]) {
      const printed: string[] = [];
      const code = await main(words, { DATA_DIR: dataDir }, (line) => printed.push(line));
      return { code, printed, text: printed.join('\n') };
    },
  };
}

const headIn = (text: string): string => /\d+:[0-9a-f]{64}/.exec(text)?.[0] ?? '';

describe('audit:verify', () => {
  it('says that the trail is whole, and which head to keep', async () => {
    const bench = await setUp(3);
    const { code, printed, text } = await bench.verify();
    expect(code).toBe(0);
    expect(printed[0]).toBe('3 entries, and the audit trail is whole.');
    expect(printed[1]).toMatch(/^Head: 3:[0-9a-f]{64} \(2026-11-23T09:00:00\.000Z\)$/);
    expect(printed[2]).toContain('--heads');
    expect(await bench.verify('--against', headIn(text).toUpperCase())).toMatchObject({
      code: 0,
      text: expect.stringContaining('The head that was kept elsewhere is part of it.') as string,
    });
    expect(text).not.toContain('jo-day');
  });

  it('names the first break and what it means', async () => {
    const bench = await setUp(4);
    await bench.change(async (tx) => {
      const entry = await tx.get('audit', auditId(3));
      if (entry && 'salt' in entry) await tx.put('audit', { ...entry, who: 'kit-rowe' });
    });
    const { code, printed } = await bench.verify();
    expect(code).toBe(1);
    expect(printed[0]).toBe(
      '2 entries checked, then the audit trail is BROKEN: entry 3 was changed after it was written.',
    );
    expect(printed[1]).toMatch(/^Last sound entry: 2:/);
    await bench.change((tx) => tx.remove('audit', auditId(2)));
    expect((await bench.verify()).printed[0]).toContain('entry 2 was removed');
  });

  it('finds an older copy put back, but only against the head that was kept elsewhere', async () => {
    const bench = await setUp(2);
    const copy = join(await temporaryDirectory(), 'copy');
    await cp(bench.dataDir, copy, { recursive: true });
    await bench.write(3);
    const head = headIn((await bench.verify()).text);
    expect((await bench.verify('--data-dir', copy)).code).toBe(0);
    const against = await bench.verify('--data-dir', copy, '--against', head);
    expect(against.code).toBe(1);
    expect(against.text).toContain('it ends with entry 2, but entry 5 was there once');
  });

  it('counts redactions, and says where older entries stand', async () => {
    const bench = await setUp(2);
    await bench.change((tx) => redactAudit(tx, 1, NOW, { from: 'command line' }));
    expect(await bench.verify()).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 of them redacted') as string,
    });
    expect(sayReport({ entries: 0, redacted: 0, before: 4 }, 'none')[1]).toContain('4 older');
  });

  it('checks the records of a bot that is running, and changes no file', async () => {
    const bench = await setUp(1);
    const running: Store = await openStore({ dataDir: bench.dataDir });
    const before = await readdir(bench.dataDir);
    const { code, printed } = await bench.verify();
    expect(await readdir(bench.dataDir)).toEqual(before);
    await running.close();
    expect({ code, said: printed[0] }).toEqual({ code: 0, said: '1 entry, and the audit trail is whole.' });
  });

  it('makes no store where there is none, and explains how it is called', async () => {
    const nowhere = join(await temporaryDirectory(), 'nowhere');
    const bench = await setUp(1);
    expect(await bench.verify('--data-dir', nowhere)).toMatchObject({
      code: 1,
      printed: [`There are no records in ${nowhere}.`],
    });
    expect(await readdir(join(nowhere, '..'))).toEqual([]);
    for (const words of [['--against', '3'], ['--against', `0:${'a'.repeat(64)}`], ['--force'], ['file']])
      expect((await bench.verify(...words)).printed).toEqual([expect.stringContaining('Usage')]);
  });
});
