import { z } from 'zod';
import type { RetentionKind } from '../domain/retention-kind.ts';
import { daysIn, KEEP, RETENTION, type RetentionName } from '../domain/retention.ts';

const Text = z.string().trim().min(1, 'some text');

function rule(name: RetentionName) {
  const { keep, basis, after, then, leastDays }: RetentionKind = RETENTION[name];
  return z
    .strictObject({
      keep: z
        .string()
        .regex(KEEP, 'a time such as 30 days, 24 months or 6 years')
        .refine((text) => !KEEP.test(text) || daysIn(text) >= leastDays, {
          error: `a time of at least ${leastDays === 1 ? 'one day' : `${leastDays} days`}`,
        }),
      after: z.literal(after).default(after).describe('The moment it is counted from.'),
      then: z.literal(then).default(then).describe('What happens at the end.'),
      basis: Text.default(basis).describe('Why it may be kept so long: the lawful basis, in a line.'),
      note: Text.exactOptional(),
      assumed: z.literal(true).exactOptional().describe('No published document states this.'),
    })
    .default({ keep, after, then, basis, assumed: true });
}

/** How long what is kept. A kind that is left out has the default, which counts as assumed. */
export const Retention = z.strictObject({
  drafts: rule('drafts'),
  deliveries: rule('deliveries'),
  messages: rule('messages'),
  lostMessages: rule('lostMessages'),
  occurrences: rule('occurrences'),
  links: rule('links'),
  snoozes: rule('snoozes'),
  standIns: rule('standIns'),
  actions: rule('actions'),
  escalations: rule('escalations'),
  briefings: rule('briefings'),
  reviews: rule('reviews'),
  duties: rule('duties'),
  meetings: rule('meetings'),
  licences: rule('licences'),
  refreshers: rule('refreshers'),
  figures: rule('figures'),
  returns: rule('returns'),
  needs: rule('needs'),
  training: rule('training'),
  impacts: rule('impacts'),
  evaluations: rule('evaluations'),
  evaluationAnswers: rule('evaluationAnswers'),
  thanks: rule('thanks'),
  attestations: rule('attestations'),
  accounts: rule('accounts'),
  leavers: rule('leavers'),
  audit: rule('audit'),
  backups: rule('backups'),
} satisfies Record<RetentionName, z.ZodType>);
