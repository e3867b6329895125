import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandInteraction, PressInteraction } from '../../src/bot/interaction.ts';
import { forgetWaysTo, keepRoute, rememberRoute, routeTo } from '../../src/bot/routes.ts';
import { settleIn } from '../../src/bot/settle-in.ts';
import { MemoryStore } from '../support/memory-store.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const ROOM = { platform: 'teams', tenant: 'T1', conversation: '19:room' } as const;
const BASE = {
  serviceUrl: 'https://smba.example/',
  botId: '28:bot',
  conversationId: '19:room',
  kind: 'channel',
};
const common = (user: string, route: Record<string, string>) => ({
  delivery: `teams|T1|${user}`,
  sender: { platform: 'teams', tenant: 'T1', user } as const,
  place: { ...ROOM, kind: 'channel' } as const,
  route: { ...BASE, userId: user, ...route },
  answer: 'later' as const,
});
const spoke = (user: string, route: Record<string, string> = {}): CommandInteraction => ({
  ...common(user, route),
  kind: 'command',
  door: 'targeted',
  spoken: ['mywork'],
});
const pressed = (user: string): PressInteraction => ({
  ...common(user, {}),
  kind: 'press',
  verb: 'action.accept',
  args: {},
  inputs: {},
});

describe('the ways to where somebody spoke', () => {
  let store: MemoryStore;
  beforeEach(() => {
    store = new MemoryStore();
  });
  const remember = (what: CommandInteraction | PressInteraction) =>
    store.transact((tx) => rememberRoute(tx, what, NOW));
  const wayTo = (user?: string) =>
    store.read((view) =>
      routeTo(view, user ? { ...ROOM, kind: 'only-you', user } : { ...ROOM, kind: 'conversation' }),
    );

  it('whoever spoke by a private message is answered so, whatever is pressed there meanwhile', async () => {
    await remember(spoke('mona', { targeted: 'true' }));
    await remember(pressed('mona'));
    await remember(pressed('jo'));
    expect(await wayTo('mona')).toMatchObject({ targeted: 'true', userId: 'mona' });
    expect(await wayTo()).toMatchObject({ userId: 'jo' });
  });

  it('and nobody else is', async () => {
    await remember(spoke('mona', { targeted: 'true' }));
    expect(await wayTo('jo')).not.toHaveProperty('targeted');
    expect(await wayTo()).not.toHaveProperty('targeted');
  });

  it('what sending learned of that way is kept with it', async () => {
    await remember(spoke('mona', { targeted: 'true' }));
    const learned = { ...(await wayTo('mona')), serviceUrl: 'https://smba.example/new/' };
    await store.transact((tx) => keepRoute(tx, { ...ROOM, kind: 'only-you', user: 'mona' }, learned, NOW));
    expect(await wayTo('mona')).toMatchObject({ targeted: 'true', serviceUrl: 'https://smba.example/new/' });
    expect(await wayTo()).toMatchObject({ serviceUrl: 'https://smba.example/' });
  });

  it('is gone when the person is, and nobody else’s', async () => {
    await remember(spoke('mona', { targeted: 'true' }));
    await remember(spoke('jo', { targeted: 'true' }));
    await store.transact((tx) => forgetWaysTo(tx, { platform: 'teams', tenant: 'T1', user: 'mona' }));
    const left = await store.read((view) => view.all('conversations'));
    expect(left.map(({ id }) => id)).toEqual(['teams|T1|*', 'teams|T1|19:room', 'teams|T1|19:room|@jo']);
  });

  it('is gone with the room, as are the copies there and none elsewhere', async () => {
    await remember(spoke('mona', { targeted: 'true' }));
    await store.transact(async (tx) => {
      for (const [id, conversation] of [
        ['here', '19:room'],
        ['there', '19:rooms'],
      ] as const)
        await tx.put('postings', {
          id,
          subject: 'action:ACT-2611-K4TR',
          view: 'action',
          to: { ...ROOM, kind: 'conversation', conversation },
          messages: ['1'],
          shownRev: 1,
        });
    });
    const accounts = {
      store,
      directory: () => Promise.reject(new Error('not asked')),
      port: () => undefined,
      now: () => NOW,
    };
    await settleIn(
      { store, accounts, now: () => NOW },
      { ...common('mona', {}), kind: 'presence', change: 'removed', people: [] },
    );
    const left = await store.read((view) => view.all('conversations'));
    expect(left.map(({ id }) => id)).toEqual(['teams|T1|*']);
    expect((await store.read((view) => view.all('postings'))).map(({ id }) => id)).toEqual(['there']);
  });
});
