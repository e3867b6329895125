import type { Booking } from '../domain/training/record.ts';
import { londonDate } from '../domain/working-days.ts';
import type { StepKind } from './next-steps.ts';
import { subjectOf } from './outbox.ts';
import { dotted } from './text.ts';
import { courseName } from './training-relations.ts';

/** A place held for an answer: they say yes in time, or it passes on by itself. */
export const bookingSteps: StepKind<Booking> = {
  name: 'booking',

  open: (view) => view.find('bookings', 'state', 'offered'),

  describe: ({ id, rev, session, course }, { partnership }) => ({
    // A place is opened with its session.
    subject: subjectOf('session', session),
    rev,
    title: courseName(course, partnership),
    line: dotted([id, session]),
  }),

  nextStep({ member, offered }, { today }) {
    const when = offered && londonDate(new Date(offered.until));
    return when !== undefined && when >= today
      ? { what: 'take the place', who: member, when }
      : [{ reason: 'overdue', says: 'The place was held for an answer, and has not passed on.' }];
  },
};
