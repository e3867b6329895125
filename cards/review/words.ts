import { subjectOf } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import {
  countOf as clockCount,
  daysOver,
  explainDue,
  isOpenStep,
  type ReviewAt,
} from '../../src/domain/review/clock.ts';
import type { Review, ReviewEvent, ReviewReturn, StepRun } from '../../src/domain/review/record.ts';
import { isLate, returnsIn } from '../../src/domain/review/returns.ts';
import { kindLabel, outcomeLabel } from '../../src/domain/review/words.ts';
import { londonDate, sayDate, workingDaysBetween } from '../../src/domain/working-days.ts';
import type { Directory } from '../../src/partnership/model.ts';
import type { Button } from '../words.ts';

/** What the first day is called in a line about a date. */
const BEGAN: Readonly<Record<string, string>> = {
  aware: 'aware',
  agreed: 'agreed',
  started: 'started',
  announced: 'announced',
  begins: 'begins',
};

/** `Rapid review REV-2611-K4TR`. */
export function referenceOf(review: Pick<Review, 'kind' | 'id'>): string {
  return `${kindLabel(review.kind)} ${review.id}`;
}

/** Where it stands in a few words. */
export function statusOf(review: Review, at: ReviewAt): string {
  if (review.outcome) return `Closed: ${outcomeLabel(review.outcome.kind)}`;
  const notify = review.steps.find(({ does }) => does === 'notify');
  if (notify && isOpenStep(notify)) return 'Notification not sent yet';
  if (notify?.done) {
    const day = workingDaysBetween(notify.done.on, londonDate(at.now), at.calendar);
    const last = review.steps.find(({ id }) => id === 'report');
    const limit = last?.due && 'workingDays' in last.due ? ` of ${last.due.workingDays}` : '';
    if (last && isOpenStep(last)) return `Working day ${day}${limit}`;
  }
  return 'Open';
}

/** How the day of a step came about, in one line; that it was moved by somebody, where it was. */
export function explainStep(review: Review, step: StepRun, { calendar }: ReviewAt): string {
  const count = clockCount(step);
  if (!step.startedOn || !count) return '';
  const moved = step.moved.at(-1);
  if (moved)
    return `moved to ${sayDate(londonDate(new Date(moved.to)))}, was ${sayDate(londonDate(new Date(moved.from)), 'short')}: ${moved.why}`;
  const before = step.times.length > 0 ? step : review.steps.find(({ id }) => id === step.from);
  const began =
    step.times.length > 0
      ? 'last time'
      : before
        ? (before.short ?? `“${before.name}”`)
        : (BEGAN[review.began] ?? 'started');
  return explainDue(step.startedOn, count, calendar, began);
}

/** `Agency summaries in: 3 of 5`. */
export function stepLine(review: Review, step: StepRun): string {
  if (step.does !== 'returns' || review.returns.length === 0) return step.name;
  const { settled, of } = returnsIn(review);
  return `${step.name}: ${settled} of ${of}`;
}

/** `due Mon 4 Jan 17:00`, `late by 2 working days`, `waits for “Notification sent”`. */
export function whenDue(dueAt: string | undefined, at: ReviewAt): string {
  if (dueAt === undefined) return '';
  const over = daysOver(dueAt, at);
  const due = `${sayDate(londonDate(new Date(dueAt)), 'short')} 17:00`;
  return over > 0 ? `was due ${due}, late by ${counted(over, 'working day')}` : `due ${due}`;
}

/** Whose return it is. */
export function returnName(each: ReviewReturn, directory: Directory): string {
  return each.setting?.name ?? directory.agency(each.agency)?.name ?? each.agency;
}

/** How one return stands. */
export function returnState(each: ReviewReturn, at: ReviewAt): string {
  const { extension } = each;
  switch (each.state) {
    case 'planned':
      return 'not asked for yet';
    case 'received':
      return `in since ${sayDate(each.received?.on ?? londonDate(at.now), 'short')}`;
    case 'declined':
      return 'declined';
    case 'asked':
      return dotted([
        whenDue(each.dueAt, at),
        extension && !extension.answer
          ? `asks for more time, until ${sayDate(extension.until, 'short')}`
          : undefined,
        extension?.answer?.yes && !isLate(each, at.now) ? 'was given more time' : undefined,
      ]);
  }
}

/** Opens it beside a list. */
export function lookButton({ id, rev }: Pick<Review, 'id' | 'rev'>): Button {
  return { title: 'Open', data: { verb: 'review.look', subject: subjectOf('review', id), rev } };
}

/** Opens the form for one thing; `id` names the step, return or finding. */
export function doButton(
  review: Pick<Review, 'id' | 'rev'>,
  what: string,
  title: string,
  id?: string,
): Button {
  return {
    title,
    data: {
      verb: `review.do.${what}`,
      subject: subjectOf('review', review.id),
      rev: review.rev,
      opens: 'form',
      ...(id ? { args: { id } } : {}),
    },
  };
}

/** Does one thing at once. Its effect has a name of its own, so that one list can have the same button several times. */
export function onceButton(
  review: Pick<Review, 'id'>,
  verb: string,
  title: string,
  id: string,
  round: string,
): Button {
  return {
    title,
    data: {
      verb,
      subject: subjectOf('review', review.id),
      args: { id, once: `${review.id}|${id}|${round}` },
    },
  };
}

/** Shows something else about it. */
export function showButton({ id, rev }: Pick<Review, 'id' | 'rev'>, verb: string, title: string): Button {
  return { title, data: { verb, subject: subjectOf('review', id), rev } };
}

export function sayEvent({ kind, what }: ReviewEvent, review: Review, directory: Directory): string {
  const said = EVENTS[kind];
  const name = nameIn(what, review, directory);
  return name ? `${said}: ${name}` : said;
}

const EVENTS: Readonly<Record<ReviewEvent['kind'], string>> = {
  opened: 'Opened',
  'step-done': 'Done',
  'step-skipped': 'Left out',
  'step-moved': 'Moved',
  asked: 'Returns asked for',
  'return-received': 'Return in',
  'return-declined': 'Return declined',
  'return-reopened': 'Return asked for again',
  'extension-asked': 'More time asked for',
  'extension-given': 'More time given',
  'extension-refused': 'No more time',
  finding: 'Finding',
  'finding-action': 'Became an action',
  'finding-dropped': 'No action',
  questions: 'Questions',
  answered: 'Answered',
  'briefing-written': 'One-page briefing written',
  'briefing-approved': 'One-page briefing agreed',
  'briefing-circulated': 'One-page briefing sent round',
  acknowledged: 'One-page briefing read',
  repeated: 'Repeated',
  followed: 'Followed by',
  'handed-over': 'Handed over',
  closed: 'Closed',
  're-opened': 'Opened again',
};

function nameIn(what: string | undefined, review: Review, directory: Directory): string | undefined {
  if (what === undefined) return undefined;
  const step = review.steps.find(({ id }) => id === what);
  const owed = review.returns.find(({ id }) => id === what);
  if (owed) return returnName(owed, directory);
  return step?.name ?? directory.agency(what)?.name ?? what;
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
