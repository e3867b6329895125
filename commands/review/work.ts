import { referenceOf, returnName, returnState, whenDue } from '../../cards/review/words.ts';
import { mayAcknowledge, ownReturns } from '../../src/bot/review-relations.ts';
import { dotted } from '../../src/bot/text.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { daysOver, type ReviewAt } from '../../src/domain/review/clock.ts';
import { agencyLead, owedBy } from '../../src/domain/review/owed.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { isLate } from '../../src/domain/review/returns.ts';
import { openSteps, whyNotStep } from '../../src/domain/review/steps.ts';
import { addWorkingDays, londonDate } from '../../src/domain/working-days.ts';
import type { Reader } from '../mywork/source.ts';
import { waitingSource, type Waiting } from '../mywork/waiting.ts';
import { subjectOfReview } from './record.ts';

const SHOWN = 10;
/** Steps of a review are in the list of whoever runs it so many working days before their day. */
const AHEAD = 5;

interface WaitingReview extends Waiting {
  readonly due: string;
}

/** Reviews as a part of somebody's own list: returns they owe, one-page briefings to read, steps of what they run. */
export const reviewWork = waitingSource({
  section: 'Reviews that wait for you',
  words: (count) => (count === 1 ? 'one thing to a review' : `${count} things to reviews`),
  shown: SHOWN,
  all: '/review list',
  mine,
});

async function mine(reader: Reader): Promise<WaitingReview[]> {
  const at = { now: reader.now, calendar: await calendarOf(reader.store) };
  const open = await reader.store.find('reviews', 'state', 'open');
  return open
    .flatMap((review) => [
      ...returnsIn(review, reader, at),
      ...pagesIn(review, reader),
      ...stepsIn(review, reader, at),
    ])
    .sort((one, other) => one.due.localeCompare(other.due));
}

function returnsIn(review: Review, { member, directory }: Reader, at: ReviewAt): WaitingReview[] {
  return ownReturns(review, member, directory)
    .filter((each) => each.state === 'asked')
    .filter((each) => owedBy(review, each, directory).members.some(({ id }) => id === member.id))
    .map((each) => ({
      title: `Return of ${returnName(each, directory)}: ${review.topic}`,
      line: dotted([referenceOf(review), returnState(each, at)]),
      subject: subjectOfReview(review),
      verb: 'review.look',
      late: isLate(each, at.now),
      due: each.dueAt ?? '',
    }));
}

function pagesIn(review: Review, { member, directory }: Reader): WaitingReview[] {
  return mayAcknowledge(review, member, directory)
    .filter((agency) => agencyLead(review, agency, directory).members.some(({ id }) => id === member.id))
    .map(() => ({
      title: `One-page briefing to read: ${review.topic}`,
      line: referenceOf(review),
      subject: subjectOfReview(review),
      verb: 'review.page',
      late: false,
      due: review.onePage?.circulated?.at ?? '',
    }));
}

function stepsIn(review: Review, { member, today }: Reader, at: ReviewAt): WaitingReview[] {
  if (review.lead !== member.id) return [];
  const until = addWorkingDays(today, AHEAD, at.calendar);
  return openSteps(review)
    .filter(
      ({ does, dueAt }) => does !== 'returns' && dueAt !== undefined && londonDate(new Date(dueAt)) <= until,
    )
    .filter((step) => step.does === 'repeat' || whyNotStep(review, step, at) === undefined)
    .map((step) => ({
      title: `${step.name}: ${review.topic}`,
      line: dotted([referenceOf(review), whenDue(step.dueAt, at)]),
      subject: subjectOfReview(review),
      verb: 'review.look',
      late: daysOver(step.dueAt, at) > 0,
      due: step.dueAt ?? '',
    }));
}
