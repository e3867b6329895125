import { beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import type { Store } from '../../storage/store.ts';
import { Courier } from '../../src/bot/courier.ts';
import { silentLog } from '../../src/bot/log.ts';
import { post, refreshPostings, type Destination } from '../../src/bot/outbox.ts';
import type { Outgoing, PlatformPort, SendResult } from '../../src/bot/platform.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { assignAction, updateAction } from '../../src/domain/action.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const start = Date.parse('2026-11-23T09:00:00Z');
const channel = (conversation: string): Destination => ({
  kind: 'conversation',
  platform: 'slack',
  tenant: 'T1',
  conversation,
});
const content = { kind: 'record', subject: 'action:ACT-2611-K4TR', view: 'action' } as const;

/** A platform that answers as told, and remembers what it was asked. */
class ScriptedPort implements PlatformPort {
  readonly platform = 'slack' as const;
  readonly asked: Outgoing[] = [];
  readonly answers: SendResult[] = [];
  #next = 0;

  async send(outgoing: Outgoing): Promise<SendResult> {
    this.asked.push(outgoing);
    this.#next += 1;
    return this.answers.shift() ?? { outcome: 'sent', messages: [`m${this.#next}`], conversation: 'C1' };
  }
  async emailOf(): Promise<undefined> {
    return undefined;
  }
  async userByEmail(): Promise<undefined> {
    return undefined;
  }
}

const view: RecordView = {
  name: 'action',
  async draw(id, { store }) {
    const action = await store.get('actions', id);
    if (!action) return undefined;
    return {
      rev: action.rev,
      view: { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: `rev ${action.rev}` },
    };
  },
};

const nobody: Directory = {
  agencies: [],
  groups: [],
  members: [],
  member: () => undefined,
  memberByEmail: () => undefined,
  membersNamed: () => [],
  agency: () => undefined,
  group: () => undefined,
  groupNamed: () => undefined,
};

describe('the courier', () => {
  let store: Store;
  let port: ScriptedPort;
  let courier: Courier;
  let time: number;

  beforeEach(async () => {
    store = await openEmbeddedStore(await temporaryDirectory());
    port = new ScriptedPort();
    time = start;
    const now = () => new Date(time);
    const directory = async () => nobody;
    courier = new Courier({
      store,
      accounts: { store, directory, port: () => port, now },
      drawing: { views: new Map([['action', view]]), directory, now },
      port: () => port,
      tenants: () => new Map([['slack', ['T1']]]),
      log: silentLog,
      now,
    });
    await store.transact((tx) =>
      tx.put(
        'actions',
        assignAction(
          {
            id: 'ACT-2611-K4TR',
            title: 't',
            measure: 'm',
            due: '2026-12-12',
            owner: 'jo',
            assignedBy: 'priya',
          },
          now(),
        ),
      ),
    );
  });

  const carry = async (): Promise<void> => {
    courier.nudge();
    await courier.idle();
  };
  const states = async (): Promise<string[]> =>
    (await store.read((tx) => tx.all('outbox'))).map(({ state }) => state).sort();
  const enqueue = (...conversations: string[]) =>
    store.transact(async (tx) => {
      for (const conversation of conversations)
        await post(tx, new Date(time), { to: channel(conversation), content });
    });

  it('posts a record once in each place, and remembers the postings', async () => {
    await enqueue('C1', 'C2');
    await carry();
    await carry();
    expect(port.asked.map(({ op, to }) => [op, 'conversation' in to && to.conversation])).toEqual([
      ['post', 'C1'],
      ['post', 'C2'],
    ]);
    expect(await store.read((tx) => tx.find('postings', 'subject', content.subject))).toHaveLength(2);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('updates every copy with the newest revision, however many changes there were', async () => {
    await enqueue('C1', 'C2');
    await carry();
    for (const note of ['one', 'two', 'three']) {
      await store.transact(async (tx) => {
        const action = await tx.get('actions', 'ACT-2611-K4TR');
        if (!action) throw new Error('gone');
        await tx.put('actions', updateAction(action, 'jo', note, new Date(time)));
        await refreshPostings(tx, new Date(time), content.subject);
      });
    }
    await carry();
    const updates = port.asked.filter(({ op }) => op === 'update');
    expect(updates.map(({ view: shown }) => shown?.summary)).toEqual(['rev 4', 'rev 4']);
    expect(updates.flatMap(({ messages }) => messages).sort()).toEqual(['m1', 'm2']);
  });

  it('waits as long as the platform says, without counting that as a failed attempt', async () => {
    await enqueue('C1');
    port.answers.push({ outcome: 'retry', reason: 'ratelimited', afterMs: 30_000 });
    await carry();
    time += 29_000;
    await carry();
    expect(port.asked).toHaveLength(1);
    time += 2_000;
    await carry();
    expect(port.asked).toHaveLength(2);
    expect((await store.read((tx) => tx.all('outbox')))[0]).toMatchObject({ state: 'sent', attempts: 0 });
  });

  it('keeps the order within a conversation when the first message has to wait', async () => {
    await enqueue('C1', 'C1', 'C2');
    port.answers.push({ outcome: 'retry', reason: 'refused' });
    await carry();
    expect(port.asked.map(({ to }) => 'conversation' in to && to.conversation)).toEqual(['C1', 'C2']);
    time += 10_000;
    await carry();
    const ids = [...(await store.read((tx) => tx.all('outbox')))]
      .sort((a, b) => (a.seq < b.seq ? -1 : 1))
      .map(({ id }) => id);
    expect(port.asked.slice(2).map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  it('never repeats a post whose outcome is unknown, but does repeat an update', async () => {
    await enqueue('C1');
    port.answers.push({ outcome: 'unknown', reason: 'timeout' });
    await carry();
    time += 3_600_000;
    await carry();
    expect(port.asked).toHaveLength(1);
    expect(await states()).toEqual(['unknown']);
  });

  it('gives up on what the platform refuses for good, and says so in the outbox', async () => {
    await enqueue('C1');
    port.answers.push({ outcome: 'rejected', reason: 'invalid_blocks' });
    await carry();
    expect(await store.read((tx) => tx.all('outbox'))).toMatchObject([
      { state: 'dead', reason: 'invalid_blocks' },
    ]);
  });

  it('falls back to the next place when the first is gone', async () => {
    await store.transact((tx) =>
      post(tx, new Date(time), { to: channel('C1'), content, fallback: [channel('C2')] }),
    );
    port.answers.push({ outcome: 'gone', reason: 'channel_not_found' });
    await carry();
    expect(port.asked.map(({ to }) => 'conversation' in to && to.conversation)).toEqual(['C1', 'C2']);
    expect(await store.read((tx) => tx.all('postings'))).toMatchObject([{ to: { conversation: 'C2' } }]);
  });

  it('tells whoever wanted it sent when a message reached nobody, once', async () => {
    const view = {
      card: { type: 'AdaptiveCard', version: '1.5', body: [] } as const,
      summary: 'not reached',
    };
    await store.transact((tx) =>
      post(tx, new Date(time), { to: channel('C1'), content, ifLost: { tell: 'priya', view } }),
    );
    port.answers.push({ outcome: 'gone', reason: 'user_not_found' });
    await carry();
    const outbox = await store.read((tx) => tx.all('outbox'));
    expect(outbox.filter(({ to }) => to.kind === 'member' && to.member === 'priya')).toHaveLength(1);
    expect(outbox.find(({ to }) => to.kind === 'conversation')).toMatchObject({ state: 'dead' });
  });

  it('forgets a copy that somebody deleted', async () => {
    await enqueue('C1');
    await carry();
    port.answers.push({ outcome: 'gone', reason: 'message_not_found' });
    await store.transact(async (tx) => {
      const action = await tx.get('actions', 'ACT-2611-K4TR');
      if (action) await tx.put('actions', updateAction(action, 'jo', 'x', new Date(time)));
      await refreshPostings(tx, new Date(time), content.subject);
    });
    await carry();
    expect(await store.read((tx) => tx.all('postings'))).toEqual([]);
  });

  it('after a crash while sending, does not post a second time', async () => {
    await enqueue('C1');
    await store.transact(async (tx) => {
      for (const message of await tx.all('outbox')) await tx.put('outbox', { ...message, state: 'sending' });
    });
    await courier.recover();
    await carry();
    expect(port.asked).toEqual([]);
    expect(await states()).toEqual(['unknown']);
  });
});
