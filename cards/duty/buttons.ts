import { may } from '../../src/bot/access.ts';
import { mayPlan, partsOf, relationsToDuty, whoName, type PlanAround } from '../../src/bot/plan-relations.ts';
import { isOpenDuty, type DutyRecord } from '../../src/domain/plan/duty-record.ts';
import { lackingForDone, missingParts } from '../../src/domain/plan/moves.ts';
import type { Member } from '../../src/partnership/model.ts';
import type { Button } from '../words.ts';
import { doButton, pressButton } from './words.ts';

/** What this person can do with it at once: their own part first. */
export function dutyButtons(duty: DutyRecord, member: Member, around: PlanAround): Button[] {
  if (!isOpenDuty(duty)) return [];
  if (duty.asked)
    return may(member, 'plan.answer', new Set()) ? [doButton(duty, 'answer', 'Write the answer')] : [];
  const runs = mayPlan('plan.run', duty, member, around);
  const ready = lackingForDone(duty.occurrence, (who) => who).length === 0;
  return [
    ...partButtons(duty, member, around),
    ...(runs && ready ? [pressButton(duty, 'plan.done', 'It is done')] : []),
    ...(runs ? [doButton(duty, 'evidence', 'Add what shows it')] : []),
    ...(runs && missingParts(duty.occurrence).length > 0
      ? [pressButton(duty, 'plan.ask-parts', 'Ask for what is missing')]
      : []),
    ...(runs ? [pressButton(duty, 'plan.more', 'More')] : []),
  ];
}

/** One press for a part of one's own, and a way to say no. */
export function partButtons(duty: DutyRecord, member: Member, around: PlanAround): Button[] {
  const own = partsOf(duty, member, around);
  if (!may(member, 'plan.sign', relationsToDuty(duty, member, around))) return [];
  const signs = duty.occurrence.kind === 'sign-off';
  return own.slice(0, 3).flatMap(({ who }) => {
    const name = own.length > 1 ? `: ${whoName(who, around)}` : '';
    return [
      pressButton(duty, 'plan.sign', `${signs ? 'I sign it off' : 'Our part is given'}${name}`, { id: who }),
      doButton(duty, 'refuse', `No, and why${name}`, who),
    ];
  });
}

/** The rest, for whoever runs it. */
export function moreButtons(duty: DutyRecord): Button[] {
  if (!isOpenDuty(duty) || duty.asked) return [];
  return [
    ...(duty.occurrence.started ? [] : [pressButton(duty, 'plan.start', 'It has been begun')]),
    doButton(duty, 'owner', 'Say who sees to it'),
    doButton(duty, 'move', 'Move its date'),
    doButton(duty, 'drop', 'Leave it out this time'),
    ...(duty.occurrence.kind !== 'sign-off' && missingParts(duty.occurrence).length > 0
      ? [doButton(duty, 'received', 'Note a part that came in')]
      : []),
  ];
}
