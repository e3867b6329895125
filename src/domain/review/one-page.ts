import { londonDate } from '../working-days.ts';
import { IllegalReviewChange, isOpenStep, type ReviewAt } from './clock.ts';
import type { OnePage, Review, StepRun } from './record.ts';
import type { Does } from './words.ts';
import { event, stepDone } from './steps.ts';

/** What the one page says. Nobody is named, and no case. */
export type PageText = Pick<OnePage, 'looked' | 'well' | 'better' | 'now'> & { readonly link?: string };

/** Writes the one-page briefing, or writes it anew until it is agreed. @throws IllegalReviewChange */
export function writePage(review: Review, by: string, { link, ...text }: PageText, at: ReviewAt): Review {
  stillRunning(review);
  if (review.onePage?.approved)
    throw new IllegalReviewChange('The one-page briefing is agreed, so its words stay as they are.');
  const onePage: OnePage = { by, at: at.now.toISOString(), ...text, ...(link ? { link } : {}), to: [] };
  return noted({ ...review, onePage }, event('briefing-written', by, at));
}

/** Agrees its words: from now on they stay. @throws IllegalReviewChange */
export function approvePage(review: Review, by: string, at: ReviewAt): Review {
  stillRunning(review);
  const page = pageOf(review);
  if (page.approved) throw new IllegalReviewChange('The one-page briefing is agreed already.');
  const onePage: OnePage = { ...page, approved: { by, at: at.now.toISOString(), on: londonDate(at.now) } };
  const agreed = noted({ ...review, onePage }, event('briefing-approved', by, at));
  return withStep(agreed, 'approve', by, at);
}

/** Sends it round: each agency is to acknowledge it. @throws IllegalReviewChange before it is agreed */
export function circulatePage(review: Review, by: string, agencies: readonly string[], at: ReviewAt): Review {
  stillRunning(review);
  const page = pageOf(review);
  if (!page.approved) throw new IllegalReviewChange('The one-page briefing has to be agreed first.');
  const known = new Set(page.to.map(({ agency }) => agency));
  const added = [...new Set(agencies)].filter((agency) => !known.has(agency));
  if (added.length === 0) throw new IllegalReviewChange('Choose the agencies it goes to.');
  const onePage: OnePage = {
    ...page,
    circulated: page.circulated ?? { by, at: at.now.toISOString(), on: londonDate(at.now) },
    to: [...page.to, ...added.map((agency) => ({ agency }))],
  };
  const sent = noted({ ...review, onePage }, event('briefing-circulated', by, at));
  return withStep(sent, 'circulate', by, at);
}

/** An agency has read it, and passed it on to so many people there. The first one counts. @throws IllegalReviewChange */
export function acknowledgePage(
  review: Review,
  agency: string,
  by: string,
  reach: number | undefined,
  at: ReviewAt,
): Review {
  const page = pageOf(review);
  const entry = page.to.find((each) => each.agency === agency);
  if (!entry) throw new IllegalReviewChange('It was not sent to that agency.');
  if (entry.acknowledged && reach === undefined) throw new IllegalReviewChange('It is acknowledged already.');
  const acknowledged = entry.acknowledged ?? { by, at: at.now.toISOString() };
  const onePage: OnePage = {
    ...page,
    to: page.to.map((each) =>
      each.agency === agency ? { ...each, acknowledged, ...(reach === undefined ? {} : { reach }) } : each,
    ),
  };
  return noted({ ...review, onePage }, event('acknowledged', by, at, agency));
}

/** How many agencies have acknowledged it, of how many, and how many people it reached. */
export function pageReach(review: Review): {
  readonly read: number;
  readonly of: number;
  readonly people: number;
} {
  const to = review.onePage?.to ?? [];
  return {
    read: to.filter(({ acknowledged }) => acknowledged).length,
    of: to.length,
    people: to.reduce((sum, { reach }) => sum + (reach ?? 0), 0),
  };
}

function pageOf({ onePage }: Review): OnePage {
  if (!onePage) throw new IllegalReviewChange('There is no one-page briefing yet.');
  return onePage;
}

function stillRunning({ id, state }: Review): void {
  if (state === 'closed') throw new IllegalReviewChange(`${id} is closed.`);
}

function noted(review: Review, said: Review['timeline'][number]): Review {
  return { ...review, rev: review.rev + 1, timeline: [...review.timeline, said] };
}

/** The plan's step for it is done with it; a plan without such a step has nothing more to do. */
function withStep(review: Review, does: Does, by: string, at: ReviewAt): Review {
  const step: StepRun | undefined = review.steps.find((each) => each.does === does && isOpenStep(each));
  return step ? { ...stepDone(review, step, by, {}, at), rev: review.rev } : review;
}
