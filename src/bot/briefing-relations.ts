import type { Briefing, BriefingItem } from '../domain/briefing/record.ts';
import type { BriefingSettings } from '../partnership/briefing-schema.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { isAway, standsInFor } from './absences.ts';
import type { Relation } from './access.ts';
import type { PlaceKind } from './places.ts';

type Settings = Pick<BriefingSettings, 'expected' | 'digest' | 'chair'>;

/** The group whose chair chairs the briefing: the one the file names, else the one that gets its themes. */
export function chairingGroup({ chair, digest }: Settings): string | undefined {
  return chair.group ?? digest.group;
}

/** Who chairs the briefing today: the chairs of that group, or who stands in for one that is away. */
export function chairsOfBriefing(directory: Directory, settings: Settings): readonly Member[] {
  const group = chairingGroup(settings);
  return directory.members.filter(
    (member) => !member.left && member.roles.some((held) => held.role === 'chair' && held.group === group),
  );
}

export function isChairOfBriefing(directory: Directory, settings: Settings, member: Member): boolean {
  const chairs = chairsOfBriefing(directory, settings);
  return chairs.some(
    (chair) =>
      chair.id === member.id ||
      chair.deputy === member.id ||
      standsInFor(directory, member.id).some(({ id }) => id === chair.id),
  );
}

/** Those of an agency who are asked for their updates: by the words in their job where the file has some, else all of them. */
export function peopleOf(directory: Directory, settings: Settings, agency: string): readonly Member[] {
  const post = settings.expected.find((each) => each.agency === agency)?.post?.toLowerCase();
  const all = directory.members.filter((member) => !member.left && member.agency === agency);
  const asked = post === undefined ? all : all.filter((member) => member.post.toLowerCase().includes(post));
  return asked.length > 0 ? asked : all;
}

/** Agencies that are asked daily and of which everybody who is asked is away today. */
export function agenciesOnLeave(directory: Directory, settings: Settings): readonly string[] {
  const today = directory.today?.();
  return settings.expected
    .filter(({ agency, when }) => {
      const people = peopleOf(directory, settings, agency);
      return when === 'daily' && people.length > 0 && people.every((member) => isAway(member, today));
    })
    .map(({ agency }) => agency);
}

/** How a member stands to the briefing. Being in its closed room is being asked to it. */
export function relationsToBriefing(
  directory: Directory,
  settings: Settings,
  member: Member,
  place: PlaceKind = 'direct',
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  const isAsked = settings.expected.some(
    ({ agency }) =>
      agency === member.agency && peopleOf(directory, settings, agency).some(({ id }) => id === member.id),
  );
  if (isAsked || place === 'briefing') relations.add('attends');
  if (isChairOfBriefing(directory, settings, member)) relations.add('briefing-chair');
  return relations;
}

/** How a member stands to one item or update of it. */
export function relationsToItem(
  directory: Directory,
  settings: Settings,
  { author, agency }: Pick<BriefingItem, 'author' | 'agency'>,
  member: Member,
  place?: PlaceKind,
): ReadonlySet<Relation> {
  const relations = new Set(relationsToBriefing(directory, settings, member, place));
  if (author === member.id || directory.member(author)?.deputy === member.id) relations.add('author');
  if (agency === member.agency) relations.add('same-agency');
  return relations;
}

/** Everybody who brought something to this briefing, and who chairs it. */
export function attendees(briefing: Briefing, directory: Directory, settings: Settings): readonly string[] {
  const posted = briefing.contributions.flatMap(({ by }) => (by === undefined ? [] : [by]));
  return [...new Set([...posted, ...chairsOfBriefing(directory, settings).map(({ id }) => id)])];
}
