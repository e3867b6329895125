import { briefingPart } from './briefing.ts';
import { escalationsPart } from './escalations.ts';
import { impactPart } from './impact.ts';
import { licencesPart } from './licences.ts';
import type { ReportPart } from './part.ts';
import { trainingPart } from './training.ts';
import { trainingImpactPart } from './training-impact.ts';

/** Every part, in the order in which a paper has them. A new part is a new file and a line here. */
export const reportParts: readonly ReportPart[] = [
  escalationsPart,
  briefingPart,
  trainingPart,
  licencesPart,
  impactPart,
  trainingImpactPart,
];
