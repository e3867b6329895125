import { returnPromptView } from '../../cards/return/prompts.ts';
import { returnView } from '../../cards/return/view.ts';
import { may, mayEver } from '../../src/bot/access.ts';
import type { Command } from '../../src/bot/command.ts';
import { relationsToMetrics } from '../../src/bot/metric-store.ts';
import type { Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { compareVerb } from './compare.ts';
import { chooseForm, figureForm, figurePresses, figureVerb } from './figure.ts';
import { metricPresses, metricVerb, noteForm } from './metric.ts';
import { cannotForm, correctForm, returnPresses } from './returns-answer.ts';
import { returnsFile, returnsVerb, returnVerb } from './returns.ts';
import { dictionaryFile, scorecardFile, scorecardPage, scorecardPicture } from './scorecard-files.ts';
import { shownPress } from './scorecard-duty.ts';
import { scorecardPresses, scorecardVerb } from './scorecard.ts';

/** The scorecard and the monthly numbers behind it, as a part of `/report`. */
export const metricReports = {
  verbs: [scorecardVerb, metricVerb, compareVerb, figureVerb, returnsVerb, returnVerb],
  presses: { ...scorecardPresses, ...shownPress, ...metricPresses, ...figurePresses, ...returnPresses },
  forms: {
    'metric.choose': chooseForm,
    'metric.figure': figureForm,
    'metric.note': noteForm,
    'return.cannot': cannotForm,
    'return.correct': correctForm,
  },
  views: [returnView, returnPromptView],
  files: [scorecardPicture, scorecardPage, scorecardFile, dictionaryFile, returnsFile],
} as const satisfies Partial<Command>;

/** What this person is offered of it: figures to enter and the board of returns only where they keep the scorecard. */
export function offered(member: Member, partnership: Partnership) {
  const relations = relationsToMetrics(member, partnership);
  return metricReports.verbs.filter(({ access }) =>
    access === 'return.answer'
      ? mayEver(member, access) && may(member, 'metric.see', relations)
      : may(member, access, relations),
  );
}
