import { describe, expect, it } from 'vitest';
import {
  acceptAction,
  Action,
  AlreadyDone,
  assignAction,
  finishAction,
  isOverdue,
  updateAction,
} from '../../src/domain/action.ts';

const at = new Date('2026-11-23T09:00:00Z');
const fresh = () =>
  assignAction(
    {
      id: 'ACT-2611-K4TR',
      title: 'Send the minutes',
      measure: '90% on time',
      due: '2026-12-12',
      owner: 'jo',
      assignedBy: 'priya',
    },
    at,
  );

describe('an action', () => {
  it('goes from assigned to accepted to done, one revision a step, and keeps who and when', () => {
    const done = finishAction(
      updateAction(acceptAction(fresh(), 'jo', at), 'jo', 'Half sent', at),
      'jo',
      '19 of 20 sent',
      at,
    );
    expect(done).toMatchObject({
      status: 'done',
      rev: 4,
      accepted: { by: 'jo', at: at.toISOString() },
      updates: [{ by: 'jo', text: 'Half sent' }],
      done: { by: 'jo', evidence: '19 of 20 sent' },
    });
    expect(Action.parse(done)).toEqual(done);
  });

  it('can be finished without having been accepted first', () => {
    expect(finishAction(fresh(), 'jo', 'Sent', at).status).toBe('done');
  });

  it('refuses a second acceptance with who and when it was', () => {
    const accepted = acceptAction(fresh(), 'jo', at);
    expect(() => acceptAction(accepted, 'deputy', new Date('2026-11-24T09:00:00Z'))).toThrow(
      expect.objectContaining({ by: 'jo', at: at.toISOString(), code: 'already-done' }) as AlreadyDone,
    );
  });

  it('changes nothing once it is done, whatever is tried', () => {
    const done = finishAction(fresh(), 'jo', 'Sent', at);
    const moves = [
      () => acceptAction(done, 'x', at),
      () => updateAction(done, 'x', 'more', at),
      () => finishAction(done, 'x', 'again', at),
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
    expect(isOverdue(finishAction(fresh(), 'jo', 'Sent', at), today)).toBe(false);
  });
});
