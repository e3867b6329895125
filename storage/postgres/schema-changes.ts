import { SCHEMA } from './statements.ts';

/**
 * Changes of the database that went before this version, in order. Never edit one that was released: add the next.
 * The tables of the collections are not here, because they follow from `collections.ts` (see `layout.ts`), nor are changes to
 * the shape of records, which are the same for every store (`storage/migrations.ts`).
 */
export const schemaChanges: readonly {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}[] = [
  {
    number: 1,
    name: 'how transactions ended, and the gate they pass',
    sql: `
      -- One row a transaction that changed something, written in it: whoever lost the answer to a commit reads here
      -- whether it was kept. 'kept' is false when somebody looked first and so ruled it out.
      create table ${SCHEMA}.store_commits (
        id uuid primary key,
        kept boolean not null,
        at timestamptz not null default now()
      );
      create index store_commits_at on ${SCHEMA}.store_commits (at);
      -- Holds nothing. Every transaction locks it in share; one that lost too often locks it alone.
      create table ${SCHEMA}.store_gate ();
    `,
  },
  {
    number: 2,
    name: 'in which version the records of each collection are',
    sql: `
      -- A collection without a row has records of version 1.
      create table ${SCHEMA}.store_versions (
        collection text primary key,
        version integer not null
      );
    `,
  },
];
