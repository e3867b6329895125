import { briefingStep, ensureOpen } from '../src/bot/briefing-day.ts';
import type { Schedule } from '../src/bot/schedule.ts';

const MINUTE_MS = 60_000;

/** The briefing opens in its rooms on both platforms. */
export const briefingOpens: Schedule = briefingStep(
  'opens',
  'briefing-open',
  'Open the daily briefing in its rooms',
  () => Promise.resolve(),
);

/**
 * While it is open, its card stands in every room that is for it: also in one that was named since, where somebody deleted it,
 * and after a start in the middle of the day.
 */
export const briefingThreads: Schedule = {
  name: 'briefing-threads',
  title: 'See that the briefing stands in its rooms',
  timetables: (_view, _now, { partnership: { briefing } }) =>
    Promise.resolve([
      { at: everyTenMinutes(briefing.timetable.opens, briefing.timetable.closes), days: 'working days' },
    ]),
  whenMissed: 'merge',
  async run(context) {
    await ensureOpen(context);
  },
};

function everyTenMinutes(from: string, to: string): string[] {
  const times: string[] = [];
  for (
    let at = Date.parse(`2000-01-01T${from}:00Z`);
    at < Date.parse(`2000-01-01T${to}:00Z`);
    at += 10 * MINUTE_MS
  )
    times.push(new Date(at).toISOString().slice(11, 16));
  return times;
}
