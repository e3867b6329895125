import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { StoreClosed } from '../errors.ts';
import type { Store, StoreView, Transaction } from '../store.ts';
import { forgetOldMarks, markKept, wasKept } from './outcome.ts';
import { pause } from './pause.ts';
import { PostgresTransaction, PostgresView } from './postgres-transaction.ts';
import { asStoreError, isConflict, isRefusal, unavailable } from './problems.ts';
import { Session } from './session.ts';
import { SCHEMA } from './statements.ts';
import type { Timeouts } from './timeouts.ts';

/** Tries next to others, then tries with the gate closed behind them: alone, a transaction cannot conflict. */
const TRIES_AMONG_OTHERS = 3;
const TRIES = 6;

const LONGEST_PAUSE_MS = 20;
const HOUR_MS = 3_600_000;

// A sequential scan would count as having read the whole table, and conflict with everybody who writes to it.
const begin = (gate: 'row share' | 'exclusive'): string =>
  `begin isolation level serializable; set local enable_seqscan = off; lock table ${SCHEMA}.store_gate in ${gate} mode`;
const BEGIN_READING = 'begin isolation level repeatable read read only';

export interface Pools {
  /** One connection: the transactions of a process take turns, as in the embedded store. */
  readonly writer: Pool;
  /** Reads wait for nobody, and a transaction whose work reads beside it does not wait for itself. */
  readonly readers: Pool;
}

type Attempt<T> =
  { readonly kept: true; readonly result: T } | { readonly kept: false; readonly cause: unknown };

/** The store on PostgreSQL, for as many processes as you like: each transaction runs as if it were alone. */
export class PostgresStore implements Store {
  readonly #pools: Pools;
  readonly #timeouts: Timeouts;
  readonly #tidying: NodeJS.Timeout;
  #closing: Promise<unknown> | undefined;

  constructor(pools: Pools, timeouts: Timeouts) {
    this.#pools = pools;
    this.#timeouts = timeouts;
    this.#tidying = setInterval(() => void forgetOldMarks(pools.writer), HOUR_MS).unref();
  }

  async read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    const session = await this.#begin(this.#pools.readers, BEGIN_READING);
    try {
      return await work(new PostgresView(session));
    } catch (error) {
      throw session.failure ? asStoreError(session.failure) : error;
    } finally {
      await session.rollBack();
    }
  }

  async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const ended = await this.#attempt(work, attempt > TRIES_AMONG_OTHERS ? 'exclusive' : 'row share');
      if (ended.kept) return ended.result;
      if (attempt >= TRIES) throw asStoreError(ended.cause);
      await pause(attempt, LONGEST_PAUSE_MS);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#tidying);
    this.#closing ??= Promise.all([this.#pools.writer.end(), this.#pools.readers.end()]);
    await this.#closing;
  }

  async #attempt<T>(
    work: (transaction: Transaction) => Promise<T>,
    gate: 'row share' | 'exclusive',
  ): Promise<Attempt<T>> {
    const session = await this.#begin(this.#pools.writer, begin(gate));
    const transaction = new PostgresTransaction(session);
    const id = randomUUID();
    let result: T;
    try {
      result = await work(transaction);
      if (transaction.changed && !session.failure) await session.query(markKept(id));
      if (session.failure) throw session.failure;
    } catch (error) {
      await session.rollBack();
      if (!session.failure) throw error;
      if (isConflict(session.failure)) return { kept: false, cause: session.failure };
      throw asStoreError(session.failure);
    }
    try {
      await session.query('commit');
      return { kept: true, result };
    } catch (cause) {
      if (isRefusal(cause) && !isConflict(cause)) throw asStoreError(cause);
      if (isRefusal(cause) || !transaction.changed) return { kept: false, cause };
      session.end();
      return (await wasKept(this.#pools.writer, id, this.#timeouts.outcome))
        ? { kept: true, result }
        : { kept: false, cause };
    } finally {
      session.end();
    }
  }

  /** Starts a transaction. A connection that broke while it lay idle is thrown away and the next one taken. */
  async #begin(pool: Pool, how: string): Promise<Session> {
    const giveUp = performance.now() + this.#timeouts.connect;
    for (;;) {
      if (this.#closing) throw new StoreClosed();
      const idle = pool.idleCount;
      const session = new Session(
        await pool.connect().catch((error: unknown) => {
          throw this.#closing ? new StoreClosed() : unavailable(error);
        }),
      );
      try {
        await session.query(how);
        return session;
      } catch (error) {
        await session.rollBack();
        if (isRefusal(error) || idle === 0 || performance.now() > giveUp) throw unavailable(error);
      }
    }
  }
}
