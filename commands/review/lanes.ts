import { reviewLanesCard, itemsCard } from '../../cards/index.ts';
import { kindLabel } from '../../src/domain/review/words.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { maySeeReview } from '../../src/bot/review-relations.ts';
import { lanesOf, type Clash, type Lane, type LaneWeek } from '../../src/domain/review/lanes.ts';
import { compareRounds } from '../../src/domain/review/repeat.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import { dotted } from '../../src/bot/text.ts';
import { noteLook } from './record.ts';

const WEEKS = 12;
/** So many weeks with something due are told in words. */
const IN_WORDS = 6;
const LEGEND = '⬜ nothing due · 🟦 something due · 🟨 returns due · 🟪 a meeting · 🟥 late · ▫️ not running';

/** Open reviews side by side, week by week: what is due where, and which weeks want the same people twice. */
export async function drawLanes(context: Context): Promise<CardView> {
  const { tx, member, directory, now } = context;
  const open = await tx.find('reviews', 'state', 'open');
  const seen = open.filter((each) => maySeeReview(each, member, directory));
  for (const each of seen) await noteLook(context, each);
  const { weeks, lanes, clashes } = lanesOf(seen, now, WEEKS);
  return {
    summary: 'Reviews side by side',
    card: reviewLanesCard.expand({
      heading: 'Reviews side by side',
      intro:
        lanes.length === 0
          ? 'None is open that you may see.'
          : `Twelve weeks from ${sayDate(weeks[0] ?? londonDate(now), 'short')}, a square each.`,
      legend: lanes.length === 0 ? '' : LEGEND,
      lanes: lanes.map((lane) => ({
        title: lane.review.topic,
        strip: lane.weeks.map(squareOf).join(''),
        line: inWords(lane, weeks),
      })),
      clashes: clashes.map(sayClash),
      buttons: [],
    }),
  };
}

function squareOf({ steps, running }: LaneWeek): string {
  const open = steps.filter(({ done }) => !done);
  if (open.some(({ late }) => late)) return '🟥';
  if (open.some(({ does }) => does === 'returns')) return '🟨';
  if (open.some(({ does }) => does === 'meet')) return '🟪';
  if (open.length > 0) return '🟦';
  return running ? '⬜' : '▫️';
}

/** The same as a line: for a phone, and for somebody who hears it. */
function inWords({ review, weeks }: Lane, mondays: readonly string[]): string {
  const late = weeks.flatMap(({ steps }) => steps.filter((step) => step.late).map(({ name }) => name));
  const parts = weeks.flatMap(({ steps }, at) => {
    const names = steps.filter((step) => !step.done && !step.late).map(({ name }) => name);
    const monday = mondays[at];
    return names.length > 0 && monday ? [`${short(monday)}: ${names.join(', ')}`] : [];
  });
  return dotted([
    `${kindLabel(review.kind)} ${review.id}`,
    late.length > 0 ? `late: ${late.join(', ')}` : undefined,
    ...parts.slice(0, IN_WORDS),
    parts.length === 0 && late.length === 0 ? 'nothing due' : undefined,
  ]);
}

function sayClash({ week, reviews, what }: Clash): string {
  const wanted = what === 'returns' ? 'want returns from agencies' : 'have their meeting';
  return `Week of ${short(week)}: ${reviews.join(' and ')} ${wanted} in one week.`;
}

function short(date: string): string {
  return sayDate(date, 'short').slice(4);
}

/** Two rounds side by side, or why they cannot be. */
export async function drawComparison({ tx }: Context, review: Review): Promise<CardView> {
  const other = review.repeats ?? review.repeatedBy;
  const found = other ? await tx.get('reviews', other) : undefined;
  const [first, again] = review.repeats ? [found, review] : [review, found];
  if (!first || !again) return page(review, 'There is only one round of it so far.', []);
  const compared = compareRounds(first, again);
  if (!compared.comparable)
    return page(
      review,
      `${first.id} and ${again.id} are not compared: they did not ask the same.`,
      compared.why.map((why) => ({
        title: why,
        line: 'Ask it as it was asked before, and it can be compared.',
      })),
    );
  return page(
    review,
    `${first.id}, then ${again.id}: the same questions, word for word.`,
    compared.rows.map(({ question, before, after }) => ({
      title: question,
      line: `${percent(before)} before, ${percent(after)} now${change(before, after)}`,
    })),
  );
}

function page({ id }: Review, intro: string, items: { title: string; line: string }[]): CardView {
  return {
    summary: `${id}: the rounds compared`,
    card: itemsCard.expand({
      heading: 'What is different now',
      intro,
      sections:
        items.length === 0
          ? []
          : [{ name: '', items: items.map((item) => ({ ...item, note: '', buttons: [] })) }],
      more: '',
      buttons: [],
    }),
  };
}

function percent(value: number | undefined): string {
  return value === undefined ? 'not counted' : `${value}%`;
}

function change(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined) return '';
  const points = Math.round((after - before) * 10) / 10;
  const word = Math.abs(points) === 1 ? 'point' : 'points';
  return points === 0 ? ': the same' : `: ${points > 0 ? 'up' : 'down'} by ${Math.abs(points)} ${word}`;
}
