import { COLOURS, type Colour } from './colour.ts';
import type { PlanEntry } from './entries.ts';
import { monthOfPlan, PLAN_MONTHS } from './plan-year.ts';

/** One month of one lane: its meetings by day of the month, and its duties, the weightiest colour first. */
export interface Cell {
  /** `2026-04` */
  readonly month: string;
  readonly meetings: readonly { readonly id: string; readonly day: number }[];
  readonly duties: readonly {
    readonly id: string;
    readonly day: number;
    readonly title: string;
    readonly colour: Colour;
  }[];
}

export interface Lane {
  /** Group or agency. */
  readonly owner: string;
  /** April to March. */
  readonly cells: readonly Cell[];
}

/**
 * The picture of a plan year as a grid: a lane for each owner that has anything in it, in the order given, and twelve months.
 * Drawing it is somebody else's work.
 *
 * @param owners ids in the order of the lanes; owners that are not in it come last, by id
 */
export function yearGrid(
  entries: readonly PlanEntry[],
  year: number,
  owners: readonly string[] = [],
): Lane[] {
  const found = [...new Set(entries.map(({ owner }) => owner))];
  const rank = (owner: string): number => {
    const at = owners.indexOf(owner);
    return at < 0 ? owners.length : at;
  };
  return found
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((owner) => ({
      owner,
      cells: PLAN_MONTHS.map((month) =>
        cell(
          monthOfPlan(year, month).from.slice(0, 7),
          entries.filter((entry) => entry.owner === owner),
        ),
      ),
    }))
    .filter(({ cells }) => cells.some(({ meetings, duties }) => meetings.length + duties.length > 0));
}

function cell(month: string, entries: readonly PlanEntry[]): Cell {
  const within = entries.filter(({ date }) => date.startsWith(month));
  return {
    month,
    meetings: within
      .filter(({ is }) => is === 'meeting')
      .map(({ id, date }) => ({ id, day: Number(date.slice(8)) })),
    duties: within
      .flatMap(({ is, id, date, title, colour }) =>
        is === 'duty' && colour ? [{ id, day: Number(date.slice(8)), title, colour }] : [],
      )
      .sort((a, b) => COLOURS.indexOf(a.colour) - COLOURS.indexOf(b.colour) || a.day - b.day),
  };
}
