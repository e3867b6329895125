import type { Licence } from '../domain/training/licence-record.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { may, type AccessVerb, type Relation } from './access.ts';
import { leadsOf } from './training-leads.ts';

/** How a member stands to a licence: it is theirs, or somebody's of their agency. */
export function relationsToLicence(
  { member: holder }: Pick<Licence, 'member'>,
  member: Member,
  directory: Directory,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (holder === member.id) relations.add('self');
  const person = directory.member(holder);
  if (!person || person.id === member.id) return relations;
  // Where an agency has nobody who answers for it, the one above does.
  if (person.agency === member.agency || leadsOf(person, directory).some(({ id }) => id === member.id))
    relations.add('same-agency');
  return relations;
}

export function mayLicence(
  verb: Extract<AccessVerb, `licence.${string}`>,
  licence: Pick<Licence, 'member'>,
  member: Member,
  directory: Directory,
): boolean {
  return may(member, verb, relationsToLicence(licence, member, directory));
}
