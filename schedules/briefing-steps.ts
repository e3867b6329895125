import { ACTIONS_VIEW, CHECK_VIEW, NUDGE_VIEW } from '../cards/briefing/day-views.ts';
import { ORDER_VIEW } from '../cards/briefing/order-view.ts';
import { notice } from '../cards/words.ts';
import { briefingStep, noteStep } from '../src/bot/briefing-day.ts';
import { closeDay } from '../src/bot/briefing-close.ts';
import { askedFirst } from '../src/bot/briefing-feeds.ts';
import { agenciesOnLeave, attendees, chairsOfBriefing, peopleOf } from '../src/bot/briefing-relations.ts';
import { itemsOf, keepBriefing, updatesOf } from '../src/bot/briefing-store.ts';
import { post, subjectOf } from '../src/bot/outbox.ts';
import type { Schedule, ScheduleContext } from '../src/bot/schedule.ts';
import { toRole } from '../src/bot/to-role.ts';
import { highRiskGaps } from '../src/domain/briefing/checks.ts';
import { nudged, onLeave, toNudge } from '../src/domain/briefing/contributions.ts';
import { toDraft } from '../src/domain/briefing/moves-briefing.ts';
import { isShown } from '../src/domain/briefing/outstanding.ts';
import type { Briefing } from '../src/domain/briefing/record.ts';
import { windowOf } from '../src/domain/briefing/times.ts';
import { isWorkingDay, londonDate, londonTime, sayDate } from '../src/domain/working-days.ts';

const HOUR_MS = 3_600_000;

/** Whoever brings the missing children is reminded before the briefing opens, of all the hours it covers. */
export const briefingPolice: Schedule = {
  name: 'briefing-police',
  title: 'Remind who brings the missing children to the briefing',
  timetables: (_view, _now, { partnership }) =>
    Promise.resolve([{ at: [partnership.briefing.timetable.policeReady], days: 'working days' }]),
  whenMissed: { skipAfter: HOUR_MS },
  async run(context) {
    const { tx, now, today, calendar, directory, partnership } = context;
    const { briefing: settings } = partnership;
    if (
      !isWorkingDay(today, calendar) ||
      (await tx.all('places')).every(({ purpose }) => purpose !== 'briefing')
    )
      return;
    const { from } = windowOf(today, settings.timetable, calendar);
    const since = `${sayDate(londonDate(from))}, ${londonTime(from)}`;
    for (const { agency } of settings.expected.filter(({ leads }) => leads === true))
      for (const { id } of peopleOf(directory, settings, agency))
        await post(tx, now, {
          to: { kind: 'member', member: id },
          content: {
            kind: 'card',
            view: {
              ...notice(`The briefing opens at ${settings.timetable.opens}`, [
                `It covers everything since ${since}: who was missing, who is back, who is not.`,
                'Numbers, risk, neighbourhood and hours. No names or references.',
              ]),
            },
          },
        });
  },
};

/** The people of agencies that are expected and silent are asked, privately, once. */
export const briefingNudge = briefingStep(
  'nudge',
  'briefing-nudge',
  'Ask agencies that have not posted to the briefing',
  async (context, briefing) => {
    const { tx, now, directory, partnership } = context;
    const away = new Set(agenciesOnLeave(directory, partnership.briefing));
    let after = briefing;
    for (const agency of toNudge(briefing)) if (away.has(agency)) after = onLeave(after, agency, now);
    const missing = toNudge(after);
    after = missing.length > 0 ? nudged(after, missing, now) : after;
    if (after !== briefing) await keepBriefing(context, after);
    for (const agency of missing)
      for (const { id } of askedFirst(context, after, agency)) await prompt(context, after, id, NUDGE_VIEW);
    // Who wrote something and has not said whether it was read right.
    const waiting = (await updatesOf(tx, after)).filter(({ state }) => state === 'proposed');
    for (const update of waiting) {
      const known = await tx.find('postings', 'subject', subjectOf('update', update.id));
      if (known.some(({ to }) => to.kind === 'direct')) continue;
      await post(tx, now, {
        to: { kind: 'member', member: update.author },
        content: { kind: 'record', subject: subjectOf('update', update.id), view: 'update' },
      });
    }
    if (missing.length > 0) await noteStep(context, 'briefing.nudge', briefing.id);
  },
);

/** After the cut-off the chair sees the running order as a draft. */
export const briefingOrder = briefingStep(
  'order',
  'briefing-order',
  'Send the draft of the running order to the chair',
  async (context, briefing) => {
    const { tx, now, directory, partnership } = context;
    const draft = toDraft(briefing, now);
    if (draft === briefing) return;
    await keepBriefing(context, draft);
    const chairs = chairsOfBriefing(directory, partnership.briefing).map(({ id }) => id);
    const readers =
      chairs.length > 0
        ? chairs.map((member) => ({ kind: 'member' as const, member }))
        : toRole(directory, 'business-unit');
    for (const to of readers)
      await post(tx, now, {
        to,
        content: { kind: 'record', subject: subjectOf('briefing', briefing.id), view: ORDER_VIEW },
      });
    await noteStep(context, 'briefing.draft', briefing.id);
  },
);

/** After the briefing everybody who took part gets the actions, and nobody else does. */
export const briefingActions = briefingStep(
  'actions',
  'briefing-actions',
  'Send the actions of the briefing to those who took part',
  async (context, briefing) => {
    const items = (await itemsOf(context.tx, briefing)).filter(isShown);
    if (items.every(({ actions, strategy }) => actions.length === 0 && strategy === undefined)) return;
    for (const id of attendees(briefing, context.directory, context.partnership.briefing))
      await prompt(context, briefing, id, ACTIONS_VIEW);
  },
);

/** At noon: high risk without a booked strategy meeting, or where nobody has told the DSL. */
export const briefingCheck = briefingStep(
  'highRiskCheck',
  'briefing-check',
  'Look at noon whether high risk has what it needs',
  async (context, briefing) => {
    const items = await itemsOf(context.tx, briefing);
    const refs = new Set(highRiskGaps(items).map(({ item }) => item));
    const lacking = items.filter(({ id }) => refs.has(id));
    if (lacking.length === 0) return;
    const chairs = chairsOfBriefing(context.directory, context.partnership.briefing).map(({ id }) => id);
    for (const id of new Set([...chairs, ...lacking.map(({ author }) => author)]))
      await prompt(context, briefing, id, CHECK_VIEW);
  },
);

/** The end of the day. */
export const briefingCloses = briefingStep(
  'closes',
  'briefing-close',
  'Close the briefing and carry over what is open',
  async (context, briefing) => {
    await closeDay(context, briefing);
    await noteStep(context, 'briefing.close', briefing.id);
  },
);

async function prompt(
  { tx, now }: ScheduleContext,
  briefing: Briefing,
  member: string,
  view: string,
): Promise<void> {
  await post(tx, now, {
    to: { kind: 'member', member },
    content: { kind: 'record', subject: subjectOf('briefing', briefing.id), view },
  });
}
