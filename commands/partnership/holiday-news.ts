import { holidayNewsCard } from '../../cards/index.ts';
import { ownerName } from '../../cards/action/names.ts';
import { notice } from '../../cards/words.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import type { MovedDeadline } from '../../src/bot/deadlines.ts';
import { post, subjectOf } from '../../src/bot/outbox.ts';
import { relationsTo, whoOwns } from '../../src/bot/relations.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { openActions } from '../../src/bot/action-steps.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { moveDue } from '../../src/domain/action/owners-steps.ts';
import { provisionalNote } from '../../src/domain/deadline.ts';
import { isWorkingDay, londonDate, nextWorkingDay, sayDate } from '../../src/domain/working-days.ts';
import { findAction, keepAction } from '../action/record.ts';

const SHOWN = 10;

/** The open actions whose chosen due date is this day. Such a date does not move by itself. */
export async function actionsDueOn(context: Context, date: string): Promise<readonly Action[]> {
  return (await openActions(context.tx)).filter(({ due }) => due === date);
}

/**
 * Tells everybody with a date that moved, or an action that is due on the new bank holiday, in one message each: its
 * owner, and for an action whoever assigned it.
 */
export async function tellOwners(
  context: Context,
  title: string,
  moved: readonly MovedDeadline[],
  due: readonly Action[],
): Promise<void> {
  const news = new Map<string, { moved: MovedDeadline[]; due: Action[] }>();
  const of = (member: string) => {
    const known = news.get(member) ?? { moved: [], due: [] };
    news.set(member, known);
    return known;
  };
  for (const each of moved) for (const owner of new Set(each.owners)) of(owner).moved.push(each);
  for (const each of due)
    for (const member of new Set([...ownersOf(each, context), each.assignedBy])) of(member).due.push(each);
  for (const [member, theirs] of news) {
    const known = context.directory.member(member);
    if (!known || known.left) continue;
    const view = await drawNews(context, title, theirs.moved, theirs.due);
    await post(context.tx, context.now, {
      to: { kind: 'member', member },
      content: { kind: 'card', view: { ...view } },
    });
  }
}

function ownersOf(action: Action, { directory }: Context): string[] {
  return whoOwns(action, directory).members.map(({ id }) => id);
}

async function drawNews(
  context: Context,
  title: string,
  moved: readonly MovedDeadline[],
  due: readonly Action[],
): Promise<CardView> {
  const calendar = await calendarOf(context.tx);
  const hidden = Math.max(0, moved.length - SHOWN) + Math.max(0, due.length - SHOWN);
  return {
    summary: 'A bank holiday was changed, and dates of yours with it',
    card: holidayNewsCard.expand({
      title,
      intro:
        moved.length > 0
          ? 'These are counted in working days and have moved by themselves:'
          : 'You do not have to do anything. If the day no longer suits, move it:',
      moved: moved.slice(0, SHOWN).map((each) => sayMove(each)),
      due: due.slice(0, SHOWN).map((action) => ({
        title: action.title,
        line: dotted([action.id, `due ${sayDate(action.due)}`, ownerName(action.owner, context.directory)]),
        subject: subjectOf('action', action.id),
        rev: action.rev,
        button: `Move to ${sayDate(nextWorkingDay(action.due, calendar), 'short')}`,
      })),
      more: hidden > 0 ? `And ${hidden} more: /mywork shows yours.` : '',
    }),
  };
}

/** From when to when one limit moved: `ESC-2703-K4TR, stage 2: from Fri 12 March 2027 to Mon 15 March 2027, 17:00`. */
export function sayMove({ what, startedAt, due, to }: MovedDeadline): string {
  const [from, until] = [londonDate(due), londonDate(to)];
  const note = provisionalNote(londonDate(startedAt), until);
  return `${what}: from ${sayDate(from)} to ${sayDate(until)}, 17:00${note ? ` ${note}` : ''}`;
}

/**
 * The button that moves an action off a bank holiday, to the next working day. It moves nothing else: an action that is due
 * on a working day stays, so an old button, or a second press, does nothing.
 */
export const moveOffHoliday: PressHandler = {
  access: 'action.move-due',
  async run(context, { subject }): Promise<Reply> {
    const action = await findAction(context, subject);
    requireAccess(
      context,
      'action.move-due',
      relationsTo(action, context.member, context.directory),
      "Only its owner or their deputy, the person who assigned it, the group's chair and the business unit can move its date.",
    );
    const calendar = await calendarOf(context.tx);
    if (action.closed || isWorkingDay(action.due, calendar))
      return {
        kind: 'notice',
        view: notice(
          action.closed ? `${action.id} is done already` : `${action.id} is due on a working day`,
          [
            action.closed
              ? 'Its date has not been changed.'
              : `It is due ${sayDate(action.due)}. Nothing was changed.`,
          ],
        ),
      };
    const due = nextWorkingDay(action.due, calendar);
    await keepAction(context, moveDue(action, due, context.member.id, 'bank holiday', context.now));
    return {
      kind: 'notice',
      view: notice(`${action.id} is due ${sayDate(due)} now`, [
        'Reason: bank holiday. Everybody who has the card sees it.',
      ]),
    };
  },
};
