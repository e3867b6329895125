import type { Member, Role } from '../../src/partnership/model.ts';

/** Somebody with this role and no other, or with none. */
export function memberWith(role: Role | undefined, left = false): Member {
  return {
    id: 'jo',
    name: 'Jo Ellis',
    email: 'jo@livewell.example',
    agency: 'livewell',
    post: 'Nurse',
    roles: role ? [{ role }] : [],
    platforms: ['slack'],
    ...(left ? { left } : {}),
  };
}
