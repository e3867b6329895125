import { agencyAndAbove } from '../../partnership/agencies-above.ts';
import type { Directory, Member, Role } from '../../partnership/model.ts';
import type { Review, ReviewReturn } from './record.ts';

/** Who answers for something an agency owes. Nobody: whoever waits has to see that. */
export interface Owed {
  readonly members: readonly Member[];
  /** What the directory lacks, in words. */
  readonly gap?: string;
}

/** In this order, after those who sit in the overseeing group for their agency. */
const ANSWERS: readonly Role[] = ['dsl', 'manager', 'senior', 'dsp'];
const NEXT_UP: readonly Role[] = ['senior', 'dsp'];

/**
 * Who owes this return: for a setting its own lead; for an agency whoever sits for it in the group that oversees the review,
 * else its safeguarding lead, manager or senior lead, in the agency itself or the one it belongs to. One person, so that
 * nobody thinks that another does it.
 */
export function owedBy(
  review: Pick<Review, 'group'>,
  each: Pick<ReviewReturn, 'agency' | 'setting'>,
  directory: Directory,
): Owed {
  if (each.setting) {
    const lead = each.setting.lead === undefined ? undefined : directory.member(each.setting.lead);
    if (lead && !lead.left) return { members: [lead] };
    return { members: [], gap: `Nobody is on record for ${each.setting.name}.` };
  }
  return agencyLead(review, each.agency, directory);
}

/** Who answers for an agency where a review is concerned. */
export function agencyLead(review: Pick<Review, 'group'>, agency: string, directory: Directory): Owed {
  for (const each of agencyAndAbove(agency, directory)) {
    const here = directory.members.filter((member) => !member.left && member.agency === each);
    const [found] = [
      ...here.filter((member) => holds(member, 'group-member', review.group)),
      ...here.filter((member) => holds(member, 'chair', review.group)),
      ...ANSWERS.flatMap((role) => here.filter((member) => holds(member, role))),
    ];
    if (found) return { members: [found] };
  }
  return {
    members: [],
    gap: `Nobody is on record who answers for ${directory.agency(agency)?.name ?? 'that agency'}.`,
  };
}

/** Who is asked when whoever owes it does not answer: the agency's senior lead or delegated partner, where that is another. */
export function nextUp(
  review: Pick<Review, 'group'>,
  each: Pick<ReviewReturn, 'agency' | 'setting'>,
  directory: Directory,
): readonly Member[] {
  const owner = owedBy(review, each, directory).members[0];
  for (const agency of agencyAndAbove(each.agency, directory)) {
    const here = directory.members.filter(
      (member) => !member.left && member.agency === agency && member.id !== owner?.id,
    );
    for (const role of NEXT_UP) {
      const found = here.find((member) => holds(member, role));
      if (found) return [found];
    }
  }
  return [];
}

/** The returns of a review that this person owes. */
export function returnsOf(review: Review, member: string, directory: Directory): readonly ReviewReturn[] {
  return review.returns.filter((each) =>
    owedBy(review, each, directory).members.some(({ id }) => id === member),
  );
}

function holds(member: Member, role: Role, group?: string): boolean {
  return member.roles.some((held) => held.role === role && (group === undefined || held.group === group));
}
