import { createServer, type AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { usePostgres } from '../support/postgres-server.ts';
import { BotError } from '../../src/bot/errors.ts';
import { StoreTooNew } from '../../storage/errors.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { timeouts } from '../../storage/postgres/timeouts.ts';

const server = await usePostgres();

const draft = { id: 'a', form: 'action.assign', member: 'jo', values: {}, at: '2026-11-22T09:00:00.000Z' };

describe.skipIf(!server)('starting on PostgreSQL', () => {
  let url = '';
  beforeEach(async () => {
    url = (await server?.database()) ?? '';
  });
  const changed = (change: (address: URL) => void): string => {
    const address = new URL(url);
    change(address);
    return address.href;
  };
  async function refusal(address: string): Promise<string> {
    const error: unknown = await openPostgresStore(address, { ...timeouts, connect: 500 }).then(
      (store) => store.close(),
      (reason: unknown) => reason,
    );
    if (error instanceof BotError) return error.message;
    throw new Error('It was not refused', { cause: error });
  }
  async function once(): Promise<void> {
    const store = await openPostgresStore(url);
    await store.transact((tx) => tx.put('drafts', draft));
    await store.close();
  }

  it.each([
    ['password', (address: URL) => (address.password = 'secret-1'), 'the user name or the password'],
    ['user', (address: URL) => (address.username = 'secret-1'), 'the user name or the password'],
    ['database', (address: URL) => (address.pathname = '/secret-1'), 'no database of that name'],
    ['port', (address: URL) => (address.port = '1'), 'nothing answers'],
    ['host', (address: URL) => (address.hostname = 'secret-1.invalid'), 'no server of that name'],
    ['encryption', (address: URL) => (address.search = '?sslmode=verify-full'), 'sslmode'],
  ])(
    'a wrong %s is refused with one line that names DATABASE_URL and shows nothing of it',
    async (_, change, reason) => {
      const line = await refusal(changed(change));
      expect(line).toMatch(/^DATABASE_URL: [^\n]+$/);
      expect(line).toContain(reason);
      expect(line).not.toMatch(/secret-1|invented-password|127\.0\.0\.1/);
    },
  );

  it('a server that accepts and never answers is given up', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    expect(await refusal(changed((address) => (address.port = String(port))))).toContain(
      'did not answer in time',
    );
  });

  it('needs no right but to its own database, and leaves what else is there alone', async () => {
    await server?.query(url, 'create table actions (theirs text)');
    await once();
    await once();
    expect(await server?.query(url, 'select * from actions')).toEqual([]);
    expect(await server?.query(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
  });

  it.each([
    ["insert into partnership_bot.store_migrations (number, name) values (999, 'of tomorrow')", 'change 999'],
    ['create table partnership_bot.of_tomorrow (id text)', 'of_tomorrow'],
    ['alter table partnership_bot.drafts add column by_moon text', 'drafts.by_moon'],
  ])('is refused, with what to do, where a newer version was: %s', async (sql, found) => {
    await once();
    await server?.query(url, sql);
    await expect(openPostgresStore(url)).rejects.toBeInstanceOf(StoreTooNew);
    expect(await refusal(url)).toMatch(new RegExp(`newer version.*${found}.*Start the newer version`));
  });

  it('makes an index that the database does not have yet, from the records that are there', async () => {
    await once();
    await server?.query(url, 'alter table partnership_bot.drafts drop column by_member');
    const store = await openPostgresStore(url);
    onTestFinished(() => store.close());
    expect(await store.read((view) => view.find('drafts', 'member', 'jo'))).toEqual([draft]);
  });

  it('changes nothing when preparing fails half way', async () => {
    await once();
    await server?.query(url, `alter table partnership_bot.drafts drop column by_member`);
    await server?.query(url, `update partnership_bot.drafts set record = '{}'`);
    expect(await refusal(url)).toContain('cannot be read');
    const columns = await server?.query(
      url,
      `select column_name from information_schema.columns where table_schema = 'partnership_bot' and table_name = 'drafts'`,
    );
    expect(columns).toEqual([{ column_name: 'id' }, { column_name: 'record' }]);
  });
});
