import type { RecordOf } from '../../storage/collections.ts';
import type { StoreView } from '../../storage/store.ts';
import { allFigures } from '../../src/bot/briefing-figures.ts';
import { isOverdue, isWaitingForAssurance, type Action } from '../../src/domain/action/record.ts';
import { gaps, representation } from '../../src/domain/meeting/attendance.ts';
import type { Figure, FigureAsked, FigureProviders } from '../../src/domain/meeting/figures.ts';
import { minutesOnTime } from '../../src/domain/meeting/minutes-on-time.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { reviewFigures } from '../../src/domain/review/figures.ts';
import { SMALLEST_SHOWN } from '../../src/domain/small-numbers.ts';
import { groupShort } from '../../src/bot/meeting-store.ts';
import type { HolidayCalendar } from '../../src/domain/working-days.ts';
import type { Directory } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';

/** What figures are counted from: read once for a whole agenda. */
export interface FiguresRead {
  readonly actions: readonly Action[];
  readonly escalations: readonly RecordOf<'escalations'>[];
  readonly reviews: readonly RecordOf<'reviews'>[];
  readonly days: readonly RecordOf<'briefingFigures'>[];
  readonly meetings: readonly Meeting[];
  readonly partnership: Partnership;
  readonly directory: Directory;
  readonly calendar: HolidayCalendar;
  readonly today: string;
  readonly now: Date;
}

export async function readFigures(
  store: StoreView,
  around: Pick<FiguresRead, 'partnership' | 'directory' | 'calendar' | 'today' | 'now'>,
): Promise<FiguresRead> {
  return {
    ...around,
    actions: await store.all('actions'),
    escalations: await store.find('escalations', 'state', 'open'),
    reviews: await store.find('reviews', 'state', 'open'),
    days: await allFigures(store),
    meetings: await store.all('meetings'),
  };
}

/** Below this a count about children or disagreements could lead to one of them. */
const LEAST = SMALLEST_SHOWN;

function hidden(count: number): string {
  return count === 0 ? 'none' : count < LEAST ? `fewer than ${LEAST}` : String(count);
}

/**
 * The figures that can be counted from what is on record. What is not here says on the agenda that there are none yet: training and
 * the scorecard are not counted anywhere so far.
 */
export const figureProviders: FigureProviders<FiguresRead> = {
  ...ofReviews(),
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
    const done = view.actions.filter(
      ({ group, closed }) =>
        group === asked.group && closed !== undefined && isWithin(closed.at.slice(0, 10), asked),
    ).length;
    return says(`${open.length} open, ${late} overdue, ${done} closed since the last meeting.`, open);
  },
  'escalations-by-stage': ({ escalations }) => {
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
  'briefing-counts': ({ days }, asked) => {
    const within = days.filter(({ date }) => isWithin(date, asked));
    const updates = within.reduce((sum, day) => sum + day.updates, 0);
    return within.length === 0
      ? undefined
      : { says: `${within.length} briefings, ${hidden(updates)} updates.` };
  },
  'briefing-themes': ({ days, partnership }, asked) => {
    const counts = new Map<string, number>();
    for (const { date, themes } of days)
      if (isWithin(date, asked))
        for (const [theme, count] of Object.entries(themes))
          counts.set(theme, (counts.get(theme) ?? 0) + count);
    const most = [...counts]
      .filter(([, count]) => count >= LEAST)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3);
    if (most.length === 0) return undefined;
    const name = (id: string): string => partnership.themes.find((theme) => theme.id === id)?.name ?? id;
    return { says: `Most often: ${most.map(([theme, count]) => `${name(theme)} (${count})`).join(', ')}.` };
  },
  returns: ({ reviews }) => {
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

function openOf({ actions }: FiguresRead, { group }: FigureAsked): Action[] {
  return actions.filter((action) => action.group === group && action.status !== 'closed');
}

function isWithin(date: string, { since }: FigureAsked): boolean {
  return date >= since.from && date <= since.to;
}

function says(line: string, records: readonly { readonly id: string }[]): Figure {
  return { says: line, records: records.map(({ id }) => id) };
}
