import { returnPromptView } from '../../cards/return/prompts.ts';
import { returnView } from '../../cards/return/view.ts';
import type { Command } from '../../src/bot/command.ts';
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
