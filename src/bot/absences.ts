import type { Directory, Member, Role } from '../partnership/model.ts';

/** Who gets what is sent to a member. `for` is the member when it is somebody else who gets it. */
export interface Recipient {
  readonly member: Member;
  readonly for?: Member;
}

/** Who answers for an agency's work when neither a person nor their deputies are here, in this order. */
const LEADS: readonly Role[] = ['manager', 'dsl', 'senior'];

/** Away today: from the first day up to the day before they are back. */
export function isAway(member: Member, today: string | undefined): boolean {
  return (
    today !== undefined && member.away !== undefined && member.away.from <= today && today < member.away.back
  );
}

/**
 * Who acts for somebody who is away, in steps: the first of their deputies (and these people's deputies) who is here; when
 * there is none their agency's leads; when there are none the business unit. Empty for somebody who is here.
 */
export function standInsFor(directory: Directory, id: string): readonly Member[] {
  const today = directory.today?.();
  const member = directory.member(id);
  if (!member || member.left || !isAway(member, today)) return [];
  return stepsFor(directory, member, today).find((step) => step.length > 0) ?? [];
}

/** Nobody whom the member or their agency chose is here: only the business unit, or nobody at all. Visible as a gap. */
export function isUncovered(directory: Directory, id: string): boolean {
  const today = directory.today?.();
  const member = directory.member(id);
  if (!member || member.left || !isAway(member, today)) return false;
  const [deputies = [], leads = []] = stepsFor(directory, member, today);
  return deputies.length === 0 && leads.length === 0;
}

/** Everybody this member acts for today. */
export function standsInFor(directory: Directory, id: string): readonly Member[] {
  const today = directory.today?.();
  return directory.members.filter(
    (other) =>
      !other.left &&
      isAway(other, today) &&
      standInsFor(directory, other.id).some((standIn) => standIn.id === id),
  );
}

/** Their deputy, or somebody who acts for them today. */
export function actsFor(directory: Directory, owner: string, member: string): boolean {
  return (
    directory.member(owner)?.deputy === member ||
    standInsFor(directory, owner).some((standIn) => standIn.id === member)
  );
}

/**
 * Who gets what is sent to a member today, best first; each further one is for when the one before cannot be reached. The
 * absent member comes last: rather them than nobody. Empty for somebody who has left.
 */
export function recipientsFor(directory: Directory, id: string): readonly Recipient[] {
  const today = directory.today?.();
  const member = directory.member(id);
  if (!member || member.left) return [];
  if (!isAway(member, today)) return [{ member }];
  const others = [...new Set(stepsFor(directory, member, today).flat())];
  return [...others.map((other) => ({ member: other, for: member })), { member }];
}

function stepsFor(directory: Directory, member: Member, today: string | undefined): (readonly Member[])[] {
  const here = (other: Member): boolean => !other.left && other.id !== member.id && !isAway(other, today);
  const holding = (role: Role, among: readonly Member[]) =>
    among.filter((other) => here(other) && other.roles.some((held) => held.role === role));
  const colleagues = directory.members.filter((other) => other.agency === member.agency);
  return [
    deputiesOf(directory, member).filter(here).slice(0, 1),
    [...new Set(LEADS.flatMap((role) => holding(role, colleagues)))],
    holding('business-unit', directory.members),
  ];
}

/** Their deputy, that one's deputy, and so on; each once, however they name each other. */
function deputiesOf(directory: Directory, member: Member): readonly Member[] {
  const chain: Member[] = [];
  let next = member.deputy === undefined ? undefined : directory.member(member.deputy);
  while (next && next.id !== member.id && !chain.includes(next)) {
    chain.push(next);
    next = next.deputy === undefined ? undefined : directory.member(next.deputy);
  }
  return chain;
}
