import { PUBLIC_TASK, type RetentionKind } from './retention-kind.ts';

/** How long what is kept of training, its effect and the partnership's figures stays. */
export const TRAINING_RETENTION = {
  licences: {
    holds: 'Licences that ended',
    after: 'over',
    then: 'delete',
    // Agendas and the yearly report count what was given back within the year.
    leastDays: 400,
    keep: '24 months',
    basis: PUBLIC_TASK,
  },
  refreshers: {
    holds: 'Prompts about training that was due again, and the yearly updates of staff in schools',
    after: 'over',
    then: 'delete',
    // A prompt that is forgotten would be sent again.
    leastDays: 400,
    keep: '24 months',
    basis: PUBLIC_TASK,
  },
  figures: {
    holds: 'Who entered figures of the scorecard, and what was said about them',
    after: 'entered',
    then: 'anonymise',
    leastDays: 365,
    keep: '6 years',
    basis: PUBLIC_TASK,
  },
  returns: {
    holds: 'Who gave a team’s monthly numbers, and their comments',
    after: 'month',
    then: 'anonymise',
    leastDays: 60,
    keep: '24 months',
    basis: PUBLIC_TASK,
  },
  needs: {
    holds: 'The yearly question about training: who was asked, and what people wrote',
    after: 'round',
    then: 'delete',
    leastDays: 180,
    keep: '24 months',
    basis: PUBLIC_TASK,
  },
  training: {
    holds: 'Training: sessions, bookings, who had which course',
    after: 'trained',
    then: 'delete',
    // A refresher may be due three years after the last time.
    leastDays: 1200,
    keep: '6 years',
    basis: PUBLIC_TASK,
  },
  impacts: {
    holds: 'Impact entries',
    after: 'written',
    then: 'delete',
    // The annual report looks back over its year, and is written months after it.
    leastDays: 550,
    keep: '6 years',
    basis: PUBLIC_TASK,
  },
  evaluations: {
    holds: 'Who was asked what a session did, and whether they answered',
    after: 'asked',
    then: 'delete',
    // Response rates are compared with those of the year before; and nobody is asked twice.
    leastDays: 760,
    keep: '30 months',
    basis: PUBLIC_TASK,
  },
  evaluationAnswers: {
    holds: 'What was answered about a session, without who answered',
    after: 'month',
    then: 'delete',
    leastDays: 400,
    keep: '6 years',
    basis: PUBLIC_TASK,
  },
} as const satisfies Readonly<Record<string, RetentionKind>>;
