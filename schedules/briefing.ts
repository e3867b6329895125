import type { Schedule } from '../src/bot/schedule.ts';
import { briefingOpens, briefingThreads } from './briefing-day.ts';
import { briefingRaw } from './briefing-raw.ts';
import { briefingDigest, briefingTerm, briefingWeek } from './briefing-themes.ts';
import {
  briefingActions,
  briefingCheck,
  briefingCloses,
  briefingNudge,
  briefingOrder,
  briefingPolice,
} from './briefing-steps.ts';

/** The day of a briefing, in its order: what was missed in the morning is made up for in that order too. */
export const briefingSchedules: readonly Schedule[] = [
  briefingPolice,
  briefingOpens,
  briefingThreads,
  briefingRaw,
  briefingNudge,
  briefingOrder,
  briefingActions,
  briefingCheck,
  briefingCloses,
  briefingWeek,
  briefingDigest,
  briefingTerm,
];
