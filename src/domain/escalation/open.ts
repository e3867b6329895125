import type { Partnership } from '../../partnership/schema.ts';
import { londonDate, workingDaysBetween } from '../working-days.ts';
import { calendarUnder, startStage } from './clock.ts';
import type { MoveAt } from './moves.ts';
import type { Escalation, EscalationPolicy } from './record.ts';

export type NewEscalation = Pick<
  Escalation,
  | 'id'
  | 'openedBy'
  | 'raising'
  | 'receiving'
  | 'theme'
  | 'plan'
  | 'children'
  | 'decided'
  | 'disagree'
  | 'want'
  | 'track'
  | 'familyTold'
  | 'inOurRecord'
> &
  Partial<Pick<Escalation, 'receivingWorker' | 'priority' | 'levelOfNeed' | 'decidedOn' | 'urgentWhy'>>;

/** The stages and limits of the partnership file as they are now, to be kept with one escalation for good. */
export function policyFrom({ escalation }: Partnership): EscalationPolicy {
  return {
    extensionsPerStage: escalation.extensionsPerStage,
    reviewAfterDays: escalation.reviewAfterDays,
    tellsBusinessUnitFrom: escalation.tellsBusinessUnitFrom,
    ...(escalation.closesAt ? { closesAt: escalation.closesAt } : {}),
    pauses: escalation.pauses.map(({ id, name }) => ({ id, name })),
    stages: escalation.stages.map(
      ({ stage, name, foundAmong, agency, limit, decides, onBreachTell, advice }) => ({
        stage,
        name,
        foundAmong,
        limit,
        ...(agency ? { agency } : {}),
        ...(decides ? { decides } : {}),
        ...(onBreachTell.length > 0 ? { onBreachTell } : {}),
        ...(advice
          ? {
              advice: {
                name: advice.name,
                foundAmong: advice.foundAmong,
                ...(advice.needed ? { needed: advice.needed } : {}),
              },
            }
          : {}),
      }),
    ),
  };
}

/**
 * Puts a challenge to the other agency: the clock of the first stage starts now.
 * @throws RangeError when the policy has no stages, which the partnership file does not allow.
 */
export function openEscalation(raised: NewEscalation, policy: EscalationPolicy, at: MoveAt): Escalation {
  const [first] = policy.stages;
  if (!first) throw new RangeError('An escalation needs at least one stage.');
  const now = at.now.toISOString();
  return {
    ...raised,
    rev: 1,
    state: 'open',
    openedAt: now,
    policy,
    stages: [startStage(first, raised.track, at.now, calendarUnder(policy, at.calendar))],
    formerOutcomes: [],
    told: [],
    timeline: [{ kind: 'opened', at: now, by: raised.openedBy, side: 'raising', stage: first.stage }],
  };
}

/** By how many working days it was raised later than the protocol asks; 0 when in time or when the day is not known. */
export function raisedLateBy(
  { decidedOn, openedAt }: Pick<Escalation, 'decidedOn' | 'openedAt'>,
  within: number,
  { calendar }: Pick<MoveAt, 'calendar'>,
): number {
  if (!decidedOn) return 0;
  return Math.max(0, workingDaysBetween(decidedOn, londonDate(new Date(openedAt)), calendar) - within);
}
