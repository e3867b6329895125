import { ACCOUNTABLE, PUBLIC_TASK, RUNNING, type RetentionKind } from './retention-kind.ts';
import { TRAINING_RETENTION } from './retention-training.ts';

export const RETENTION = {
  drafts: {
    holds: 'Forms that somebody has open',
    after: 'started',
    then: 'delete',
    leastDays: 1,
    routine: true,
    keep: '2 days',
    basis: RUNNING,
  },
  deliveries: {
    holds: 'What a platform delivered, with the answer it got',
    after: 'received',
    then: 'delete',
    leastDays: 3,
    routine: true,
    keep: '7 days',
    basis: RUNNING,
  },
  messages: {
    holds: 'Messages that have left',
    after: 'written',
    then: 'delete',
    leastDays: 1,
    routine: true,
    keep: '7 days',
    basis: RUNNING,
  },
  lostMessages: {
    holds: 'Messages that reached nobody, without their words',
    after: 'written',
    then: 'delete',
    leastDays: 3,
    routine: true,
    keep: '14 days',
    basis: RUNNING,
  },
  occurrences: {
    holds: 'What became of each due time of a schedule',
    after: 'planned',
    then: 'delete',
    leastDays: 7,
    routine: true,
    keep: '60 days',
    basis: RUNNING,
  },
  links: {
    holds: 'Links to files that are over',
    after: 'over',
    then: 'delete',
    leastDays: 1,
    routine: true,
    keep: '1 day',
    basis: RUNNING,
  },
  snoozes: {
    holds: 'Prompts that were put off, once they came again',
    after: 'over',
    then: 'delete',
    leastDays: 7,
    routine: true,
    keep: '14 days',
    basis: RUNNING,
  },
  standIns: {
    holds: 'Which message went to whoever stood in',
    after: 'sent',
    then: 'delete',
    leastDays: 1,
    keep: '6 months',
    basis: RUNNING,
  },
  actions: {
    holds: 'Finished actions',
    after: 'done',
    then: 'anonymise',
    leastDays: 30,
    keep: '24 months',
    basis: PUBLIC_TASK,
  },
  escalations: {
    holds: 'Closed escalations',
    after: 'closed',
    then: 'anonymise',
    // The question whether it held is asked some weeks after closing, and again.
    leastDays: 180,
    keep: '24 months',
    basis: `${PUBLIC_TASK}; safeguarding of children (Art 9(2)(g), DPA 2018 Sch 1 para 18) where a text touches on it`,
  },
  briefings: {
    holds: 'Daily briefings with their updates and items',
    after: 'held',
    then: 'delete',
    leastDays: 7,
    keep: '30 days',
    basis: `${PUBLIC_TASK}; safeguarding of children (Art 9(2)(g), DPA 2018 Sch 1 para 18). Counts are kept, without anything about one child`,
  },
  reviews: {
    holds: 'Closed reviews and audits',
    after: 'ended',
    then: 'anonymise',
    // A published review stays public for a year, and an audit is compared with its repeat.
    leastDays: 400,
    keep: '6 years',
    basis: PUBLIC_TASK,
  },
  duties: {
    holds: 'Duties of past plan years, with who signed and what showed that they were done',
    after: 'planned-year',
    then: 'delete',
    // Next year's plan is made from this one.
    leastDays: 400,
    keep: '6 years',
    basis: PUBLIC_TASK,
  },
  meetings: {
    holds: 'Meetings that are over',
    after: 'over',
    then: 'delete',
    // Who was at the table is compared over a year and more.
    leastDays: 400,
    keep: '6 years',
    basis: PUBLIC_TASK,
  },
  ...TRAINING_RETENTION,
  thanks: {
    holds: 'Thanks between agencies',
    after: 'given',
    then: 'anonymise',
    leastDays: 30,
    keep: '24 months',
    basis: PUBLIC_TASK,
  },
  attestations: {
    holds: "Quarterly confirmations of an agency's list",
    after: 'asked',
    then: 'delete',
    leastDays: 180,
    keep: '24 months',
    basis: ACCOUNTABLE,
  },
  accounts: {
    holds: 'Slack and Teams accounts of leavers',
    after: 'left',
    then: 'delete',
    leastDays: 1,
    keep: '30 days',
    basis: RUNNING,
  },
  leavers: {
    holds: 'Entries of leavers, once no record names them',
    after: 'left',
    then: 'delete',
    leastDays: 30,
    keep: '24 months',
    basis: ACCOUNTABLE,
  },
  audit: {
    holds: 'What an entry of the audit trail says',
    after: 'written',
    then: 'erase',
    leastDays: 365,
    keep: '6 years',
    basis: ACCOUNTABLE,
  },
  backups: {
    holds: 'Backups',
    after: 'made',
    then: 'delete',
    leastDays: 1,
    keep: '35 days',
    basis: `${PUBLIC_TASK}: being able to restore (Art 32(1)(c))`,
  },
} as const satisfies Readonly<Record<string, RetentionKind>>;

export type RetentionName = keyof typeof RETENTION;
export const retentionNames = Object.keys(RETENTION).filter(
  (name): name is RetentionName => name in RETENTION,
);

export function kindOf(name: RetentionName): RetentionKind {
  return RETENTION[name];
}

/** What the file says about one kind. */
export interface RetentionRule {
  /** `30 days`, `24 months`, `6 years`. */
  readonly keep: string;
  readonly basis: string;
}
export type RetentionRules = Readonly<Record<RetentionName, RetentionRule>>;

export const KEEP = /^([1-9]\d{0,3}) (day|month|year)s?$/;

/** The instant before which something is due: so long ago, by the calendar. A 31st that a month does not have is its last day. */
export function cutoff(keep: string, now: Date): string {
  const [, number = '0', unit] = KEEP.exec(keep) ?? [];
  const at = new Date(now);
  if (unit === 'day') at.setUTCDate(at.getUTCDate() - Number(number));
  else {
    const day = at.getUTCDate();
    at.setUTCDate(1);
    at.setUTCMonth(at.getUTCMonth() - Number(number) * (unit === 'year' ? 12 : 1));
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
    at.setUTCDate(Math.min(day, last));
  }
  return at.toISOString();
}

/** At least so many days, whatever the months. */
export function daysIn(keep: string): number {
  const [, number = '0', unit] = KEEP.exec(keep) ?? [];
  return Number(number) * (unit === 'day' ? 1 : unit === 'month' ? 28 : 365);
}

/** `deleted 2 days after it was started`. */
export function sayRule(name: RetentionName, { keep }: RetentionRule): string {
  const { then, after } = RETENTION[name];
  const did = { delete: 'deleted', anonymise: 'anonymised', erase: 'erased' }[then];
  return `${did} ${keep} after ${AFTER[after]}`;
}

/** The moments in words. */
export const AFTER: Readonly<Record<(typeof RETENTION)[RetentionName]['after'], string>> = {
  started: 'it was opened',
  received: 'it arrived',
  written: 'it was written',
  planned: 'it was planned',
  sent: 'it was sent',
  over: 'it was over',
  done: 'the action was done',
  closed: 'the escalation was closed',
  ended: 'the review was closed',
  held: 'the day',
  'planned-year': 'the plan year ended',
  entered: 'it was entered',
  month: 'the month',
  round: 'the round',
  trained: 'the training',
  given: 'they were given',
  asked: 'it was asked for',
  left: 'they left',
  made: 'it was made',
};
