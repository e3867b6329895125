import { once } from 'node:events';
import { writeSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { startupSnapshot } from 'node:v8';
import type { RecordOf } from '../../storage/collections.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { diskPort, type FilePort } from '../../storage/lowdb/file-port.ts';
import type { Store, StoreView } from '../../storage/store.ts';

/**
 * Waits for a word on its standard input, opens the store, says for each writer how far it is found to have got
 * (`found writer count`, or `half` instead of `found`), and then writes until it is killed: a writer counts up two drafts, adds
 * an audit entry and takes an old one away, all in one transaction, and says `kept writer count` once it was told so.
 * Small compactions happen all the time, to be killed as well.
 */
const AT = '2026-11-22T09:00:00.000Z';
/** Entries of a writer that are there at any time. */
const ENTRIES = 20;
const draft = (id: string, member: string, count: number): RecordOf<'drafts'> => ({
  id,
  form: 'action.assign',
  member,
  values: { count: String(count) },
  at: AT,
});

const countIn = (record: RecordOf<'drafts'> | undefined): number => Number(record?.values['count'] ?? 0);

async function write(store: Store, writer: string): Promise<never> {
  for (;;) {
    const count = await store.transact(async (tx) => {
      const next = countIn(await tx.get('drafts', `${writer}-one`)) + 1;
      await tx.put('drafts', draft(`${writer}-one`, writer, next));
      await tx.insert('audit', {
        id: `${writer}-${next}`,
        at: AT,
        verb: 'kill',
        subject: writer,
        from: 'bench',
        outcome: 'done',
      });
      await tx.remove('audit', `${writer}-${next - ENTRIES}`);
      await tx.put('drafts', draft(`${writer}-two`, writer, next));
      return next;
    });
    // Written to the pipe at once: what the parent has read was certainly acknowledged.
    writeSync(1, `kept ${writer} ${count}\n`);
  }
}

/** How far a writer got, and whether everything that belongs to that is there and nothing else. */
async function findWriter(view: StoreView, writer: string): Promise<string> {
  const count = countIn(await view.get('drafts', `${writer}-one`));
  const other = countIn(await view.get('drafts', `${writer}-two`));
  const entries = await view.find('audit', 'subject', writer);
  const expected = Array.from(
    { length: Math.min(count, ENTRIES) },
    (_, back) => `${writer}-${count - back}`,
  ).sort();
  const whole = count === other && entries.map(({ id }) => id).join() === expected.join();
  return `${whole ? 'found' : 'half'} ${writer} ${count}\n`;
}

/**
 * A disk that says that an entry of a journal was written before it was: what the rounds have to notice. To one journal only: were
 * there a next one before what belongs into the last was written, the store would notice by itself and not open at all.
 */
const hastyPort: FilePort = {
  ...diskPort,
  async open(path, how) {
    const file = await diskPort.open(path, how);
    if (!path.includes('journal')) return file;
    let last: Promise<unknown> = Promise.resolve();
    return {
      ...file,
      async write(bytes, position) {
        if (position === 0) return file.write(bytes, position);
        const copy = Buffer.from(bytes);
        last = last.then(() => pause(20)).then(() => file.write(copy, position));
      },
      close: () => last.then(() => file.close()),
    };
  },
};

/** A disk whose journals are never synced: what a power cut has to show. */
const forgetfulPort: FilePort = {
  ...diskPort,
  async open(path, how) {
    const file = await diskPort.open(path, how);
    return path.includes('journal') ? { ...file, sync: async () => undefined } : file;
  },
};

async function main(): Promise<void> {
  const [dataDir = '', writers = '4', fault = ''] = process.argv.slice(2);
  const names = Array.from({ length: Number(writers) }, (_, index) => `w${index}`);
  writeSync(1, 'waiting\n');
  await once(process.stdin, 'data');
  process.stdin.destroy();
  const port = { hasty: hastyPort, forgetful: forgetfulPort }[fault] ?? diskPort;
  const compactAbove = fault === 'hasty' ? Number.POSITIVE_INFINITY : 20_000;
  const store = await openEmbeddedStore(dataDir, { compactAbove, port });
  await store.read(async (view) => {
    for (const writer of names) writeSync(1, await findWriter(view, writer));
  });
  writeSync(1, 'opened\n');
  await Promise.all(names.map((writer) => write(store, writer)));
}

// Hundreds of these are started: from a snapshot of the loaded program that takes a third less of a processor.
if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(() => void main());
else void main();
