import type { Session } from '../domain/training/record.ts';
import type { Learner } from '../domain/training/needs.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Course, Partnership } from '../partnership/schema.ts';
import { may, type AccessVerb, type Relation } from './access.ts';
import { speaksFor } from './relations.ts';

export interface TrainingAround {
  readonly directory: Directory;
  readonly partnership: Pick<Partnership, 'training' | 'courses'>;
}
type TrainingVerb = Extract<AccessVerb, `training.${string}`>;

/** How a member stands to a session, or to training as a whole: whoever gives it, and whoever speaks for the group that runs it. */
export function relationsToSession(
  session: Pick<Session, 'trainer'> | undefined,
  member: Member,
  { directory, partnership }: TrainingAround,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (session?.trainer === member.id) relations.add('trainer');
  const { group } = partnership.training;
  if (group !== undefined && speaksFor(group, member, directory)) relations.add('group-chair');
  return relations;
}

export function mayRun(
  session: Pick<Session, 'trainer'> | undefined,
  member: Member,
  around: TrainingAround,
): boolean {
  return may(member, 'training.run', relationsToSession(session, member, around));
}

/** May this member do this for that person: themselves, or somebody of their agency? */
export function mayFor(verb: TrainingVerb, person: Member, member: Member): boolean {
  const relations = new Set<Relation>();
  if (person.id === member.id) relations.add('self');
  if (person.agency === member.agency) relations.add('same-agency');
  return may(member, verb, relations);
}

/** Whoever speaks for the group that runs the training; the business unit where there is no such group, or nobody in its chair. */
export function runnersOf({ directory, partnership }: TrainingAround): readonly Member[] {
  const here = directory.members.filter(({ left }) => !left);
  const { group } = partnership.training;
  const chairs = here.filter(({ roles }) =>
    roles.some((held) => held.role === 'chair' && held.group === group),
  );
  return chairs.length > 0
    ? chairs
    : here.filter(({ roles }) => roles.some(({ role }) => role === 'business-unit'));
}

/** Who sees to one session: whoever gives it, else whoever runs the training. */
export function keepersOf({ trainer }: Pick<Session, 'trainer'>, around: TrainingAround): readonly Member[] {
  const found = trainer === undefined ? undefined : around.directory.member(trainer);
  return found && !found.left ? [found] : runnersOf(around);
}

export function learnerOf(member: Member, directory: Directory): Learner {
  return { member, sector: directory.agency(member.agency)?.sector };
}

export function courseOf(id: string, { courses }: Pick<Partnership, 'courses'>): Course | undefined {
  return courses.find((course) => course.id === id);
}

/** What a course is called; its id where the partnership file no longer has it. */
export function courseName(id: string, partnership: Pick<Partnership, 'courses'>): string {
  return courseOf(id, partnership)?.name ?? id;
}
