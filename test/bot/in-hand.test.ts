import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notice } from '../../cards/words.ts';
import { openInHandFile } from '../../storage/in-hand-file.ts';
import { Calm } from '../../src/bot/calm.ts';
import { tellInterrupted } from '../../src/bot/in-hand-left.ts';
import { InHand } from '../../src/bot/in-hand.ts';
import type { CommandInteraction } from '../../src/bot/interaction.ts';
import type { Log } from '../../src/bot/log.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const NOW = new Date('2026-11-23T10:05:00Z');
const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const nothing: Reply = { kind: 'nothing' };

async function desk(directory?: string) {
  const dataDir = directory ?? (await temporaryDirectory());
  const store = new MemoryStore();
  const file = await openInHandFile(dataDir, true);
  const inHand = new InHand({
    store,
    file,
    log,
    now: () => new Date('2026-11-23T10:02:00Z'),
    calm: new Calm(),
    nudge: () => undefined,
    isCommand: (name) => name === 'action',
  });
  return { dataDir, store, inHand, file };
}

const command = (delivery: string, user = 'U1', line = 'action assign secret words'): CommandInteraction => ({
  kind: 'command',
  door: 'slash',
  delivery,
  sender: { platform: 'slack', tenant: 'T1', user },
  place: { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel' },
  answer: 'now',
  spoken: [line],
});
const outbox = (store: MemoryStore) => store.read((view) => view.all('outbox'));

describe('commands in hand', () => {
  it('run in the order in which their sender typed them, and nobody waits for somebody else', async () => {
    const { inHand } = await desk();
    const order: string[] = [];
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const work = (name: string, before?: Promise<void>) => async (): Promise<Reply> => {
      order.push(`${name} begins`);
      await before;
      order.push(`${name} ends`);
      return nothing;
    };
    const first = inHand.take(command('d1'))?.run(work('first', slow));
    const second = inHand.take(command('d2'))?.run(work('second'));
    await inHand.take(command('d3', 'U2'))?.run(work('other'));
    expect(order).toEqual(['first begins', 'other begins', 'other ends']);
    release();
    await Promise.all([first, second]);
    expect(order.slice(3)).toEqual(['first ends', 'second begins', 'second ends']);
  });

  it('go on after one that failed', async () => {
    const { inHand } = await desk();
    const failed = inHand.take(command('d1'))?.run(() => Promise.reject(new Error('no')));
    const next = inHand.take(command('d2'))?.run(async () => nothing);
    await expect(failed).rejects.toThrow('no');
    expect(await next).toEqual(nothing);
  });

  it('are taken once, until they are settled', async () => {
    const { inHand } = await desk();
    const held = inHand.take(command('d1'));
    expect(held?.isMarked).toBe(true);
    expect(inHand.take(command('d1'))).toBeUndefined();
    expect(inHand.size).toBe(1);
    held?.settle();
    await inHand.idle();
    expect(inHand.take(command('d1'))).toBeDefined();
  });

  it('are marked without any word of theirs; a word that is no command of ours is one of theirs', async () => {
    const { inHand, dataDir } = await desk();
    inHand.take(command('d1'));
    inHand.take(command('d2', 'U2', 'secret thing'));
    const [name = ''] = await readdir(dataDir);
    const text = await readFile(join(dataDir, name), 'utf8');
    expect(text).toContain('"command":"action"');
    expect(text).not.toMatch(/secret|words|thing|assign/);
  });

  it('whose answer could not be shown have it in the outbox, to where they were typed or else one to one', async () => {
    const { inHand, store } = await desk();
    await inHand.take(command('d1'))?.sendLater({ kind: 'notice', view: notice('Assigned') });
    expect(inHand.size).toBe(0);
    expect(await outbox(store)).toMatchObject([
      {
        to: { kind: 'only-you', conversation: 'C1', user: 'U1' },
        fallback: [{ kind: 'direct', user: 'U1' }],
      },
    ]);
  });
});

describe('at the next start', () => {
  const replyOf = async (store: MemoryStore) => JSON.stringify(await outbox(store));

  it('whoever has no answer is told, once, and what was not done will not be done any more', async () => {
    const before = await desk();
    before.inHand.take(command('d1'));
    before.inHand.take(command('d2', 'U2'))?.settle();
    const { store, file } = await desk(before.dataDir);
    expect(await tellInterrupted(store, file, () => NOW, log)).toBe(1);
    const [message] = await outbox(store);
    expect(message).toMatchObject({ to: { kind: 'direct', tenant: 'T1', user: 'U1' } });
    const said = JSON.stringify(message?.content);
    expect(said).toContain('Your command of 10:02 may not have been done');
    expect(said).toContain('your /action');
    expect(await store.read((view) => view.get('deliveries', 'd1'))).toBeDefined();
    const trail = await store.read((view) => view.all('audit'));
    expect(trail).toMatchObject([{ verb: 'command', outcome: 'refused', code: 'interrupted' }]);
    expect(await tellInterrupted(store, file, () => NOW, log)).toBe(0);
    expect(await outbox(store)).toHaveLength(1);
  });

  it('whoever’s command was done gets its answer', async () => {
    const before = await desk();
    before.inHand.take(command('d1'));
    const { store, file } = await desk(before.dataDir);
    const reply = { kind: 'notice', view: notice('ACT-1 is assigned') };
    await store.transact((tx) => tx.put('deliveries', { id: 'd1', at: NOW.toISOString(), reply }));
    await tellInterrupted(store, file, () => NOW, log);
    expect(await replyOf(store)).toContain('ACT-1 is assigned');
    expect(await replyOf(store)).not.toContain('may not have been done');
  });

  it('a start that ends half way tells nobody twice', async () => {
    const before = await desk();
    before.inHand.take(command('d1'));
    const { store, file } = await desk(before.dataDir);
    const forgetful = {
      ...file,
      left: async () => ({ ...(await file.left()), forget: async () => undefined }),
    };
    await tellInterrupted(store, forgetful, () => NOW, log);
    await tellInterrupted(store, file, () => NOW, log);
    expect(await outbox(store)).toHaveLength(1);
  });

  it('those who could be told nothing, because the store was down as well, are told', async () => {
    const before = await desk();
    before.store.fails = () => true;
    await before.inHand.take(command('d1'))?.sendLater({ kind: 'notice', view: notice('Sorry') });
    expect(before.inHand.size).toBe(0);
    const { store, file } = await desk(before.dataDir);
    expect(await tellInterrupted(store, file, () => NOW, log)).toBe(1);
  });
});
