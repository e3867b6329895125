import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main as exportMembers } from '../../scripts/members-export.ts';
import { main as importMembers } from '../../scripts/members-import.ts';
import { welcomeJoiner } from '../../src/bot/joiners.ts';
import { welcome } from '../../src/bot/welcome.ts';
import { openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const HEADER = 'id,name,email,agency,post,roles,platforms';
const KIT = 'kit-rowe,Kit Rowe,kit@nspcc.example,NSPCC,Worker,practitioner,slack';
const JO = 'jo-day,Jo Day,jo@nspcc.example,NSPCC,"Worker, duty",chair:csa,teams';
const UNIT = 'priya-nair,Priya Nair,priya@partnership.example,business-unit,Manager,business-unit,slack';
const NOW = new Date('2026-11-23T09:00:00Z');

async function setUp() {
  const dataDir = join(await temporaryDirectory(), 'data');
  const file = join(await temporaryDirectory(), 'members.csv');
  const printed: string[] = [];
  const run = (main: typeof importMembers, ...words: string[]) =>
    main(words, { DATA_DIR: dataDir }, (line) => void printed.push(line), NOW);
  const within = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore({ dataDir });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  return {
    file,
    printed,
    within,
    export: (...words: string[]) => run(exportMembers, ...words),
    /** The file as it stands. */
    again: () => run(importMembers, file),
    async import(...rows: string[]): Promise<number> {
      await writeFile(file, [HEADER, ...rows].join('\n'));
      return run(importMembers, file, '--many-leavers');
    },
  };
}

describe('npm run members:export', () => {
  it('writes a file for its owner alone that imports without a difference, and is written down', async () => {
    const bench = await setUp();
    await bench.import(KIT, JO, UNIT);
    const out = join(await temporaryDirectory(), 'out.csv');
    expect(await bench.export(out)).toBe(0);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(bench.printed.at(-1)).toContain('3 members are in');
    const verbs = await bench.within((store) => store.read((view) => view.all('audit')));
    expect(verbs.at(-1)).toMatchObject({ verb: 'members.export', outcome: 'seen', from: 'command line' });
    const [, ...rows] = (await readFile(out, 'utf8')).split('\n');
    expect(rows.join('\n')).toContain('"Worker, duty"');
    await writeFile(bench.file, await readFile(out, 'utf8'));
    expect(await bench.again()).toBe(0);
    expect(bench.printed.at(-1)).toBe('0 join, 0 change, 0 leave, 3 stay as they are.');
  });

  it('never writes over a file, and says how it is called', async () => {
    const bench = await setUp();
    await bench.import(KIT);
    expect(await bench.export(bench.file)).toBe(1);
    expect(bench.printed.at(-1)).toContain('Put the path of a file that is not there yet');
    expect(await readFile(bench.file, 'utf8')).toContain('Kit Rowe');
    expect(await bench.export()).toBe(1);
    expect(bench.printed.at(-1)).toContain('Usage');
  });
});

describe('what an import does beside the list', () => {
  it('welcomes nobody at the first one; later who joins is welcomed and whose e-mail changed is proved anew', async () => {
    const bench = await setUp();
    await bench.import(KIT, UNIT);
    const waiting = () => bench.within((store) => store.read((view) => view.all('outbox')));
    expect(await waiting()).toEqual([]);
    await bench.within((store) =>
      store.transact(async (tx) => {
        await tx.insert('accounts', {
          id: 'slack|T1|U1',
          member: 'kit-rowe',
          platform: 'slack',
          tenant: 'T1',
          user: 'U1',
          linkedAt: NOW.toISOString(),
        });
      }),
    );
    await bench.import(KIT.replace('kit@', 'kit.rowe@'), JO, UNIT);
    expect((await waiting()).map(({ to }) => to)).toEqual([{ kind: 'member', member: 'jo-day' }]);
    expect(await bench.within((store) => store.read((view) => view.all('accounts')))).toEqual([]);
  });

  it('ends a leaver’s access with all that follows: open forms go, the business unit hears of what they leave', async () => {
    const bench = await setUp();
    await bench.import(KIT, UNIT);
    await bench.within((store) =>
      store.transact((tx) =>
        tx.insert('drafts', {
          id: 'd1',
          form: 'action.assign',
          member: 'kit-rowe',
          values: {},
          at: NOW.toISOString(),
        }),
      ),
    );
    await bench.import(UNIT);
    const left = await bench.within((store) =>
      store.read(async (view) => ({
        kit: await view.get('members', 'kit-rowe'),
        drafts: await view.all('drafts'),
        outbox: await view.all('outbox'),
        verbs: (await view.all('audit')).map((entry) => ('verb' in entry ? entry.verb : '')),
      })),
    );
    expect(left.kit?.left).toBe(true);
    expect(left.drafts).toEqual([]);
    expect(left.outbox.map(({ to, content }) => [to, content?.kind])).toEqual([
      [{ kind: 'member', member: 'priya-nair' }, 'record'],
    ]);
    expect(left.verbs.at(-1)).toBe('members.leave');
  });
});

describe('one welcome', () => {
  const kit = {
    id: 'kit-rowe',
    name: 'Kit Rowe',
    email: 'kit@nspcc.example',
    agency: 'nspcc',
    post: 'Worker',
    roles: [{ role: 'practitioner' as const }],
    platforms: ['slack', 'teams'] as const,
  };

  async function arrivals(platform: 'slack' | 'teams', lost = false): Promise<number> {
    const store = new MemoryStore();
    await store.transact((tx) => welcomeJoiner(tx, kit, NOW));
    await store.transact(async (tx) => {
      for (const message of await tx.all('outbox')) {
        const { content: _content, ...rest } = message;
        await tx.put('outbox', { ...rest, state: lost ? 'dead' : 'sent' });
      }
      const presence = { sender: { platform, tenant: 'T1', user: 'U1' }, delivery: 'd1' };
      await welcome(tx, presence, 'U1', kit, NOW);
    });
    return (await store.read((view) => view.find('outbox', 'state', 'pending'))).length;
  }

  it('comes on the platform they use first when they are put on the list, and not again when they add the app there', async () => {
    expect(await arrivals('slack')).toBe(0);
  });

  it('comes on the other platform, and where the first could not be delivered', async () => {
    expect(await arrivals('teams')).toBe(1);
    expect(await arrivals('slack', true)).toBe(1);
  });
});
