import type { Directory, Member } from '../../partnership/model.ts';
import { currentStage, isOverdue, policyOf } from './clock.ts';
import { ownersAt } from './owners.ts';
import type { BreachTell, Escalation, StagePolicy } from './record.ts';
import { sidesToAnswer } from './turn.ts';

/** Its limit is over, and nobody beside its owners has been told yet. */
export function isNewBreach(escalation: Escalation, now: Date): boolean {
  return isOverdue(escalation, now) && currentStage(escalation).breach === undefined;
}

/** Who gets a copy because the open stage went over its limit, as the partnership file says. */
export function toldOfBreach(escalation: Escalation, directory: Directory): readonly Member[] {
  const policy = policyOf(escalation, currentStage(escalation).stage);
  const told = (policy?.onBreachTell ?? []).flatMap((each) =>
    policy ? peopleFor(each, escalation, policy, directory) : [],
  );
  return [...new Map(told.map((member) => [member.id, member])).values()];
}

/** The same escalation with the breach of its open stage on record: from now on those who were told may see it. */
export function withBreach(escalation: Escalation, told: readonly Member[], now: Date): Escalation {
  const run = currentStage(escalation);
  const breach = { at: now.toISOString(), told: told.map(({ id }) => id) };
  return {
    ...escalation,
    rev: escalation.rev + 1,
    stages: [...escalation.stages.slice(0, -1), { ...run, breach }],
  };
}

/** Was this member told of a breach at any stage? */
export function wasTold(escalation: Escalation, member: string): boolean {
  return escalation.stages.some(({ breach }) => breach?.told.includes(member));
}

function peopleFor(
  tell: BreachTell,
  escalation: Escalation,
  policy: StagePolicy,
  directory: Directory,
): readonly Member[] {
  const here = directory.members.filter(({ left }) => !left);
  if (tell === 'delegated-partners') return here.filter((member) => holds(member, 'dsp'));
  if (tell === 'lead-partners') return here.filter((member) => holds(member, 'lsp'));
  if (tell.startsWith('chair:')) {
    const group = tell.slice('chair:'.length);
    return here.filter(({ roles }) => roles.some((held) => held.role === 'chair' && held.group === group));
  }
  return sidesToAnswer(escalation).flatMap((side) => {
    const seniors = ownersAt(escalation, side, { ...policy, foundAmong: 'seniors' }, directory).members;
    return seniors.length > 0
      ? seniors
      : ownersAt(escalation, side, { ...policy, foundAmong: 'managers' }, directory).members;
  });
}

function holds({ roles }: Member, role: 'dsp' | 'lsp'): boolean {
  return roles.some((held) => held.role === role);
}
