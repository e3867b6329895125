import type { StoreView } from '../../storage/store.ts';
import { awaitsTalk, isOutstanding, openActions } from '../domain/briefing/outstanding.ts';
import type { BriefingItem } from '../domain/briefing/record.ts';
import { isOverdue } from '../domain/briefing/times.ts';
import { ITEM_TYPES, labelOf } from '../domain/briefing/words.ts';
import { londonDate, londonInstant, nextWorkingDay, sayDate } from '../domain/working-days.ts';
import type { MissingStep, StepAround, StepKind } from './next-steps.ts';
import { subjectOf } from './outbox.ts';
import { dotted } from './text.ts';

/**
 * What is open in the briefing goes on in the next one, so that most of it needs nobody else. What stands in the business unit's list
 * is what the briefings pass on without anybody doing it: an action or a conversation over its time by more than a working day.
 */
export const briefingSteps: StepKind<BriefingItem> = {
  name: 'item',

  async open(view: StoreView) {
    const open = await view.find('briefingItems', 'status', 'open');
    const back = (await view.find('briefingItems', 'status', 'closed')).filter(awaitsTalk);
    return [...open, ...back].filter(isOutstanding);
  },

  describe: (item, { directory }) => ({
    subject: subjectOf('item', item.id),
    rev: item.rev,
    title: labelOf(ITEM_TYPES, item.type),
    line: dotted([
      item.id,
      directory.agency(item.agency)?.name ?? item.agency,
      sayDate(londonDate(new Date(item.confirmedAt))),
    ]),
  }),

  nextStep(item, around) {
    const missing = missingOf(item, around);
    if (missing.length > 0) return missing;
    return {
      what: 'the next briefing',
      who: item.author,
      when: nextWorkingDay(around.today, around.calendar),
    };
  },
};

function missingOf(item: BriefingItem, { today, calendar }: StepAround): MissingStep[] {
  const now = londonInstant(today, '09:00');
  const missing: MissingStep[] = [];
  const dayOver = (date: string): boolean => nextWorkingDay(date, calendar) < today;
  const late = openActions(item).filter(({ due }) => isOverdue(due, now, calendar) && dayOver(due.date));
  if (late.length > 0)
    missing.push({
      reason: 'overdue',
      says: `${late.length === 1 ? 'An action of it is' : `${late.length} actions of it are`} over the time, and the briefings pass it on.`,
    });
  const talk = item.returnTalk;
  if (awaitsTalk(item) && talk && talk.due < now.toISOString() && dayOver(londonDate(new Date(talk.due))))
    missing.push({
      reason: 'not-closed',
      says: 'The return home conversation is over its 72 hours, and nobody has said how it went.',
    });
  return missing;
}
