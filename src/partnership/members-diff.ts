import type { Member } from './model.ts';

export interface MemberChange {
  readonly before: Member;
  readonly after: Member;
  /** Which fields differ. `left` stands for somebody who comes back. */
  readonly fields: readonly (keyof Member)[];
}

/** What would have to change for the members on record to become another membership. */
export interface MembersDiff {
  readonly added: readonly Member[];
  readonly changed: readonly MemberChange[];
  /** On record, not in the new membership, and not marked as having left: their access would end. */
  readonly leaving: readonly Member[];
  readonly unchanged: number;
}

const FIELDS = [
  'name',
  'email',
  'agency',
  'post',
  'roles',
  'platforms',
  'prefers',
  'deputy',
  'left',
] as const;

/** Compares the members on record with a new membership, by id. Leavers stay on record: old records name them. */
export function diffMembers(recorded: readonly Member[], wanted: readonly Member[]): MembersDiff {
  const before = new Map(recorded.map((member) => [member.id, member]));
  const kept = new Set(wanted.map((member) => member.id));
  const added: Member[] = [];
  const changed: MemberChange[] = [];
  let unchanged = 0;
  for (const member of wanted) {
    const known = before.get(member.id);
    const fields = known ? FIELDS.filter((field) => differs(known[field], member[field])) : [];
    if (!known) added.push(member);
    else if (fields.length > 0) changed.push({ before: known, after: member, fields });
    else unchanged += 1;
  }
  const leaving = recorded.filter((member) => !kept.has(member.id) && !member.left);
  return { added, changed, leaving, unchanged };
}

/** The records to write for a difference to take effect. */
export function recordsToWrite(diff: MembersDiff): readonly Member[] {
  return [
    ...diff.added,
    // A file says nothing about absences, so they stay as they are.
    ...diff.changed.map(({ before, after }) =>
      before.away && !before.left ? { ...after, away: before.away } : after,
    ),
    ...diff.leaving.map(({ away: _away, ...member }): Member => ({ ...member, left: true })),
  ];
}

function differs(one: unknown, other: unknown): boolean {
  return canonical(one) !== canonical(other);
}

// Lists are compared without regard to their order, except that the first platform is the one used when none is preferred.
function canonical(value: unknown): string {
  return (
    JSON.stringify(value === false ? undefined : value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort())
        : part,
    ) ?? ''
  );
}
