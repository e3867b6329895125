import { bookingView, sessionView } from '../cards/training/view.ts';
import type { Command, CommandVerb, Values } from '../src/bot/command.ts';
import type { Context } from '../src/bot/context.ts';
import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';
import { subjectNamed } from '../src/bot/outbox.ts';
import type { Reply } from '../src/bot/reply.ts';
import { orderForm, openOrder, swapForm, typedBook, typedCancel, typedSwap } from './training/book.ts';
import { drawCourses } from './training/courses.ts';
import { sessionIcs } from './training/files.ts';
import { evaluationParts, evaluationVerbs } from './training/evaluation.ts';
import { drawFind } from './training/find.ts';
import { hadForm, typedHad } from './training/had.ts';
import { licenceParts, licenceVerb } from './training/licence.ts';
import { drawMine } from './training/mine.ts';
import { needsParts, needsVerb } from './training/needs.ts';
import { trainingPresses } from './training/presses.ts';
import { refresherPresses, staffUpdateVerb } from './training/refresher.ts';
import { findRun, findSession, ownOne, sessionReply, subjectOfSession } from './training/record.ts';
import { registerForm, typedRegister } from './training/register.ts';
import { cancelForm, requireAdd, sessionForm } from './training/sessions.ts';
import { drawTeam } from './training/team.ts';
import { courseNamed } from './training/wanted.ts';

const ref: ArgumentDefinition = { kind: 'reference', label: 'which session', prefixes: ['SES'] };
const required: ArgumentDefinition = { ...ref, required: true };
const what: ArgumentDefinition = {
  kind: 'text',
  label: 'which course, priority, month or role',
  max: 120,
  main: true,
  placeholder: 'what',
};
const EXAMPLE = 'SES-2701-K4TR';

/** One that is about a session and takes nothing else. */
function about(
  name: string,
  summary: string,
  access: CommandVerb['access'],
  run: (context: Context, subject: string | undefined) => Promise<Reply>,
): CommandVerb {
  return {
    name,
    summary,
    access,
    arguments: { ref: required },
    examples: [`training ${name} ${EXAMPLE}`],
    run: (context, values) => run(context, subjectIn(values)),
  };
}

/** `/training`: the catalogue, its sessions, places, who came and who needs what. */
export const training: Command = {
  name: 'training',
  aliases: ['course', 'courses'],
  summary: 'Find and book training, see what you and your team need',
  defaultVerb: 'find',
  verbs: [
    {
      name: 'find',
      aliases: ['list'],
      summary: 'See the sessions that are open, with places left',
      access: 'training.see',
      arguments: { what },
      examples: ['training find', 'training find GCP2', 'training find neglect in January'],
      run: async (context, values) => ({ kind: 'notice', view: await drawFind(context, values) }),
    },
    {
      name: 'courses',
      aliases: ['catalogue'],
      summary: 'See every course: its level, whom it is for, how often it is needed',
      access: 'training.see',
      arguments: { what },
      examples: ['training courses', 'training courses level 3'],
      run: async (context, values) => ({ kind: 'notice', view: await drawCourses(context, values) }),
    },
    about('show', 'See one session', 'training.see', async (context, subject) =>
      sessionReply(context, await findSession(context, subject)),
    ),
    {
      name: 'book',
      summary: 'Book a place, or wait for one; for a colleague if you answer for them',
      access: 'training.book',
      arguments: { ref, for: { kind: 'person', label: 'who it is for', leads: ['for'] }, what },
      examples: [`training book ${EXAMPLE}`, 'training book GCP2'],
      run: typedBook,
    },
    {
      name: 'cancel',
      aliases: ['give-back'],
      summary: 'Give your place back, so that somebody else can have it; or cancel a whole session',
      access: 'training.book',
      arguments: {
        ref,
        whole: {
          kind: 'choice',
          label: 'the whole session',
          choices: [{ value: 'session', words: ['session', 'the session', 'whole session'] }],
        },
      },
      examples: ['training cancel', `training cancel ${EXAMPLE}`, `training cancel session ${EXAMPLE}`],
      run: (context, values) =>
        values['whole'] ? cancelWhole(context, subjectIn(values)) : typedCancel(context, values),
    },
    {
      name: 'swap',
      summary: 'Give your place to a colleague of your own agency',
      access: 'training.book',
      arguments: { ref, with: { kind: 'person', label: 'who takes it', leads: ['with', 'to'] } },
      examples: ['training swap', `training swap ${EXAMPLE}`],
      run: typedSwap,
    },
    {
      name: 'order',
      summary: 'Note the purchase order of your place',
      access: 'training.book',
      arguments: { ref },
      examples: ['training order'],
      run: async (context, values) => openOrder(context, await ownOne(context, subjectIn(values))),
    },
    {
      name: 'mine',
      summary: 'See your places, what your role needs, and what you have had',
      access: 'training.see',
      arguments: {},
      examples: ['training mine'],
      run: async (context) => ({ kind: 'notice', view: await drawMine(context) }),
    },
    {
      name: 'team',
      summary: 'See who in your team needs what (managers and leads)',
      access: 'training.team',
      arguments: {
        agency: { kind: 'text', label: 'which agency', max: 80, main: true, placeholder: 'agency' },
      },
      examples: ['training team'],
      run: async (context, values) => ({ kind: 'notice', view: await drawTeam(context, values) }),
    },
    {
      name: 'record',
      aliases: ['had'],
      summary: 'Note training that somebody had elsewhere',
      access: 'training.record',
      form: 'training.record',
      arguments: {
        what,
        on: { kind: 'date', label: 'on which day', leads: ['on'] },
        for: { kind: 'person', label: 'who had it', leads: ['for'] },
      },
      examples: ['training record', 'training record Working Together on 3 Nov'],
      run: typedHad,
    },
    {
      name: 'add',
      aliases: ['set'],
      summary: 'Set a session (trainers, the chair of the workforce group, the business unit)',
      access: 'training.run',
      form: 'training.session',
      arguments: { what },
      examples: ['training add', 'training add GCP2'],
      async run(context, values) {
        await requireAdd(context);
        const course = courseNamed(values['what'] ?? '', context.partnership, context.today);
        return context.openForm('training.session', course ? { values: { course: course.id } } : {});
      },
    },
    about('move', 'Move a session or change it', 'training.run', async (context, subject) =>
      context.openForm('training.session', { subject: subjectOfSession(await findRun(context, subject)) }),
    ),
    {
      name: 'register',
      summary: 'Say who came',
      access: 'training.run',
      arguments: { ref },
      examples: ['training register', `training register ${EXAMPLE}`],
      run: typedRegister,
    },
    licenceVerb,
    ...evaluationVerbs,
    needsVerb,
    staffUpdateVerb,
  ],
  presses: {
    ...trainingPresses,
    ...evaluationParts.presses,
    ...licenceParts.presses,
    ...refresherPresses,
    ...needsParts.presses,
  },
  forms: {
    'training.session': sessionForm,
    'training.cancel-session': cancelForm,
    'training.register': registerForm,
    'training.swap': swapForm,
    'training.order': orderForm,
    'training.record': hadForm,
    ...licenceParts.forms,
    ...evaluationParts.forms,
    ...needsParts.forms,
  },
  views: [sessionView, bookingView, ...evaluationParts.views, ...licenceParts.views, ...needsParts.views],
  files: [...needsParts.files, sessionIcs],
};

/** Opens the form; everybody on it is told. */
async function cancelWhole(context: Context, subject: string | undefined): Promise<Reply> {
  return context.openForm('training.cancel-session', {
    subject: subjectOfSession(await findRun(context, subject)),
  });
}

function subjectIn(values: Values): string | undefined {
  return subjectNamed(values['ref'] ?? '');
}
