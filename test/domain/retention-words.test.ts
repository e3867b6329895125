import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../scripts/retention-words.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { openStore } from '../../storage/open.ts';
import { newAction } from '../support/actions.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const at = '2026-11-20T09:00:00.000Z';

describe('F37: a detail that was found later', () => {
  it('is taken out of records, files and cards, with an entry for each and the end of the 72 hours', async () => {
    const directory = await temporaryDirectory();
    const dataDir = join(directory, 'data');
    const file = join(directory, 'words.txt');
    const store = await openStore({ dataDir });
    await store.transact(async (tx) => {
      await tx.insert('members', {
        id: 'kit-rowe',
        name: 'Kit Rowe',
        email: 'kit@nspcc.example',
        agency: 'nspcc',
        post: 'Worker',
        roles: [],
        platforms: ['slack'],
      });
      for (const [id, title] of [
        ['ACT-2611-K4TR', 'Call about Zebedee  EXAMPLE soon'],
        ['ACT-2611-K4TS', 'Something else'],
      ] as const)
        await tx.insert('actions', newAction({ id, title, by: 'kit-rowe' }, at));
      await tx.insert('deliveries', { id: 'd', at, reply: { view: [{ text: 'zebedee example' }] } });
      await tx.insert('postings', {
        id: 'copy',
        subject: subjectOf('action', 'ACT-2611-K4TR'),
        view: 'action',
        to: { kind: 'conversation', platform: 'slack', tenant: 'T1', conversation: 'C1' },
        messages: ['1.1'],
        shownRev: 1,
      });
    });
    await store.close();
    const printed: string[] = [];
    const run = (...words: string[]) => {
      printed.length = 0;
      return main(words, { DATA_DIR: dataDir }, (line) => printed.push(line), NOW);
    };
    await writeFile(file, 'Zeb\n');
    expect(await run('--words', file, '--by', 'kit-rowe')).toBe(1);
    expect(printed[0]).toContain('at least 4 characters');
    await writeFile(file, 'Zebedee Example\n');
    expect(await run('--words', file, '--by', 'nobody')).toBe(1);
    expect(await run('--words', file, '--by', 'kit-rowe', '--dry-run')).toBe(0);
    expect(printed).toContain('2 records hold them.');
    expect(await run('--words', file, '--by', 'kit-rowe', '--found', '2026-11-22T20:00:00Z')).toBe(0);
    expect(printed.at(-1)).toBe(
      'Tell the data protection officers now. The 72 hours end on Wed 25 November 2026 at 20:00.',
    );
    expect(printed.join('\n')).not.toMatch(/zebedee/i);
    for (const name of await readdir(dataDir))
      expect((await readFile(join(dataDir, name), 'utf8')).toLowerCase(), name).not.toContain('zebedee');
    const again = await openStore({ dataDir });
    await again.read(async (view) => {
      expect((await view.all('actions')).map(({ title, rev }) => [title, rev])).toEqual([
        ['Call about [removed] soon', 2],
        ['Something else', 1],
      ]);
      expect(await view.all('outbox')).toEqual([expect.objectContaining({ op: 'update', posting: 'copy' })]);
      expect((await view.all('audit')).map((entry) => 'subject' in entry && entry.subject)).toEqual([
        'action:ACT-2611-K4TR',
        'deliveries:d',
      ]);
    });
    await again.close();
    expect(await run('--words', file, '--by', 'kit-rowe')).toBe(0);
    expect(printed[0]).toBe('No record holds these words.');
    expect(await run('--help')).toBe(1);
  });
});
