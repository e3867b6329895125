import { actsFor } from '../../src/bot/absences.ts';
import { isAssurer, speaksFor } from '../../src/bot/relations.ts';
import { ownerKeysOf } from '../../src/domain/action/owner.ts';
import { isOverdue, type Action } from '../../src/domain/action/record.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { StoreView } from '../../storage/store.ts';
import type { WorkSource } from '../mywork/source.ts';
import { openOnes, sectionsOf } from './list.ts';

/** Actions as a part of somebody's own list. */
export const actionWork: WorkSource = {
  async owed({ store, member, today }) {
    const owed = await owedBy(store, member);
    return {
      words: owed.length === 1 ? 'one action' : `${owed.length} actions`,
      count: owed.length,
      late: owed.filter((action) => isOverdue(action, today)).length,
    };
  },

  async sections(reader) {
    const { store, member, directory } = reader;
    const own = await owedBy(store, member);
    const covered = (
      await Promise.all(standingInFor(directory, member).map((other) => owedBy(store, other)))
    ).flat();
    const asked = openOnes(await store.find('actions', 'assignedBy', member.id));
    const isOwn = new Set(own.map(({ id }) => id));
    return sectionsOf(reader, [
      ['You owe', own, false],
      ['To take or look at', await waitingFor(store, directory, member), true],
      ['You stand in for', once(covered).filter(({ id }) => !isOwn.has(id)), true],
      ['You are waiting for', asked.filter(({ id }) => !isOwn.has(id)), true],
    ]);
  },
};

/** Open actions whose work is theirs to do, in their own name and in those of the seats they hold. */
async function owedBy(store: StoreView, member: Member): Promise<readonly Action[]> {
  const found = await Promise.all(ownerKeysOf(member).map((key) => store.find('actions', 'owner', key)));
  return once(openOnes(found.flat())).filter(({ status }) => status === 'assigned' || status === 'accepted');
}

/** What their groups were sent, or asked to look at: for the chair. */
async function waitingFor(
  store: StoreView,
  directory: Directory,
  member: Member,
): Promise<readonly Action[]> {
  const chaired = directory.groups.filter(({ id }) => speaksFor(id, member, directory));
  const found = await Promise.all(chaired.map(({ id }) => store.find('actions', 'waitsAt', id)));
  return once(found.flat()).filter(
    (action) => action.status !== 'assurance' || isAssurer(action, member, directory),
  );
}

function standingInFor(directory: Directory, member: Member): readonly Member[] {
  return directory.members.filter(
    (other) => other.id !== member.id && !other.left && actsFor(directory, other.id, member.id),
  );
}

function once(actions: readonly Action[]): readonly Action[] {
  return [...new Map(actions.map((action) => [action.id, action])).values()];
}
