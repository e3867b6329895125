import { carryOver } from '../domain/briefing/moves-item.ts';
import { openBriefing } from '../domain/briefing/moves-briefing.ts';
import type { Briefing } from '../domain/briefing/record.ts';
import { timesOf } from '../domain/briefing/late-opening.ts';
import { briefingId, stepIsDue, type Step } from '../domain/briefing/times.ts';
import { isWorkingDay } from '../domain/working-days.ts';
import { writeAudit } from './audit.ts';
import { closeDay } from './briefing-close.ts';
import { agenciesOnLeave } from './briefing-relations.ts';
import { openInRooms } from './briefing-rooms.ts';
import { briefingBefore, keepItem, todaysBriefing } from './briefing-store.ts';
import { subjectOf } from './outbox.ts';
import { roomsFor } from './places.ts';
import type { Schedule, ScheduleContext } from './schedule.ts';

const HOUR_MS = 3_600_000;

/**
 * Today's briefing, opened if it is due and nobody has: one record, one card in each room. After downtime it is opened late
 * within its day, and never on the next. Undefined while there is none to be, and where no room is for it.
 */
export async function ensureOpen(context: ScheduleContext): Promise<Briefing | undefined> {
  const { tx, now, today, calendar, partnership, directory } = context;
  const known = await tx.get('briefings', briefingId(today));
  if (known) {
    await openInRooms(tx, known, now);
    return known;
  }
  if ((await roomsFor(tx, 'briefing')).length === 0) return undefined;
  const before = await briefingBefore(tx, today);
  // The bot was down at its close.
  const last = before && before.state !== 'closed' ? await closeDay(context, before) : before;
  const briefing = openBriefing({
    settings: partnership.briefing,
    calendar,
    now,
    ...(last ? { last: last.date } : {}),
    carriedIn: last?.closed?.carriedOut ?? [],
    onLeave: agenciesOnLeave(directory, partnership.briefing),
  });
  if (!briefing) return undefined;
  await tx.insert('briefings', briefing);
  for (const id of briefing.carriedIn) {
    const item = await tx.get('briefingItems', id);
    if (item) await keepItem(context, carryOver(item, briefing.id));
  }
  await noteStep(context, 'briefing.open', briefing.id);
  await openInRooms(tx, briefing, now);
  return briefing;
}

/** The audit entry of something that a schedule did to a briefing. */
export async function noteStep(
  { tx, now, occurrence }: Pick<ScheduleContext, 'tx' | 'now' | 'occurrence'>,
  verb: string,
  briefing: string,
): Promise<void> {
  await writeAudit(tx, now, {
    who: `schedule:${occurrence.schedule}`,
    verb,
    subject: subjectOf('briefing', briefing),
    from: 'schedule',
    outcome: 'done',
  });
}

/** One step of the day, at the time the partnership file says. What was missed is done as long as it is worth doing that day. */
export function briefingStep(
  step: Step,
  name: string,
  title: string,
  run: (context: ScheduleContext, briefing: Briefing) => Promise<void>,
): Schedule {
  return {
    name,
    title,
    async timetables(view, now, { partnership: { briefing: settings } }) {
      const usual = { at: [settings.timetable[step]], days: 'working days' as const };
      const today = await todaysBriefing(view, now);
      const moved = timesOf(today, settings.timetable)[step];
      return today?.moved ? [usual, { at: [moved], days: { dates: [today.date] } }] : [usual];
    },
    whenMissed: { skipAfter: 12 * HOUR_MS },
    async run(context) {
      const { tx, today, now, calendar, partnership, occurrence } = context;
      // What was due on another day is nobody's business any more.
      if (!occurrence.label.startsWith(today) || !isWorkingDay(today, calendar)) return;
      const isDue = (briefing?: Briefing): boolean =>
        stepIsDue(step, today, now, timesOf(briefing, partnership.briefing.timetable));
      if (!isDue(await todaysBriefing(tx, now))) return;
      const briefing = await ensureOpen(context);
      // Opened just now, and late: then the step has its time later on.
      if (briefing && briefing.state !== 'closed' && isDue(briefing)) await run(context, briefing);
    },
  };
}
