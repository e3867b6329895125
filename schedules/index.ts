import type { Schedule } from '../src/bot/schedule.ts';
import { absences } from './absences.ts';
import { actionChase } from './action-chase.ts';
import { actionDigest } from './action-digest.ts';
import { attestation } from './attestation.ts';
import { auditHeads } from './audit-heads.ts';
import { briefingSchedules } from './briefing.ts';
import { dutySchedules } from './duties.ts';
import { escalationChase, escalationChaseUrgent } from './escalation-chase.ts';
import { escalationFigures } from './escalation-figures.ts';
import { escalationHeld } from './escalation-held.ts';
import { escalationPanel } from './escalation-panel.ts';
import { housekeeping } from './housekeeping.ts';
import { meetingCycle } from './meeting-cycle.ts';
import { meetingPlan } from './meeting-plan.ts';
import { nextSteps } from './next-steps.ts';
import { trainingNeeds } from './training-needs.ts';
import { returns } from './returns.ts';
import { retention } from './retention.ts';
import { trainingLicences } from './training-licences.ts';
import { trainingMorning } from './training-morning.ts';
import { trainingEvaluation } from './training-evaluation.ts';
import { trainingImpact } from './training-impact.ts';
import { trainingPlaces } from './training-sessions.ts';
import { reviewChase, reviewNotification, reviewRepeat } from './review-chase.ts';

/** Everything that happens by the calendar. A schedule is a file in this folder and a line in this list. */
export const schedules: readonly Schedule[] = [
  nextSteps,
  actionChase,
  actionDigest,
  escalationChase,
  escalationChaseUrgent,
  escalationHeld,
  escalationPanel,
  escalationFigures,
  reviewChase,
  reviewNotification,
  reviewRepeat,
  meetingPlan,
  meetingCycle,
  ...briefingSchedules,
  ...dutySchedules,
  trainingPlaces,
  trainingEvaluation,
  trainingImpact,
  trainingLicences,
  trainingMorning,
  returns,
  trainingNeeds,
  auditHeads,
  housekeeping,
  retention,
  absences,
  attestation,
];
