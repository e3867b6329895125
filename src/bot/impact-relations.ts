import type { Impact } from '../domain/impact/record.ts';
import type { Member } from '../partnership/model.ts';
import { may, type AccessVerb, type Relation } from './access.ts';

export function relationsToImpact(
  impact: Pick<Impact, 'by' | 'agency'>,
  member: Member,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (impact.by === member.id) relations.add('author');
  if (impact.agency === member.agency) relations.add('same-agency');
  return relations;
}

/** One that was withdrawn is there for whoever wrote it and for the business unit. */
export function mayImpact(
  verb: Extract<AccessVerb, `impact.${string}`>,
  impact: Pick<Impact, 'by' | 'agency' | 'state'>,
  member: Member,
): boolean {
  if (impact.state === 'withdrawn' && verb === 'impact.see')
    return impact.by === member.id || may(member, 'impact.basket', new Set());
  return may(member, verb, relationsToImpact(impact, member));
}
