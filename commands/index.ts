import type { Command } from '../src/bot/command.ts';
import { action } from './action.ts';
import { dib } from './dib.ts';
import { escalate } from './escalate.ts';
import { impact } from './impact.ts';
import { meeting } from './meeting.ts';
import { mywork } from './mywork.ts';
import { partnership } from './partnership.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { training } from './training.ts';

/** Every command, in the order help shows them. A new command is a new file and a line here. */
export const commands: readonly Command[] = [
  action,
  escalate,
  dib,
  meeting,
  training,
  mywork,
  report,
  review,
  plan,
  impact,
  partnership,
];
