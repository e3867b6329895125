import type { Licence } from '../domain/training/licence-record.ts';
import { setUpDays } from '../domain/training/licence-prompts.ts';
import { sayDate } from '../domain/working-days.ts';
import { poolOf } from './licence-store.ts';
import type { StepKind } from './next-steps.ts';
import { subjectOf } from './outbox.ts';
import { unitOf } from './review-chase.ts';
import { dotted } from './text.ts';

/** A licence that is set aside waits for the business unit, which is asked three times whether it is set up. */
export const licenceSteps: StepKind<Licence> = {
  name: 'licence',

  open: async (view) => (await view.all('licences')).filter(({ state }) => state === 'asked'),

  describe: ({ id, rev, pool, since }, { partnership }) => ({
    subject: subjectOf('licence', id),
    rev,
    title: poolOf(pool, partnership)?.course.name ?? pool,
    line: dotted([id, ...(since === undefined ? [] : [`set aside since ${sayDate(since, 'short')}`])]),
  }),

  nextStep({ since, askedAt }, { directory, calendar, today }) {
    const [who] = unitOf(directory);
    if (who === undefined)
      return [{ reason: 'seat-empty', says: 'Nobody of the business unit is on record to set it up.' }];
    const when = setUpDays(since ?? askedAt.slice(0, 10), calendar).find((day) => day >= today);
    return when === undefined
      ? [{ reason: 'overdue', says: 'It is still not set up, and the last reminder has gone.' }]
      : { what: 'set it up', who, when };
  },
};
