import { BotError } from '../../bot/errors.ts';

/** A move that a meeting does not allow (code `meeting-refused`). Its message says why, to the person who tried. */
export class MeetingRefused extends BotError {
  constructor(message: string) {
    super('meeting-refused', message);
  }
}

/** Who does something, and when. */
export interface By {
  readonly member: string;
  readonly now: Date;
}

export function stampOf({ member, now }: By): { by: string; at: string } {
  return { by: member, at: now.toISOString() };
}
