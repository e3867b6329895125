import type { Pool } from 'pg';
import { z } from 'zod';
import { StoreOutcomeUnknown } from './problems.ts';
import { pause } from './pause.ts';
import { Session } from './session.ts';
import { SCHEMA } from './statements.ts';

const Found = z.tuple([z.object({ kept: z.boolean() })]);

/** Written in the transaction itself, as its last change. */
export function markKept(id: string): { text: string; values: string[] } {
  return {
    text: `insert into ${SCHEMA}.store_commits (id, kept) values ($1, true)`,
    values: [id],
  };
}

/**
 * Was the transaction with this mark kept? Asked when the answer to its commit got lost. Writes the mark itself, as not
 * kept: if the transaction is still going on, that waits until it is over; if it is gone, it can never be kept any more.
 * So the answer holds, whatever a server that was cut off does later.
 * @throws StoreOutcomeUnknown when the server cannot be asked in `limit` milliseconds.
 */
export async function wasKept(pool: Pool, id: string, limit: number): Promise<boolean> {
  const giveUp = performance.now() + limit;
  for (let attempt = 1; ; attempt += 1) {
    const found = await look(pool, id).catch(() => undefined);
    if (found !== undefined) return found;
    if (performance.now() > giveUp) throw new StoreOutcomeUnknown();
    await pause(attempt, 500);
  }
}

async function look(pool: Pool, id: string): Promise<boolean> {
  const session = new Session(await pool.connect());
  try {
    await session.query('begin isolation level read committed');
    await session.query({
      text: `insert into ${SCHEMA}.store_commits (id, kept) values ($1, false) on conflict (id) do nothing`,
      values: [id],
    });
    const { rows } = await session.query({
      text: `select kept from ${SCHEMA}.store_commits where id = $1`,
      values: [id],
    });
    await session.query('commit');
    session.end();
    return Found.parse(rows)[0].kept;
  } catch (error) {
    await session.rollBack();
    throw error;
  }
}

/** Marks are asked for within seconds; those of yesterday are nobody's any more. */
export async function forgetOldMarks(pool: Pool): Promise<void> {
  await pool
    .query(`delete from ${SCHEMA}.store_commits where at < now() - interval '1 day'`)
    .catch(() => undefined);
}
