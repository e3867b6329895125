import type { PressHandler } from '../../src/bot/command.ts';
import { bookPresses } from './book.ts';
import { drawCourses } from './courses.ts';
import { filePress } from './files.ts';
import { drawFind } from './find.ts';
import { typedHad } from './had.ts';
import { drawMine } from './mine.ts';
import { findRun, findSession, sessionReply, subjectOfSession } from './record.ts';
import { allCame, openRegister } from './register.ts';
import { drawTeam } from './team.ts';

/** Everything that is pressed about training. */
export const trainingPresses: Readonly<Record<string, PressHandler>> = {
  ...bookPresses,
  'training.file': filePress,
  'training.find': {
    access: 'training.see',
    run: async (context, { args }) => ({ kind: 'notice', view: await drawFind(context, args) }),
  },
  'training.courses': {
    access: 'training.see',
    run: async (context, { args }) => ({ kind: 'notice', view: await drawCourses(context, args) }),
  },
  'training.look': {
    access: 'training.see',
    async run(context, { subject }) {
      const reply = await sessionReply(context, await findSession(context, subject));
      return reply.kind === 'card' ? { kind: 'notice', view: reply.view } : reply;
    },
  },
  'training.mine': {
    access: 'training.see',
    run: async (context) => ({ kind: 'notice', view: await drawMine(context) }),
  },
  'training.team': {
    access: 'training.team',
    run: async (context, { args }) => ({ kind: 'notice', view: await drawTeam(context, args) }),
  },
  'training.had': { access: 'training.record', run: (context) => typedHad(context, {}) },
  'training.all-came': {
    access: 'training.run',
    run: (context, { subject }) => allCame(context, subject),
  },
  'training.register': {
    access: 'training.run',
    run: (context, { subject }) => openRegister(context, subject),
  },
  'training.change': {
    access: 'training.run',
    run: async (context, { subject }) =>
      context.openForm('training.session', { subject: subjectOfSession(await findRun(context, subject)) }),
  },
  'training.cancel-session': {
    access: 'training.run',
    run: async (context, { subject }) =>
      context.openForm('training.cancel-session', {
        subject: subjectOfSession(await findRun(context, subject)),
      }),
  },
};
