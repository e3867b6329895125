import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main as doctor } from '../../scripts/doctor.ts';
import { main as importMembers } from '../../scripts/members-import.ts';
import { openStore } from '../../storage/open.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const HEADER = 'name,email,agency,post,roles,platforms';
const KIT = 'Kit Rowe,kit@nspcc.example,NSPCC,Worker,practitioner,slack';
const JO = 'Jo Day,jo@nspcc.example,NSPCC,Worker,chair:csa,teams';
const NOW = new Date('2026-11-23T09:00:00Z');

async function setUp() {
  const dataDir = join(await temporaryDirectory(), 'data');
  const file = join(await temporaryDirectory(), 'members.csv');
  const printed: string[] = [];
  const print = (line: string): void => void printed.push(line);
  return {
    dataDir,
    printed,
    file,
    async import(rows: readonly string[], ...flags: string[]): Promise<number> {
      await writeFile(file, [HEADER, ...rows].join('\n'));
      printed.length = 0;
      return importMembers([file, ...flags], { DATA_DIR: dataDir }, print, NOW);
    },
    doctor: (...words: string[]) => doctor(words, { DATA_DIR: dataDir }, print),
    async stored<T>(
      collection: 'members' | 'audit',
      pick: (record: { id: string; left?: boolean; verb?: string }) => T,
    ) {
      const store = await openStore({ dataDir });
      try {
        return (await store.read((view) => view.all(collection))).map(pick);
      } finally {
        await store.close();
      }
    },
  };
}

describe('members:import', () => {
  it('shows the difference and writes it, with an audit entry for each person', async () => {
    const bench = await setUp();
    expect(await bench.import([KIT, JO])).toBe(0);
    expect(bench.printed).toEqual([
      '+ kit-rowe joins (nspcc)',
      '+ jo-day joins (nspcc)',
      '2 join, 0 change, 0 leave, 0 stay as they are.',
    ]);
    expect(await bench.stored('members', ({ id }) => id)).toEqual(['jo-day', 'kit-rowe']);
    expect(await bench.stored('audit', ({ verb }) => verb)).toEqual(['members.add', 'members.add']);
  });

  it('writes nothing on a dry run', async () => {
    const bench = await setUp();
    expect(await bench.import([KIT], '--dry-run')).toBe(0);
    expect(bench.printed.at(-1)).toContain('nothing was changed');
    expect(await bench.stored('members', ({ id }) => id)).toEqual([]);
  });

  it('and the doctor look at the records of a running bot, and make none where there are none', async () => {
    const bench = await setUp();
    await mkdir(bench.dataDir);
    expect(await bench.import([KIT], '--dry-run')).toBe(0);
    expect(await bench.doctor()).toBe(0);
    expect(bench.printed).toContain('Members: none on record yet.');
    expect(await readdir(bench.dataDir)).toEqual([]);
    await bench.import([KIT]);
    const running = await openStore({ dataDir: bench.dataDir });
    expect(await bench.import([KIT, JO], '--dry-run')).toBe(0);
    expect(await bench.doctor()).toBe(0);
    expect(bench.printed).toContain('+ jo-day joins (nspcc)');
    expect(bench.printed).toContain('Members (on record): 1, and 0 who left.');
    await running.close();
  });

  it('writes nothing when a row has a problem, and names its line', async () => {
    const bench = await setUp();
    expect(await bench.import([KIT, JO.replace('NSPCC', 'NSPPC')])).toBe(1);
    expect(bench.printed[0]).toBe(`${bench.file}:3: There is no agency "NSPPC". Did you mean "NSPCC"?`);
    expect(await bench.stored('members', ({ id }) => id)).toEqual([]);
  });

  it('marks leavers, but many of them only when told so', async () => {
    const bench = await setUp();
    await bench.import([KIT, JO]);
    expect(await bench.import([KIT])).toBe(1);
    expect(bench.printed.at(-1)).toContain('--many-leavers');
    expect(await bench.import([KIT], '--many-leavers')).toBe(0);
    expect(await bench.stored('members', ({ id, left }) => [id, left ?? false])).toEqual([
      ['jo-day', true],
      ['kit-rowe', false],
    ]);
  });

  it('explains how it is called', async () => {
    const bench = await setUp();
    expect(await bench.import([KIT], '--force')).toBe(1);
    expect(bench.printed).toEqual([expect.stringContaining('Usage')]);
  });
});

describe('doctor', () => {
  it('counts, lists what is assumed and finds groups without a chair', async () => {
    const bench = await setUp();
    await bench.import([KIT, JO]);
    bench.printed.length = 0;
    expect(await bench.doctor()).toBe(0);
    const report = bench.printed.join('\n');
    expect(report).toContain('the file is sound');
    expect(report).toContain('Neglect: no member is its chair (expected from action-for-children).');
    expect(report).toContain('CSA: its chair jo-day is from nspcc; the file expects childrens-services.');
    expect(report).toContain('groups › "board" › cadence: How often it meets is not published.');
  });

  it('checks a members file before it is imported', async () => {
    const bench = await setUp();
    await writeFile(bench.file, `${HEADER}\n${KIT.replace('NSPCC', 'Nobody')}`);
    expect(await bench.doctor('--members', bench.file)).toBe(1);
    expect(bench.printed[0]).toContain(`${bench.file}:2: There is no agency "Nobody".`);
  });

  it('prints the problems of a file that cannot be used', async () => {
    const path = join(await temporaryDirectory(), 'bad.yaml');
    await writeFile(path, 'name: 7');
    const printed: string[] = [];
    expect(await doctor([], { PARTNERSHIP_FILE: path }, (line) => printed.push(line))).toBe(1);
    expect(printed[0]).toContain(`${path}:1:7: name: holds 7. Put text there.`);
  });
});
