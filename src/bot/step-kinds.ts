import { actionSteps } from './action-steps.ts';
import { bookingSteps } from './booking-steps.ts';
import { briefingSteps } from './briefing-steps.ts';
import { escalationSteps } from './escalation-steps.ts';
import { evaluationSteps } from './evaluation-steps.ts';
import { licenceSteps } from './licence-steps.ts';
import { meetingSteps } from './meeting-steps.ts';
import { stepKind, type AnyStepKind } from './next-steps.ts';
import { planSteps } from './plan-steps.ts';
import { returnSteps } from './return-steps.ts';
import { reviewSteps } from './review-steps.ts';
import { trainingSteps } from './training-steps.ts';

/** Every kind of record that can be open. A new kind of record gets a line here, so that none of it is ever forgotten. */
export const stepKinds: readonly AnyStepKind[] = [
  stepKind(actionSteps),
  stepKind(escalationSteps),
  stepKind(briefingSteps),
  stepKind(reviewSteps),
  stepKind(meetingSteps),
  stepKind(planSteps),
  stepKind(trainingSteps),
  stepKind(bookingSteps),
  stepKind(licenceSteps),
  stepKind(returnSteps),
  stepKind(evaluationSteps),
];
