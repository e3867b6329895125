import type { StoreView, Transaction } from '../../storage/store.ts';
import { writeAudit } from './audit.ts';
import { newReference } from './ids.ts';
import { keepByItself, leaveBankHolidays } from './meeting-days.ts';
import type { Surroundings } from './surroundings.ts';
import { withFirstAgenda } from '../domain/meeting/agenda.ts';
import { firstAgenda } from '../domain/meeting/standing.ts';
import { cycleOf } from '../domain/meeting/cycle-kinds.ts';
import type { CyclePolicy } from '../domain/meeting/cycle.ts';
import { plusDays } from '../domain/meeting/dates.ts';
import { cancelMeeting, moveMeeting, planMeeting, postponeMeeting } from '../domain/meeting/moves.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { BY_ITSELF, nextInSeries, reconcile } from '../domain/meeting/reconcile.ts';
import { refreshSeats, seatsOfGroup, type SeatHolder } from '../domain/meeting/seats.ts';
import {
  pausesForReviews,
  seriesOf,
  slotTimes,
  type RefusedDate,
  type SeriesContext,
  type SeriesDate,
} from '../domain/meeting/series.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import type { SeriesChange } from '../partnership/meeting-schema.ts';
import type { Partnership, PartnershipGroup } from '../partnership/schema.ts';

/** What meetings are worked out with. */
export type MeetingsAround = Pick<Surroundings, 'partnership' | 'directory' | 'calendar'>;

const YEAR_DAYS = 365;

/** The short form of a group, as people say it. */
export function groupShort(partnership: Partnership, id: string): string {
  return partnership.groups.find((group) => group.id === id)?.short ?? id;
}

export function cyclePolicy({
  partnership,
  calendar,
}: Pick<MeetingsAround, 'partnership' | 'calendar'>): CyclePolicy {
  return {
    calendar: partnership.calendar,
    holidays: calendar,
    nameOf: (group) => groupShort(partnership, group),
  };
}

/** The seats of a group as the directory has it now, with those that an agency should take and nobody holds. */
export function holdersOfSeats(group: PartnershipGroup, directory: Directory): readonly SeatHolder[] {
  const members = directory.members.filter(
    ({ left, roles }) => !left && roles.some((held) => held.group === group.id),
  );
  const expected = (group.meetings?.seats ?? []).map(({ agency }) => agency);
  return seatsOfGroup(members, expected, (agency) => directory.agency(agency)?.partOf);
}

/**
 * What dates of a series are worked out with: the file, and what was changed in chat since. A change is not kept beside the
 * records: a meeting that was moved or cancelled says so itself, and a live review pauses the group that sits on it.
 */
export async function seriesContext(
  view: StoreView,
  { partnership, calendar }: Pick<MeetingsAround, 'partnership' | 'calendar'>,
): Promise<SeriesContext> {
  const meetings = await view.all('meetings');
  const reviews = await view.find('reviews', 'state', 'open');
  return {
    groups: partnership.groups,
    calendar: partnership.calendar,
    holidays: calendar,
    changes: (id) => {
      const group = partnership.groups.find((each) => each.id === id);
      const live = reviews
        .filter(({ kind, group: of }) => kind === 'practice-review' && of === id)
        .map(({ startedOn }) => ({ from: startedOn }));
      return [
        ...meetings.filter((meeting) => meeting.group === id).flatMap(changeOf),
        ...pausesForReviews(group?.meetings, live),
      ];
    },
  };
}

/** The date a meeting has by the file, before anybody moved it in chat. */
function changeOf({ seriesDate, moves, cancelled, starts }: Meeting): SeriesChange[] {
  const [first] = moves;
  const planned = first ? londonDate(new Date(first.from)) : londonDate(new Date(starts));
  if (seriesDate === undefined) return [];
  // What was taken back by itself may come again: the file or a pause decides about it.
  if (cancelled)
    return cancelled.by === BY_ITSELF ? [] : [{ kind: 'cancelled', on: planned, why: 'Cancelled' }];
  const date = londonDate(new Date(starts));
  return date === planned ? [] : [{ kind: 'moved', from: planned, to: date, why: 'Moved' }];
}

/**
 * Puts every meeting of the coming year on record that is not there yet, gives the seats of those to come to whoever is in the
 * group now, and takes back what the file no longer has, or a live review pauses, and nobody was told of. A date that the calendar
 * refuses is on record as a meeting that waits for one; one whose day has become a bank holiday since waits for another, called or
 * not. Run twice it does nothing more.
 */
export async function putOnRecord(tx: Transaction, now: Date, around: MeetingsAround): Promise<number> {
  const { partnership, directory, calendar } = around;
  const today = londonDate(now);
  const last = plusDays(today, YEAR_DAYS);
  const period = { from: today, to: last < calendar.to ? last : calendar.to };
  const context = await seriesContext(tx, around);
  let planned = 0;
  for (const group of partnership.groups) {
    if (!group.meetings) continue;
    const known = await tx.find('meetings', 'group', group.id);
    const holders = holdersOfSeats(group, directory);
    const found = reconcile(seriesOf(group, period, context), known, today);
    const { toPlan } = found;
    const by = { member: BY_ITSELF, now };
    const gone = [...found.gone, ...found.paused];
    for (const meeting of found.gone)
      await keepByItself(tx, cancelMeeting(meeting, 'The series no longer has it.', by), now);
    for (const meeting of found.paused)
      await keepByItself(tx, cancelMeeting(meeting, 'Paused: the group sits on a live review.', by), now);
    for (const { meeting, date } of found.toDate)
      if (slotTimes(date).starts > now)
        await keepByItself(
          tx,
          moveMeeting(meeting, { ...slotTimes(date), why: 'The partnership file gives it this date.' }, by),
          now,
        );
    for (const date of found.toChoose) {
      const waits = planDate(group, date, await freeMeetingReference(tx, now), holders, now);
      await tx.insert('meetings', postponeMeeting(waits, whyRefused(date), by));
      planned += 1;
    }
    for (const date of toPlan) {
      if (slotTimes(date).starts <= now) continue;
      await tx.insert('meetings', planDate(group, date, await freeMeetingReference(tx, now), holders, now));
      planned += 1;
    }
    for (const meeting of known) {
      if (new Date(meeting.starts) <= now || gone.includes(meeting) || meeting.state === 'moved') continue;
      const seated = refreshSeats(meeting, holders);
      if (seated !== meeting) await tx.put('meetings', seated);
    }
  }
  await leaveBankHolidays(tx, now, calendar);
  if (planned > 0) await writeAudit(tx, now, { verb: 'meeting.plan', from: 'schedule', outcome: 'done' });
  return planned;
}

function whyRefused({ findings }: RefusedDate): string {
  return findings
    .filter(({ weight }) => weight === 'refused')
    .map(({ says }) => says)
    .join(' ');
}

function planDate(
  group: PartnershipGroup,
  date: SeriesDate | RefusedDate,
  id: string,
  seats: readonly SeatHolder[],
  now: Date,
): Meeting {
  const { place } = group.meetings ?? {};
  return planMeeting(
    {
      id,
      group: group.id,
      kind: date.kind,
      ...('why' in date && date.why !== undefined ? { about: date.why } : {}),
      cycle: cycleOf(group, date.kind),
      seriesDate: date.seriesDate,
      ...slotTimes(date),
      ...(place === undefined ? {} : { place }),
      seats,
    },
    { member: BY_ITSELF, now },
  );
}

export async function freeMeetingReference(tx: Transaction, at: Date): Promise<string> {
  let reference = newReference('MTG', at);
  while (await tx.get('meetings', reference)) reference = newReference('MTG', at);
  return reference;
}

/** Meetings of a group that are still to come and will be, soonest first. */
export async function comingMeetings(
  view: StoreView,
  now: Date,
  group?: string,
): Promise<readonly Meeting[]> {
  const all = group === undefined ? await view.all('meetings') : await view.find('meetings', 'group', group);
  return all
    .filter(({ ends, state }) => new Date(ends) > now && state !== 'cancelled')
    .sort((one, other) => (one.starts < other.starts ? -1 : 1));
}

/** When a group meets after this meeting: one that is on record, else the next date of its series. */
export async function nextAfter(
  view: StoreView,
  meeting: Meeting,
  around: Pick<MeetingsAround, 'partnership' | 'calendar'>,
): Promise<{ readonly starts: Date; readonly meeting?: string } | undefined> {
  const group = around.partnership.groups.find(({ id }) => id === meeting.group);
  const [known] = (await comingMeetings(view, new Date(meeting.ends), meeting.group)).filter(
    ({ id, kind, state }) => id !== meeting.id && kind === 'regular' && state !== 'moved',
  );
  if (known) return { starts: new Date(known.starts), meeting: known.id };
  if (!group) return undefined;
  const found = nextInSeries(group, londonDate(new Date(meeting.starts)), await seriesContext(view, around));
  return found && { starts: slotTimes(found).starts };
}

/** The meeting with its first agenda: what was carried over, the group's standing items, the voice of children, the close. */
export async function withAgenda(
  view: StoreView,
  meeting: Meeting,
  partnership: Partnership,
): Promise<Meeting> {
  const group = partnership.groups.find(({ id }) => id === meeting.group);
  if (!group || meeting.items.length > 0) return meeting;
  const before = await lastBefore(view, meeting);
  return withFirstAgenda(meeting, firstAgenda(group, before?.items ?? [], before?.id));
}

/** The group's meeting before this one that took place. */
export async function lastBefore(view: StoreView, meeting: Meeting): Promise<Meeting | undefined> {
  return (await view.find('meetings', 'group', meeting.group))
    .filter(({ starts, state }) => starts < meeting.starts && state !== 'cancelled' && state !== 'moved')
    .sort((one, other) => (one.starts < other.starts ? 1 : -1))[0];
}
