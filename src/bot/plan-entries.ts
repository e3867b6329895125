import type { StoreView } from '../../storage/store.ts';
import type { CalendarMeeting } from '../domain/meeting/ics.ts';
import { seriesOf, slotTimes } from '../domain/meeting/series.ts';
import type { Period } from '../domain/period.ts';
import type { DutyRecord } from '../domain/plan/duty-record.ts';
import { planEntries, type PlanEntry } from '../domain/plan/entries.ts';
import { planYear } from '../domain/plan/plan-year.ts';
import type { HolidayCalendar } from '../domain/working-days.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { may } from './access.ts';
import { calendarOf } from './calendar.ts';
import { dutiesOf, openDuties } from './plan-store.ts';
import { mayPlan, whoName } from './plan-relations.ts';

/** What the plan is drawn from, for one person. */
export interface PlanReader {
  readonly store: StoreView;
  readonly member: Member;
  readonly directory: Directory;
  readonly partnership: Partnership;
  /** ISO date in London. */
  readonly today: string;
}

export interface PlanFound {
  /** Meetings and duties that this person may see, in order of their dates. */
  readonly entries: readonly PlanEntry[];
  /** The records behind the duties, by the id of their occurrence. */
  readonly duties: ReadonlyMap<string, DutyRecord>;
}

/** Everything of a plan year that this person may see, and what is still open of the years before. */
export async function planOf(reader: PlanReader, year: number): Promise<PlanFound> {
  const { store, member, partnership, today } = reader;
  const { from } = planYear(year);
  const before = (await openDuties(store)).filter(
    ({ occurrence }) => occurrence.year < year && from <= today,
  );
  const seen = [...before, ...(await dutiesOf(store, year))].filter((duty) =>
    mayPlan('plan.see', duty, member, reader),
  );
  const groups = new Map(partnership.groups.map(({ id, short }) => [id, short]));
  const entries = planEntries(
    await meetingsOf(reader, planYear(year), await calendarOf(store)),
    seen.map(({ occurrence }) => occurrence),
    today,
    { group: (id) => groups.get(id) ?? id, who: (id) => whoName(id, reader) },
  );
  return { entries, duties: new Map(seen.map((duty) => [duty.occurrence.id, duty])) };
}

/** Meetings on record, and the dates of each series that are not on record yet: of every group for whoever sees the whole plan, else of their own groups. */
async function meetingsOf(
  { store, member, partnership }: PlanReader,
  period: Period,
  holidays: HolidayCalendar,
): Promise<readonly CalendarMeeting[]> {
  const all = may(member, 'plan.see', new Set());
  const own = new Set(member.roles.flatMap(({ group }) => group ?? []));
  const groups = partnership.groups.filter(({ id }) => all || own.has(id));
  const kept = (await store.all('meetings')).filter(({ group }) => groups.some(({ id }) => id === group));
  const known = new Set(kept.map(({ group, seriesDate }) => `${group}|${seriesDate ?? ''}`));
  const expected = groups.flatMap((group) =>
    seriesOf(group, period, { groups: partnership.groups, calendar: partnership.calendar, holidays })
      .dates.filter(({ seriesDate }) => !known.has(`${group.id}|${seriesDate}`))
      .map((slot): CalendarMeeting => {
        const { starts, ends } = slotTimes(slot);
        const at = starts.toISOString();
        return {
          id: `${group.id}@${slot.date}`,
          group: group.id,
          starts: at,
          ends: ends.toISOString(),
          state: 'planned',
          sequence: 0,
          created: { by: 'schedule', at },
          moves: [],
        };
      }),
  );
  const within = ({ starts }: CalendarMeeting): boolean => {
    const date = londonDate(new Date(starts));
    return period.from <= date && date <= period.to;
  };
  return [...kept.filter(within), ...expected];
}
