import { describe, expect, it } from 'vitest';
import { Action, isOverdue } from '../../../src/domain/action/record.ts';
import { AlreadyDone } from '../../../src/domain/already-done.ts';
import {
  acceptAction,
  addEvidence,
  finishAction,
  handOver,
  moveDue,
  updateAction,
  withdraw,
} from '../../../src/domain/action/owners-steps.ts';
import { momentAt, newAction } from '../../support/actions.ts';

const moment = momentAt('2026-11-23T09:00:00.000Z');
const at = moment.now;
const fresh = () => newAction({ doer: 'jo', by: 'priya' });
const finish = (action: Action, evidence: string | undefined = 'Sent') =>
  finishAction(action, 'jo', evidence, undefined, moment);

describe('an action', () => {
  it('goes from assigned to accepted to done, one revision a step, and keeps who and when', () => {
    const done = finish(
      updateAction(acceptAction(fresh(), 'jo', at), 'jo', 'Half sent', at),
      '19 of 20 sent',
    );
    expect(done).toMatchObject({
      status: 'closed',
      rev: 4,
      accepted: { by: 'jo', at: at.toISOString() },
      evidence: [{ by: 'jo', text: '19 of 20 sent' }],
      closed: { how: 'done', by: 'jo' },
      story: [
        { kind: 'assigned', by: 'priya' },
        { kind: 'accepted', by: 'jo' },
        { kind: 'update', text: 'Half sent' },
        { kind: 'finished', index: 0 },
      ],
    });
    expect(Action.parse(done)).toEqual(done);
  });

  it('can be finished without having been accepted first', () => {
    expect(finish(fresh()).status).toBe('closed');
  });

  it('refuses a second acceptance with who and when it was', () => {
    const accepted = acceptAction(fresh(), 'jo', at);
    expect(() => acceptAction(accepted, 'deputy', new Date('2026-11-24T09:00:00Z'))).toThrow(
      expect.objectContaining({ by: 'jo', at: at.toISOString(), code: 'already-done' }) as AlreadyDone,
    );
  });

  it('changes nothing once it is done, whatever is tried', () => {
    const done = finish(fresh());
    const moves = [
      () => acceptAction(done, 'x', at),
      () => updateAction(done, 'x', 'more', at),
      () => finish(done, 'again'),
      () => addEvidence(done, 'x', 'more', at),
      () => moveDue(done, '2027-01-01', 'x', 'why', at),
      () => handOver(done, { kind: 'chair', group: 'csa' }, 'x', 'why', at),
      () => withdraw(done, 'x', 'why', at),
    ];
    for (const move of moves) expect(move).toThrow(AlreadyDone);
  });

  it('never changes the record it was given', () => {
    const before = fresh();
    const copy = structuredClone(before);
    updateAction(acceptAction(before, 'jo', at), 'jo', 'x', at);
    expect(before).toEqual(copy);
  });

  it.each([
    ['2026-12-11', false],
    ['2026-12-12', false],
    ['2026-12-13', true],
  ])('due on 12 December: on %s overdue is %s', (today, overdue) => {
    expect(isOverdue(fresh(), today)).toBe(overdue);
    expect(isOverdue(finish(fresh()), today)).toBe(false);
  });
});
