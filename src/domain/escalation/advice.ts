import type { Directory, Member } from '../../partnership/model.ts';
import { addWorkingDays, deadline, londonDate, sayDate, workingDaysBetween } from '../working-days.ts';
import { calendarUnder, currentStage, policyOf } from './clock.ts';
import type { MoveAt, Mover } from './moves.ts';
import { ownersAt } from './owners.ts';
import type { Escalation, StagePolicy, StageRun } from './record.ts';
import { SIDES } from './words.ts';
import { upperFirst } from '../upper-first.ts';

export type Advice = NonNullable<StageRun['advice']>;

/** Prompts for an opinion go out for so many working days after its day; whoever asked hears of it on the first of them. */
const CHASES_AFTER = 2;

/**
 * Who can be asked for an opinion under this policy. An Independent Person of one of the two agencies would not be one; where
 * one agency's officer decides, the other lead partners are asked. Undefined where the stage has no such seat.
 */
export function advisersAt(
  { raising, receiving }: Pick<Escalation, 'raising' | 'receiving'>,
  { advice, agency }: StagePolicy,
  { members }: Directory,
): { readonly members: readonly Member[]; readonly gap?: string } | undefined {
  if (!advice) return undefined;
  const role = advice.foundAmong === 'lead-partners' ? 'lsp' : 'independent-person';
  const found = members.filter(
    (member) =>
      !member.left &&
      member.roles.some((held) => held.role === role) &&
      (role === 'lsp' ? member.agency !== agency : ![raising, receiving].includes(member.agency)),
  );
  return found.length > 0 ? { members: found } : { members: [], gap: advisersLacking(advice) };
}

export function advisersLacking({ name }: NonNullable<StagePolicy['advice']>): string {
  return `${upperFirst(name)} cannot be asked for an opinion: nobody is on record.`;
}

/** Seats that nobody holds at the open stage, in words: both sides', and that of whom they may ask. */
export function emptySeats(escalation: Escalation, directory: Directory): string[] {
  const policy = policyOf(escalation, currentStage(escalation).stage);
  if (!policy) return [];
  const sides = SIDES.flatMap((side) => ownersAt(escalation, side, policy, directory).gap ?? []);
  return [...sides, ...[advisersAt(escalation, policy, directory)?.gap ?? []].flat()];
}

/** The end of the working day by which the opinion is needed. */
export function adviceDue(
  escalation: Escalation,
  advice: Advice,
  { calendar }: Pick<MoveAt, 'calendar'>,
): Date {
  return deadline(new Date(advice.at), advice.days, calendarUnder(escalation.policy, calendar));
}

/** Members who were asked at the open stage and have not said anything yet. */
export function waitingFor({ told, opinions }: Advice): readonly string[] {
  return told.filter((member) => !opinions.some(({ person }) => person === member));
}

/** Was this member asked for an opinion at any stage? Then they may go on seeing what it is about. */
export function wasAsked({ stages }: Escalation, member: string): boolean {
  return stages.some(({ advice }) => advice?.told.includes(member));
}

/** Why those who decide may not do so yet: the arrangements say that they consult first. */
export function notConsulted(escalation: Escalation, { asks }: Mover, at: MoveAt): string | undefined {
  const run = currentStage(escalation);
  const policy = policyOf(escalation, run.stage)?.advice;
  if (!policy?.needed) return undefined;
  // With nobody to ask, it must not stand still for ever.
  if (!run.advice)
    return asks?.length === 0 ? undefined : `Here it is decided after consulting. Ask ${policy.name} first.`;
  const due = adviceDue(escalation, run.advice, at);
  return waitingFor(run.advice).length > 0 && at.now < due
    ? `Not everybody who was asked has given an opinion. They have until ${sayDate(londonDate(due), 'short')}.`
    : undefined;
}

/** Who is prompted about an opinion today: those asked, from the working day before; once it is late also whoever asked. */
export function opinionsToChase(
  escalation: Escalation,
  { now, calendar }: MoveAt,
): ReadonlyMap<string, 'adviser' | 'asker'> {
  const people = new Map<string, 'adviser' | 'asker'>();
  const { advice } = currentStage(escalation);
  if (!advice || escalation.state === 'closed' || escalation.settled) return people;
  const [today, due] = [londonDate(now), londonDate(adviceDue(escalation, advice, { calendar }))];
  const over = today > due ? workingDaysBetween(due, today, calendar) : 0;
  const isDay = today === due || today === addWorkingDays(due, -1, calendar);
  if (today === londonDate(new Date(advice.at)) || (!isDay && (over < 1 || over > CHASES_AFTER)))
    return people;
  for (const member of waitingFor(advice)) people.set(member, 'adviser');
  if (over === 1 && people.size > 0 && !people.has(advice.by)) people.set(advice.by, 'asker');
  return people;
}
