import { BotError } from '../../bot/errors.ts';

/** Who does something, and when. */
export interface By {
  readonly member: string;
  readonly at: Date;
}

/** What a briefing, update or item does not allow now (code `illegal-move`). The message says why, to who tried. */
export class IllegalBriefingMove extends BotError {
  constructor(message: string) {
    super('illegal-move', message);
  }
}

export function stamp({ member, at }: By): { by: string; at: string } {
  return { by: member, at: at.toISOString() };
}

export function refuseIf(wrong: boolean, message: string): void {
  if (wrong) throw new IllegalBriefingMove(message);
}

/** The record as of its next revision. */
export function next<T extends { readonly rev: number }>(record: T): T {
  return { ...record, rev: record.rev + 1 };
}
