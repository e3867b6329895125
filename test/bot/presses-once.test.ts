import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/bot/command.ts';
import type { PressInteraction } from '../../src/bot/interaction.ts';
import { createRegistry } from '../../src/bot/registry.ts';
import { runPress } from '../../src/bot/run-press.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { plymouth } from '../support/schedules.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const jo: Member = {
  id: 'jo',
  name: 'Jo Ellis',
  email: 'jo@livewell.example',
  agency: 'livewell',
  post: 'Nurse',
  roles: [],
  platforms: ['teams'],
};

/** One button with an effect that shows: a row for each time it happened. */
const bell: Command = {
  name: 'bell',
  summary: 'Ring',
  defaultVerb: 'ring',
  verbs: [],
  presses: {
    'bell.ring': {
      access: 'help.see',
      async run(context) {
        const { tx, now } = context;
        const rung = (await tx.all('drafts')).length;
        await tx.insert('drafts', {
          id: `ring-${rung}`,
          form: 'x',
          member: 'jo',
          values: {},
          at: now.toISOString(),
        });
        await context.did('work.see', 'bell:1');
        return { kind: 'nothing' };
      },
    },
  },
};

function setUp() {
  const store = new MemoryStore();
  const deps = { store, registry: createRegistry([bell]), partnership: plymouth.partnership, now: () => NOW };
  let deliveries = 0;
  return {
    /** Each press is a delivery of its own: a platform that repeats one gives it another id. */
    press: (carried: Partial<PressInteraction>, member = jo) =>
      runPress(
        deps,
        {
          kind: 'press',
          delivery: `delivery-${(deliveries += 1)}`,
          sender: { platform: 'teams', tenant: 'T', user: member.id },
          answer: 'now',
          verb: 'bell.ring',
          args: {},
          inputs: {},
          ...carried,
        },
        member,
        plymouth.directory,
      ),
    rung: () => store.read(async (view) => (await view.all('drafts')).length),
    refused: () =>
      store.read(async (view) =>
        (await view.all('audit')).flatMap((entry) => ('code' in entry ? [entry.code] : [])),
      ),
  };
}

describe('what a press changes, it changes once, under however many ids it is delivered', () => {
  it('with a record and its revision', async () => {
    const { press, rung } = setUp();
    const carried = { subject: 'bell:BEL-2611-K4TR', rev: 1 };
    await press(carried);
    await press(carried);
    expect(await rung()).toBe(1);
    await press({ ...carried, rev: 2 });
    expect(await rung()).toBe(2);
  });

  it('with a name the card was given for this one effect', async () => {
    const { press, rung } = setUp();
    await press({ args: { once: 'first' } });
    await press({ args: { once: 'first' } });
    expect(await rung()).toBe(1);
    await press({ args: { once: 'second' } });
    // Somebody else's press is not answered with what the first one was told.
    await press({ args: { once: 'second' } }, { ...jo, id: 'kit' });
    expect(await rung()).toBe(3);
  });

  it.each([
    ['neither', {}],
    ['a record without a revision', { subject: 'bell:BEL-2611-K4TR' }],
    ['a revision of something that is no record', { subject: 'bell', rev: 1 }],
    ['an empty name', { args: { once: '' } }],
  ])('and with %s nothing at all', async (_what, carried) => {
    const { press, rung, refused } = setUp();
    const reply = await press(carried);
    expect(JSON.stringify(reply)).toContain('nothing was changed');
    expect(await rung()).toBe(0);
    expect(await refused()).toEqual(['button-without-key']);
  });
});
