import { describe, expect, it } from 'vitest';
import { tidy } from '../../schedules/housekeeping.ts';
import { post } from '../../src/bot/outbox.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const day = (date: string): Date => new Date(`${date}T09:00:00Z`);

describe('housekeeping', () => {
  it('removes old deliveries, forms and messages that left, and nothing that still waits', async () => {
    const store = await openEmbeddedStore(await temporaryDirectory());
    await store.transact(async (tx) => {
      for (const [id, date] of [
        ['old', '2026-11-01'],
        ['new', '2026-11-20'],
      ] as const) {
        await tx.insert('deliveries', { id, at: day(date).toISOString(), reply: { kind: 'nothing' } });
        await tx.insert('drafts', {
          id,
          form: 'action.assign',
          member: 'jo',
          values: {},
          at: day(date).toISOString(),
        });
        await post(tx, day(date), {
          to: { kind: 'member', member: 'jo' },
          content: { kind: 'record', subject: 'action:ACT-2611-K4TR', view: 'action' },
        });
      }
      for (const [at, state] of [
        ['2026-09-01', 'done'],
        ['2026-09-01', 'merged'],
        ['2026-09-01', 'planned'],
        ['2026-11-01', 'skipped'],
      ] as const)
        await tx.insert('occurrences', {
          id: `nudge@${at} ${state}`,
          schedule: 'nudge',
          label: at,
          state,
          dueAt: day(at).toISOString(),
          plannedAt: day(at).toISOString(),
          attempts: 0,
          nextTryAt: day(at).toISOString(),
        });
      for (const message of await tx.all('outbox'))
        if (message.createdAt < '2026-11-10') await tx.put('outbox', { ...message, state: 'sent' });
      await post(tx, day('2026-10-01'), {
        to: { kind: 'member', member: 'jo' },
        content: { kind: 'record', subject: 'action:ACT-2611-K4TR', view: 'action' },
      });
    });
    expect(await store.transact((tx) => tidy(tx, day('2026-11-21')))).toEqual({ removed: 5 });
    const left = await store.read(async (view) => ({
      deliveries: (await view.all('deliveries')).map(({ id }) => id),
      drafts: (await view.all('drafts')).map(({ id }) => id),
      outbox: (await view.all('outbox')).map(({ state }) => state),
      occurrences: (await view.all('occurrences')).map(({ state }) => state),
    }));
    expect(left).toEqual({
      deliveries: ['new'],
      drafts: ['new'],
      outbox: ['pending', 'pending'],
      occurrences: ['planned', 'skipped'],
    });
    await store.close();
  });

  it('removes no more than its share at once, and finds the oldest at night', async () => {
    const store = await openEmbeddedStore(await temporaryDirectory());
    await store.transact(async (tx) => {
      for (const [id, date] of [
        ['ancient', '2026-01-10'],
        ['older', '2026-11-02'],
        ['old', '2026-11-12'],
        ['new', '2026-11-20'],
      ] as const)
        await tx.insert('deliveries', { id, at: day(date).toISOString(), reply: { kind: 'nothing' } });
    });
    const left = () => store.read(async (view) => (await view.all('deliveries')).map(({ id }) => id));
    const run = (hour: string) =>
      store.transact((tx) => tidy(tx, new Date(`2026-11-21T${hour}:07:00Z`), undefined, 1));
    expect(await run('09')).toEqual({ removed: 1 });
    expect(await left()).toEqual(['ancient', 'new', 'older']);
    expect(await run('09')).toEqual({ removed: 1 });
    expect(await run('09')).toEqual({ removed: 0 });
    expect(await left()).toEqual(['ancient', 'new']);
    expect(await run('03')).toEqual({ removed: 1 });
    expect(await left()).toEqual(['new']);
    await store.close();
  });

  it('forgets a private answer that reached nobody after two weeks, and keeps what can still be sent again', async () => {
    const store = await openEmbeddedStore(await temporaryDirectory());
    await store.transact(async (tx) => {
      const card = { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: 'A word' };
      await post(tx, day('2026-11-01'), {
        to: { kind: 'member', member: 'jo' },
        content: { kind: 'card', view: card },
      });
      await post(tx, day('2026-11-01'), {
        to: { kind: 'member', member: 'jo' },
        content: { kind: 'record', subject: 'action:ACT-2611-K4TR', view: 'action' },
      });
      for (const message of await tx.all('outbox')) {
        const { content, ...rest } = message;
        await tx.put('outbox', {
          ...rest,
          ...(content?.kind === 'record' ? { content } : {}),
          state: 'dead',
        });
      }
    });
    expect(await store.transact((tx) => tidy(tx, day('2026-11-14')))).toEqual({ removed: 0 });
    expect(await store.transact((tx) => tidy(tx, day('2026-11-16')))).toEqual({ removed: 1 });
    expect((await store.read((view) => view.all('outbox'))).map(({ content }) => content?.kind)).toEqual([
      'record',
    ]);
    await store.close();
  });
});
