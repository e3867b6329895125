import { join } from 'node:path';
import { z } from 'zod';
import type { Engine } from './engines.ts';
import { action, auditEntry, idOf } from './records.ts';

interface Statement {
  run(...values: string[]): unknown;
  get(...values: string[]): unknown;
}
interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** Part of Node from 22.13 on. The name is a variable, because the types of Node 20 do not know it. */
const MODULE: string = 'node:sqlite';
const Sqlite = z.looseObject({
  DatabaseSync: z.custom<new (path: string) => Database>((found) => typeof found === 'function'),
});
const Row = z.object({ record: z.string() });
const Rev = z.looseObject({ rev: z.number() });

/** SQLite as safe as the journal: write-ahead log, and a sync for each commit. The same records, as JSON by id. */
export const sqlite: Engine = {
  name: 'SQLite WAL, full sync',
  async open(directory, records) {
    const { DatabaseSync } = Sqlite.parse(await import(MODULE));
    const database = new DatabaseSync(join(directory, 'records.sqlite'));
    database.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      create table actions (id text primary key, record text not null) without rowid;
      create table audit (id text primary key, record text not null) without rowid;
    `);
    const read = database.prepare('select record from actions where id = ?');
    const put = database.prepare('insert or replace into actions values (?, ?)');
    const add = database.prepare('insert into audit values (?, ?)');
    database.exec('begin');
    for (let index = 0; index < records; index += 1) put.run(idOf(index), JSON.stringify(action(index)));
    database.exec('commit; pragma wal_checkpoint(truncate)');
    return {
      async commit(index, serial) {
        const id = idOf(index);
        database.exec('begin immediate');
        const { rev } = Rev.parse(JSON.parse(Row.parse(read.get(id)).record));
        put.run(id, JSON.stringify(action(index, rev + 1)));
        const entry = auditEntry(serial);
        add.run(entry.id, JSON.stringify(entry));
        database.exec('commit');
      },
      async close() {
        database.close();
      },
    };
  },
};
