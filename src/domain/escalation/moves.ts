import { BotError } from '../../bot/errors.ts';
import type { HolidayCalendar } from '../working-days.ts';
import { calendarUnder } from './clock.ts';
import { adviceMoves } from './moves-advice.ts';
import { endMoves } from './moves-end.ts';
import { stageMoves } from './moves-stage.ts';
import { talkMoves } from './moves-talk.ts';
import { timeMoves } from './moves-time.ts';
import type { Escalation } from './record.ts';
import type { Side } from './words.ts';

/** Somebody who wants to move an escalation, and what they are to it. */
export interface Mover {
  readonly member: string;
  /** The side they act for, when they act for one. */
  readonly side?: Side;
  /** They sit where the open stage is decided. */
  readonly decides?: boolean;
  /** They work in the business unit, which keeps things moving and takes no side. */
  readonly unit?: boolean;
  /** Members they could ask for an opinion at the open stage; empty when nobody holds that seat. */
  readonly asks?: readonly string[];
  /** The member who was asked for an opinion at the open stage: they themselves, or whom they stand in for. */
  readonly advises?: string;
}

/** What a form or button says about a move. Each move reads what it needs. */
export interface MoveDetails {
  readonly text?: string;
  /** Stage to go to, when it is not the next one. */
  readonly stage?: number;
  /** Working days of an extension, or until an opinion is needed. */
  readonly days?: number;
  readonly outcome?: {
    readonly kind: 'agreed' | 'changed' | 'upheld' | 'compromise';
    readonly impact?: string;
    readonly learning: boolean;
    readonly learningTheme?: string;
    readonly onBothFiles: boolean;
  };
  readonly held?: 'yes' | 'partly' | 'no';
}

export interface MoveAt {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

export interface MoveRule {
  /** Why this mover cannot do it now, in words for them. Undefined when they can. */
  whyNot(escalation: Escalation, mover: Mover, at: MoveAt): string | undefined;
  /** What is wrong with what was said, by the name of the detail. */
  check?(escalation: Escalation, details: MoveDetails): Readonly<Partial<Record<keyof MoveDetails, string>>>;
  make(escalation: Escalation, mover: Mover, details: MoveDetails, at: MoveAt): Escalation;
}

const RULES = { ...talkMoves, ...adviceMoves, ...stageMoves, ...timeMoves, ...endMoves } as const;
export type MoveKind = keyof typeof RULES;
export const MOVES = Object.keys(RULES).filter((name): name is MoveKind => name in RULES);

/** A move that the rules do not allow (code `illegal-move`). Its message says why, to the person who tried. */
export class IllegalMove extends BotError {
  constructor(message: string) {
    super('illegal-move', message);
  }
}

/** What this person can do with it now, in the order of the protocol. */
export function legalMoves(escalation: Escalation, mover: Mover, at: MoveAt): readonly MoveKind[] {
  return MOVES.filter((kind) => RULES[kind].whyNot(escalation, mover, at) === undefined);
}

export function whyNot(escalation: Escalation, kind: MoveKind, mover: Mover, at: MoveAt): string | undefined {
  return RULES[kind].whyNot(escalation, mover, at);
}

/** What is wrong with what was said about a move; empty when it can be made. */
export function checkMove(
  escalation: Escalation,
  kind: MoveKind,
  details: MoveDetails,
): Readonly<Partial<Record<keyof MoveDetails, string>>> {
  const rule: MoveRule = RULES[kind];
  return rule.check?.(escalation, details) ?? {};
}

/**
 * Makes one move. The record it was made from is not changed.
 * @throws IllegalMove when the rules or what was said do not allow it.
 */
export function move(
  escalation: Escalation,
  kind: MoveKind,
  mover: Mover,
  details: MoveDetails,
  at: MoveAt,
): Escalation {
  const rule: MoveRule = RULES[kind];
  const wrong = rule.whyNot(escalation, mover, at) ?? Object.values(checkMove(escalation, kind, details))[0];
  if (wrong !== undefined) throw new IllegalMove(wrong);
  const under = { ...at, calendar: calendarUnder(escalation.policy, at.calendar) };
  return { ...rule.make(escalation, mover, details, under), rev: escalation.rev + 1 };
}
