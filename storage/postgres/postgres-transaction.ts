import { z } from 'zod';
import { collections, type CollectionName, type RecordOf } from '../collections.ts';
import { StoreConflict } from '../errors.ts';
import type { StoreView, Transaction } from '../store.ts';
import type { Session } from './session.ts';
import {
  deleteOne,
  insertOne,
  putOne,
  readRecord,
  selectByKey,
  selectOne,
  selectPage,
} from './statements.ts';

const Row = z.looseObject({ record: z.unknown() });

const PAGE = 1000;

/** By code unit, as the embedded store sorts; the database's own orders all differ from it somewhere. */
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export class PostgresView implements StoreView {
  protected readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<RecordOf<C> | undefined> {
    const { rows } = await this.session.query(selectOne(collection, id));
    return records(collection, rows)[0];
  }

  async find<C extends CollectionName>(
    collection: C,
    index: string,
    value: string,
  ): Promise<readonly RecordOf<C>[]> {
    const { rows } = await this.session.query(selectByKey(collection, index, value));
    return records(collection, rows).sort(byId);
  }

  async all<C extends CollectionName>(collection: C): Promise<readonly RecordOf<C>[]> {
    const found: RecordOf<C>[] = [];
    let size = PAGE;
    while (size === PAGE) {
      const { rows } = await this.session.query(selectPage(collection, found.at(-1)?.id ?? '', PAGE));
      found.push(...records(collection, rows));
      size = rows.length;
    }
    return found.sort(byId);
  }
}

export class PostgresTransaction extends PostgresView implements Transaction {
  #changed = false;

  /** Did it write anything? If not, there is nothing to keep. */
  get changed(): boolean {
    return this.#changed;
  }

  async insert<C extends CollectionName>(collection: C, record: RecordOf<C>): Promise<void> {
    const { rowCount } = await this.#write(insertOne(collection, checked(collection, record)));
    if (rowCount === 0) throw new StoreConflict(collection);
  }

  async put<C extends CollectionName>(collection: C, record: RecordOf<C>): Promise<void> {
    await this.#write(putOne(collection, checked(collection, record)));
  }

  async remove(collection: CollectionName, id: string): Promise<void> {
    await this.#write(deleteOne(collection, id));
  }

  async #write(statement: Parameters<Session['query']>[0]): Promise<{ rowCount: number | null }> {
    this.#changed = true;
    return this.session.query(statement);
  }
}

function records<C extends CollectionName>(collection: C, rows: readonly unknown[]): RecordOf<C>[] {
  return rows.map((row) => readRecord(collection, Row.parse(row).record));
}

function checked<C extends CollectionName>(collection: C, record: RecordOf<C>): RecordOf<C> {
  return collections[collection].schema.parse(record) as RecordOf<C>;
}
