import { may, NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import { relationsToBriefing, relationsToItem } from '../../src/bot/briefing-relations.ts';
import { itemsOf, todaysBriefing } from '../../src/bot/briefing-store.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readSubject } from '../../src/bot/outbox.ts';
import { kindOf } from '../../src/bot/places.ts';
import type { Briefing, BriefingItem, Update } from '../../src/domain/briefing/record.ts';
import { nextBriefingDate, stepAt } from '../../src/domain/briefing/times.ts';
import { isWorkingDay, sayDate } from '../../src/domain/working-days.ts';

const NOT_YOURS =
  'The daily briefing is for the agencies that are asked to it, in its own closed channel. If yours should be, ask the business unit.';

/** @throws NotAllowed for whoever is not asked to the briefing. */
export async function requireAttending(
  context: Context,
  verb: AccessVerb,
  message = NOT_YOURS,
): Promise<void> {
  const kind = await kindOf(context.tx, context.place);
  const relations = relationsToBriefing(
    context.directory,
    context.partnership.briefing,
    context.member,
    kind,
  );
  if (!may(context.member, verb, relations)) throw new NotAllowed(message);
}

/** Today's briefing while it takes updates. @throws BotError 'no-briefing' which says when the next one opens */
export async function requireOpen(context: Context): Promise<Briefing> {
  const briefing = await todaysBriefing(context.tx, context.now);
  if (briefing && briefing.state !== 'closed') return briefing;
  throw new BotError(
    'no-briefing',
    `${briefing ? 'Today’s briefing is closed.' : 'No briefing is open now.'} ${await nextOpens(context)} Nothing was kept.`,
  );
}

/** Today's briefing, or the last one. @throws BotError 'no-briefing' */
export async function requireBriefing(context: Context): Promise<Briefing> {
  const briefing =
    (await todaysBriefing(context.tx, context.now)) ?? (await context.tx.all('briefings')).at(-1);
  if (briefing) return briefing;
  throw new BotError('no-briefing', `There has been no briefing yet. ${await nextOpens(context)}`);
}

/** `The next one opens on Mon 23 November 2026 at 08:30.` */
export async function nextOpens({ tx, now, today, partnership }: Context): Promise<string> {
  const calendar = await calendarOf(tx);
  const { timetable } = partnership.briefing;
  const isStill = isWorkingDay(today, calendar) && now < stepAt(today, 'opens', timetable);
  const date = isStill ? today : nextBriefingDate(today, calendar);
  return `The next one opens on ${sayDate(date)} at ${timetable.opens}.`;
}

/** The update a button or form is about, for its author. One that is not theirs and one that does not exist are refused alike. */
export async function findOwnUpdate(context: Context, subject: string | undefined): Promise<Update> {
  const found = subject ? readSubject(subject) : undefined;
  const update =
    found?.collection === 'briefingUpdates' ? await context.tx.get('briefingUpdates', found.id) : undefined;
  const { directory, partnership, member } = context;
  const mine =
    update &&
    may(member, 'briefing.correct', relationsToItem(directory, partnership.briefing, update, member));
  if (update && mine) return update;
  throw new NotAllowed('I cannot find that update among yours. Type /dib status to see them.');
}

/** The briefing of an update, with everything it is about. */
export async function around(
  context: Context,
  update: Pick<Update, 'briefing'>,
): Promise<{ readonly briefing: Briefing; readonly items: readonly BriefingItem[] }> {
  const briefing = await context.tx.get('briefings', update.briefing);
  if (!briefing)
    throw new BotError('no-briefing', 'That briefing is not kept any more. Nothing was changed.');
  return { briefing, items: await itemsOf(context.tx, briefing) };
}

/** @throws NotAllowed in the same words whether there is such an item or not */
export async function findItem(
  context: Context,
  subject: string | undefined,
  verb: AccessVerb,
): Promise<BriefingItem> {
  const found = subject ? readSubject(subject) : undefined;
  const item =
    found?.collection === 'briefingItems' ? await context.tx.get('briefingItems', found.id) : undefined;
  const { directory, partnership, member } = context;
  const kind = await kindOf(context.tx, context.place);
  const relations = item && relationsToItem(directory, partnership.briefing, item, member, kind);
  if (!item || !relations || !may(member, 'briefing.see', relations))
    throw new NotAllowed('I cannot find that item. Type /dib list to see today’s.');
  // Whoever an action of it was given to knows how it went.
  const given = item.actions.some(({ owner }) => owner === member.agency);
  const all = given ? new Set([...relations, 'same-agency' as const]) : relations;
  if (!may(member, verb, all))
    throw new NotAllowed(
      'Only whoever brought this item, their agency, the chair of the briefing and the business unit can change it. Nothing was changed.',
    );
  return item;
}
