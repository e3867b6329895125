import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../schedules/next-steps.ts';
import { findGaps, stepKind, type StepAround } from '../../src/bot/next-steps.ts';
import { actionSteps } from '../../src/bot/action-steps.ts';
import { post, type OutboxMessage } from '../../src/bot/outbox.ts';
import { stepKinds } from '../../src/bot/step-kinds.ts';
import { owned } from '../../src/domain/action/owner.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { acceptAction, finishAction } from '../../src/domain/action/owners-steps.ts';
import { momentAt, newAction } from '../support/actions.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { plymouth } from '../support/schedules.ts';

const NOW = new Date('2026-11-23T08:40:00Z');
const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  name: `${id} name`,
  email: `${id}@partnership.example`,
  agency: 'business-unit',
  post: 'Officer',
  roles: [],
  platforms: ['slack'],
  ...more,
});
const MEMBERS = [
  member('priya', { roles: [{ role: 'business-unit' }] }),
  member('bea', { roles: [{ role: 'business-unit' }] }),
  member('jo'),
  member('kit', { left: true }),
  member('cleo', { roles: [{ role: 'chair', group: 'neglect' }] }),
  member('max', { left: true, roles: [{ role: 'chair', group: 'csa' }] }),
];
const action = ({
  owner = 'jo',
  ...more
}: Partial<Omit<Action, 'owner'>> & { owner?: string } = {}): Action => ({
  ...newAction({ title: 'What', measure: 'How', by: 'cleo' }, NOW.toISOString()),
  owner: owned(owner),
  ...more,
});
const around = (members = MEMBERS): StepAround => ({
  ...plymouth,
  directory: createDirectory(plymouth.partnership, members),
  today: '2026-11-23',
  lost: new Map(),
});
const reasons = (record: Action, at: StepAround = around()): string[] => {
  const next = actionSteps.nextStep(record, at);
  return 'what' in next ? [] : next.map(({ reason }) => reason);
};

describe('what comes next for an action', () => {
  it('is its owner, who accepts it or finishes it by its day', () => {
    expect(actionSteps.nextStep(action({ group: 'neglect' }), around())).toEqual({
      what: 'accept it',
      who: 'jo',
      when: '2026-12-12',
    });
    expect(actionSteps.nextStep(acceptAction(action(), 'jo', NOW), around())).toMatchObject({
      what: 'finish it',
    });
    expect(reasons(action({ due: '2026-11-23' }))).toEqual([]);
  });

  it.each([
    ['its owner has left', { owner: 'kit' }, ['owner-left']],
    ['its owner is nobody on record', { owner: 'nobody' }, ['owner-left']],
    ['its group has a chair who left', { group: 'csa' }, ['no-chair']],
    ['its group never had one', { group: 'sawg' }, ['no-chair']],
    ['its group is no more in the partnership file', { group: 'gone-group' }, ['no-chair']],
    ['its day is over', { due: '2026-11-22' }, ['overdue']],
    ['all of it', { owner: 'kit', group: 'csa', due: '2026-11-01' }, ['owner-left', 'no-chair', 'overdue']],
  ] as const)('is missing when %s', (_what, more, expected) => {
    expect(reasons(action(more))).toEqual(expected);
  });

  it('is missing when its card reached nobody, with that message to send again', () => {
    const letter = { id: 'm', to: { kind: 'member', member: 'jo' } } as OutboxMessage;
    const next = actionSteps.nextStep(action(), {
      ...around(),
      lost: new Map([['action:ACT-2611-K4TR', [letter]]]),
    });
    expect(next).toEqual([
      { reason: 'not-told', says: 'Its card did not reach jo name.', press: { again: letter } },
    ]);
  });
});

describe('the search for records without a next step', () => {
  it('reads every kind in the list, and leaves out what is done', async () => {
    const store = new MemoryStore();
    await store.transact(async (tx) => {
      await tx.insert('actions', action({ id: 'ACT-2611-BBBB', owner: 'kit' }));
      await tx.insert(
        'actions',
        finishAction(action({ id: 'ACT-2611-CCCC', owner: 'kit' }), 'kit', 'Done', undefined, momentAt(NOW)),
      );
      await tx.insert('actions', action({ id: 'ACT-2611-DDDD' }));
    });
    const other = stepKind<string>({
      name: 'other',
      open: () => Promise.resolve(['a']),
      describe: (id) => ({ subject: `aaa:${id}`, rev: 1, title: id, line: id }),
      nextStep: () => [{ reason: 'overdue', says: 'Late.' }],
    });
    const gaps = await store.read((view) => findGaps(view, around(), [...stepKinds, other]));
    expect(gaps.map(({ subject }) => subject)).toEqual(['aaa:a', 'action:ACT-2611-BBBB']);
  });
});

describe('the morning message', () => {
  const DAY = 86_400_000;
  function setUp(members = MEMBERS) {
    const store = new MemoryStore();
    let now = NOW;
    return {
      store,
      pass: (days: number) => (now = new Date(now.getTime() + days * DAY)),
      put: (record: Action) => store.transact((tx) => tx.put('actions', record)),
      /** Runs the schedule; who was written to. */
      run: async (): Promise<string[]> => {
        const before = new Set((await store.read((view) => view.all('outbox'))).map(({ id }) => id));
        await store.transact((tx) =>
          nextSteps.run({
            ...plymouth,
            directory: createDirectory(plymouth.partnership, members),
            tx,
            now,
            today: londonDate(now),
            occurrence: {
              id: 'x',
              schedule: 'next-steps',
              label: 'x',
              state: 'planned',
              dueAt: now.toISOString(),
              plannedAt: now.toISOString(),
              attempts: 0,
              nextTryAt: now.toISOString(),
            },
          }),
        );
        const after = await store.read((view) => view.all('outbox'));
        return after
          .filter(({ id }) => !before.has(id))
          .map(({ to }) => (to.kind === 'member' ? to.member : ''))
          .sort();
      },
    };
  }

  it('goes to everybody in the business unit when something is new, and else once a week', async () => {
    const { put, run, pass } = setUp();
    expect(await run()).toEqual([]);
    await put(action({ id: 'ACT-2611-BBBB', owner: 'kit' }));
    expect(await run()).toEqual(['bea', 'priya']);
    pass(1);
    expect(await run()).toEqual([]);
    await put(action({ id: 'ACT-2611-CCCC', owner: 'kit' }));
    pass(1);
    expect(await run()).toEqual(['bea', 'priya']);
    pass(6);
    expect(await run()).toEqual([]);
    pass(1);
    expect(await run()).toEqual(['bea', 'priya']);
  });

  it('counts another reason, and one that came back, as new', async () => {
    const { put, run, pass } = setUp();
    const stuck = action({ due: '2026-11-25', group: 'csa' });
    await put(stuck);
    expect(await run()).toHaveLength(2);
    pass(3);
    expect(await run()).toHaveLength(2);
    await put({ ...stuck, due: '2027-01-29' });
    pass(1);
    expect(await run()).toEqual([]);
    await put(stuck);
    pass(1);
    expect(await run()).toHaveLength(2);
  });

  it('goes to the safeguarding partners when nobody is in the business unit', async () => {
    const dsp = member('rhi', { roles: [{ role: 'dsp' }] });
    const { put, run } = setUp([dsp, member('priya', { left: true, roles: [{ role: 'business-unit' }] })]);
    await put(action({ owner: 'kit' }));
    expect(await run()).toEqual(['rhi']);
  });

  it('tells of a card that reached nobody', async () => {
    const { store, put, run } = setUp();
    await put(action());
    await store.transact(async (tx) => {
      await post(tx, NOW, {
        to: { kind: 'member', member: 'jo' },
        content: { kind: 'record', subject: 'action:ACT-2611-K4TR', view: 'action' },
      });
      for (const letter of await tx.all('outbox')) await tx.put('outbox', { ...letter, state: 'dead' });
    });
    expect(await run()).toEqual(['bea', 'priya']);
    const told = (await store.read((view) => view.all('outbox'))).find(
      ({ content }) => content?.kind === 'card',
    );
    expect(JSON.stringify(told?.content)).toContain('did not reach');
    expect(JSON.stringify(told?.content)).toContain('message.again');
  });
});
