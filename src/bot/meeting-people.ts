import type { StoreView } from '../../storage/store.ts';
import type { People } from '../domain/meeting/recipients.ts';
import type { Directory } from '../partnership/model.ts';
import { chairsOf, whoOwns } from './relations.ts';
import { unitOf } from './review-chase.ts';

/** Who is who at this moment, for whom a prompt goes to. */
export async function peopleFor(view: StoreView, directory: Directory): Promise<People> {
  const open = (await view.all('actions')).filter(({ status }) => status !== 'closed');
  return {
    chairsOf: (group) => chairsOf(group, directory).map(({ id }) => id),
    membersOf: (group) =>
      directory.members
        .filter(({ left, roles }) => !left && roles.some((held) => held.group === group))
        .map(({ id }) => id),
    unit: () => unitOf(directory),
    // Whoever owes its group an action, or leads an item that has no paper yet.
    ownersFor: (meeting) => [
      ...open
        .filter(({ group }) => group === meeting.group)
        .flatMap((action) => whoOwns(action, directory).members.map(({ id }) => id)),
      ...meeting.items.flatMap(({ id, who }) =>
        who === undefined || meeting.papers.some(({ item }) => item === id) ? [] : [who],
      ),
    ],
  };
}
