import type { Directory, Role } from '../partnership/model.ts';
import type { Destination } from './outbox.ts';

/** Everybody who holds this role now, to be written to one by one. */
export function toRole({ members }: Directory, role: Role): Destination[] {
  return members
    .filter(({ left, roles }) => !left && roles.some((held) => held.role === role))
    .map(({ id }) => ({ kind: 'member', member: id }));
}
