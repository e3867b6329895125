import { drawEducationBrief, drawThemes } from '../cards/briefing/themes-view.ts';
import { allFigures } from '../src/bot/briefing-figures.ts';
import { chairsOfBriefing } from '../src/bot/briefing-relations.ts';
import { post, type Destination } from '../src/bot/outbox.ts';
import { roomsOfGroup } from '../src/bot/places.ts';
import type { CardView } from '../src/bot/reply.ts';
import type { Schedule, ScheduleContext } from '../src/bot/schedule.ts';
import type { Surroundings } from '../src/bot/surroundings.ts';
import { toRole } from '../src/bot/to-role.ts';
import { educationBrief, themeDigest } from '../src/domain/briefing/digest.ts';
import { daysBetween, plusDays } from '../src/domain/meeting/dates.ts';
import { seriesOf } from '../src/domain/meeting/series.ts';
import type { Directory } from '../src/partnership/model.ts';

const DAY_MS = 86_400_000;

/** Friday afternoon: the themes of the week, to whoever chairs and the business unit, fit to be passed on. */
export const briefingWeek: Schedule = {
  name: 'briefing-week',
  title: 'Send the themes of the week in the briefing',
  timetables: (_view, _now, { partnership: { briefing } }) =>
    Promise.resolve([{ at: [briefing.weekThemes.at], days: { weekdays: [briefing.weekThemes.day] } }]),
  whenMissed: { skipAfter: 2 * DAY_MS },
  async run(context) {
    const { tx, today, partnership, directory, occurrence } = context;
    const friday = occurrence.label.slice(0, 10);
    const period = { from: plusDays(friday, -6), to: friday > today ? today : friday };
    const digest = themeDigest(await allFigures(tx), period, partnership.briefing);
    if (digest.days === 0) return;
    const chairs = chairsOfBriefing(directory, partnership.briefing);
    await sendAll(context, drawThemes(digest, 'Themes of the week'), [
      ...chairs.map(({ id }): Destination => ({ kind: 'member', member: id })),
      ...toRole(directory, 'business-unit'),
    ]);
  },
};

/** Before each meeting of the group that works on them: the themes since its last one. */
export const briefingDigest: Schedule = {
  name: 'briefing-digest',
  title: 'Send the themes of the briefing before the group that works on them meets',
  timetables: (_view, now, around) =>
    Promise.resolve([
      { at: ['09:00'], days: { dates: meetingsNear(now, around).map(({ digest }) => digest) } },
    ]),
  whenMissed: { skipAfter: 3 * DAY_MS },
  async run(context) {
    const { tx, now, partnership, directory, occurrence } = context;
    const { group } = partnership.briefing.digest;
    const day = occurrence.label.slice(0, 10);
    const meetings = meetingsNear(now, context);
    const at = meetings.findIndex(({ digest }) => digest === day);
    const meeting = meetings[at];
    if (!group || !meeting) return;
    const before = meetings[at - 1];
    const period = { from: before?.date ?? plusDays(day, -62), to: plusDays(day, -1) };
    const digest = themeDigest(await allFigures(tx), period, partnership.briefing);
    if (digest.days === 0) return;
    const name = directory.group(group)?.name ?? group;
    await sendAll(context, drawThemes(digest, `Themes for ${name}`), [
      ...chairsOf(directory, group),
      ...(await roomsOfGroup(tx, group)),
    ]);
  },
};

/** At the end of each term: what schools hear, to the groups that the partnership file names. */
export const briefingTerm: Schedule = {
  name: 'briefing-term',
  title: 'Send the termly brief of the briefing to the education groups',
  timetables: (_view, _now, { partnership }) =>
    Promise.resolve([{ at: ['10:00'], days: { dates: termEnds(partnership) } }]),
  whenMissed: { skipAfter: 7 * DAY_MS },
  async run(context) {
    const { tx, partnership, directory, occurrence } = context;
    const day = occurrence.label.slice(0, 10);
    const ends = termEnds(partnership);
    const before = ends[ends.indexOf(day) - 1];
    const period = { from: before === undefined ? plusDays(day, -110) : plusDays(before, 1), to: day };
    const figures = await allFigures(tx);
    if (figures.every(({ date }) => date < period.from || date > period.to)) return;
    const view = drawEducationBrief(educationBrief(figures, period, partnership.briefing));
    for (const group of partnership.briefing.education.groups)
      await sendAll(context, view, [...chairsOf(directory, group), ...(await roomsOfGroup(tx, group))]);
  },
};

/** The group's meetings of half a year around now, each with the day of its digest. */
function meetingsNear(
  now: Date,
  { partnership, calendar }: Pick<Surroundings, 'partnership' | 'calendar'>,
): { date: string; digest: string }[] {
  const { group: id, daysBefore } = partnership.briefing.digest;
  const group = partnership.groups.find((each) => each.id === id);
  if (!group) return [];
  const { meetings, ...named } = group;
  const today = now.toISOString().slice(0, 10);
  const series = seriesOf(
    { ...named, ...(meetings ? { meetings } : {}) },
    { from: plusDays(today, -120), to: plusDays(today, 60) },
    {
      groups: [],
      calendar: partnership.calendar,
      holidays: calendar,
    },
  );
  return series.dates.map(({ date }) => ({ date, digest: plusDays(date, -daysBefore) }));
}

/** Last days of school before the long holidays. */
function termEnds({ calendar }: Surroundings['partnership']): string[] {
  const terms = calendar.schoolYears.flatMap((year) => year.terms);
  return terms.flatMap(({ to }, index) => {
    const next = terms[index + 1];
    return next === undefined || daysBetween(to, next.from) > 12 ? [to] : [];
  });
}

function chairsOf({ members }: Directory, group: string): Destination[] {
  return members
    .filter(({ left, roles }) => !left && roles.some((held) => held.role === 'chair' && held.group === group))
    .map(({ id }) => ({ kind: 'member', member: id }));
}

async function sendAll(
  { tx, now }: ScheduleContext,
  view: CardView,
  to: readonly Destination[],
): Promise<void> {
  const seen = new Set<string>();
  for (const each of to) {
    const key = JSON.stringify(each);
    if (seen.has(key)) continue;
    seen.add(key);
    await post(tx, now, { to: each, content: { kind: 'card', view: { ...view } } });
  }
}
