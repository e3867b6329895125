import type { CollectionName } from './collections.ts';
import { by, until, type DataClass } from './data-class.ts';

/** The classes of what training, impact and measures keep. */
export const TRAINING_CLASSES = {
  trainingSessions: {
    holds: 'Sessions of courses: when, where, who gives them, how many places',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('training', 'Until it is over; then:'),
  },
  bookings: {
    holds: 'Bookings of sessions: who has a place or waits for one, and whether they came; staff only',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('training', 'Until the session is over; then:'),
  },
  trainingDone: {
    holds: 'Which courses members have had, and when',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('training'),
  },
  licences: {
    holds:
      'Licences for tools and courses: who has, waits for or had one, and how often it was used; never about whom',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('licences', 'While it is held or waited for; then:'),
  },
  licencePools: {
    holds: 'What was last said about how full a pool of licences is',
    purpose: 'running',
    tier: 'not shared',
    retention: until('until there has been room for a month'),
  },
  refreshers: {
    holds: 'Which prompts about training that is due again went out',
    purpose: 'work',
    tier: 'not shared',
    retention: by('refreshers'),
  },
  staffUpdates: {
    holds: 'Which schools said that their staff had the yearly update, and who said so',
    purpose: 'accountability',
    tier: 'Tier 1',
    retention: by('refreshers'),
  },
  metricFigures: {
    holds:
      'Figures of the metric dictionary: which metric, in which wording, for which period, and who entered them',
    purpose: 'accountability',
    tier: 'Tier 1',
    retention: by('figures', 'The figures always; who entered them:'),
  },
  metricNotes: {
    holds: 'What people say about a metric',
    purpose: 'accountability',
    tier: 'Tier 1',
    retention: by('figures'),
  },
  monthlyReturns: {
    holds: 'Monthly numbers of teams, with a short comment; never about one child',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('returns', 'The numbers always; who gave them, and comments:'),
  },
  needsTallies: {
    holds: 'The yearly question about training, as counts by agency and by role, apart from each other',
    purpose: 'work',
    tier: 'Tier 1',
    retention: until('always: they say nothing about anybody'),
  },
  needsTexts: {
    holds: 'What people wrote in the yearly question about training, without who or from where',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('needs'),
  },
  needsPeople: {
    holds: 'Who was asked the yearly question about training, and whether they answered; never what',
    purpose: 'work',
    tier: 'not shared',
    retention: by('needs'),
  },
  impacts: {
    holds: 'Impact entries: what was done, what came of it, what changed, without anything about who',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('impacts'),
  },
  evaluations: {
    holds: 'Who was asked what a session did, and whether they answered; never what',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('evaluations'),
  },
  evaluationAnswers: {
    holds: 'What was answered about a session, without who answered',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('evaluationAnswers'),
  },
} as const satisfies Partial<Record<CollectionName, DataClass>>;
