import type { Review } from '../../src/domain/review/record.ts';
import type { Member } from '../../src/partnership/model.ts';

/** Who can run a review: the business unit, members of the group that oversees it, and for a scrutiny theme the scrutineers. */
export function mayRun(roles: Member['roles'], { kind, group }: Pick<Review, 'kind' | 'group'>): boolean {
  return roles.some(
    (held) =>
      held.role === 'business-unit' ||
      held.group === group ||
      (kind === 'scrutiny-theme' && held.role === 'scrutineer'),
  );
}
