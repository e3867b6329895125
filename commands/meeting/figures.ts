import type { RecordOf } from '../../storage/collections.ts';
import type { StoreView } from '../../storage/store.ts';
import { may, type Relation } from '../../src/bot/access.ts';
import { allFigures } from '../../src/bot/briefing-figures.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { maySeeAction } from '../../src/bot/relations.ts';
import { maySeeReview } from '../../src/bot/review-relations.ts';
import { ORIGINS } from '../../src/domain/action/origins.ts';
import { isOverdue, isWaitingForAssurance, type Action } from '../../src/domain/action/record.ts';
import { gaps, representation } from '../../src/domain/meeting/attendance.ts';
import type { Figure, FigureAsked, FigureProviders } from '../../src/domain/meeting/figures.ts';
import { minutesOnTime } from '../../src/domain/meeting/minutes-on-time.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { reviewFigures } from '../../src/domain/review/figures.ts';
import { showShare, SMALLEST_SHOWN } from '../../src/domain/small-numbers.ts';
import { groupShort } from '../../src/bot/meeting-store.ts';
import type { HolidayCalendar } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import type { DutyRecord } from '../../src/domain/plan/duty-record.ts';
import { scorecardOf } from '../../src/bot/metric-store.ts';
import type { ScorecardRow } from '../../src/domain/metric/scorecard.ts';
import { scorecardFigures } from './scorecard-figure.ts';
import { dutyFigures } from './duty-figures.ts';
import { licenceFigureProviders } from './licence-figures.ts';
import { trainingFigureProviders } from './training-figures.ts';
import { evaluationRate, laterReturns } from './evaluation-figures.ts';

/** What figures are counted from, for one reader of an agenda: read once for all of it. */
export interface FiguresRead {
  /** Who reads: what they may not see is not counted. */
  readonly member: Member;
  readonly duties: readonly DutyRecord[];
  readonly scorecard: readonly ScorecardRow[];
  readonly licences: readonly RecordOf<'licences'>[];
  readonly trainingSessions: readonly RecordOf<'trainingSessions'>[];
  readonly bookings: readonly RecordOf<'bookings'>[];
  readonly actions: readonly Action[];
  readonly escalations: readonly RecordOf<'escalations'>[];
  readonly reviews: readonly RecordOf<'reviews'>[];
  readonly days: readonly RecordOf<'briefingFigures'>[];
  readonly meetings: readonly Meeting[];
  readonly evaluations: readonly RecordOf<'evaluations'>[];
  readonly answers: readonly RecordOf<'evaluationAnswers'>[];
  readonly partnership: Partnership;
  readonly directory: Directory;
  readonly calendar: HolidayCalendar;
  readonly today: string;
  readonly now: Date;
}

export async function readFigures(
  store: StoreView,
  around: Pick<FiguresRead, 'member' | 'partnership' | 'directory' | 'calendar' | 'today' | 'now'>,
): Promise<FiguresRead> {
  const { member, directory } = around;
  return {
    ...around,
    duties: await store.all('duties'),
    scorecard: await scorecardOf({ store, partnership: around.partnership, today: around.today }),
    licences: await store.all('licences'),
    trainingSessions: await store.all('trainingSessions'),
    bookings: await store.all('bookings'),
    actions: await store.all('actions'),
    escalations: await store.find('escalations', 'state', 'open'),
    reviews: (await store.find('reviews', 'state', 'open')).filter((review) =>
      maySeeReview(review, member, directory),
    ),
    days: await allFigures(store),
    evaluations: await store.all('evaluations'),
    answers: await store.all('evaluationAnswers'),
    meetings: (await store.all('meetings')).filter((meeting) =>
      mayMeet('meeting.see', meeting, member, directory),
    ),
  };
}

const NO_RELATION: ReadonlySet<Relation> = new Set();

/** Below this a count about children or disagreements could lead to one of them. */
const LEAST = SMALLEST_SHOWN;

function hidden(count: number): string {
  return count === 0 ? 'none' : count < LEAST ? `fewer than ${LEAST}` : String(count);
}

/** The line of a figure that this reader may not see, whether there is anything to count or not. */
const WITHHELD: Figure = { says: 'Said in the meeting.' };

/**
 * The figures that can be counted from what is on record, each of what its reader may see. What is not here says on the agenda that
 * there are none yet.
 */
export const figureProviders: FigureProviders<FiguresRead> = {
  'training-evaluation': evaluationRate,
  'training-three-month': laterReturns,
  ...ofReviews(),
  ...dutyFigures,
  ...scorecardFigures,
  ...trainingFigureProviders,
  ...licenceFigureProviders,
  'actions-overdue': (view, asked) => {
    const late = openOf(view, asked).filter((action) => isOverdue(action, view.today));
    return says(late.length === 0 ? 'None is overdue.' : `${late.length} overdue.`, late);
  },
  'actions-awaiting-assurance': (view, asked) => {
    const waiting = openOf(view, asked).filter(isWaitingForAssurance);
    return says(`${waiting.length} await assurance.`, waiting);
  },
  'actions-of-group': (view, asked) => {
    const open = openOf(view, asked);
    const late = open.filter((action) => isOverdue(action, view.today)).length;
    const done = actionsOf(view, asked).filter(
      ({ closed }) => closed !== undefined && isWithin(closed.at.slice(0, 10), asked),
    ).length;
    return says(`${open.length} open, ${late} overdue, ${done} closed since the last meeting.`, open);
  },
  'escalations-by-stage': ({ escalations, member }) => {
    if (!may(member, 'escalation.aggregates', NO_RELATION)) return WITHHELD;
    const stages = new Map<number, number>();
    for (const { stages: reached } of escalations) {
      const stage = reached.at(-1)?.stage ?? 1;
      stages.set(stage, (stages.get(stage) ?? 0) + 1);
    }
    if (stages.size === 0) return { says: 'No escalation is open.' };
    const parts = [...stages]
      .sort(([a], [b]) => a - b)
      .map(([stage, count]) => `stage ${stage}: ${hidden(count)}`);
    return { says: `Open escalations by stage. ${parts.join(', ')}.` };
  },
  'briefing-counts': ({ days, member }, asked) => {
    if (!may(member, 'briefing.themes', NO_RELATION)) return WITHHELD;
    const within = days.filter(({ date }) => isWithin(date, asked));
    if (asked.of === 'missing') return missingFigure(within);
    if (asked.of !== undefined) return undefined;
    const updates = within.reduce((sum, day) => sum + day.updates, 0);
    return within.length === 0
      ? undefined
      : { says: `${within.length} briefings, ${hidden(updates)} updates.` };
  },
  'briefing-themes': ({ days, partnership, member }, asked) => {
    if (!may(member, 'briefing.themes', NO_RELATION)) return WITHHELD;
    const places = asked.of === 'places';
    if (asked.of !== undefined && !places) return undefined;
    const counts = new Map<string, number>();
    for (const day of days)
      if (isWithin(day.date, asked))
        for (const [theme, count] of Object.entries(places ? day.areas : day.themes))
          counts.set(theme, (counts.get(theme) ?? 0) + count);
    const most = [...counts]
      .filter(([, count]) => count >= LEAST)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3);
    if (most.length === 0) return undefined;
    const named = places ? partnership.briefing.areas : partnership.themes;
    const name = (id: string): string => named.find((each) => each.id === id)?.name ?? id;
    return { says: `Most often: ${most.map(([theme, count]) => `${name(theme)} (${count})`).join(', ')}.` };
  },
  // Of one kind of return, like those to the scorecard, nothing is counted here.
  returns: ({ reviews }, { of }) => {
    if (of !== undefined) return undefined;
    const all = reviews.flatMap((review) => review.returns.filter(({ state }) => state !== 'planned'));
    const settled = all.filter(({ state }) => state !== 'asked').length;
    return all.length === 0
      ? undefined
      : { says: `${settled} of ${all.length} returns to open reviews are in.` };
  },
  'minutes-on-time': ({ meetings, today, partnership, calendar }) => {
    const { due, onTime, waiting } = minutesOnTime(meetings, today, partnership.calendar, calendar);
    return due === 0 ? undefined : { says: `${onTime} of ${due} in time, ${waiting.length} still not out.` };
  },
  'attendance-gaps': ({ meetings, partnership, directory }, asked) => {
    const empty = gaps(representation(meetings), {
      group: (id) => groupShort(partnership, id),
      agency: (id) => directory.agency(id)?.name ?? id,
    }).filter(({ group }) => group === asked.group);
    return { says: empty.length === 0 ? 'No seat stays empty.' : empty.map((gap) => gap.says).join(' ') };
  },
};

/** How reviews stand is counted where reviews are. */
function ofReviews(): FigureProviders<FiguresRead> {
  return Object.fromEntries(
    Object.entries(reviewFigures).map(([key, provide]) => [
      key,
      ({ reviews, now, calendar }: FiguresRead, asked: FigureAsked) =>
        provide({ reviews, at: { now, calendar } }, asked),
    ]),
  );
}

function openOf(view: FiguresRead, asked: FigureAsked): Action[] {
  return actionsOf(view, asked).filter(({ status }) => status !== 'closed');
}

/** The group's actions, of one origin or theme, or about one thing, where the standing item names it. */
function actionsOf(
  { actions, partnership, directory, member }: FiguresRead,
  { group, of }: FigureAsked,
): Action[] {
  const wanted = of?.toLowerCase();
  const origins = ORIGINS.filter(({ words }) => words.some((word) => word === wanted)).map(
    ({ value }) => value,
  );
  const themes = partnership.themes
    .filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted)
    .map(({ id }) => id);
  const isAbout = (action: Action): boolean =>
    wanted === undefined ||
    origins.some((origin) => origin === action.origin) ||
    action.themes.some((theme) => themes.includes(theme)) ||
    action.title.toLowerCase().includes(wanted);
  return actions.filter(
    (action) => action.group === group && isAbout(action) && maySeeAction(action, member, directory),
  );
}

/** Children reported missing, and how soon they were talked to when they were back. */
function missingFigure(days: FiguresRead['days']): Figure | undefined {
  if (days.length === 0) return undefined;
  const sum = (count: (day: FiguresRead['days'][number]) => number): number =>
    days.reduce((total, day) => total + count(day), 0);
  const talks = showShare(
    sum(({ talks: { inTime } }) => inTime),
    sum(({ talks: { due } }) => due),
  );
  return {
    says: `Missing: ${hidden(sum(({ missing }) => missing.episodes))}. Return home conversations in time: ${talks}.`,
  };
}

function isWithin(date: string, { since }: FigureAsked): boolean {
  return date >= since.from && date <= since.to;
}

function says(line: string, records: readonly { readonly id: string }[]): Figure {
  return { says: line, records: records.map(({ id }) => id) };
}
