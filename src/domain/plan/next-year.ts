import { dayOfMonth, weekdayName } from '../meeting/dates.ts';
import { byDate, dutiesOfYear, type PlanFile } from './duties.ts';
import { dayOfPlan } from './plan-year.ts';
import type { DutyOccurrence } from './record.ts';

export interface NextPlan {
  /** To be put on the plan, in order of their dates: nothing that is there already. */
  readonly planned: readonly DutyOccurrence[];
  /** Of this year, neither done nor dropped: they stay open, and are shown beside the new plan. */
  readonly unfinished: readonly DutyOccurrence[];
  /** Done once and not coming round by themselves: offered, to be added again by hand. */
  readonly notRepeated: readonly DutyOccurrence[];
}

/**
 * Next year's plan from this one, in one step: what the partnership file says for next year, with the people who saw to it this
 * year, and what somebody had put on the plan themselves, a year on. Made twice it adds nothing the second time.
 *
 * @param thisYear every duty on this year's plan
 * @param there duties that are on next year's plan already
 * @param here whether a member is still here; a duty of somebody who has left begins without a name
 */
export function nextYearsPlan(
  thisYear: readonly DutyOccurrence[],
  file: PlanFile,
  year: number,
  there: readonly DutyOccurrence[] = [],
  here: (member: string) => boolean = () => true,
): NextPlan {
  const known = new Set(there.map(({ id }) => id));
  const [before, next] = [dutiesOfYear(file, year), dutiesOfYear(file, year + 1)];
  const fromFile = next.map((duty) => handedOn(duty, sameTurn(duty, next, before, thisYear), here));
  const own = thisYear
    .filter(({ own: added, dropped }) => added && !dropped)
    .map((duty) => yearOn(duty, here));
  const planned = [...fromFile, ...own].filter(({ id }) => !known.has(id)).sort(byDate);
  const comesAgain = new Set([...fromFile, ...own].map(({ duty }) => duty));
  return {
    planned,
    unfinished: thisYear.filter(({ done, dropped }) => !done && !dropped),
    notRepeated: thisYear.filter(({ duty, dropped }) => !comesAgain.has(duty) && !dropped),
  };
}

/** The same turn of the same duty this year: the second quarter follows the second quarter, whatever became of its date. */
function sameTurn(
  duty: DutyOccurrence,
  next: readonly DutyOccurrence[],
  before: readonly DutyOccurrence[],
  thisYear: readonly DutyOccurrence[],
): DutyOccurrence | undefined {
  const turns = (year: readonly DutyOccurrence[]) => year.filter((one) => one.duty === duty.duty);
  const id = turns(before)[turns(next).indexOf(duty)]?.id;
  return thisYear.find((one) => one.id === id) ?? thisYear.findLast((one) => one.duty === duty.duty);
}

function handedOn(
  duty: DutyOccurrence,
  last: DutyOccurrence | undefined,
  here: (member: string) => boolean,
): DutyOccurrence {
  if (!last) return duty;
  return {
    ...duty,
    ...(last.member !== undefined && here(last.member) ? { member: last.member } : {}),
    after: last.id,
  };
}

/** An event keeps its weekday of the month, everything else its date. */
function yearOn(duty: DutyOccurrence, here: (member: string) => boolean): DutyOccurrence {
  const year = duty.year + 1;
  const first = duty.moves[0]?.from ?? duty.due;
  const due = duty.kind === 'event' ? sameWeekday(first, year) : dayOfPlan(year, first.slice(5));
  const opens = dayOfPlan(year, duty.opens.slice(5));
  const { duty: id, name, kind, owner, evidenceWanted, parts, countdown, member, priority } = duty;
  return {
    id: `${id}@${due}`,
    rev: 1,
    duty: id,
    name,
    kind,
    owner,
    ...(member !== undefined && here(member) ? { member } : {}),
    opens: opens > due ? due : opens,
    due,
    year,
    ...(priority === undefined ? {} : { priority }),
    ...(evidenceWanted === undefined ? {} : { evidenceWanted }),
    evidence: [],
    parts: parts.map(({ who }) => ({ who })),
    countdown,
    moves: [],
    own: true,
    after: duty.id,
  };
}

const NTH = ['first', 'second', 'third', 'fourth', 'last'] as const;

function sameWeekday(date: string, year: number): string {
  const nth = NTH[Math.min(4, Math.floor((Number(date.slice(8)) - 1) / 7))] ?? 'last';
  const same = dayOfPlan(year, date.slice(5));
  return dayOfMonth(same.slice(0, 7), `${nth} ${weekdayName(date)}`) ?? same;
}
