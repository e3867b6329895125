import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAudit } from '../../src/bot/audit.ts';
import { post, subjectOf } from '../../src/bot/outbox.ts';
import { findDue, kindHold, purgeBatch, sweptNames } from '../../src/bot/retention.ts';
import { compactNow, forgetRemoved, otherCopies, removeOldBackups } from '../../src/bot/retention-files.ts';
import { checkChain } from '../../src/domain/audit-check.ts';
import { isChained } from '../../src/domain/audit-chain.ts';
import { cutoff, daysIn, RETENTION, retentionNames, sayRule } from '../../src/domain/retention.ts';
import { NOBODY } from '../../src/domain/retention-anonymise.ts';
import { readPartnership } from '../../src/partnership/load.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import type { Store, Transaction } from '../../storage/store.ts';
import { doneAction } from '../support/actions.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const SECRET = 'Quetzal feathers';
const day = (date: string): string => `${date}T09:00:00.000Z`;

const done = (id: string, at: string, words = SECRET) =>
  doneAction({ id, title: words, measure: words, due: '2024-02-01' }, at, words);

const member = (id: string, left = false) => ({
  id,
  name: `Name ${id}`,
  email: `${id}@school.example`,
  agency: 'school',
  post: 'Teacher',
  roles: [],
  platforms: ['slack' as const],
  ...(left ? { left } : {}),
});

async function setUp(fill: (tx: Transaction) => Promise<void>) {
  const directory = await temporaryDirectory();
  const store = await openEmbeddedStore(directory);
  await store.transact(fill);
  return { directory, store };
}

const purge = (store: Store, now = NOW, limit = 100) =>
  store.transact((tx) => purgeBatch(tx, RETENTION, now, limit));

/** Files of the data directory in which a text stands. */
async function filesWith(directory: string, text: string): Promise<string[]> {
  const found = [];
  for (const name of await readdir(directory))
    if ((await readFile(join(directory, name))).includes(text)) found.push(name);
  return found;
}

describe('F24: retention', () => {
  it('counts by the calendar, and every default is as long as its kind needs', () => {
    expect(cutoff('30 days', NOW)).toBe('2026-10-24T02:00:00.000Z');
    expect(cutoff('6 years', NOW)).toBe('2020-11-23T02:00:00.000Z');
    expect(cutoff('1 month', new Date('2026-03-31T12:00:00Z'))).toBe('2026-02-28T12:00:00.000Z');
    for (const name of retentionNames)
      expect(daysIn(RETENTION[name].keep), name).toBeGreaterThanOrEqual(RETENTION[name].leastDays);
    expect(sayRule('escalations', RETENTION.escalations)).toBe(
      'anonymised 24 months after the escalation was closed',
    );
  });

  it('goes by the partnership file, which says so when a time is too short or is no time', async () => {
    const text = await readFile('partnerships/plymouth.yaml', 'utf8');
    const closed = /escalations:\s+\{\s+keep: 24 months/;
    expect(text).toMatch(closed);
    const wrong = (keep: string) => () =>
      readPartnership(text.replace(closed, `escalations: { keep: ${keep}`), 'file.yaml');
    expect(wrong('30 months')().retention.escalations.keep).toBe('30 months');
    expect(wrong('3 days')).toThrow(/retention.*at least 180 days/s);
    expect(wrong('a while')).toThrow(/such as 30 days, 24 months or 6 years/);
  });

  it('purges in small batches, says how many and never what, and leaves the text in no file', async () => {
    const { directory, store } = await setUp(async (tx) => {
      await tx.insert('actions', done('ACT-2401-BBBB', day('2024-01-10')));
      await tx.insert('actions', done('ACT-2401-CCCC', day('2024-01-10')));
      await tx.insert('actions', done('ACT-2611-DDDD', day('2026-11-10'), 'Recent'));
      await tx.insert('postings', {
        id: 'copy',
        subject: subjectOf('action', 'ACT-2401-BBBB'),
        view: 'action',
        to: { kind: 'conversation', platform: 'slack', tenant: 'T1', conversation: 'C1' },
        messages: ['1.1'],
        shownRev: 2,
      });
    });
    expect(await purge(store, NOW, 1)).toEqual([{ kind: 'actions', count: 1 }]);
    expect(await purge(store, NOW, 1)).toEqual([{ kind: 'actions', count: 1 }]);
    expect(await purge(store, NOW, 1)).toEqual([]);
    const { actions, entries, purges, outbox } = await store.read(async (view) => ({
      actions: await view.all('actions'),
      entries: await view.all('audit'),
      purges: await view.all('purges'),
      outbox: await view.all('outbox'),
    }));
    expect(actions.filter(({ assignedBy }) => assignedBy === NOBODY)).toHaveLength(2);
    expect(actions.map(({ title }) => title)).toContain('Recent');
    expect(entries).toEqual([
      expect.objectContaining({ verb: 'retention.anonymise', subject: 'actions:1', outcome: 'done' }),
      expect.objectContaining({ verb: 'retention.anonymise', subject: 'actions:1', outcome: 'done' }),
    ]);
    expect(purges).toHaveLength(2);
    // Its card is taken out of the room.
    expect(outbox).toEqual([expect.objectContaining({ op: 'delete', posting: 'copy' })]);
    expect(await filesWith(directory, SECRET)).not.toEqual([]);
    expect(await compactNow(store, NOW)).toBe(true);
    expect(await filesWith(directory, SECRET)).toEqual([]);
    expect(await filesWith(directory, 'kit-rowe')).not.toEqual([]);
    expect(await filesWith(directory, 'Recent')).not.toEqual([]);
    await store.close();
    const again = await openEmbeddedStore(directory);
    expect(await again.read((view) => view.all('actions'))).toEqual(actions);
    await again.close();
  });

  it('has its files written anew once a day, and only when something went', async () => {
    const { directory, store } = await setUp((tx) =>
      tx.insert('actions', done('ACT-2401-BBBB', day('2024-01-10'))),
    );
    const logged: string[] = [];
    const note = (_: object, message: string): void => void logged.push(message);
    const log = { info: note, warn: note, error: note };
    await forgetRemoved(store, log, NOW);
    expect(logged).toEqual([]);
    await purge(store);
    await forgetRemoved(store, log, NOW);
    expect(logged).toEqual(['the files were written anew without what was removed']);
    expect(await filesWith(directory, SECRET)).toEqual([]);
    await store.transact((tx) => tx.insert('actions', done('ACT-2401-CCCC', day('2024-01-10'))));
    const soon = new Date('2026-11-23T20:00:00Z');
    await purge(store, soon);
    await forgetRemoved(store, log, soon);
    expect(logged).toHaveLength(1);
    await forgetRemoved(store, log, new Date('2026-11-24T03:00:00Z'));
    expect(await filesWith(directory, SECRET)).toEqual([]);
    await store.close();
    await forgetRemoved(store, log, NOW);
    expect(logged.at(-1)).toBe('the files still hold what was removed');
  });

  it('lets go of leavers: their accounts first, their entry once no record names them', async () => {
    const { store } = await setUp(async (tx) => {
      await tx.insert('members', member('kit-rowe', true));
      await tx.insert('members', { ...member('jo-day'), deputy: 'kit-rowe' });
      await tx.insert('accounts', {
        id: 'slack|T1|U1',
        member: 'kit-rowe',
        platform: 'slack',
        tenant: 'T1',
        user: 'U1',
        linkedAt: day('2026-01-01'),
      });
      await tx.insert('conversations', { id: 'slack|T1|@U1', route: {}, seenAt: day('2026-01-01') });
      await tx.insert('actions', done('ACT-2610-BBBB', day('2026-11-01')));
    });
    expect(await purge(store)).toEqual([]);
    expect(await purge(store, new Date('2026-12-24T02:00:00Z'))).toEqual([{ kind: 'accounts', count: 1 }]);
    expect(await store.read((view) => view.all('conversations'))).toEqual([]);
    // Two years on the action that names them goes first, and they go in the batch after it.
    const later = new Date('2028-11-24T02:00:00Z');
    expect(await purge(store, later)).toEqual([{ kind: 'actions', count: 1 }]);
    expect(await purge(store, later)).toEqual([{ kind: 'leavers', count: 1 }]);
    expect(await store.read((view) => view.all('members'))).toEqual([member('jo-day')]);
    await store.close();
  });

  it('erases what old entries of the audit trail say, and the chain stays whole', async () => {
    const { store } = await setUp(async (tx) => {
      for (const date of ['2019-05-01', '2019-05-02', '2026-01-01'])
        await writeAudit(tx, new Date(day(date)), {
          who: 'kit-rowe',
          verb: 'action.accept',
          from: 'slack direct',
          outcome: 'done',
        });
    });
    expect(await purge(store)).toEqual([{ kind: 'audit', count: 2 }]);
    expect(await purge(store)).toEqual([]);
    const entries = await store.read((view) => view.all('audit'));
    expect(
      entries
        .filter(isChained)
        .map(({ outcome }) => outcome)
        .slice(0, 3),
    ).toEqual(['redacted', 'redacted', 'done']);
    const head = await store.read((view) => view.get('auditHead', 'head'));
    expect(checkChain(entries, head).broken).toBeUndefined();
    await store.close();
  });

  it('names backups that are too old, and never the newest one', async () => {
    const directory = await temporaryDirectory();
    const backups = join(directory, 'backups');
    await mkdir(backups);
    for (const stamp of ['2026-01-01T00-00-00Z', '2026-02-01T00-00-00Z'])
      await writeFile(join(backups, `${stamp}.ndjson`), SECRET);
    await writeFile(join(directory, 'journal-0000000000000000.log.damaged'), SECRET);
    const copies = await otherCopies(directory, '35 days', NOW);
    expect(copies).toEqual({
      oldBackups: [join('backups', '2026-01-01T00-00-00Z.ndjson')],
      setAside: ['journal-0000000000000000.log.damaged'],
    });
    await removeOldBackups(directory, copies);
    expect(await readdir(backups)).toEqual(['2026-02-01T00-00-00Z.ndjson']);
  });
});

describe('F25: a hold', () => {
  it('on a record or a whole kind stops the purge until it is released', async () => {
    const { store } = await setUp(async (tx) => {
      await tx.insert('actions', done('ACT-2401-BBBB', day('2024-01-10')));
      await tx.insert('actions', done('ACT-2401-CCCC', day('2024-01-10')));
      await tx.insert('holds', {
        id: subjectOf('action', 'ACT-2401-BBBB'),
        because: 'An inquiry asks for it',
        by: 'jo-day',
        at: day('2026-11-01'),
      });
    });
    const due = await store.read((view) => findDue(view, RETENTION, NOW));
    expect(due.map(({ kind }) => kind)).toEqual(sweptNames);
    expect(due.find(({ kind }) => kind === 'actions')).toEqual({
      kind: 'actions',
      due: [{ id: 'ACT-2401-CCCC', subject: 'action:ACT-2401-CCCC' }],
      held: 1,
    });
    const hold = { id: kindHold('actions'), because: 'Inquiry', by: 'jo-day', at: day('2026-11-01') };
    await store.transact((tx) => tx.put('holds', hold));
    expect(await purge(store)).toEqual([]);
    await store.transact((tx) => tx.remove('holds', hold.id));
    expect(await purge(store)).toEqual([{ kind: 'actions', count: 1 }]);
    expect((await store.read((view) => view.get('actions', 'ACT-2401-BBBB')))?.title).toBe(SECRET);
    await store.close();
  });

  it('keeps messages that wait, whatever their age', async () => {
    const { store } = await setUp((tx) =>
      post(tx, new Date(day('2020-01-01')), {
        to: { kind: 'member', member: 'jo-day' },
        content: { kind: 'card', view: { card: {}, summary: 'x' } },
      }),
    );
    const due = await store.read((view) => findDue(view, RETENTION, NOW));
    expect(due.flatMap((each) => each.due)).toEqual([]);
    await store.close();
  });
});
