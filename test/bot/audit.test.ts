import { describe, expect, it } from 'vitest';
import type { RecordOf } from '../../storage/collections.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import type { Store } from '../../storage/store.ts';
import { currentAuditHead, redactAudit, writeAudit } from '../../src/bot/audit.ts';
import { auditId, type ChainHead } from '../../src/domain/audit-chain.ts';
import { checkChain } from '../../src/domain/audit-check.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const facts = { who: 'jo-day', verb: 'action.accept', from: 'slack direct', outcome: 'done' } as const;
const BY = { who: 'sam-okafor', from: 'command line' };

const write = (store: Store, subject: string): Promise<void> =>
  store.transact((tx) => writeAudit(tx, NOW, { ...facts, subject }));

const check = (store: Store, kept?: ChainHead) =>
  store.read(async (view) => checkChain(await view.all('audit'), await view.get('auditHead', 'head'), kept));

async function openStore(): Promise<Store> {
  return openEmbeddedStore(await temporaryDirectory());
}

describe('writing the audit trail', () => {
  it('numbers entries one after the other, however many are written at once', async () => {
    const store = await openStore();
    await Promise.all(Array.from({ length: 25 }, (_, at) => write(store, `action:${at}`)));
    const entries = await store.read((view) => view.all('audit'));
    expect(entries.map((entry) => ('n' in entry ? entry.n : 0))).toEqual(
      Array.from({ length: 25 }, (_, at) => at + 1),
    );
    expect(new Set(entries.map((entry) => ('salt' in entry ? entry.salt : ''))).size).toBe(25);
    expect((await check(store)).broken).toBeUndefined();
    await store.close();
  });

  it('leaves no gap where a transaction failed', async () => {
    const store = await openStore();
    await write(store, 'action:1');
    const failing = store.transact(async (tx) => {
      await writeAudit(tx, NOW, { ...facts, subject: 'action:2' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await store.transact(async (tx) => {
      await writeAudit(tx, NOW, { ...facts, subject: 'action:3' });
      await writeAudit(tx, NOW, { ...facts, subject: 'action:4' });
    });
    expect(await check(store)).toMatchObject({ entries: 3 });
    expect((await check(store)).broken).toBeUndefined();
    await store.close();
  });

  it('goes on where it was when the store is opened again', async () => {
    const dataDir = await temporaryDirectory();
    const first = await openEmbeddedStore(dataDir);
    await write(first, 'action:1');
    await first.close();
    const second = await openEmbeddedStore(dataDir);
    await write(second, 'action:2');
    expect(await check(second)).toMatchObject({ entries: 2 });
    expect((await check(second)).broken).toBeUndefined();
    await second.close();
  });

  it('takes entries from before the chain with it', async () => {
    const store = await openStore();
    const old: RecordOf<'audit'>[] = [1, 2].map((at) => ({
      id: `2026-11-20T09:00:00.000Z|00000${at}|aaaa`,
      at: '2026-11-20T09:00:00.000Z',
      ...facts,
      subject: `action:${at}`,
    }));
    await store.transact(async (tx) => {
      for (const entry of old) await tx.insert('audit', entry);
    });
    await write(store, 'action:3');
    expect(await check(store)).toMatchObject({ entries: 1, before: 2 });
    expect((await check(store)).broken).toBeUndefined();
    await store.transact((tx) => tx.remove('audit', old[0]?.id ?? ''));
    expect((await check(store)).broken).toEqual({ kind: 'beginning', n: 1 });
    await store.close();
  });

  it('does not write over entries when the record of the head was set back', async () => {
    const store = await openStore();
    for (let n = 1; n <= 2; n += 1) await write(store, `action:${n}`);
    await store.transact((tx) => tx.remove('auditHead', 'head'));
    await expect(write(store, 'action:3')).rejects.toMatchObject({ code: 'audit-damaged' });
    expect((await check(store)).broken).toEqual({ kind: 'end', n: 2, head: 0 });
    expect(await check(store)).toMatchObject({ entries: 2 });
    await store.close();
  });

  it('shows what was done to it behind its back', async () => {
    const store = await openStore();
    for (let n = 1; n <= 5; n += 1) await write(store, `action:${n}`);
    const kept = await store.read(currentAuditHead);
    const third = await store.read((view) => view.get('audit', auditId(3)));
    if (!third || !('salt' in third)) throw new Error('The third entry is gone');

    await store.transact((tx) => tx.put('audit', { ...third, subject: 'action:9' }));
    expect((await check(store)).broken).toEqual({ kind: 'changed', n: 3 });
    await store.transact((tx) => tx.remove('audit', third.id));
    expect((await check(store)).broken).toEqual({ kind: 'missing', n: 3, last: 3 });
    await store.transact((tx) => tx.put('audit', third));
    expect((await check(store, kept)).broken).toBeUndefined();

    const fourth = await store.read((view) => view.get('audit', auditId(4)));
    await store.transact(async (tx) => {
      await tx.remove('audit', auditId(4));
      await tx.remove('audit', auditId(5));
    });
    expect((await check(store)).broken).toEqual({ kind: 'end', n: 3, head: 5 });
    const hash = fourth && 'prev' in fourth ? fourth.prev : '';
    await store.transact((tx) => tx.put('auditHead', { id: 'head', n: 3, hash }));
    expect((await check(store)).broken).toBeUndefined();
    expect((await check(store, kept)).broken).toEqual({ kind: 'cut', n: 3, kept: 5 });
    await store.close();
  });
});

describe('redacting', () => {
  it('erases what an entry said, says so, and leaves the trail whole', async () => {
    const store = await openStore();
    for (let n = 1; n <= 3; n += 1) await write(store, `action:${n}`);
    const kept = await store.read(currentAuditHead);
    await store.transact((tx) => redactAudit(tx, 2, NOW, BY));

    const entry = await store.read((view) => view.get('audit', auditId(2)));
    expect(Object.keys(entry ?? {}).sort()).toEqual(['commitment', 'id', 'n', 'outcome', 'prev', 'verb']);
    expect(await store.read((view) => view.find('audit', 'subject', 'action:2'))).toEqual([]);
    expect(await store.read((view) => view.get('audit', auditId(4)))).toMatchObject({
      ...BY,
      verb: 'audit.redact',
      subject: 'audit:2',
      outcome: 'done',
    });
    const report = await check(store, kept);
    expect(report).toMatchObject({ entries: 4, redacted: 1 });
    expect(report.broken).toBeUndefined();
    await store.close();
  });

  it('refuses what is not there, what was redacted, and the record of a redaction', async () => {
    const store = await openStore();
    await write(store, 'action:1');
    await store.transact((tx) => redactAudit(tx, 1, NOW, BY));
    for (const n of [0, 1, 2, 3])
      await expect(store.transact((tx) => redactAudit(tx, n, NOW, BY))).rejects.toMatchObject({
        code: 'audit-not-redactable',
      });
    expect(await check(store)).toMatchObject({ entries: 2, redacted: 1 });
    await store.close();
  });
});
