import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkTo } from '../../src/bot/files.ts';
import { createServeFile, type ServeFile } from '../../src/bot/serve-file.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { listen } from '../../src/web-server.ts';
import { mountFiles } from '../../src/web-files.ts';
import express from 'express';
import type { Server } from 'node:http';
import type { Store } from '../../storage/store.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';

const AT = new Date('2026-11-23T09:00:00Z');
let now = AT;
let store: Store;
let server: Server;
let url: string;
let hasLeft = false;
const plymouth = loadPartnership('partnerships/plymouth.yaml');
const first: Member = {
  id: 'jo-bloggs',
  name: 'Jo Bloggs',
  email: 'jo.bloggs@nowhere.example',
  agency: plymouth.agencies[0]?.id ?? '',
  post: 'Lead',
  roles: [{ role: 'business-unit' }],
  platforms: ['slack'],
};

beforeAll(async () => {
  store = new MemoryStore();
  const serve: ServeFile = createServeFile({
    store,
    files: new Map([
      [
        'greeting',
        {
          name: 'greeting',
          draw: async ({ word = '' }, { member, today }) =>
            word === 'gone'
              ? undefined
              : { filename: 'greeting.csv', type: 'text/csv', body: `${word},${member.id},${today}\n` },
        },
      ],
    ]),
    directory: async () =>
      createDirectory(plymouth, [{ ...first, ...(hasLeft ? { left: true } : {}) }], () => '2026-11-23'),
    partnership: plymouth,
    now: () => now,
  });
  const app = express();
  mountFiles(app, serve);
  ({ server, url } = await listen(app, '127.0.0.1', 0));
});
afterAll(async () => {
  server.close();
  await store.close();
});

async function link(params: Record<string, string>, minutes?: number): Promise<string> {
  const made = await store.transact((tx) =>
    linkTo(
      { tx, member: first, now, address: url },
      { file: 'greeting', params, ...(minutes === undefined ? {} : { minutes }) },
    ),
  );
  return made ?? '';
}

describe('a link to a file', () => {
  it('gives what its member may see now, to be saved, and kept by nobody on the way', async () => {
    const answer = await fetch(await link({ word: 'hello' }, 15));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(`hello,${first.id},2026-11-23\n`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="greeting.csv"',
      'cache-control': 'no-store, private',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is over after its minutes, and one without minutes is not', async () => {
    const short = await link({ word: 'short' }, 15);
    const subscribed = await link({ word: 'subscribed' });
    now = new Date(AT.getTime() + 16 * 60_000);
    expect((await fetch(short)).status).toBe(404);
    expect((await fetch(subscribed)).status).toBe(200);
    now = AT;
  });

  it('opens nothing for who guesses, for a leaver, or when there is nothing to see any more: all three look the same', async () => {
    const theirs = await link({ word: 'mine' }, 15);
    const gone = await fetch(await link({ word: 'gone' }, 15));
    const guessed = await fetch(`${url}/files/${'A'.repeat(32)}`);
    const odd = await fetch(`${url}/files/..%2f..%2fetc`);
    hasLeft = true;
    const left = await fetch(theirs);
    hasLeft = false;
    const texts = await Promise.all([gone, guessed, odd, left].map((answer) => answer.text()));
    expect([gone, guessed, odd, left].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(texts).size).toBe(1);
    expect((await fetch(theirs)).status).toBe(200);
  });

  it('leaves an entry in the audit trail, and neither its secret nor the file in the store', async () => {
    const address = await link({ word: 'traced' }, 15);
    await fetch(address);
    const held = await store.read(async (view) =>
      JSON.stringify([await view.all('links'), await view.all('audit')]),
    );
    expect(held).not.toContain(address.split('/').at(-1));
    expect(held).toContain('"verb":"file.greeting"');
  });

  it('is not offered where nobody has said how the bot is reached', async () => {
    const made = await store.transact((tx) => linkTo({ tx, member: first, now }, { file: 'greeting' }));
    expect(made).toBeUndefined();
  });
});
