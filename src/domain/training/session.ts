import { addWorkingDays, londonDate, sayDate, type HolidayCalendar } from '../working-days.ts';
import type { Session } from './record.ts';
import { TrainingRefused } from './refused.ts';

/** What somebody says of a session when they set it, or change it. Instants in UTC. */
export interface SessionFacts {
  readonly starts: string;
  readonly ends: string;
  readonly places: number;
  readonly least: number;
  readonly venue?: string;
  readonly link?: string;
  readonly trainer?: string;
  readonly bring?: string;
}

/** The rules of its course: working days before the session. */
export interface SessionRules {
  readonly cancelByDays: number;
  readonly closesDays: number;
}

export interface Moment {
  readonly by: string;
  readonly now: Date;
}

/** A day on which it is given. The days by which places are given back and booked are worked out once, and stay what people were told. */
export function planSession(
  { id, course, facts }: { readonly id: string; readonly course: string; readonly facts: SessionFacts },
  rules: SessionRules,
  { by, now }: Moment,
  calendar: HolidayCalendar,
): Session {
  return {
    ...checked(facts, now),
    id,
    course,
    rev: 1,
    ...limitsOf(facts, rules, calendar),
    state: 'planned',
    moves: [],
    prompted: [],
    by,
    at: now.toISOString(),
  };
}

/** Another day, place or number of places. A day that stays keeps its limits. @throws TrainingRefused */
export function changeSession(
  session: Session,
  facts: SessionFacts,
  rules: SessionRules,
  { by, now }: Moment,
  calendar: HolidayCalendar,
): Session {
  refuseUnless(
    session.state === 'planned',
    'It is over, or was cancelled. Set another session with /training add.',
  );
  const { venue: _venue, link: _link, trainer: _trainer, bring: _bring, ...kept } = session;
  const moved = session.starts !== facts.starts || session.ends !== facts.ends;
  return {
    ...kept,
    ...checked(facts, now),
    rev: session.rev + 1,
    ...(moved
      ? {
          ...limitsOf(facts, rules, calendar),
          moves: [...session.moves, { from: session.starts, to: facts.starts, by, at: now.toISOString() }],
        }
      : {}),
  };
}

/** @throws TrainingRefused once it has been held or cancelled */
export function cancelSession(session: Session, why: string, { by, now }: Moment): Session {
  refuseUnless(session.state === 'planned', 'It is over, or was cancelled already.');
  refuseUnless(now.toISOString() < session.ends, 'It is over. Say who came with /training register.');
  return {
    ...session,
    rev: session.rev + 1,
    state: 'cancelled',
    cancelled: { why, by, at: now.toISOString() },
  };
}

/** How a session stands for somebody who would like to come: `closed` when it is too late to book. */
export function standingOf(
  { state, starts, ends, closes }: Pick<Session, 'state' | 'starts' | 'ends' | 'closes'>,
  now: Date,
): 'open' | 'closed' | 'begun' | 'over' | 'cancelled' {
  if (state === 'cancelled') return 'cancelled';
  const at = now.toISOString();
  if (state === 'held' || at >= ends) return 'over';
  if (at >= starts) return 'begun';
  return londonDate(now) > closes ? 'closed' : 'open';
}

/** Says why a session is not one to book; undefined when it is. */
export function whyNotOpen(session: Session, now: Date): string | undefined {
  const day = sayDate(londonDate(new Date(session.starts)));
  switch (standingOf(session, now)) {
    case 'open':
      return undefined;
    case 'cancelled':
      return 'That session was cancelled. /training find shows those to come.';
    case 'over':
      return `That session was on ${day}. /training find shows those to come.`;
    case 'begun':
      return 'That session has begun. /training find shows the next ones.';
    case 'closed':
      return `Booking for ${day} closed on ${sayDate(session.closes)}. /training find shows the next ones; the business unit can help if it cannot wait.`;
  }
}

function limitsOf(
  { starts }: SessionFacts,
  { cancelByDays, closesDays }: SessionRules,
  calendar: HolidayCalendar,
): Pick<Session, 'cancelBy' | 'closes'> {
  const day = londonDate(new Date(starts));
  const before = (days: number): string => {
    const found = addWorkingDays(day, -days, calendar);
    return found < day ? found : day;
  };
  return { cancelBy: before(cancelByDays), closes: before(closesDays) };
}

function checked(facts: SessionFacts, now: Date): SessionFacts {
  refuseUnless(facts.starts < facts.ends, 'It ends before it begins.');
  refuseUnless(facts.starts > now.toISOString(), 'That time has already passed.');
  refuseUnless(facts.least <= facts.places, 'It needs at least as many places as people it is held for.');
  return facts;
}

function refuseUnless(holds: boolean, message: string): void {
  if (!holds) throw new TrainingRefused(message);
}
