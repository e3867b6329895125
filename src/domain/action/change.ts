import { BotError } from '../../bot/errors.ts';
import { AlreadyDone } from '../already-done.ts';
import { deadline, type HolidayCalendar } from '../working-days.ts';
import type { Action, StoryEvent } from './record.ts';

/** When something happens, and by which calendar its limits are counted. */
export interface Moment {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

/** Something that this action is not ready for (code `action-step`). The message says what comes first. */
export class WrongStep extends BotError {
  constructor(message: string) {
    super('action-step', message);
  }
}

type Happening = Omit<StoryEvent, 'by' | 'at'>;

/** The changed action with its next revision and one more line of its story. */
export function changed(action: Action, what: Happening, by: string, now: Date): Action {
  const event: StoryEvent = { ...what, by, at: now.toISOString() };
  return { ...action, rev: action.rev + 1, story: [...action.story, event] };
}

/** @throws AlreadyDone when it is closed. */
export function requireOpen({ closed }: Action): void {
  if (!closed) return;
  const words = { done: 'done', assured: 'assured and closed', withdrawn: 'withdrawn' } as const;
  throw new AlreadyDone(words[closed.how], closed.by, closed.at);
}

/** A limit of so many working days from now: the instant at which it ends. */
export function limitOf(days: number, { now, calendar }: Moment): string {
  return deadline(now, days, calendar).toISOString();
}
