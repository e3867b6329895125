import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewAt } from '../../../src/domain/review/clock.ts';
import { openReview, questionsFor, type NewReview } from '../../../src/domain/review/open.ts';
import type { KindPolicy } from '../../../src/domain/review/policy.ts';
import type { Review } from '../../../src/domain/review/record.ts';
import { doStep } from '../../../src/domain/review/steps.ts';
import type { ReviewKind } from '../../../src/domain/review/words.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { createDirectory } from '../../../src/partnership/directory.ts';
import { loadPartnership } from '../../../src/partnership/load.ts';
import { readMembersCsv } from '../../../src/partnership/members-csv.ts';
import { root } from '../../../src/root.ts';

export const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
const { members } = readMembersCsv(
  readFileSync(join(root, 'partnerships/plymouth-members.csv'), 'utf8'),
  partnership,
);
export const directory = createDirectory(partnership, members);

export const UNIT = 'hamish-oduya';

/** Ten in the morning in London (winter time) of that day. */
export function at(date: string, time = '10:00'): ReviewAt {
  return { now: new Date(`${date}T${time}:00Z`), calendar: ENGLAND };
}

export function planOf(kind: ReviewKind): KindPolicy {
  const policy = partnership.reviews.kinds.find((each) => each.kind === kind);
  if (!policy) throw new Error(`There is no plan for ${kind}`);
  return policy;
}

/** A review of this kind that began on this day, with the plan of the partnership file. */
export function opened(kind: ReviewKind, startedOn: string, over: Partial<NewReview> = {}): Review {
  const policy = planOf(kind);
  return openReview(
    {
      id: 'REV-2611-K4TR',
      topic: 'Neglect of teenagers',
      startedOn,
      openedBy: UNIT,
      lead: UNIT,
      agencies: policy.asksSettings ? [] : policy.asks,
      questions: questionsFor(policy, 'neglect'),
      ...over,
    },
    policy,
    at(startedOn),
  );
}

/** Does these steps, all on this day. */
export function doing(review: Review, on: string, ...steps: string[]): Review {
  return steps.reduce(
    (each, id) => doStep(each, id, UNIT, { on, yes: true, text: 'Minuted.' }, at(on)),
    review,
  );
}

/** The last day of a step, as an ISO date. */
export function dayOf(review: Review, id: string): string | undefined {
  return review.steps.find((step) => step.id === id)?.dueAt?.slice(0, 10);
}
