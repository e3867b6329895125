import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { isRefusal } from './problems.ts';

/**
 * One connection for the length of one transaction. Statements take turns, whoever asks for them at once, and the
 * first failure is remembered: the transaction cannot be kept after it, even if the work took no notice.
 */
export class Session {
  readonly #client: PoolClient;
  #turn: Promise<unknown> = Promise.resolve();
  #failure: Error | undefined;
  #over = false;

  constructor(client: PoolClient) {
    this.#client = client;
    // A connection that breaks tells so here as well as in the statement; unheard, it would end the process.
    client.on('error', unheard);
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  async query(statement: string | QueryConfig): Promise<QueryResult> {
    if (this.#over) throw new Error('This transaction is over');
    const mine = this.#turn.then(() => this.#client.query(statement));
    this.#turn = mine.catch((error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error('unknown failure');
    });
    return mine;
  }

  /** Gives the connection back. After a failure of the connection itself it is closed instead of used again. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#client.off('error', unheard);
    this.#client.release(this.#failure !== undefined && !isRefusal(this.#failure));
  }

  /** Undoes what the transaction did, and gives the connection back. */
  async rollBack(): Promise<void> {
    await this.#turn;
    if (this.#failure === undefined || isRefusal(this.#failure))
      await this.query('rollback').catch(() => undefined);
    this.end();
  }
}

function unheard(): void {}
