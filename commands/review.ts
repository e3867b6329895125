import { reviewChaseView, reviewNotificationView, reviewRepeatView } from '../cards/items/review-prompts.ts';
import { reviewPageView, reviewStoryView, reviewView } from '../cards/review/view.ts';
import type { Command } from '../src/bot/command.ts';
import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';
import { KINDS } from '../src/domain/review/words.ts';
import { aboutOne } from './about-one.ts';
import { ask, doForm } from './review/do.ts';
import { actionForm } from './review/finding-action.ts';
import { drawComparison, drawLanes } from './review/lanes.ts';
import { drawFindings, drawList, WHICH } from './review/lists.ts';
import { drawReturns } from './review/returns-list.ts';
import { chooseKind, openForm, openFormOf } from './review/open.ts';
import { reviewPresses } from './review/presses.ts';
import { findDriven, findReview, findWhole, reviewReply, subjectOfReview } from './review/record.ts';
import { settingsForm } from './review/settings.ts';
import {
  subjectIn,
  typedAcknowledge,
  typedBriefing,
  typedCirculate,
  typedDone,
  typedExtend,
  typedFinding,
  typedMore,
  typedReturned,
} from './review/typed.ts';
import { seesWhole } from './review/presses.ts';

const ref: ArgumentDefinition = {
  kind: 'reference',
  label: 'which review',
  prefixes: ['REV'],
  required: true,
};

const EXAMPLE = 'REV-2611-K4TR';

const about = aboutOne(ref, ['review', EXAMPLE], { about: 'case' });

/** `/review`: reviews and audits as records with clocks. References and statuses only, never a case. */
export const review: Command = {
  name: 'review',
  aliases: ['reviews', 'audit', 'audits'],
  summary: 'Run rapid reviews, audits and other reviews by their clocks',
  defaultVerb: 'list',
  verbs: [
    {
      name: 'list',
      summary: 'See the reviews you may see, and the returns your agency owes',
      access: 'review.return',
      arguments: { which: { kind: 'choice', label: 'which ones', choices: WHICH } },
      examples: ['review list', 'review list rapid review'],
      run: async (context, values) => ({ kind: 'notice', view: await drawList(context, values) }),
    },
    {
      name: 'open',
      aliases: ['start', 'new'],
      summary: 'Open a review: a short form (business unit)',
      access: 'review.open',
      arguments: {
        kind: {
          kind: 'choice',
          label: 'which kind',
          choices: KINDS.map(({ value, words }) => ({ value, words })),
        },
      },
      examples: ['review open', 'review open audit'],
      run: async (context, values) =>
        values['kind'] ? openFormOf(context, values['kind']) : { kind: 'notice', view: chooseKind(context) },
    },
    about(
      'show',
      'See one review with its plan and everything that happened',
      'review.return',
      async (context, values) => {
        const found = await findReview(context, subjectIn(values));
        return reviewReply(context, found, seesWhole(context, found) ? 'story' : 'short');
      },
      ['see'],
    ),
    about('done', 'Say that a step is done, with what shows it', 'review.drive', typedDone, [
      'step',
      'steps',
    ]),
    about('returned', "Say that your agency's return is sent", 'review.return', typedReturned, [
      'received',
      'sent',
    ]),
    about('returns', 'See who owes a return', 'review.see', async (context, values) => ({
      kind: 'notice',
      view: await drawReturns(context, await findWhole(context, subjectIn(values)), 1),
    })),
    about('extend', 'Ask for more time for your return', 'review.return', typedExtend, ['more time']),
    about('briefing', 'See the one-page briefing, or write it', 'review.page', typedBriefing, ['page']),
    about('circulate', 'Send the one-page briefing round', 'review.drive', typedCirculate),
    about(
      'acknowledge',
      'Say that your agency has read the one page',
      'review.acknowledge',
      typedAcknowledge,
      ['read'],
    ),
    {
      name: 'finding',
      summary: 'Write a finding down',
      access: 'review.drive',
      about: 'case',
      arguments: { ref, text: { kind: 'text', label: 'what was found', max: 600, main: true } },
      examples: [`review finding ${EXAMPLE} Letters reach schools late`],
      run: typedFinding,
    },
    about(
      'findings',
      'See its findings; one press makes one an action',
      'review.see',
      async (context, values) => ({
        kind: 'notice',
        view: drawFindings(context, await findWhole(context, subjectIn(values)), 1),
      }),
    ),
    about('repeat', 'Start the repeat, with the same questions', 'review.open', async (context, values) => {
      const found = await findDriven(context, subjectIn(values));
      return context.openForm('review.open', {
        subject: subjectOfReview(found),
        values: { kind: found.kind, how: 'repeat' },
      });
    }),
    about('compare', 'Compare a repeat with the first time', 'review.see', async (context, values) => ({
      kind: 'notice',
      view: await drawComparison(context, await findWhole(context, subjectIn(values))),
    })),
    {
      name: 'lanes',
      aliases: ['overlap', 'side by side'],
      summary: 'See open reviews side by side, week by week',
      access: 'review.see',
      arguments: {},
      examples: ['review lanes'],
      run: async (context) => ({ kind: 'notice', view: await drawLanes(context) }),
    },
    about('close', 'Close a review with how it ended', 'review.drive', (context, values) =>
      ask(context, subjectIn(values), 'close'),
    ),
    about('more', 'See everything that can be done with a review', 'review.drive', typedMore),
  ],
  presses: reviewPresses,
  forms: {
    'review.open': openForm,
    'review.do': doForm,
    'review.settings': settingsForm,
    'review.action': actionForm,
  },
  views: [
    reviewView,
    reviewStoryView,
    reviewPageView,
    reviewChaseView,
    reviewNotificationView,
    reviewRepeatView,
  ],
};
