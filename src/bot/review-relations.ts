import { agencyLead, owedBy } from '../domain/review/owed.ts';
import type { Review, ReviewReturn } from '../domain/review/record.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { actsFor } from './absences.ts';
import { may, type Relation } from './access.ts';

/** How a member stands to a review as a whole. An agency that owes a return has no relation to it, only to its return. */
export function relationsToReview(
  review: Pick<Review, 'group' | 'lead'>,
  member: Member,
  directory: Directory,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (review.lead === member.id || actsFor(directory, review.lead, member.id)) relations.add('review-lead');
  for (const { role, group } of member.roles) {
    if (group !== review.group) continue;
    relations.add('overseer');
    if (role === 'chair') relations.add('group-chair');
  }
  const chairs = directory.members.filter(
    (other) =>
      !other.left && other.roles.some(({ role, group }) => role === 'chair' && group === review.group),
  );
  if (chairs.some(({ id }) => actsFor(directory, id, member.id))) {
    relations.add('overseer');
    relations.add('group-chair');
  }
  return relations;
}

export function maySeeReview(review: Review, member: Member, directory: Directory): boolean {
  return may(member, 'review.see', relationsToReview(review, member, directory));
}

/** May this person do the steps, write findings down, close it? */
export function mayDrive(review: Review, member: Member, directory: Directory): boolean {
  return may(member, 'review.drive', relationsToReview(review, member, directory));
}

/** Is this return theirs to answer, as who owes it, a deputy, or a lead of the agency? A setting's is its own lead's alone. */
export function mayAnswer(review: Review, each: ReviewReturn, member: Member, directory: Directory): boolean {
  return may(member, 'review.return', relationsToReturn(review, each, member, directory));
}

function relationsToReturn(
  review: Review,
  each: ReviewReturn,
  member: Member,
  directory: Directory,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  const owners = owedBy(review, each, directory).members;
  if (owners.some(({ id }) => id === member.id || actsFor(directory, id, member.id))) relations.add('owes');
  if (!each.setting && each.agency === member.agency) relations.add('same-agency');
  return relations;
}

/** The returns of a review that are this person's own: what whoever runs it may also answer is not among them. */
export function ownReturns(review: Review, member: Member, directory: Directory): readonly ReviewReturn[] {
  if (member.left) return [];
  const plain: Member = { ...member, roles: member.roles.filter(({ role }) => role !== 'business-unit') };
  return review.returns.filter(
    (each) => each.state !== 'planned' && mayAnswer(review, each, plain, directory),
  );
}

/** May this person read the one-page briefing? Once it is sent round, everybody of the agencies it went to. */
export function mayReadPage(review: Review, member: Member, directory: Directory): boolean {
  if (!review.onePage) return false;
  const relations = new Set(relationsToReview(review, member, directory));
  for (const relation of relationsToPage(review, member, directory)) relations.add(relation);
  return may(member, 'review.page', relations);
}

/** The agencies for which this person can say that they have read it. */
export function mayAcknowledge(review: Review, member: Member, directory: Directory): readonly string[] {
  const to = review.onePage?.to ?? [];
  return to
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ agency }) => agency)
    .filter((agency) =>
      may(member, 'review.acknowledge', relationsToPage(review, member, directory, agency)),
    );
}

function relationsToPage(
  review: Review,
  member: Member,
  directory: Directory,
  only?: string,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  const to = (review.onePage?.to ?? []).filter(({ agency }) => only === undefined || agency === only);
  for (const { agency } of to) {
    const leads = agencyLead(review, agency, directory).members;
    if (leads.some(({ id }) => id === member.id || actsFor(directory, id, member.id)))
      relations.add('page-reader');
    if (agency === member.agency) relations.add('same-agency');
  }
  return relations;
}
