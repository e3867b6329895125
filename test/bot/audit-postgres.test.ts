import { describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { redactAudit, writeAudit } from '../../src/bot/audit.ts';
import { checkChain } from '../../src/domain/audit-check.ts';
import { usePostgres } from '../support/postgres-server.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const server = await usePostgres();

describe.skipIf(!server)('the audit trail in PostgreSQL', () => {
  it('stays one chain when several processes write at once, from the first entry on', async () => {
    const url = (await server?.database()) ?? '';
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url)));
    await Promise.all(
      stores.flatMap((store, replica) =>
        Array.from({ length: 8 }, (_, at) =>
          store.transact((tx) =>
            writeAudit(tx, NOW, {
              verb: 'action.accept',
              subject: `action:${replica}-${at}`,
              from: 'slack direct',
              outcome: 'done',
            }),
          ),
        ),
      ),
    );
    const [store] = stores;
    await store?.transact((tx) => redactAudit(tx, 7, NOW, { from: 'command line' }));
    const report = await store?.read(async (view) =>
      checkChain(await view.all('audit'), await view.get('auditHead', 'head')),
    );
    expect(report).toMatchObject({ entries: 25, redacted: 1, head: { n: 25 } });
    expect(report?.broken).toBeUndefined();
    await Promise.all(stores.map((each) => each.close()));
  });
});
