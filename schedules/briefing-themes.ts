import { drawEducationBrief, drawThemes } from '../cards/briefing/themes-view.ts';
import { allFigures } from '../src/bot/briefing-figures.ts';
import { chairsOfBriefing } from '../src/bot/briefing-relations.ts';
import { datesOnRecord } from '../src/bot/meeting-dates.ts';
import { post, type Destination } from '../src/bot/outbox.ts';
import { roomsOfGroup } from '../src/bot/places.ts';
import type { CardView } from '../src/bot/reply.ts';
import type { Schedule, ScheduleContext } from '../src/bot/schedule.ts';
import type { Surroundings } from '../src/bot/surroundings.ts';
import { toRole } from '../src/bot/to-role.ts';
import { educationBrief, themeDigest } from '../src/domain/briefing/digest.ts';
import { daysBetween, plusDays, weekdayName } from '../src/domain/meeting/dates.ts';
import { londonDate, onOrBefore } from '../src/domain/working-days.ts';
import type { StoreView } from '../storage/store.ts';
import type { Directory } from '../src/partnership/model.ts';

const DAY_MS = 86_400_000;

/**
 * Friday afternoon: the themes of the week, to whoever chairs and the business unit, fit to be passed on. Where Friday is a bank
 * holiday they come on the working day before.
 */
export const briefingWeek: Schedule = {
  name: 'briefing-week',
  title: 'Send the themes of the week in the briefing',
  timetables: (_view, now, around) =>
    Promise.resolve([
      {
        at: [around.partnership.briefing.weekThemes.at],
        days: { dates: weeksNear(now, around).map(({ sent }) => sent) },
      },
    ]),
  whenMissed: { skipAfter: 2 * DAY_MS },
  async run(context) {
    const { tx, now, today, partnership, directory, occurrence } = context;
    const day = occurrence.label.slice(0, 10);
    const friday = weeksNear(now, context).find(({ sent }) => sent === day)?.ends ?? day;
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
  timetables: async (view, now, around) => [
    { at: ['09:00'], days: { dates: (await meetingsNear(view, now, around)).map(({ digest }) => digest) } },
  ],
  whenMissed: { skipAfter: 3 * DAY_MS },
  async run(context) {
    const { tx, now, partnership, directory, occurrence } = context;
    const { group } = partnership.briefing.digest;
    const day = occurrence.label.slice(0, 10);
    const meetings = await meetingsNear(tx, now, context);
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
  timetables: (_view, _now, { partnership, calendar }) =>
    Promise.resolve([
      { at: ['10:00'], days: { dates: termEnds(partnership).map((date) => onOrBefore(date, calendar)) } },
    ]),
  whenMissed: { skipAfter: 7 * DAY_MS },
  async run(context) {
    const { tx, partnership, directory, occurrence, calendar } = context;
    const ends = termEnds(partnership);
    const label = occurrence.label.slice(0, 10);
    const day = ends.find((date) => onOrBefore(date, calendar) === label) ?? label;
    const before = ends[ends.indexOf(day) - 1];
    const period = { from: before === undefined ? plusDays(day, -110) : plusDays(before, 1), to: day };
    const figures = await allFigures(tx);
    if (figures.every(({ date }) => date < period.from || date > period.to)) return;
    const view = drawEducationBrief(educationBrief(figures, period, partnership.briefing));
    for (const group of partnership.briefing.education.groups)
      await sendAll(context, view, [...chairsOf(directory, group), ...(await roomsOfGroup(tx, group))]);
  },
};

/** The group's meetings of half a year around now as they stand, moved ones where they are, each with the day of its digest. */
async function meetingsNear(
  view: StoreView,
  now: Date,
  { partnership, calendar }: Pick<Surroundings, 'partnership' | 'calendar'>,
): Promise<{ date: string; digest: string }[]> {
  const { group, daysBefore } = partnership.briefing.digest;
  if (group === undefined) return [];
  const today = londonDate(now);
  const range = { from: plusDays(today, -120), to: plusDays(today, 60) };
  const dates = await datesOnRecord(view, partnership, group, range, calendar);
  return dates.map((date) => ({ date, digest: onOrBefore(plusDays(date, -daysBefore), calendar) }));
}

/** The days of the last and the coming fortnight on which a week of themes ends, each with the working day on which they are sent. */
function weeksNear(
  now: Date,
  { partnership, calendar }: Pick<Surroundings, 'partnership' | 'calendar'>,
): { ends: string; sent: string }[] {
  const today = londonDate(now);
  return Array.from({ length: 29 }, (_, n) => plusDays(today, n - 14))
    .filter((date) => weekdayName(date) === partnership.briefing.weekThemes.day)
    .map((ends) => ({ ends, sent: onOrBefore(ends, calendar) }));
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
