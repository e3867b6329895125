import '../support/fixed-seed.ts';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main as backup } from '../../scripts/backup.ts';
import { main as exportMember } from '../../scripts/export-member.ts';
import { main as exportPeriod } from '../../scripts/export-period.ts';
import { main as retention } from '../../scripts/retention.ts';
import { NAME, NOT_THEIRS, redact, SOMEBODY } from '../../src/bot/retention-redact.ts';
import type { Member } from '../../src/partnership/model.ts';
import { openStore } from '../../storage/open.ts';
import type { Transaction } from '../../storage/store.ts';
import { doneAction } from '../support/actions.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const at = '2026-11-02T10:00:00.000Z';

const person = (id: string, name: string, agency: string): Member => ({
  id,
  name,
  email: `${id}@${agency}.example`,
  agency,
  post: 'Worker',
  roles: [],
  platforms: ['slack'],
});
const KIT = person('kit-rowe', 'Kit Rowe', 'nspcc');
const JO = person('jo-blythe', 'Jo Blythe', 'livewell');

const escalation = {
  id: 'ESC-2611-K4TR',
  rev: 2,
  state: 'open' as const,
  openedAt: at,
  openedBy: KIT.id,
  raising: 'nspcc',
  receiving: 'livewell',
  receivingWorker: JO.id,
  theme: 'drift' as const,
  plan: 'none' as const,
  children: 'one' as const,
  decided: 'Jo Blythe closed it',
  disagree: 'I see it otherwise, as Blythe knows',
  want: 'Open it again',
  track: 'routine' as const,
  familyTold: 'yes' as const,
  inOurRecord: true,
  policy: {
    extensionsPerStage: 1,
    reviewAfterDays: 90,
    tellsBusinessUnitFrom: 3,
    pauses: [],
    stages: [{ stage: 1, name: 'Workers', foundAmong: 'workers' as const, limit: { routine: 5, urgent: 1 } }],
  },
  stages: [{ stage: 1, startedAt: at, days: 5, due: at, extensions: [] }],
  otherView: 'The view of the other side',
  formerOutcomes: [],
  timeline: [
    { kind: 'opened' as const, at, by: KIT.id, stage: 1, text: 'My own words' },
    { kind: 'view-given' as const, at, by: JO.id, stage: 1, text: 'Words of the other' },
  ],
  told: [JO.id],
};

async function setUp(more?: (tx: Transaction) => Promise<void>) {
  const directory = await temporaryDirectory();
  const dataDir = join(directory, 'data');
  const store = await openStore({ dataDir });
  await store.transact(async (tx) => {
    for (const { roles, platforms, ...member } of [KIT, JO])
      await tx.insert('members', { ...member, roles: [...roles], platforms: [...platforms] });
    await tx.insert('escalations', escalation);
    await tx.insert('thanks', {
      id: 'THX-2609-K4TR',
      at: '2026-09-02T10:00:00.000Z',
      by: JO.id,
      from: 'livewell',
      to: 'nspcc',
      person: KIT.id,
      text: '=HYPERLINK("x") thanks Kit, says Jo Blythe',
      theme: 'drift',
    });
    await more?.(tx);
  });
  await store.close();
  const printed: string[] = [];
  const out = join(directory, 'out');
  const environment = { DATA_DIR: dataDir };
  const run =
    (main: typeof exportMember) =>
    async (...words: string[]): Promise<number> => {
      printed.length = 0;
      return main(words, environment, (line) => printed.push(line), NOW);
    };
  return {
    out,
    dataDir,
    printed,
    member: run(exportMember),
    period: run(exportPeriod),
    retention: run(retention),
    backup: run(backup),
    async read(file: string) {
      return readFile(join(out, file), 'utf8');
    },
    async audit() {
      const again = await openStore({ dataDir });
      const entries = await again.read((view) => view.all('audit'));
      await again.close();
      return entries;
    },
  };
}

describe('F26: exports', () => {
  it('F33 of one member hold, marked, what they wrote and what is about them, and nobody else by name', async () => {
    const bench = await setUp();
    expect(await bench.member(KIT.id, '--out', bench.out, '--by', JO.id)).toBe(0);
    expect(await readdir(bench.out)).toEqual(['export.html', 'export.json', 'records.csv']);
    for (const file of await readdir(bench.out)) {
      const text = await bench.read(file);
      expect((await stat(join(bench.out, file))).mode & 0o777).toBe(0o600);
      expect(text, 'F33: the marking is on every file').toContain('OFFICIAL-SENSITIVE');
      for (const kept of [KIT.email, 'Open it again', 'My own words', 'THX-2609-K4TR'])
        expect(text).toContain(kept);
      for (const gone of [JO.id, 'Blythe', 'Words of the other', 'The view of the other side'])
        expect(text, gone).not.toContain(gone);
      for (const mark of [SOMEBODY, NOT_THEIRS, NAME]) expect(text).toContain(mark);
    }
    expect(await bench.read('records.csv')).toContain(`"'=HYPERLINK(""x"") thanks Kit, says [name]"`);
    expect(await bench.audit()).toEqual([
      expect.objectContaining({
        verb: 'export.member',
        subject: 'member:kit-rowe',
        who: JO.id,
        outcome: 'seen',
        from: 'command line',
      }),
    ]);
    expect(bench.printed.join('\n')).toContain('No e-mail is sent');
  });

  it('of a period hold its records by agency, and figures with small numbers hidden', async () => {
    const bench = await setUp();
    expect(await bench.period('--from', '2026-10-01', '--to', '2026-12-31', '--out', bench.out)).toBe(0);
    const json = await bench.read('export.json');
    expect(json).toContain('[somebody at NSPCC]');
    expect(json).not.toContain('THX-2609');
    for (const gone of [KIT.id, JO.id, 'Blythe']) expect(json).not.toContain(gone);
    expect(await bench.read('figures.csv')).toContain('OFFICIAL-SENSITIVE,,Opened,<5');
    expect((await bench.audit())[0]).toMatchObject({
      verb: 'export.period',
      subject: 'period:2026-10-01..2026-12-31',
    });
  });

  it('keep names for the business unit when asked, and one member within a period', async () => {
    const bench = await setUp();
    const period = ['--from', '2026-10-01', '--to', '2026-12-31'];
    expect(await bench.period(...period, '--with-names', '--out', bench.out)).toBe(0);
    expect(await bench.read('export.json')).toContain(JO.id);
    const about = join(bench.out, '..', 'about');
    expect(await bench.period(...period, '--about', KIT.id, '--out', about)).toBe(0);
    const text = await readFile(join(about, 'export.json'), 'utf8');
    expect(text).toContain('ESC-2611-K4TR');
    expect(text).not.toContain('THX-2609');
  });

  it('write over nothing, and say what is wrong', async () => {
    const bench = await setUp();
    for (const words of [
      ['--from', 'x', '--to', '2026-01-01', '--out', 'o'],
      ['--from', '2026-02-01', '--to', '2026-01-01', '--out', 'o'],
      [],
    ])
      expect([await bench.period(...words), bench.printed[0]]).toEqual([1, expect.stringContaining('Usage')]);
    expect([await bench.member(), bench.printed[0]]).toEqual([1, expect.stringContaining('Usage')]);
    expect(await bench.member('nobody', '--out', bench.out)).toBe(1);
    expect(bench.printed[0]).toContain('Nobody on record has the id nobody');
    expect(await bench.member(KIT.id, '--out', bench.out)).toBe(0);
    expect(await bench.member(KIT.id, '--out', bench.out)).toBe(1);
    expect(bench.printed[0]).toContain('holds files already');
  });

  it('redact every way another name is written', () => {
    fc.assert(
      fc.property(fc.mixedCase(fc.constantFrom(JO.name, JO.email)), fc.string(), (name, around) => {
        const text = `${around.replaceAll(/[\p{L}\d]/gu, '')} ${name}, ${around.replaceAll(/[\p{L}\d]/gu, '')}`;
        const redaction = { me: KIT, members: [KIT, JO], mark: () => SOMEBODY };
        const record = { id: 'x', by: KIT.id, text };
        expect(JSON.stringify(redact('thanks', record, redaction)).toLowerCase()).not.toContain('blythe');
      }),
      { numRuns: 200 },
    );
  });
});

describe('F24: npm run retention', () => {
  it('shows what would go and why, then lets it go, and leaves it in no file', async () => {
    const bench = await setUp((tx) =>
      tx.insert(
        'actions',
        doneAction(
          { id: 'ACT-2401-K4TR', title: 'Quetzal feathers', due: '2024-01-31', doer: KIT.id, by: JO.id },
          '2024-01-03T10:00:00.000Z',
        ),
      ),
    );
    await writeFile(join(bench.dataDir, 'journal-1.log.damaged'), 'x');
    expect(await bench.retention('--dry-run')).toBe(0);
    expect(bench.printed).toContain('1  Finished actions: anonymised 24 months after the action was done');
    expect(bench.printed).toContain('    ACT-2401-K4TR');
    expect(bench.printed).toContain('    journal-1.log.damaged');
    expect(bench.printed.at(-1)).toContain('Dry run: nothing was changed');
    expect(await bench.audit()).toEqual([]);
    expect(await bench.retention()).toBe(0);
    expect(bench.printed).toContain('1 went: Finished actions');
    expect(bench.printed.join('\n')).not.toContain('Quetzal');
    for (const name of await readdir(bench.dataDir))
      expect((await readFile(join(bench.dataDir, name))).includes('Quetzal'), name).toBe(false);
    expect(await bench.audit()).toHaveLength(1);
    expect([await bench.retention('--now'), bench.printed[0]]).toEqual([1, expect.stringContaining('Usage')]);
  });

  it('a backup says how long it may be kept', async () => {
    const bench = await setUp();
    expect(await bench.backup(join(bench.out, 'b.ndjson'))).toBe(0);
    expect(bench.printed.join('\n')).toContain('Delete it after 35 days');
  });
});
