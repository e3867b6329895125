import type { StoreView, Transaction } from '../../storage/store.ts';
import { deadline, type HolidayCalendar } from '../domain/working-days.ts';
import type { Context } from './context.ts';
import { refreshPostings } from './outbox.ts';
import type { Surroundings } from './surroundings.ts';

/** A limit in working days that has not ended yet. */
export interface OpenDeadline {
  /** The record: `escalation:ESC-2611-K4TR`. */
  readonly subject: string;
  /** What is due, for people: the reference and which limit, never free text: `ESC-2611-K4TR, stage 2`. */
  readonly what: string;
  readonly startedAt: Date;
  readonly workingDays: number;
  /** When its working days end, where a policy says something else than 17:00. */
  readonly closesAt?: string;
  /** The end that is on record now. */
  readonly due: Date;
  /** Members who work to it: they are told when it moves. */
  readonly owners: readonly string[];
}

/**
 * Something that is due so many working days after it started. When the bank holidays change, its open ends are worked out
 * anew from `startedAt` and `workingDays`. A kind joins the list in `deadline-kinds.ts`.
 */
export interface DeadlineKind {
  readonly name: string;
  /** Every limit of this kind that is still open. */
  open(
    view: StoreView,
    around: Pick<Surroundings, 'directory' | 'partnership'>,
  ): Promise<readonly OpenDeadline[]>;
  /** Keeps the new end with the record, and gives the record its next revision. Everything else is done for it. */
  replan(tx: Transaction, open: OpenDeadline, due: Date, now: Date): Promise<void>;
}

/** A limit that ends at another time under another calendar. `due` is where it ended before. */
export interface MovedDeadline extends OpenDeadline {
  readonly to: Date;
}

type Around = Pick<Surroundings, 'directory' | 'partnership'>;

/** What would move if these were the bank holidays. Changes nothing. In order of the old end. */
export async function movesUnder(
  view: StoreView,
  kinds: readonly DeadlineKind[],
  calendar: HolidayCalendar,
  around: Around,
): Promise<readonly MovedDeadline[]> {
  const moves = await Promise.all(kinds.map((kind) => movesOf(view, kind, calendar, around)));
  return inOrder(moves.flat());
}

/**
 * Works out every open limit anew under these bank holidays, and keeps those that moved: the record, an audit entry each
 * (`deadline.replan`), and every posted copy of its card. Telling the owners is the caller's, who knows why.
 */
export async function replanDeadlines(
  context: Pick<Context, 'tx' | 'now' | 'did' | 'directory' | 'partnership'>,
  kinds: readonly DeadlineKind[],
  calendar: HolidayCalendar,
): Promise<readonly MovedDeadline[]> {
  const { tx, now } = context;
  const all: MovedDeadline[] = [];
  for (const kind of kinds) {
    for (const moved of await movesOf(tx, kind, calendar, context)) {
      await kind.replan(tx, moved, moved.to, now);
      await context.did('deadline.replan', moved.subject);
      await refreshPostings(tx, now, moved.subject);
      all.push(moved);
    }
  }
  return inOrder(all);
}

async function movesOf(
  view: StoreView,
  kind: DeadlineKind,
  calendar: HolidayCalendar,
  around: Around,
): Promise<MovedDeadline[]> {
  const open = await kind.open(view, around);
  return open
    .map((each) => ({
      ...each,
      to: deadline(
        each.startedAt,
        each.workingDays,
        each.closesAt ? { ...calendar, closesAt: each.closesAt } : calendar,
      ),
    }))
    .filter(({ due, to }) => due.getTime() !== to.getTime());
}

function inOrder(moves: readonly MovedDeadline[]): readonly MovedDeadline[] {
  return [...moves].sort((a, b) => a.due.getTime() - b.due.getTime() || (a.what < b.what ? -1 : 1));
}
