import { closeSync, openSync, writeSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInHandFile, type Mark } from '../../storage/in-hand-file.ts';
import { thisProcess } from '../../storage/lowdb/process-identity.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const mark = (delivery: string): Mark => ({
  delivery,
  platform: 'slack',
  tenant: 'T1',
  user: 'U1',
  command: 'action',
  at: '2026-11-23T10:02:00.000Z',
});
const deliveries = async (directory: string, isAlone = true): Promise<string[]> => {
  const file = await openInHandFile(directory, isAlone);
  const left = await file.left();
  await file.close();
  return left.marks.map(({ delivery }) => delivery).sort();
};

describe('marks of commands in hand', () => {
  it('are there for the next process, without anybody having closed the file, until they are taken away', async () => {
    const directory = await temporaryDirectory();
    const file = await openInHandFile(directory, true);
    const takeAway = [1, 2, 3].map((n) => file.note(mark(`d${n}`)));
    takeAway[1]?.();
    expect(await deliveries(directory)).toEqual(['d1', 'd3']);
    // A place that is free again is used again, and holds nothing of what stood there.
    file.note(mark('d4'));
    expect(await deliveries(directory)).toEqual(['d1', 'd3', 'd4']);
  });

  it('find room however many there are, and what is too long for a place is not marked', async () => {
    const directory = await temporaryDirectory();
    const file = await openInHandFile(directory, true);
    for (let n = 0; n < 200; n += 1) expect(file.note(mark(`d${n}`))).toBeDefined();
    expect(file.note(mark('x'.repeat(600)))).toBeUndefined();
    expect(await deliveries(directory)).toHaveLength(200);
  });

  it('leave no file behind when everything was done, and keep it otherwise', async () => {
    const directory = await temporaryDirectory();
    const done = await openInHandFile(directory, true);
    done.note(mark('d1'))?.();
    await done.close();
    expect(await readdir(directory)).toEqual([]);
    const undone = await openInHandFile(directory, true);
    undone.note(mark('d2'));
    await undone.close();
    expect(await deliveries(directory)).toEqual(['d2']);
  });

  it('are taken away once, and never out of a file that is closed', async () => {
    const directory = await temporaryDirectory();
    const file = await openInHandFile(directory, true);
    const away = file.note(mark('d1'));
    away?.();
    away?.();
    file.note(mark('d2'));
    const late = file.note(mark('d3'));
    expect(await deliveries(directory)).toEqual(['d2', 'd3']);
    await file.close();
    // Whatever is opened next has the number of the closed file.
    const path = join(directory, 'journal');
    const next = openSync(path, 'w+');
    writeSync(next, 'x'.repeat(4096));
    late?.();
    expect(file.note(mark('d4'))).toBeUndefined();
    await file.close();
    closeSync(next);
    expect(await readFile(path, 'utf8')).toBe('x'.repeat(4096));
  });

  it('are forgotten once everybody was told', async () => {
    const directory = await temporaryDirectory();
    (await openInHandFile(directory, true)).note(mark('d1'));
    const next = await openInHandFile(directory, true);
    const left = await next.left();
    expect(left.marks).toEqual([mark('d1')]);
    await left.forget();
    expect(await deliveries(directory)).toEqual([]);
  });

  it('of a process that runs are its own, with several on one database; of one that is gone they are not', async () => {
    const directory = await temporaryDirectory();
    const running = await openInHandFile(directory, false);
    running.note(mark('mine'));
    expect(await deliveries(directory, false)).toEqual([]);
    const [name = ''] = await readdir(directory);
    const bytes = await readFile(join(directory, name));
    // The same file of a process with another start: the number was used again.
    const gone = JSON.stringify({ ...(await thisProcess()), started: '1' }).padEnd(512);
    await writeFile(join(directory, 'in-hand-gone'), Buffer.concat([Buffer.from(gone), bytes.subarray(512)]));
    expect(await deliveries(directory, false)).toEqual(['mine']);
    await running.close();
  });

  it('are passed over where a file is not whole', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'in-hand-torn'), `${'{}'.padEnd(512)}{"delivery":"half`);
    await writeFile(join(directory, 'in-hand-empty'), '');
    expect(await deliveries(directory)).toEqual([]);
  });
});
