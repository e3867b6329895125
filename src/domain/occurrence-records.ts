import { z } from 'zod';

const instant = z.iso.datetime();

/**
 * One due time of one schedule, and what became of it. Id: `schedule|subject@2026-10-25T01:30[Europe/London]`, so there is
 * one for each local date and time, whatever the clocks do.
 */
export const OccurrenceRecord = z.strictObject({
  id: z.string(),
  schedule: z.string(),
  subject: z.string().exactOptional(),
  label: z.string(),
  /** Planned: it still has to run. The others are final. */
  state: z.enum(['planned', 'done', 'skipped', 'merged']),
  dueAt: instant,
  plannedAt: instant,
  ranAt: instant.exactOptional(),
  /** Why it was skipped, or which one it was merged into. */
  reason: z.string().exactOptional(),
  /** Runs that failed. */
  attempts: z.number().int().nonnegative(),
  nextTryAt: instant,
  lastFailure: z.strictObject({ at: instant, code: z.string() }).exactOptional(),
});

const count = z.number().int().nonnegative();
const mention = z.strictObject({ at: instant, occurrence: z.string() });

/** How far a schedule has been looked at, and how it has been doing. Id: its name. */
export const ScheduleRecord = z.strictObject({
  id: z.string(),
  /** Every due time up to here has an occurrence. Never moves back. */
  watermark: instant,
  done: count,
  merged: count,
  skipped: count,
  failures: count,
  lastRun: mention.exactOptional(),
  lastSkipped: mention.exactOptional(),
  lastFailure: mention.extend({ code: z.string() }).exactOptional(),
});

/** What both clocks of a process said at one moment; milliseconds for the monotonic one. Id: `last`. */
export const ClockReading = z.strictObject({ id: z.string(), wall: instant, monotonic: z.number() });
