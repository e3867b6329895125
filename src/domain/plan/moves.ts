import { stampOf, type By } from '../meeting/refused.ts';
import { planYearOf } from './plan-year.ts';
import type { DutyKind, DutyOccurrence, DutyPart } from './record.ts';
import { PlanRefused } from './refused.ts';

/** Puts something on the plan that is not in the partnership file. @param id slug of the duty, unique within the plan */
export function ownDuty(
  duty: {
    id: string;
    name: string;
    kind: DutyKind;
    owner: string;
    opens: string;
    due: string;
    evidence?: string;
  },
  countdown: readonly number[] = [30, 7],
): DutyOccurrence {
  if (duty.due < duty.opens) throw new PlanRefused('It would be due before it begins.');
  return {
    id: `${duty.id}@${duty.due}`,
    rev: 1,
    duty: duty.id,
    name: duty.name,
    kind: duty.kind,
    owner: duty.owner,
    opens: duty.opens,
    due: duty.due,
    year: planYearOf(duty.due),
    ...(duty.evidence === undefined ? {} : { evidenceWanted: duty.evidence }),
    evidence: [],
    parts: [],
    countdown: [...countdown].sort((a, b) => b - a),
    moves: [],
    own: true,
  };
}

/** Names who sees to it. */
export function nameMember(duty: DutyOccurrence, member: string): DutyOccurrence {
  open(duty);
  return { ...next(duty), member };
}

/** It has been begun. @throws PlanRefused */
export function startDuty(duty: DutyOccurrence, by: By): DutyOccurrence {
  open(duty);
  if (duty.started) throw new PlanRefused('It has been begun already.');
  return { ...next(duty), started: stampOf(by) };
}

/** Adds what shows that it was done, in a line and perhaps a link (https). @throws PlanRefused */
export function addEvidence(
  duty: DutyOccurrence,
  evidence: { id: string; text: string; link?: string },
  by: By,
): DutyOccurrence {
  open(duty);
  if (evidence.link !== undefined && !evidence.link.startsWith('https://'))
    throw new PlanRefused('Evidence is a link that starts with https://, to where the partnership keeps it.');
  return {
    ...next(duty),
    started: duty.started ?? stampOf(by),
    evidence: [...duty.evidence, { ...evidence, ...stampOf(by) }],
  };
}

/** One of those it needs has given its part: signed off, contributed, confirmed. @throws PlanRefused */
export function givePart(
  duty: DutyOccurrence,
  who: string,
  link: string | undefined,
  by: By,
): DutyOccurrence {
  return changePart(duty, who, by, (part) => {
    if (part.given) throw new PlanRefused('That part was given already.');
    return { who, given: { ...(link === undefined ? {} : { link }), ...stampOf(by) } };
  });
}

/** One of those it needs says no, and why. @throws PlanRefused */
export function refusePart(duty: DutyOccurrence, who: string, why: string, by: By): DutyOccurrence {
  if (!why.trim()) throw new PlanRefused('Say in a line why not.');
  return changePart(duty, who, by, () => ({ who, refused: { why, ...stampOf(by) } }));
}

/** What still stands between a duty and done. Empty when it can be finished. */
export function lackingForDone(duty: DutyOccurrence, nameOf: (who: string) => string): string[] {
  const open = missingParts(duty).map(({ who }) => nameOf(who));
  return [
    ...(duty.evidence.length === 0
      ? [`What shows that it was done: ${duty.evidenceWanted ?? 'one line'}.`]
      : []),
    ...(open.length > 0 ? [`Missing from ${listed(open)}.`] : []),
  ];
}

/** Done, with its evidence and every part. @throws PlanRefused with everything that is missing */
export function finishDuty(duty: DutyOccurrence, by: By, nameOf: (who: string) => string): DutyOccurrence {
  open(duty);
  const lacking = lackingForDone(duty, nameOf);
  if (lacking.length > 0) throw new PlanRefused(lacking.join(' '));
  return { ...next(duty), started: duty.started ?? stampOf(by), done: stampOf(by) };
}

/** Not needed this time. @throws PlanRefused */
export function dropDuty(duty: DutyOccurrence, why: string, by: By): DutyOccurrence {
  open(duty);
  if (!why.trim()) throw new PlanRefused('Say in a line why it is not needed.');
  return { ...next(duty), dropped: { why, ...stampOf(by) } };
}

/** Gives it another last day; its id stays. @throws PlanRefused for the day it has, or one outside its plan year */
export function moveDuty(duty: DutyOccurrence, to: string, why: string, by: By): DutyOccurrence {
  open(duty);
  if (to === duty.due) throw new PlanRefused('That is the day it has already.');
  if (planYearOf(to) < duty.year) throw new PlanRefused('That day is before its plan year begins.');
  const opens = duty.opens > to ? to : duty.opens;
  return {
    ...next(duty),
    opens,
    due: to,
    moves: [...duty.moves, { from: duty.due, to, why, ...stampOf(by) }],
  };
}

/** Parts that were not given, those refused among them. */
export function missingParts(duty: Pick<DutyOccurrence, 'parts'>): DutyPart[] {
  return duty.parts.filter(({ given }) => given === undefined);
}

/** @example listed(['police', 'health', 'council']) // 'police, health and council' */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function changePart(
  duty: DutyOccurrence,
  who: string,
  by: By,
  change: (part: DutyPart) => DutyPart,
): DutyOccurrence {
  open(duty);
  if (!duty.parts.some((part) => part.who === who))
    throw new PlanRefused('Nothing is needed from them for this.');
  return {
    ...next(duty),
    started: duty.started ?? stampOf(by),
    parts: duty.parts.map((part) => (part.who === who ? change(part) : part)),
  };
}

function open(duty: DutyOccurrence): void {
  if (duty.done) throw new PlanRefused('It is done already.');
  if (duty.dropped) throw new PlanRefused('It was taken off the plan.');
}

function next(duty: DutyOccurrence): DutyOccurrence {
  return { ...duty, rev: duty.rev + 1 };
}
