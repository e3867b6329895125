import { actsFor } from '../../src/bot/absences.ts';
import { isOverdue, type Action } from '../../src/domain/action.ts';
import type { WorkSource } from '../mywork/source.ts';
import { openOnes, sectionsOf } from './list.ts';

/** Actions as a part of somebody's own list. */
export const actionWork: WorkSource = {
  async owed({ store, member, today }) {
    const owed = openOnes(await store.find('actions', 'owner', member.id));
    return {
      words: owed.length === 1 ? 'one action' : `${owed.length} actions`,
      count: owed.length,
      late: owed.filter((action) => isOverdue(action, today)).length,
    };
  },

  async sections(reader) {
    const { store, member, directory } = reader;
    const covered: Action[] = [];
    for (const owner of directory.members.filter(
      (other) => other.id !== member.id && !other.left && actsFor(directory, other.id, member.id),
    ))
      covered.push(...openOnes(await store.find('actions', 'owner', owner.id)));
    const asked = openOnes(await store.find('actions', 'assignedBy', member.id));
    return sectionsOf(reader, [
      ['You owe', openOnes(await store.find('actions', 'owner', member.id)), false],
      ['You stand in for', covered, true],
      ['You are waiting for', asked.filter((action) => action.owner !== member.id), true],
    ]);
  },
};
