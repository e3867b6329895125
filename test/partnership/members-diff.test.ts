import { describe, expect, it } from 'vitest';
import { diffMembers, recordsToWrite } from '../../src/partnership/members-diff.ts';
import type { Member } from '../../src/partnership/model.ts';

function member(id: string, more: Partial<Member> = {}): Member {
  return {
    id,
    name: id,
    email: `${id}@x.example`,
    agency: 'nspcc',
    post: 'Worker',
    roles: [{ role: 'dsl' }],
    platforms: ['slack'],
    ...more,
  };
}

describe('the difference between two memberships', () => {
  it('tells who joins, changes, leaves and stays', () => {
    const diff = diffMembers(
      [member('stays'), member('changes'), member('leaves'), member('left', { left: true })],
      [member('stays'), member('changes', { post: 'Lead', prefers: 'slack' }), member('joins')],
    );
    expect(diff.added.map(({ id }) => id)).toEqual(['joins']);
    expect(diff.changed.map(({ after, fields }) => [after.id, fields])).toEqual([
      ['changes', ['post', 'prefers']],
    ]);
    expect(diff.leaving.map(({ id }) => id)).toEqual(['leaves']);
    expect(diff.unchanged).toBe(1);
    expect(recordsToWrite(diff).map(({ id, left }) => [id, left ?? false])).toEqual([
      ['joins', false],
      ['changes', false],
      ['leaves', true],
    ]);
  });

  it('lets somebody come back', () => {
    const { changed } = diffMembers([member('back', { left: true })], [member('back')]);
    expect(changed.map(({ fields }) => fields)).toEqual([['left']]);
    expect(changed[0]?.after.left).toBeUndefined();
  });

  it('finds nothing between a membership and itself, however its fields are ordered', () => {
    const one = member('one', { roles: [{ role: 'chair', group: 'neglect' }] });
    const same = member('one', { roles: [{ group: 'neglect', role: 'chair' }] });
    expect(recordsToWrite(diffMembers([one], [same]))).toEqual([]);
  });

  it('is settled once it is written', () => {
    const before = [member('a'), member('b')];
    const wanted = [member('b', { post: 'New' }), member('c')];
    const written = new Map(
      [...before, ...recordsToWrite(diffMembers(before, wanted))].map((one) => [one.id, one]),
    );
    expect(recordsToWrite(diffMembers([...written.values()], wanted))).toEqual([]);
  });
});
