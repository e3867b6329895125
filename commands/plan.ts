import { dutyView } from '../cards/duty/view.ts';
import { dutyChaseView, youngView } from '../cards/duty/prompts.ts';
import type { Command } from '../src/bot/command.ts';
import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';
import { subjectNamed } from '../src/bot/outbox.ts';
import { ensureYear } from '../src/bot/plan-store.ts';
import { addForm, addVerb } from './plan/add.ts';
import { aboutOne } from './about-one.ts';
import { ask, doForm } from './plan/do.ts';
import { drawPlan, WHICH } from './plan/list.ts';
import { drawNext } from './plan/next.ts';
import { finish, planPresses, typedSign } from './plan/presses.ts';
import { dutyReply, findDuty, findRun } from './plan/record.ts';
import { answerForm, askYoungVerb } from './plan/young.ts';
import { drawYear, planPage, planPicture } from './plan/year.ts';

const ref: ArgumentDefinition = { kind: 'reference', label: 'which duty', prefixes: ['DUT'], required: true };
const EXAMPLE = 'DUT-2609-K4TR';

const about = aboutOne(ref, ['plan', EXAMPLE]);

/** `/plan`: meetings and duties of the partnership's year on one calendar. */
export const plan: Command = {
  name: 'plan',
  aliases: ['forward plan', 'duties'],
  summary: 'See the year’s duties and meetings, sign off, and plan the next year',
  defaultVerb: 'list',
  verbs: [
    {
      name: 'list',
      aliases: ['board'],
      summary: 'See what is due, by month, with red, amber and green and why',
      access: 'plan.see',
      arguments: {
        which: { kind: 'choice', label: 'which part of it', choices: WHICH },
        for: { kind: 'group', label: 'of which group', leads: ['for', 'of'] },
      },
      examples: ['plan list', 'plan overdue', 'plan list next 30 days', 'plan list red for lsp'],
      async run(context, values) {
        await ensureYear(context.tx, context.now, context);
        return { kind: 'notice', view: await drawPlan(context, values) };
      },
    },
    about(
      'show',
      'See one duty: who signed, what shows it, what is missing',
      'plan.see',
      async (context, values) => dutyReply(context, await findDuty(context, subjectIn(values))),
      ['see'],
    ),
    about('sign', 'Sign off, or give your part', 'plan.see', async (context, values) =>
      typedSign(context, await findDuty(context, subjectIn(values))),
    ),
    about('evidence', 'Say what shows that it was done', 'plan.run', (context, values) =>
      ask(context, subjectIn(values), 'evidence'),
    ),
    about('done', 'Say that it is done', 'plan.run', async (context, values) =>
      finish(context, await findRun(context, subjectIn(values))),
    ),
    about('move', 'Move its date, and say why', 'plan.run', (context, values) =>
      ask(context, subjectIn(values), 'move'),
    ),
    about('owner', 'Say who sees to it', 'plan.run', (context, values) =>
      ask(context, subjectIn(values), 'owner'),
    ),
    about('drop', 'Leave it out this time, and say why', 'plan.run', (context, values) =>
      ask(context, subjectIn(values), 'drop'),
    ),
    {
      name: 'year',
      aliases: ['picture', 'print'],
      summary: 'See the year in words and as a picture',
      access: 'plan.see',
      arguments: {
        when: {
          kind: 'choice',
          label: 'which year',
          choices: [{ value: 'next', words: ['next', 'next year'] }],
        },
      },
      examples: ['plan year', 'plan year next'],
      async run(context, values) {
        await ensureYear(context.tx, context.now, context);
        return { kind: 'notice', view: await drawYear(context, values) };
      },
    },
    {
      name: 'next-year',
      aliases: ['roll over'],
      summary: 'Make next year’s plan from this one, after a look at it (business unit)',
      access: 'plan.make',
      arguments: {},
      examples: ['plan next-year'],
      async run(context) {
        await ensureYear(context.tx, context.now, context);
        return { kind: 'notice', view: await drawNext(context) };
      },
    },
    addVerb,
    askYoungVerb,
  ],
  presses: planPresses,
  forms: { 'plan.do': doForm, 'plan.answer': answerForm, 'plan.add': addForm },
  views: [dutyView, dutyChaseView, youngView],
  files: [planPicture, planPage],
};

function subjectIn(values: Readonly<Record<string, string>>): string | undefined {
  return subjectNamed(values['ref'] ?? '');
}
