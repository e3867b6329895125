import type { Session } from '../domain/training/record.ts';
import { dayOf, sessionSteps } from '../domain/training/reminders.ts';
import { londonInstant, sayDate } from '../domain/working-days.ts';
import type { StepKind } from './next-steps.ts';
import { subjectOf } from './outbox.ts';
import { dotted } from './text.ts';
import { courseName, keepersOf } from './training-relations.ts';

/** A session goes on by its day; afterwards whoever gave it is asked who came, three times. Then it is the business unit's. */
export const trainingSteps: StepKind<Session> = {
  name: 'session',

  open: (view) => view.find('trainingSessions', 'state', 'planned'),

  describe: (session, { partnership }) => ({
    subject: subjectOf('session', session.id),
    rev: session.rev,
    title: courseName(session.course, partnership),
    line: dotted([session.id, sayDate(dayOf(session), 'short')]),
  }),

  nextStep(session, around) {
    const [keeper] = keepersOf(session, around);
    if (!keeper)
      return [{ reason: 'seat-empty', says: 'Nobody is on record who gives it or runs the training.' }];
    if (dayOf(session) >= around.today) return { what: 'be held', who: keeper.id, when: dayOf(session) };
    const steps = sessionSteps(session, [], londonInstant(around.today, '23:59'), around.calendar);
    const last = steps
      .map(({ on }) => on)
      .sort()
      .at(-1);
    return last !== undefined && last >= around.today
      ? { what: 'take the register', who: keeper.id, when: last }
      : [
          {
            reason: 'not-closed',
            says: 'It is over, who came is not noted, and its last reminder has gone.',
          },
        ];
  },
};
