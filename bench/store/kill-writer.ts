import { writeSync } from 'node:fs';
import process from 'node:process';
import type { RecordOf } from '../../storage/collections.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';

/**
 * Writes until it is killed: each writer counts up a draft and adds an audit entry in the same transaction, and says
 * `writer count` once it was told that both are kept. Small compactions happen all the time, to be killed as well.
 */
const [dataDir = '', writers = '4'] = process.argv.slice(2);
const store = await openEmbeddedStore(dataDir, { compactAbove: 20_000 });
const at = '2026-11-22T09:00:00.000Z';

async function write(writer: string): Promise<never> {
  for (;;) {
    const count = await store.transact(async (tx) => {
      const before = await tx.get('drafts', writer);
      const next = Number(before?.values['count'] ?? 0) + 1;
      const draft: RecordOf<'drafts'> = {
        id: writer,
        form: 'action.assign',
        member: writer,
        values: { count: String(next) },
        at,
      };
      await tx.put('drafts', draft);
      await tx.insert('audit', {
        id: `${writer}-${next}`,
        at,
        verb: 'kill',
        subject: writer,
        from: 'bench',
        outcome: 'done',
      });
      return next;
    });
    // Written to the pipe at once: what the parent has read was certainly acknowledged.
    writeSync(1, `${writer} ${count}\n`);
  }
}

writeSync(1, 'ready 0\n');
await Promise.all(Array.from({ length: Number(writers) }, (_, index) => write(`w${index}`)));
