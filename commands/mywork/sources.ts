import { actionWork } from '../action/work.ts';
import { briefingWork } from '../dib/work.ts';
import { escalationWork } from '../escalate/work.ts';
import { meetingWork } from '../meeting/work.ts';
import { planWork } from '../plan/work.ts';
import { returnWork } from '../report/returns-work.ts';
import { reviewWork } from '../review/work.ts';
import { licenceWork } from '../training/licence-work.ts';
import { trainingWork } from '../training/work.ts';
import { evaluationWork } from '../training/evaluation-work.ts';
import { needsWork } from '../training/needs-work.ts';
import type { WorkSource } from './source.ts';

/** Everything that can wait for somebody, the most pressing kind first. A new kind is a new file and a line here. */
export const workSources: readonly WorkSource[] = [
  escalationWork,
  briefingWork,
  reviewWork,
  returnWork,
  actionWork,
  meetingWork,
  planWork,
  trainingWork,
  licenceWork,
  evaluationWork,
  needsWork,
];
